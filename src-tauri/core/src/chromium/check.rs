//! Is the page that came a meeting's?
//!
//! The page is looked at first, which costs a healthy meeting neither time nor a request. Only where it is none, the
//! server is asked for `/config.js`, by the browser and on the meeting's own way to the network. What stays unclear
//! is no reason to disturb anybody.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use serde_json::{Value, json};

use crate::error::{Code, Problem};
use crate::meeting::network;
use crate::meeting::page::{CONFIG, LOOK, no_meeting};
use crate::origin::Origin;

/// How often a page that goes on to another one is looked at.
const LOOKS: u32 = 3;

/// `config.js` says what it is in its first lines; this many bytes are read.
const READ: u32 = 64 * 1024;

/// What is asked next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Look at the page: `Runtime.evaluate` with these parameters.
    Look(Value),
    /// Ask the server: `Network.loadNetworkResource` with these parameters.
    Fetch(Value),
    /// Read what it answered: `IO.read` with these parameters.
    Read(Value),
    /// Nothing: it is a meeting's page, or there is no telling.
    Nothing,
    /// It is none, and this is wrong.
    Alarm(Problem),
    /// It is one that was kept for this case: the server cannot be reached.
    Gone(Problem),
    /// It is none, but there was a meeting before: the connection is lost.
    Lost,
}

/// One visit's check.
#[derive(Clone, Debug)]
pub(super) struct Check {
    origin: Origin,
    looks: u32,
    /// The page asks for something, as a sign-in does.
    asks: bool,
    over: bool,
    wanted: bool,
    /// There was a meeting's page before.
    later: bool,
}

impl Check {
    /// A check of pages of `origin`; `wanted` or not.
    pub(super) fn new(origin: Origin, wanted: bool) -> Self {
        Self {
            origin,
            looks: LOOKS,
            asks: false,
            over: !wanted,
            wanted,
            later: false,
        }
    }

    /// Is it not known yet whether a meeting's page ever came?
    pub(super) fn is_in_doubt(&self) -> bool {
        !self.over && !self.later
    }

    /// Another document has come. While the first check goes on, it goes on with this one by itself.
    pub(super) fn look_again(&mut self) -> Next {
        if !self.wanted || self.is_in_doubt() {
            return Next::Nothing;
        }
        self.later = true;
        self.over = false;
        self.looks = LOOKS;
        self.look()
    }

    /// A page has come.
    pub(super) fn look(&mut self) -> Next {
        let Some(left) = self.looks.checked_sub(1).filter(|_| !self.over) else {
            return self.end();
        };
        self.looks = left;
        Next::Look(json!({
            "expression": format!("({LOOK_WHEN_READY})({LOOK}, {})", json!(self.origin.as_str())),
            "awaitPromise": true,
            "returnByValue": true,
        }))
    }

    /// What the page looks like. `frame` is the page's main frame.
    pub(super) fn looked(&mut self, result: &Value, frame: &str) -> Next {
        match result.pointer("/result/value").and_then(Value::as_str) {
            Some("meeting") => self.end(),
            Some(other @ ("page" | "asks")) if !self.over => {
                self.asks = other == "asks";
                Next::Fetch(json!({
                    "frameId": frame,
                    "url": format!("{}/config.js", self.origin),
                    "options": { "disableCache": true, "includeCredentials": true },
                }))
            }
            Some("page" | "asks") => Next::Nothing,
            // The page has gone on in the meantime.
            Some(_) | None => self.look(),
        }
    }

    /// How the server answered.
    pub(super) fn fetched(&mut self, result: &Value) -> Next {
        let resource = |name: &str| result.pointer(&format!("/resource/{name}"));
        let text = |name| resource(name).and_then(Value::as_str);
        let status = resource("httpStatusCode").and_then(Value::as_u64);
        if let Some(problem) = status.and_then(network::status) {
            return self.alarm(problem);
        }
        if resource("success").and_then(Value::as_bool) != Some(true) {
            self.over = true;
            // Jitsi's service worker keeps a page for being offline (`pwa-worker.js`), which comes whatever is wrong.
            return match text("netErrorName").map(network::chromium) {
                Some(problem) if problem.code == Code::NetFailed => Next::Nothing,
                Some(_) if self.later => Next::Lost,
                Some(problem) => Next::Gone(problem),
                None => Next::Nothing,
            };
        }
        match text("stream") {
            Some(stream) => Next::Read(json!({ "handle": stream, "size": READ })),
            None => self.end(),
        }
    }

    /// What the server answered.
    pub(super) fn read(&mut self, result: &Value) -> Next {
        self.over = true;
        // What is not UTF-8 comes in base64.
        let encoded = result.get("base64Encoded").and_then(Value::as_bool) == Some(true);
        let bytes = match result.get("data").and_then(Value::as_str) {
            Some(data) if encoded => BASE64_STANDARD.decode(data).ok(),
            data => data.map(|data| data.as_bytes().to_vec()),
        };
        match bytes {
            Some(bytes) if !holds(&bytes, CONFIG) => self.alarm(no_meeting(self.asks)),
            Some(_) | None => Next::Nothing,
        }
    }

    fn alarm(&mut self, problem: Problem) -> Next {
        self.over = true;
        if self.later {
            Next::Lost
        } else {
            Next::Alarm(problem)
        }
    }

    fn end(&mut self) -> Next {
        self.over = true;
        Next::Nothing
    }
}

fn holds(bytes: &[u8], text: &str) -> bool {
    bytes
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}

/// Waits until the page has run its scripts, then looks. A page that is nothing yet may be on its way to a portal, or
/// still drawing its sign-in: it gets a second more.
const LOOK_WHEN_READY: &str = r#"async (look, origin) => {
  if (document.readyState === "loading") await new Promise((done) => addEventListener("DOMContentLoaded", done));
  const what = look(origin);
  if (what !== "page") return what;
  await new Promise((done) => setTimeout(done, 1000));
  return look(origin);
}"#;
