//! In the meeting: where its window goes, and when it is over.

use std::time::Instant;

use serde_json::json;
use url::Url;

use super::{Conversation, Step, finish};
use crate::chromium::check::Next;
use crate::chromium::protocol::{self, Id};
use crate::error::Code;
use crate::meeting::{Ending, News, Sight, elsewhere, page};

/// Kept when the page has been read to its end.
const LOADED: &str = r#"document.readyState !== "loading" || new Promise((done) => addEventListener("DOMContentLoaded", () => done(true)))"#;

/// How often a person is taken back from a foreign site before the meeting is given up.
pub(super) const WAYS_BACK: u32 = 3;

/// The browser itself starts no program for a page.
fn mail(address: &str) -> Option<Step> {
    let url = Url::parse(address).ok()?;
    elsewhere::mail(&url).map(Step::OpenElsewhere)
}

impl Conversation {
    /// The next step of the check.
    pub(super) fn go_on(&self, next: Next) -> Vec<Step> {
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
    pub(super) fn listen(&self) -> Vec<Step> {
        let loaded = self.coloured.then(|| self.ask(Id::Loaded, LOADED));
        let over = self.ask(Id::Over, &page::until_over());
        loaded.into_iter().chain([over]).collect()
    }

    /// Another document is in the window: perhaps the same room once more, perhaps what a service worker shows when the
    /// server is gone.
    pub(super) fn another_document(&mut self) -> Vec<Step> {
        let next = self.check.look_again();
        let mut steps = self.go_on(next);
        steps.extend(self.listen());
        steps
    }

    /// A page that sends people elsewhere before it has been looked at is a portal, whatever its server answers in the
    /// meantime. A link may write a mail, a script may not.
    pub(super) fn leaving(&self, address: &str, link: bool) -> Vec<Step> {
        if let Some(mail) = mail(address) {
            let wanted = link && self.is_open();
            return wanted.then_some(mail).into_iter().collect();
        }
        let foreign = self.watch.clone().observe(address) == Sight::Foreign;
        if foreign && self.is_open() && self.check.is_in_doubt() {
            return finish(News::MeetingFailed(Code::NetPortal.into()));
        }
        vec![]
    }

    /// The page opens a window, after a click. A mail gets none.
    pub(super) fn opening(&mut self, address: &str, now: Instant) -> Vec<Step> {
        match mail(address) {
            Some(mail) => vec![mail],
            None => {
                self.pages.announce(address, now);
                vec![]
            }
        }
    }

    /// A document is fetched, or not: a page that does not stay asks no server anything. One at an address too long to be
    /// read is nobody's.
    pub(super) fn wanted(
        &mut self,
        request: &str,
        frame: &str,
        address: Option<&str>,
        now: Instant,
    ) -> Vec<Step> {
        let (allowed, steps) = match address {
            None => (false, vec![]),
            Some(_) if self.is_main(frame) => (true, vec![]),
            Some(address) => self.pages.wants(frame, address, now),
        };
        let answer = protocol::document(request, allowed);
        [Step::Send(answer)].into_iter().chain(steps).collect()
    }

    pub(super) fn moved(&mut self, address: &str) -> Vec<Step> {
        match self.watch.observe(address) {
            Sight::Inside => vec![],
            Sight::Over(ending) => finish(News::Over(ending)),
            Sight::Unsupported => finish(News::HostFailed(Code::HostUnsupported.into())),
            Sight::Foreign => self.foreign(),
        }
    }

    /// A page at an address that is too long to be read.
    pub(super) fn elsewhere(&mut self, target: Option<&str>) -> Vec<Step> {
        match target {
            _ if !self.has_page() => vec![],
            Some(target) if !self.is_main(target) => self.pages.send_away(target),
            Some(_) | None => self.foreign(),
        }
    }

    /// The window shows another site.
    pub(super) fn foreign(&mut self) -> Vec<Step> {
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
}
