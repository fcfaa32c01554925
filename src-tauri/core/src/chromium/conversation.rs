//! What is said to the browser, and when: from the first page to the end of the meeting.
//!
//! No I/O and no clock here: messages and the time go in, steps come out, so that every order of messages can be tested.

mod inside;
mod way_in;

use std::path::Path;
use std::time::Instant;

use serde_json::{Value, json};
use url::Url;

use self::inside::WAYS_BACK;
use super::beside::Pages;
use super::check::Check;
use super::cut;
use super::frames::Frame;
use super::message::{self, Message};
use super::own_page::OwnPage;
use super::protocol::{self, Id};
use crate::error::Code;
use crate::meeting::arrival::{self, Words};
use crate::meeting::{Ending, News, Visit, Watch, network, page};
use crate::origin::Origin;

/// What to do next. `N` is what is told at the end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<N = News> {
    /// Say this to the browser.
    Send(String),
    /// The meeting's page is there.
    Opened,
    /// The person wants to go to this address, which is none of this meeting: another meeting of ours, a page for the
    /// person's own browser, or the draft of a mail.
    OpenElsewhere(Url),
    /// Close the browser and tell this.
    Finish(N),
}

/// What a conversation is about.
#[derive(Clone)]
pub struct Plan {
    /// The visit.
    pub visit: Visit,
    /// The page of this computer that the browser was started on. Another one is never spoken to: a browser may show
    /// pages of its own first.
    pub opening: Url,
    /// What is said in its window.
    pub words: Words,
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

/// One meeting's conversation with its browser.
#[cfg_attr(test, derive(Clone))]
pub struct Conversation {
    plan: Plan,
    watch: Watch,
    phase: Phase,
    /// The page the meeting happens in.
    main: OwnPage,
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
            main: OwnPage::new(plan.opening.clone()),
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
        let notify = self.plan.visit.sounds().is_some_and(|shown| shown.notify);
        protocol::opening_moves(self.plan.visit.origin(), notify)
    }

    /// Has the meeting's page been reached?
    pub fn is_open(&self) -> bool {
        self.phase == Phase::Open
    }

    /// Has the browser answered at all?
    pub fn has_page(&self) -> bool {
        self.main.target().is_some()
    }

    /// Brings the meeting's window to the front.
    pub fn to_front(&self) -> Option<String> {
        let front = |_: &str| self.main.say(Id::Ignored, "Page.bringToFront", json!({}));
        self.main.target().map(front)
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
            Message::Appeared(page) | Message::Moved(page) if !self.has_page() => self.found(&page),
            Message::Appeared(page) => {
                let opened = page.opener.as_ref().is_some_and(|id| self.is_main(id));
                self.pages.appeared(&page, opened, now)
            }
            Message::Moved(page) => self.pages.moved(&page, now),
            Message::Elsewhere { target } => self.elsewhere(target.as_deref()),
            Message::Opening { address } => self.opening(&address, now),
            Message::Wanted {
                request,
                frame,
                address,
            } => self.wanted(&request, &frame, address.as_deref(), now),
            Message::Gone { target } if self.is_main(&target) => {
                finish(News::Over(Ending::WindowClosed))
            }
            Message::Crashed { target } if self.is_main(&target) => {
                finish(News::Over(Ending::Crashed))
            }
            Message::Gone { target } => {
                self.pages.gone(&target);
                self.main.gone(&target);
                vec![]
            }
            Message::Arrived { status, address } if self.phase == Phase::Navigating => {
                self.arrived(status, &address)
            }
            Message::Leaving {
                frame,
                address,
                link,
            } if self.is_main(&frame) => self.leaving(&address, link),
            Message::Unreachable if self.is_open() => finish(News::Over(Ending::ConnectionLost)),
            Message::Document { id } if self.is_open() && id != self.document => {
                self.document = id.into_owned();
                self.another_document()
            }
            Message::Saved { path } if self.is_open() => {
                vec![self.ask(
                    Id::Ignored,
                    &arrival::saved(Path::new(&*path), &self.plan.words),
                )]
            }
            Message::Answer { id, error, result } => self.answered(id, error.as_deref(), &result),
            Message::Crashed { .. }
            | Message::Arrived { .. }
            | Message::Leaving { .. }
            | Message::Unreachable
            | Message::Document { .. }
            | Message::Saved { .. }
            | Message::Other => vec![],
        }
    }

    fn is_main(&self, target: &str) -> bool {
        self.main.is(target)
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
                self.set_out(&address)
            }
            // Without the script the settings stand in the address. A meeting without a name filled in is better than none.
            (Id::Seeded, Some(_)) if self.phase == Phase::Seeding => {
                let address = self.plan.visit.address().to_owned();
                self.set_out(&address)
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
                    Step::Send(protocol::ask_before_documents()),
                    Step::Opened,
                ];
                let next = self.check.look();
                steps.extend(self.go_on(next));
                steps.extend(self.listen());
                steps
            }
            (Id::Looked, _) => {
                let frame = self.main.target().unwrap_or_default();
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

    fn ask(&self, id: Id, expression: &str) -> Step {
        let params =
            json!({ "expression": expression, "awaitPromise": true, "returnByValue": true });
        self.say(id, "Runtime.evaluate", params)
    }

    fn say(&self, id: Id, method: &str, params: Value) -> Step {
        Step::Send(self.main.say(id, method, params))
    }
}

fn finish(news: News) -> Vec<Step> {
    vec![Step::Finish(news)]
}

#[cfg(test)]
mod tests;
