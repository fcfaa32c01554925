//! What is said to the browser, and when: from the first page to the end of the meeting.
//!
//! No I/O here: messages go in, steps come out, so that every order of messages can be tested.

use std::collections::HashMap;

use serde_json::{Value, json};
use url::Url;

use super::check::{Check, Next};
use super::network;
use super::protocol::{self, Id, Message, Page};
use crate::error::Code;
use crate::meeting::{Ending, News, Sight, Visit, Watch, elsewhere};
use crate::origin::Origin;

/// How often a person is taken back from a foreign site before the meeting is given up.
const WAYS_BACK: u32 = 3;

/// How many pages beside the meeting's are remembered at a time. A person has one or two; the rest is closed unread.
const MOST_BESIDE: usize = 32;

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Say this to the browser.
    Send(String),
    /// The meeting's page is there.
    Opened,
    /// Open this address in the person's own browser.
    OpenElsewhere(Url),
    /// Close the browser and tell this.
    Finish(News),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// No page has reported yet.
    Waiting,
    /// The seed has been sent but not acknowledged: sent together with the navigation, it is lost in some starts,
    /// because the first page's process is still being swapped.
    Seeding,
    /// On the way to the server.
    Navigating,
    /// In the meeting's page.
    Open,
}

/// The page the meeting happens in.
#[cfg_attr(test, derive(Clone))]
struct Main {
    target: String,
    session: String,
}

/// A page beside the meeting's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Beside {
    /// Somebody signs in there: it needs its opener, and comes back to the meeting's server.
    SignIn,
    /// It has been told to close; what it says until then is nothing new.
    SentAway,
}

/// One meeting's conversation with its browser.
#[cfg_attr(test, derive(Clone))]
pub struct Conversation {
    visit: Visit,
    title: Option<String>,
    sign_in: Vec<Origin>,
    watch: Watch,
    /// The name must be put in place first.
    seed: bool,
    phase: Phase,
    /// The page that was asked for: the first one there.
    asked: Option<String>,
    main: Option<Main>,
    beside: HashMap<String, Beside>,
    check: Check,
    ways_back: u32,
}

impl Conversation {
    /// A conversation about `visit`. `title` is what the invitation calls the meeting; `seed` says that the browser does
    /// not know the person's name yet, `check` that the page is looked at, whether it is a meeting's.
    pub fn new(
        visit: Visit,
        title: Option<String>,
        sign_in: &[Origin],
        seed: bool,
        check: bool,
    ) -> Self {
        Self {
            check: Check::new(visit.origin().clone(), check),
            watch: Watch::new(&visit, sign_in),
            sign_in: sign_in.to_vec(),
            seed: seed && visit.display_name().is_some(),
            visit,
            title,
            phase: Phase::Waiting,
            asked: None,
            main: None,
            beside: HashMap::new(),
            ways_back: WAYS_BACK,
        }
    }

    /// Can be said before the browser is up.
    pub fn opening_moves(&self) -> Vec<String> {
        protocol::opening_moves(self.visit.origin())
    }

    /// Has the meeting's page been reached?
    pub fn is_open(&self) -> bool {
        self.phase == Phase::Open
    }

    /// Has the browser answered at all?
    pub fn has_page(&self) -> bool {
        self.main.is_some()
    }

    /// Brings the meeting's window to the front.
    pub fn to_front(&self) -> Option<String> {
        self.main.as_ref().map(|main| {
            protocol::to_page(Id::Ignored, &main.session, "Page.bringToFront", json!({}))
        })
    }

    /// Takes what the browser said, one message as it came.
    pub fn hear(&mut self, message: &[u8]) -> Vec<Step> {
        match protocol::read(message) {
            Message::Attached { session, page } => self.attached(&session, &page),
            Message::Moved(page) if self.is_main(&page.target) => self.moved(&page.address),
            Message::Moved(page) if self.main.is_none() => self.appeared(&page),
            Message::Moved(page) => self.other_page(&page),
            Message::Gone { target } if self.is_main(&target) => {
                finish(News::Over(Ending::WindowClosed))
            }
            Message::Crashed { target } if self.is_main(&target) => {
                finish(News::Over(Ending::Crashed))
            }
            Message::Gone { target } => {
                self.beside.remove(&*target);
                self.asked.take_if(|asked| *asked == target);
                vec![]
            }
            Message::Document { status, address } if self.phase == Phase::Navigating => {
                self.arrived(status, &address)
            }
            Message::Leaving { frame, address } if self.is_main(&frame) => self.leaving(&address),
            Message::Unreachable if self.is_open() => finish(News::Over(Ending::ConnectionLost)),
            Message::Answer { id, error, result } => self.answered(id, error.as_deref(), &result),
            Message::Crashed { .. }
            | Message::Document { .. }
            | Message::Leaving { .. }
            | Message::Unreachable
            | Message::Other => vec![],
        }
    }

    fn is_main(&self, target: &str) -> bool {
        self.main.as_ref().is_some_and(|main| main.target == target)
    }

    /// A page is there before any can be spoken to: the first one is the window's.
    fn appeared(&mut self, page: &Page<'_>) -> Vec<Step> {
        if self.asked.is_some() {
            return vec![];
        }
        self.asked = Some(page.target.to_string());
        let attach = json!({ "targetId": page.target, "flatten": true });
        vec![Step::Send(protocol::to_browser(
            Id::Attached,
            "Target.attachToTarget",
            attach,
        ))]
    }

    fn attached(&mut self, session: &str, page: &Page<'_>) -> Vec<Step> {
        if self.main.is_some() {
            return vec![];
        }
        self.main = Some(Main {
            target: page.target.to_string(),
            session: session.to_owned(),
        });
        let mut steps = vec![
            self.say(Id::Ignored, "Page.enable", json!({})),
            // For the HTTP status of the first answer; switched off once the meeting is there.
            self.say(Id::Ignored, "Network.enable", json!({})),
        ];
        if let Some(title) = &self.title {
            let expression = format!(
                "{{ const line = document.getElementById('meeting'); if (line) line.textContent = {}; }}",
                json!(title)
            );
            steps.push(self.say(
                Id::Ignored,
                "Runtime.evaluate",
                json!({ "expression": expression }),
            ));
        }
        match self.visit.seed_script() {
            Some(script) if self.seed => {
                self.phase = Phase::Seeding;
                let seed = json!({ "source": script });
                steps.push(self.say(Id::Seeded, "Page.addScriptToEvaluateOnNewDocument", seed));
            }
            Some(_) | None => steps.push(self.navigate()),
        }
        steps
    }

    /// The first document on the way in.
    fn arrived(&self, status: u64, address: &str) -> Vec<Step> {
        let Ok(url) = Url::parse(address) else {
            return vec![];
        };
        // The opening page is a document, too.
        if !matches!(url.scheme(), "https" | "http") {
            return vec![];
        }
        // Only a portal or proxy sends people to a site that is none of the deployment's.
        if !Origin::of(&url).is_some_and(|origin| self.is_ours(&origin)) {
            return finish(News::MeetingFailed(Code::NetPortal.into()));
        }
        if status >= 400 {
            return finish(News::MeetingFailed(network::status(status)));
        }
        vec![]
    }

    fn is_ours(&self, origin: &Origin) -> bool {
        origin == self.visit.origin() || self.sign_in.contains(origin)
    }

    fn answered(&mut self, id: Id, error: Option<&str>, result: &Value) -> Vec<Step> {
        match (id, error) {
            (Id::Attached, Some(_)) => finish(News::HostFailed(Code::HostRefused.into())),
            // A meeting without the name filled in is better than none.
            (Id::Seeded, _) if self.phase == Phase::Seeding => vec![self.navigate()],
            (Id::Navigated, Some(error)) if self.phase == Phase::Navigating => {
                finish(News::MeetingFailed(network::problem(error)))
            }
            (Id::Navigated, None) if self.phase == Phase::Navigating => {
                self.phase = Phase::Open;
                let mut steps = vec![
                    self.say(Id::Ignored, "Network.disable", json!({})),
                    Step::Opened,
                ];
                let next = self.check.look();
                steps.extend(self.go_on(next));
                steps
            }
            (Id::Looked, _) => {
                let frame = self.main.as_ref().map_or("", |main| &main.target);
                let next = self.check.looked(result, frame);
                self.go_on(next)
            }
            (Id::Fetched, _) => {
                let next = self.check.fetched(result);
                self.go_on(next)
            }
            (Id::Read, _) => {
                let next = self.check.read(result);
                self.go_on(next)
            }
            (Id::Attached | Id::Seeded | Id::Navigated | Id::Ignored, _) => vec![],
        }
    }

    /// The next step of the check.
    fn go_on(&self, next: Next) -> Vec<Step> {
        match next {
            Next::Look(params) => vec![self.say(Id::Looked, "Runtime.evaluate", params)],
            Next::Fetch(params) => {
                vec![self.say(Id::Fetched, "Network.loadNetworkResource", params)]
            }
            Next::Read(params) => vec![self.say(Id::Read, "IO.read", params)],
            Next::Nothing => vec![],
            Next::Alarm(problem) => finish(News::NoMeeting(problem)),
            Next::Gone(problem) => finish(News::MeetingFailed(problem)),
        }
    }

    /// A page that sends people elsewhere before it has been looked at is a portal, whatever its server answers in the
    /// meantime.
    fn leaving(&self, address: &str) -> Vec<Step> {
        let foreign = self.watch.clone().observe(address) == Sight::Foreign;
        if foreign && self.is_open() && !self.check.is_over() {
            return finish(News::MeetingFailed(Code::NetPortal.into()));
        }
        vec![]
    }

    fn moved(&mut self, address: &str) -> Vec<Step> {
        match self.watch.observe(address) {
            Sight::Inside => vec![],
            Sight::Over(ending) => finish(News::Over(ending)),
            Sight::Unsupported => finish(News::HostFailed(Code::HostUnsupported.into())),
            // Before a meeting's page is there, only a portal or proxy sends people elsewhere.
            Sight::Foreign if !self.is_open() || !self.check.is_over() => {
                finish(News::MeetingFailed(Code::NetPortal.into()))
            }
            Sight::Foreign => match self.ways_back.checked_sub(1) {
                Some(left) => {
                    self.ways_back = left;
                    vec![self.say(
                        Id::Ignored,
                        "Page.navigate",
                        json!({ "url": self.visit.address() }),
                    )]
                }
                None => finish(News::Over(Ending::ConnectionLost)),
            },
        }
    }

    /// Another page of the meeting's browser. It would open as a window with tabs in the meeting's profile, where
    /// nothing is watched: its address goes to the person's own browser. A sign-in needs its opener and stays until
    /// it has come back to the meeting's server.
    fn other_page(&mut self, page: &Page<'_>) -> Vec<Step> {
        let known = self.beside.get(&*page.target).copied();
        let Ok(url) = Url::parse(&page.address) else {
            return vec![];
        };
        if url.scheme() == "about" || known == Some(Beside::SentAway) {
            return vec![];
        }
        let origin = Origin::of(&url);
        let ours = origin.as_ref() == Some(self.visit.origin());
        let sign_in = origin.is_some_and(|origin| self.sign_in.contains(&origin));
        let stays = sign_in || ours && known == Some(Beside::SignIn);
        let room = known.is_some() || self.beside.len() < MOST_BESIDE;
        if room {
            let beside = if stays {
                Beside::SignIn
            } else {
                Beside::SentAway
            };
            self.beside.insert(page.target.to_string(), beside);
        }
        if stays {
            return vec![];
        }
        let mut steps = vec![Step::Send(protocol::to_browser(
            Id::Ignored,
            "Target.closeTarget",
            json!({ "targetId": page.target }),
        ))];
        let handed_on = elsewhere::handed_on(url, self.visit.origin()).filter(|_| room);
        steps.extend(handed_on.map(Step::OpenElsewhere));
        steps
    }

    fn navigate(&mut self) -> Step {
        self.phase = Phase::Navigating;
        self.say(
            Id::Navigated,
            "Page.navigate",
            json!({ "url": self.visit.address() }),
        )
    }

    fn say(&self, id: Id, method: &str, params: Value) -> Step {
        let session = self.main.as_ref().map_or("", |main| &main.session);
        Step::Send(protocol::to_page(id, session, method, params))
    }
}

fn finish(news: News) -> Vec<Step> {
    vec![Step::Finish(news)]
}

#[cfg(test)]
#[path = "conversation_tests.rs"]
mod tests;
