//! What is said to the browser, and when: from the first page to the end of the meeting.
//!
//! No I/O and no clock here: messages and the time go in, steps come out, so that every order of messages can be tested.

use std::time::Instant;

use serde_json::{Value, json};
use url::Url;

use super::beside::Pages;
use super::check::{Check, Next};
use super::cut;
use super::frames::Frame;
use super::message::{self, Message, Page};
use super::protocol::{self, Id};
use crate::error::Code;
use crate::meeting::arrival::{self, Waiting};
use crate::meeting::{Ending, News, Sight, Visit, Watch, network, page};
use crate::origin::Origin;
use crate::profile::Theme;

/// How often a person is taken back from a foreign site before the meeting is given up.
const WAYS_BACK: u32 = 3;

/// What to do next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Say this to the browser.
    Send(String),
    /// The meeting's page is there.
    Opened,
    /// The person wants to go to this address, which is none of this meeting: another meeting of ours, or a page for
    /// the person's own browser.
    OpenElsewhere(Url),
    /// Close the browser and tell this.
    Finish(News),
}

/// What a conversation is about.
#[derive(Clone)]
pub struct Plan {
    /// The visit.
    pub visit: Visit,
    /// The page of this computer that the browser was started on. Another one is never spoken to: a browser may show
    /// pages of its own first.
    pub opening: Url,
    /// What is shown until the meeting's page is there.
    pub waiting: Waiting,
    /// Other sites a sign-in may lead through.
    pub sign_in: Vec<Origin>,
    /// Look whether the page that comes is a meeting's.
    pub check: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// No page has reported yet.
    Waiting,
    /// The script has been sent but not acknowledged: sent together with the navigation, it is lost in some starts,
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

/// One meeting's conversation with its browser.
#[cfg_attr(test, derive(Clone))]
pub struct Conversation {
    plan: Plan,
    watch: Watch,
    phase: Phase,
    /// The page that was asked for: the opening page.
    asked: Option<String>,
    main: Option<Main>,
    pages: Pages,
    check: Check,
    /// The document the navigation brought (`loaderId`).
    document: String,
    /// The window's own colour stands behind pages that have painted nothing yet.
    coloured: bool,
    ways_back: u32,
}

impl Conversation {
    /// A conversation about `plan`.
    pub fn new(plan: Plan) -> Self {
        Self {
            watch: Watch::new(&plan.visit, &plan.sign_in),
            phase: Phase::Waiting,
            asked: None,
            main: None,
            pages: Pages::new(plan.visit.origin().clone(), plan.sign_in.clone()),
            check: Check::new(plan.visit.origin().clone(), plan.check),
            document: String::new(),
            coloured: false,
            ways_back: WAYS_BACK,
            plan,
        }
    }

    /// Can be said before the browser is up.
    pub fn opening_moves(&self) -> Vec<String> {
        protocol::opening_moves(self.plan.visit.origin())
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

    /// When [`Conversation::tick`] is to be called if the browser says nothing until then.
    pub fn next_deadline(&self) -> Option<Instant> {
        self.pages.next_deadline()
    }

    /// Time has passed.
    pub fn tick(&mut self, now: Instant) -> Vec<Step> {
        self.pages.tick(now)
    }

    /// Takes what the browser said, one message as it came.
    pub fn hear(&mut self, said: &Frame, now: Instant) -> Vec<Step> {
        let message = match said {
            Frame::Whole(text) => message::read(text),
            Frame::Cut(beginning) => cut::read(beginning),
        };
        match message {
            Message::Attached { session, page } => self.attached(&session, &page),
            Message::Appeared(page) | Message::Moved(page) if self.is_main(&page.target) => {
                self.moved(&page.address)
            }
            Message::Appeared(page) | Message::Moved(page) if self.main.is_none() => {
                self.found(&page)
            }
            Message::Appeared(page) => {
                let opened = page.opener.as_ref().is_some_and(|id| self.is_main(id));
                self.pages.appeared(&page, opened, now)
            }
            Message::Moved(page) => self.pages.moved(&page, now),
            Message::Elsewhere { target } => self.elsewhere(target.as_deref()),
            Message::Opening { address } => {
                self.pages.announce(&address, now);
                vec![]
            }
            Message::Gone { target } if self.is_main(&target) => {
                finish(News::Over(Ending::WindowClosed))
            }
            Message::Crashed { target } if self.is_main(&target) => {
                finish(News::Over(Ending::Crashed))
            }
            Message::Gone { target } => {
                self.pages.gone(&target);
                self.asked.take_if(|asked| *asked == target);
                vec![]
            }
            Message::Arrived { status, address } if self.phase == Phase::Navigating => {
                self.arrived(status, &address)
            }
            Message::Leaving { frame, address } if self.is_main(&frame) => self.leaving(&address),
            Message::Unreachable if self.is_open() => finish(News::Over(Ending::ConnectionLost)),
            Message::Document { id } if self.is_open() && id != self.document => {
                self.document = id.into_owned();
                self.another_document()
            }
            Message::Answer { id, error, result } => self.answered(id, error.as_deref(), &result),
            Message::Crashed { .. }
            | Message::Arrived { .. }
            | Message::Leaving { .. }
            | Message::Unreachable
            | Message::Document { .. }
            | Message::Other => vec![],
        }
    }

    fn is_main(&self, target: &str) -> bool {
        self.main.as_ref().is_some_and(|main| main.target == target)
    }

    /// A page is there before any can be spoken to: the window's own is known by its address.
    fn found(&mut self, page: &Page<'_>) -> Vec<Step> {
        let ours = Url::parse(&page.address).is_ok_and(|url| url == self.plan.opening);
        if !ours || self.asked.is_some() {
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
        if self.main.is_some() || self.asked.as_deref() != Some(&*page.target) {
            return vec![];
        }
        self.main = Some(Main {
            target: page.target.to_string(),
            session: session.to_owned(),
        });
        self.phase = Phase::Seeding;
        let mut steps = vec![
            self.say(Id::Ignored, "Page.enable", json!({})),
            // For the HTTP status of the first answer; switched off once the meeting is there.
            self.say(Id::Ignored, "Network.enable", json!({})),
        ];
        let subject = self.plan.visit.subject().unwrap_or_default();
        let expression = format!(
            "{{ const line = document.getElementById('meeting'); if (line) line.textContent = {}; }}",
            json!(subject)
        );
        // As if a person had done it: Chromium keeps what a page shows until the next one of another site has painted
        // something, four seconds at most, but only of a page that was used (its feature
        // `LimitCrossOriginNonActivatedPaintHolding`). Otherwise the window is white in between.
        steps.push(self.say(
            Id::Ignored,
            "Runtime.evaluate",
            json!({ "expression": expression, "userGesture": true }),
        ));
        match self.plan.waiting.theme {
            Theme::System => {
                let question = "matchMedia('(prefers-color-scheme: dark)').matches";
                steps.push(self.ask(Id::Dark, question));
            }
            Theme::Light | Theme::Dark | Theme::Contrast => steps.push(self.colour(false)),
        }
        let script = arrival::script(&self.plan.visit, &self.plan.waiting);
        steps.push(self.say(
            Id::Seeded,
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        ));
        steps
    }

    /// Puts the person's colour behind pages that have painted nothing yet: they would be white.
    fn colour(&mut self, system_is_dark: bool) -> Step {
        self.coloured = true;
        let [r, g, b] = arrival::paper(self.plan.waiting.theme, system_is_dark);
        self.say(
            Id::Ignored,
            "Emulation.setDefaultBackgroundColorOverride",
            json!({ "color": { "r": r, "g": g, "b": b, "a": 1 } }),
        )
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
        match network::status(status) {
            Some(problem) => finish(News::MeetingFailed(problem)),
            None => vec![],
        }
    }

    fn is_ours(&self, origin: &Origin) -> bool {
        origin == self.plan.visit.origin() || self.plan.sign_in.contains(origin)
    }

    fn answered(&mut self, id: Id, error: Option<&str>, result: &Value) -> Vec<Step> {
        let value = |name: &str| result.pointer(&format!("/result/{name}"));
        match (id, error) {
            (Id::Attached, Some(_)) => finish(News::HostFailed(Code::HostRefused.into())),
            (Id::Dark, _) if self.phase != Phase::Open && self.has_page() => {
                let dark = value("value").and_then(Value::as_bool) == Some(true);
                vec![self.colour(dark)]
            }
            (Id::Seeded, None) if self.phase == Phase::Seeding => {
                let address = self.plan.visit.bare_address().to_owned();
                vec![self.set_out(&address)]
            }
            // Without the script the settings stand in the address. A meeting without a name filled in is better than none.
            (Id::Seeded, Some(_)) if self.phase == Phase::Seeding => {
                let address = self.plan.visit.address().to_owned();
                vec![self.set_out(&address)]
            }
            (Id::Navigated, Some(error)) if self.phase == Phase::Navigating => {
                finish(News::MeetingFailed(network::chromium(error)))
            }
            (Id::Navigated, None) if self.phase == Phase::Navigating => {
                self.phase = Phase::Open;
                let document = result.get("loaderId").and_then(Value::as_str);
                document.unwrap_or_default().clone_into(&mut self.document);
                let mut steps = vec![
                    self.say(Id::Ignored, "Network.disable", json!({})),
                    Step::Opened,
                ];
                let next = self.check.look();
                steps.extend(self.go_on(next));
                steps.extend(self.listen());
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
            // Its page has come to its end and covers itself.
            (Id::Loaded, None) if self.is_open() && self.coloured => {
                self.coloured = false;
                let back = "Emulation.setDefaultBackgroundColorOverride";
                vec![self.say(Id::Ignored, back, json!({}))]
            }
            (Id::Over, _) if self.is_open() => {
                let said = value("value").and_then(Value::as_str);
                match said.and_then(page::over) {
                    Some(ending) => finish(News::Over(ending)),
                    None => vec![],
                }
            }
            (
                Id::Attached
                | Id::Seeded
                | Id::Navigated
                | Id::Ignored
                | Id::Dark
                | Id::Loaded
                | Id::Over,
                _,
            ) => vec![],
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
            Next::Lost => finish(News::Over(Ending::ConnectionLost)),
        }
    }

    /// Asks to be told when the page has been read, and when the meeting is over.
    fn listen(&self) -> Vec<Step> {
        let loaded = self.coloured.then(|| self.ask(Id::Loaded, LOADED));
        let over = self.ask(Id::Over, &page::until_over());
        loaded.into_iter().chain([over]).collect()
    }

    /// Another document is in the window: perhaps the same room once more, perhaps what a service worker shows when the
    /// server is gone.
    fn another_document(&mut self) -> Vec<Step> {
        let next = self.check.look_again();
        let mut steps = self.go_on(next);
        steps.extend(self.listen());
        steps
    }

    /// A page that sends people elsewhere before it has been looked at is a portal, whatever its server answers in the
    /// meantime.
    fn leaving(&self, address: &str) -> Vec<Step> {
        let foreign = self.watch.clone().observe(address) == Sight::Foreign;
        if foreign && self.is_open() && self.check.is_in_doubt() {
            return finish(News::MeetingFailed(Code::NetPortal.into()));
        }
        vec![]
    }

    fn moved(&mut self, address: &str) -> Vec<Step> {
        match self.watch.observe(address) {
            Sight::Inside => vec![],
            Sight::Over(ending) => finish(News::Over(ending)),
            Sight::Unsupported => finish(News::HostFailed(Code::HostUnsupported.into())),
            Sight::Foreign => self.foreign(),
        }
    }

    /// A page at an address that is too long to be read.
    fn elsewhere(&mut self, target: Option<&str>) -> Vec<Step> {
        match (target, &self.main) {
            (_, None) => vec![],
            (Some(target), Some(main)) if main.target != target => self.pages.send_away(target),
            (Some(_) | None, Some(_)) => self.foreign(),
        }
    }

    /// The window shows another site.
    fn foreign(&mut self) -> Vec<Step> {
        // Before a meeting's page is there, only a portal or proxy sends people elsewhere.
        if !self.is_open() || self.check.is_in_doubt() {
            return finish(News::MeetingFailed(Code::NetPortal.into()));
        }
        match self.ways_back.checked_sub(1) {
            Some(left) => {
                self.ways_back = left;
                let address = self.plan.visit.bare_address();
                vec![self.say(Id::Ignored, "Page.navigate", json!({ "url": address }))]
            }
            None => finish(News::Over(Ending::ConnectionLost)),
        }
    }

    fn set_out(&mut self, address: &str) -> Step {
        self.phase = Phase::Navigating;
        self.say(Id::Navigated, "Page.navigate", json!({ "url": address }))
    }

    fn ask(&self, id: Id, expression: &str) -> Step {
        let params =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        self.say(id, "Runtime.evaluate", params)
    }

    fn say(&self, id: Id, method: &str, params: Value) -> Step {
        let session = self.main.as_ref().map_or("", |main| &main.session);
        Step::Send(protocol::to_page(id, session, method, params))
    }
}

/// Kept when the page has been read to its end.
const LOADED: &str = r#"document.readyState !== "loading" || new Promise((done) => addEventListener("DOMContentLoaded", () => done(true)))"#;

fn finish(news: News) -> Vec<Step> {
    vec![Step::Finish(news)]
}

#[cfg(test)]
#[path = "conversation_tests.rs"]
mod tests;
