//! What is said to the browser so that a person can try out camera and microphone: its window shows our own page under the
//! server's origin, and every request is answered here.
//!
//! The requests are stopped (`Fetch.enable`) before the window is sent anywhere. That alone does not keep a browser from
//! calling the server: Chromium 156 opens up to four connections to a page's host when its address is called, whoever
//! answers the request. The profile forbids it (`net.network_prediction_options`), and the browser is given no way out.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};
use url::Url;

use super::conversation::Step;
use super::cut;
use super::frames::Frame;
use super::message::{self, Message};
use super::own_page::OwnPage;
use super::protocol::{self, Id};
use crate::error::Code;
use crate::practice::{End, File, News, POLICY, Reply, Site};

/// One practice's conversation with its browser.
pub struct Practice {
    site: Site,
    page: OwnPage,
    open: bool,
}

impl Practice {
    /// A conversation about `site` with a browser that was started on the local page `opening`.
    pub fn new(site: Site, opening: Url) -> Self {
        Self {
            site,
            page: OwnPage::new(opening),
            open: false,
        }
    }

    /// Can be said before the browser is up.
    pub fn opening_moves(&self) -> Vec<String> {
        protocol::opening_moves(self.site.origin(), false)
    }

    /// Is the page there?
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// Brings its window to the front.
    pub fn to_front(&self) -> Option<String> {
        let front = |_: &str| self.page.say(Id::Ignored, "Page.bringToFront", json!({}));
        self.page.target().map(front)
    }

    /// Takes what the browser said, one message as it came.
    pub fn hear(&mut self, said: &Frame) -> Vec<Step<News>> {
        let message = match said {
            Frame::Whole(text) => message::read(text),
            Frame::Cut(beginning) => cut::read(beginning),
        };
        match message {
            Message::Appeared(page) | Message::Moved(page) if self.page.target().is_none() => {
                self.page.found(&page).into_iter().map(Step::Send).collect()
            }
            Message::Attached { session, page } if self.page.attached(&session, &page) => {
                let all = json!({ "patterns": [{ "urlPattern": "*" }] });
                vec![self.say(Id::Seeded, "Fetch.enable", all)]
            }
            // An address too long to be read is none of the page's.
            Message::Wanted {
                request, address, ..
            } => self.wanted(&request, address.as_deref().unwrap_or_default()),
            Message::Moved(page) if self.page.is(&page.target) => self.moved(&page.address),
            // The page opens none; a person may.
            Message::Appeared(page) => vec![Step::Send(protocol::close(&page.target))],
            Message::Gone { target } if self.page.is(&target) => over(End::Back),
            Message::Crashed { target } if self.page.is(&target) => failed(Code::HostCrashed),
            Message::Answer { id, error, .. } => self.answered(id, error.is_some()),
            Message::Attached { .. }
            | Message::Moved(_)
            | Message::Elsewhere { .. }
            | Message::Gone { .. }
            | Message::Crashed { .. }
            | Message::Arrived { .. }
            | Message::Leaving { .. }
            | Message::Unreachable
            | Message::Document { .. }
            | Message::Opening { .. }
            | Message::Saved { .. }
            | Message::Other => vec![],
        }
    }

    fn answered(&mut self, id: Id, failed_to: bool) -> Vec<Step<News>> {
        match (id, failed_to) {
            // Unless every request is stopped, none is made.
            (Id::Attached | Id::Seeded, true) => failed(Code::HostRefused),
            (Id::Seeded, false) => vec![self.set_out()],
            (Id::Navigated, true) => failed(Code::HostRefused),
            (Id::Navigated, false) if !self.open => {
                self.open = true;
                vec![Step::Opened]
            }
            _ => vec![],
        }
    }

    fn set_out(&self) -> Step<News> {
        let address = json!({ "url": self.site.address() });
        self.say(Id::Navigated, "Page.navigate", address)
    }

    /// The window waits for an answer to its request.
    fn wanted(&self, request: &str, address: &str) -> Vec<Step<News>> {
        match self.site.reply(address) {
            Reply::File(file) => vec![self.say(
                Id::Ignored,
                "Fetch.fulfillRequest",
                fulfilled(request, file),
            )],
            Reply::End(end) => over(end),
            Reply::Nothing => {
                let refused = json!({ "requestId": request, "errorReason": "BlockedByClient" });
                vec![self.say(Id::Ignored, "Fetch.failRequest", refused)]
            }
        }
    }

    /// By its keys a window goes back to the page it began with, where there is nothing to see.
    fn moved(&self, address: &str) -> Vec<Step<News>> {
        let inside = matches!(self.site.reply(address), Reply::File(_));
        if inside || !self.open {
            vec![]
        } else {
            vec![self.set_out()]
        }
    }

    fn say(&self, id: Id, method: &str, params: Value) -> Step<News> {
        Step::Send(self.page.say(id, method, params))
    }
}

fn fulfilled(request: &str, file: &File) -> Value {
    json!({
        "requestId": request,
        "responseCode": 200,
        "responseHeaders": [
            { "name": "Content-Type", "value": file.kind },
            { "name": "Content-Security-Policy", "value": POLICY },
            { "name": "Cache-Control", "value": "no-store" },
        ],
        "body": BASE64_STANDARD.encode(&file.content),
    })
}

fn over(end: End) -> Vec<Step<News>> {
    vec![Step::Finish(News::Over(end))]
}

fn failed(code: Code) -> Vec<Step<News>> {
    vec![Step::Finish(News::Failed(code.into()))]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::origin::Origin;
    use crate::practice::Looks;
    use crate::profile::{TextSize, Theme};

    const OPENING: &str = "file:///usr/share/bbw-meet/opening.html#plain-dark";
    const SITE: &str = "https://meet.bbw.example/bbw-meet/practice/";

    fn told(practice: &mut Practice, message: &Value) -> Vec<Step<News>> {
        practice.hear(&Frame::Whole(message.to_string().into_bytes()))
    }

    fn page(method: &str, target: &str, address: &str) -> Value {
        let info = json!({ "targetId": target, "type": "page", "url": address });
        json!({ "method": method, "params": { "sessionId": "S", "targetInfo": info } })
    }

    fn paused(address: &str) -> Value {
        let params = json!({ "requestId": "R", "request": { "url": address, "method": "GET" } });
        json!({ "method": "Fetch.requestPaused", "params": params })
    }

    /// What is said, by its method, and its parameters.
    fn said(steps: &[Step<News>]) -> Vec<(String, Value)> {
        let said = steps.iter().filter_map(|step| match step {
            Step::Send(text) => serde_json::from_str::<Value>(text).ok(),
            Step::Opened | Step::OpenElsewhere(_) | Step::Finish(_) => None,
        });
        said.map(|said| {
            let method = said["method"].as_str().unwrap_or_default().to_owned();
            (method, said["params"].clone())
        })
        .collect()
    }

    fn methods(steps: &[Step<News>]) -> Vec<String> {
        said(steps).into_iter().map(|(method, _)| method).collect()
    }

    /// A conversation whose window's page is known.
    fn attached() -> Practice {
        let origin = Origin::parse("https://meet.bbw.example").unwrap();
        let looks = Looks {
            language: Language::German,
            theme: Theme::Dark,
            text_size: TextSize::Normal,
        };
        let site = Site::new(origin, looks, None, &json!({}), false);
        let mut practice = Practice::new(site, Url::parse(OPENING).unwrap());
        let steps = told(
            &mut practice,
            &page("Target.targetCreated", "main", OPENING),
        );
        assert_eq!(methods(&steps), ["Target.attachToTarget"]);
        let steps = told(
            &mut practice,
            &page("Target.attachedToTarget", "main", OPENING),
        );
        assert_eq!(methods(&steps), ["Fetch.enable"]);
        practice
    }

    fn open() -> Practice {
        let mut practice = attached();
        let steps = told(&mut practice, &json!({ "id": 2, "result": {} }));
        assert_eq!(methods(&steps), ["Page.navigate"]);
        let steps = told(
            &mut practice,
            &json!({ "id": 3, "result": { "loaderId": "1" } }),
        );
        assert_eq!(steps, [Step::Opened]);
        practice
    }

    #[test]
    fn nothing_is_called_before_every_request_is_stopped() {
        let mut practice = attached();
        let refused = json!({ "id": 2, "error": { "message": "no such method" } });
        let steps = told(&mut practice, &refused);
        assert_eq!(steps, failed(Code::HostRefused));
    }

    #[test]
    fn every_request_is_answered_here_and_none_goes_on() {
        let mut practice = open();
        let steps = told(&mut practice, &paused(SITE));
        let [(method, params)] = &said(&steps)[..] else {
            panic!("{steps:?}")
        };
        assert_eq!(method, "Fetch.fulfillRequest");
        assert_eq!(params["requestId"], "R");
        assert_eq!(params["responseHeaders"][1]["value"], POLICY);
        for other in [
            "https://meet.bbw.example/config.js",
            "https://evil.example/",
            "file:///etc/passwd",
            "",
        ] {
            let steps = told(&mut practice, &paused(other));
            assert_eq!(methods(&steps), ["Fetch.failRequest"], "{other}");
        }
    }

    #[test]
    fn it_ends_by_its_links_and_by_the_windows_cross() {
        for (message, end) in [
            (paused(&format!("{SITE}go-on")), End::GoOn),
            (paused(&format!("{SITE}back")), End::Back),
            (
                json!({ "method": "Target.targetDestroyed", "params": { "targetId": "main" } }),
                End::Back,
            ),
        ] {
            assert_eq!(told(&mut open(), &message), over(end), "{message}");
        }
    }

    #[test]
    fn another_page_is_closed_and_the_window_stays_where_it_is() {
        let mut practice = open();
        let steps = told(
            &mut practice,
            &page("Target.targetCreated", "2", "chrome://newtab/"),
        );
        assert_eq!(methods(&steps), ["Target.closeTarget"]);
        let steps = told(
            &mut practice,
            &page("Target.targetInfoChanged", "main", OPENING),
        );
        assert_eq!(methods(&steps), ["Page.navigate"]);
        let steps = told(
            &mut practice,
            &page("Target.targetInfoChanged", "main", SITE),
        );
        assert_eq!(steps, []);
    }
}
