//! The course of a meeting in a web view: what each event of its main page means. No window here, so that every order
//! of events can be tested.

use std::time::Duration;

use bbw_meet_core::error::Code;
use bbw_meet_core::meeting::{Ending, News, Sight, Watch, network, page};
use bbw_meet_core::origin::Origin;
use url::Url;

use super::{errors, leave};

/// A web view that shows not even a local page after this long will show nothing.
const FIRST_PAGE: Duration = Duration::from_secs(20);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// The local page is on its way.
    Local,
    /// The server has been called.
    OnTheWay,
    /// A page of the server is coming in.
    Arriving,
    /// The meeting's page is there.
    Open,
    /// The page has been sent away.
    Leaving,
}

/// Where a navigation may go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Verdict {
    pub(super) allowed: bool,
    pub(super) news: Option<News>,
}

/// How a navigation of the main page ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Loaded {
    /// `None` if it succeeded, else WebView2's `COREWEBVIEW2_WEB_ERROR_STATUS`.
    pub(super) error: Option<i32>,
    /// The server's HTTP status; 0 where there was none or it is not known.
    pub(super) status: i32,
}

impl Loaded {
    /// Where a web view says no more than that the page is there.
    pub(super) const WELL: Self = Self {
        error: None,
        status: 0,
    };
}

/// What to do when a page is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    Nothing,
    /// The local page is there: call the server.
    CallServer,
    Tell(News),
    /// The page is gone: its window may go, too.
    Close,
}

/// One meeting's course.
#[derive(Debug)]
pub(super) struct Course {
    watch: Watch,
    phase: Phase,
}

impl Course {
    /// A course that begins with a page of this program's own, before the server is called.
    pub(super) fn with_local_page(watch: Watch) -> Self {
        Self {
            watch,
            phase: Phase::Local,
        }
    }

    /// A course that begins with calling the server.
    pub(super) fn straight(watch: Watch) -> Self {
        Self {
            watch,
            phase: Phase::OnTheWay,
        }
    }

    /// From now on only the empty page counts, which comes when the page that is there has said goodbye.
    pub(super) fn leave(&mut self) {
        self.phase = Phase::Leaving;
    }

    /// Has the meeting's page been there?
    pub(super) fn is_open(&self) -> bool {
        self.phase == Phase::Open
    }

    /// The main page wants to go to `address`, by itself, by a click or because a server sends it on.
    pub(super) fn starting(&mut self, address: &str) -> Verdict {
        let refused = |news| Verdict {
            allowed: false,
            news,
        };
        let Ok(url) = Url::parse(address) else {
            return refused(None);
        };
        if self.phase == Phase::Leaving {
            return Verdict {
                allowed: address == leave::EMPTY,
                news: None,
            };
        }
        if self.phase == Phase::Local {
            // The text of the local page is handed over as such an address.
            return Verdict {
                allowed: matches!(url.scheme(), "about" | "data"),
                news: None,
            };
        }
        if let Some(ending) = page::over_at(address) {
            return refused(self.is_open().then_some(News::Over(ending)));
        }
        // `Watch` has patience with local pages, which a browser's window begins with. Here only https may follow.
        if Origin::of(&url).is_none() {
            return refused(self.foreign());
        }
        match self.watch.observe(address) {
            Sight::Inside => Verdict {
                allowed: true,
                news: None,
            },
            Sight::Over(ending) => refused(Some(News::Over(ending))),
            Sight::Unsupported => refused(Some(News::HostFailed(Code::HostUnsupported.into()))),
            Sight::Foreign => refused(self.foreign()),
        }
    }

    /// Before the meeting is there, only a portal or proxy sends people elsewhere. Later the person just stays.
    fn foreign(&self) -> Option<News> {
        (!self.is_open()).then(|| News::MeetingFailed(Code::NetPortal.into()))
    }

    /// The main page's address is another now, perhaps without a navigation (`history.pushState`).
    pub(super) fn moved(&mut self, address: &str) -> Option<News> {
        if matches!(self.phase, Phase::Local | Phase::Leaving) {
            return None;
        }
        let https = Url::parse(address).is_ok_and(|url| Origin::of(&url).is_some());
        match self.watch.observe(address) {
            Sight::Over(ending) => Some(News::Over(ending)),
            Sight::Unsupported => Some(News::HostFailed(Code::HostUnsupported.into())),
            Sight::Inside if https => None,
            // `starting` was not asked, or was not obeyed.
            Sight::Inside | Sight::Foreign => {
                let lost = News::Over(Ending::ConnectionLost);
                Some(self.foreign().unwrap_or(lost))
            }
        }
    }

    /// A page begins to come in; perhaps the web view's own, which says that there was an error.
    pub(super) fn arriving(&mut self, error_page: bool) -> Option<News> {
        match (self.phase, error_page) {
            (Phase::Open, true) => Some(News::Over(Ending::ConnectionLost)),
            (Phase::OnTheWay, false) => {
                self.phase = Phase::Arriving;
                None
            }
            // Of an error on the way, `loaded` says which one it is.
            (Phase::OnTheWay, true)
            | (Phase::Local | Phase::Arriving | Phase::Leaving, _)
            | (Phase::Open, false) => None,
        }
    }

    /// A navigation of the main page has ended at `address`, well or not.
    pub(super) fn loaded(&mut self, address: &str, loaded: Loaded) -> Next {
        let https = Url::parse(address).is_ok_and(|url| Origin::of(&url).is_some());
        match (self.phase, loaded.error) {
            (Phase::Local, _) => {
                self.phase = Phase::OnTheWay;
                Next::CallServer
            }
            (Phase::Leaving, _) if address == leave::EMPTY => Next::Close,
            // Refused by `starting`, or overtaken by another one.
            (Phase::Leaving, _) | (_, Some(errors::CANCELLED)) => Next::Nothing,
            // A click on a file to be downloaded ends like this, too; an error page was told by `arriving`.
            (Phase::Open, _) => Next::Nothing,
            (Phase::OnTheWay | Phase::Arriving, Some(error)) => {
                Next::Tell(News::MeetingFailed(errors::problem(error)))
            }
            // The local page, late.
            (Phase::OnTheWay | Phase::Arriving, None) if !https => Next::Nothing,
            (Phase::OnTheWay | Phase::Arriving, None) => {
                let status = u64::try_from(loaded.status).unwrap_or_default();
                if let Some(problem) = network::status(status) {
                    return Next::Tell(News::MeetingFailed(problem));
                }
                self.phase = Phase::Open;
                Next::Tell(News::Opened)
            }
        }
    }

    /// How long this phase may take, and what it means if it takes longer.
    pub(super) fn patience(&self) -> Option<(Duration, News)> {
        match self.phase {
            Phase::Local => Some((FIRST_PAGE, News::HostFailed(Code::HostSilent.into()))),
            Phase::OnTheWay => Some((
                network::PATIENCE,
                News::MeetingFailed(Code::NetTimeout.into()),
            )),
            Phase::Arriving | Phase::Open | Phase::Leaving => None,
        }
    }
}

#[cfg(test)]
#[path = "course_tests.rs"]
mod tests;
