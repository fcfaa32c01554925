//! The course of a meeting in a web view: what each event of its main page means. No window here, so that every order
//! of events can be tested.

use std::time::Duration;

use bbw_meet_core::error::Code;
use bbw_meet_core::meeting::{Ending, News, Sight, Watch, network};
use bbw_meet_core::origin::Origin;
use url::Url;

use super::errors;

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
        if self.phase == Phase::Local {
            // The text of the local page is handed over as such an address.
            return Verdict {
                allowed: matches!(url.scheme(), "about" | "data"),
                news: None,
            };
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
        if self.phase == Phase::Local {
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
            | (Phase::Local | Phase::Arriving, _)
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
            // Refused by `starting`, or overtaken by another one.
            (_, Some(errors::CANCELLED)) => Next::Nothing,
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
            Phase::Arriving | Phase::Open => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ADDRESS: &str = "https://meet.bbw.example/r?lang=de#config.a=1";

    fn server() -> Origin {
        Origin::parse("https://meet.bbw.example").unwrap()
    }

    fn sign_in() -> [Origin; 1] {
        [Origin::parse("https://login.bbw.example").unwrap()]
    }

    fn watch() -> Watch {
        Watch::of(server(), sign_in().to_vec(), true)
    }

    fn on_the_way() -> Course {
        Course::straight(watch())
    }

    fn open() -> Course {
        let mut course = on_the_way();
        assert_eq!(
            course.loaded(ADDRESS, Loaded::WELL),
            Next::Tell(News::Opened)
        );
        course
    }

    fn failed(code: Code) -> Option<News> {
        Some(News::MeetingFailed(code.into()))
    }

    #[test]
    fn a_meeting_opens_after_the_local_page() {
        let mut course = Course::with_local_page(watch());
        assert!(
            course
                .starting("data:text/html;charset=utf-8;base64,PGgxPg==")
                .allowed
        );
        assert_eq!(course.arriving(false), None);
        assert_eq!(course.moved("about:blank"), None);
        assert_eq!(course.loaded("about:blank", Loaded::WELL), Next::CallServer);
        assert!(course.starting(ADDRESS).allowed);
        assert_eq!(course.moved(ADDRESS), None);
        assert_eq!(course.arriving(false), None);
        assert_eq!(course.patience(), None, "a slow page is no missing server");
        assert_eq!(
            course.loaded(ADDRESS, Loaded::WELL),
            Next::Tell(News::Opened)
        );
        assert!(course.is_open());
    }

    #[test]
    fn a_local_page_is_never_taken_for_the_meeting() {
        let mut course = on_the_way();
        assert_eq!(course.loaded("about:blank", Loaded::WELL), Next::Nothing);
        assert!(!course.is_open());
    }

    #[test]
    fn the_server_is_called_even_if_the_local_page_fails() {
        let mut course = Course::with_local_page(watch());
        let failed = Loaded {
            error: Some(errors::CANCELLED),
            status: 0,
        };
        assert_eq!(course.loaded("about:blank", failed), Next::CallServer);
    }

    #[test]
    fn nothing_but_the_server_and_its_sign_in_is_ever_shown() {
        for address in [
            "https://meet.bbw.example.evil.example/r",
            "https://evil.example/",
            "http://meet.bbw.example/r",
            "https://meet.bbw.example:444/r",
            "file:///C:/Windows/win.ini",
            "about:blank",
            "data:text/html,x",
            "javascript:alert(1)",
            "edge://settings",
            "ms-msdt:/id",
            "bbw-meet://meet.bbw.example/r",
            "",
        ] {
            let verdict = open().starting(address);
            assert!(!verdict.allowed, "{address}");
            assert_eq!(verdict.news, None, "the call goes on: {address}");
        }
        assert!(open().starting("https://login.bbw.example/oauth").allowed);
        assert!(open().starting("https://meet.bbw.example/other").allowed);
    }

    #[test]
    fn a_page_that_got_there_unasked_ends_the_meeting() {
        for address in ["https://evil.example/", "about:blank", "no address at all"] {
            let lost = Some(News::Over(Ending::ConnectionLost));
            assert_eq!(open().moved(address), lost, "{address}");
            assert_eq!(on_the_way().moved(address), failed(Code::NetPortal));
        }
        assert_eq!(open().moved("https://meet.bbw.example/other"), None);
    }

    #[test]
    fn before_the_meeting_is_there_a_foreign_page_is_a_portal() {
        let verdict = on_the_way().starting("https://portal.hotel.example/");
        assert!(!verdict.allowed);
        assert_eq!(verdict.news, failed(Code::NetPortal));
    }

    #[test]
    fn endings_are_recognised_by_navigation_and_without() {
        for (address, news) in [
            (
                "https://meet.bbw.example/?lang=de#x",
                News::Over(Ending::Left),
            ),
            (
                "https://meet.bbw.example/static/close2.html",
                News::Over(Ending::Left),
            ),
            (
                "https://meet.bbw.example/static/authError.html",
                News::Over(Ending::NotAllowed),
            ),
            (
                "https://meet.bbw.example/static/webrtcUnsupported.html",
                News::HostFailed(Code::HostUnsupported.into()),
            ),
        ] {
            let verdict = open().starting(address);
            assert!(!verdict.allowed, "the window is about to close: {address}");
            assert_eq!(verdict.news, Some(news.clone()), "{address}");
            assert_eq!(open().moved(address), Some(news), "{address}");
        }
    }

    #[test]
    fn a_server_that_fails_is_told_by_its_fault() {
        let loaded = |error, status| on_the_way().loaded(ADDRESS, Loaded { error, status });
        let server = Problem::new(Code::NetServer).with("status", 502);
        assert_eq!(
            loaded(None, 502),
            Next::Tell(News::MeetingFailed(server)),
            "a page that arrived well, but with an error of the server"
        );
        for (status, code) in [
            (404, Code::NetWrongHost),
            (407, Code::NetPortal),
            (511, Code::NetPortal),
            (504, Code::NetTimeout),
        ] {
            let failed = News::MeetingFailed(code.into());
            assert_eq!(loaded(None, status), Next::Tell(failed), "as everywhere");
        }
        let name = News::MeetingFailed(Code::NetName.into());
        assert_eq!(
            loaded(Some(errors::HOST_NAME_NOT_RESOLVED), 0),
            Next::Tell(name)
        );
        assert_eq!(loaded(Some(errors::CANCELLED), 0), Next::Nothing);
    }

    #[test]
    fn in_a_meeting_only_an_error_page_means_that_the_connection_is_lost() {
        let mut course = open();
        let download = Loaded {
            error: Some(errors::CONNECTION_ABORTED),
            status: 0,
        };
        assert_eq!(course.loaded(ADDRESS, download), Next::Nothing);
        assert_eq!(course.arriving(false), None);
        assert_eq!(
            course.arriving(true),
            Some(News::Over(Ending::ConnectionLost))
        );
    }

    #[test]
    fn waiting_has_an_end() {
        let local = Course::with_local_page(watch());
        let (_, news) = local.patience().unwrap();
        assert_eq!(news, News::HostFailed(Code::HostSilent.into()));
        let (_, news) = on_the_way().patience().unwrap();
        assert_eq!(news, News::MeetingFailed(Code::NetTimeout.into()));
        assert_eq!(open().patience(), None);
    }

    proptest! {
        #[test]
        fn no_text_leads_to_a_foreign_origin(address in any::<String>()) {
            let allowed = open().starting(&address).allowed;
            let origin = Url::parse(&address).ok().as_ref().and_then(Origin::of);
            let known = origin.is_some_and(|origin| {
                origin == server() || sign_in().contains(&origin)
            });
            prop_assert!(!allowed || known);
        }
    }
}
