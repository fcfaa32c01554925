//! A conversation, heard and answered.

mod any;
mod beside;
mod check;
mod inside;
mod way_in;

use std::sync::OnceLock;
use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::chromium::beside::{EMPTY, MOST};
use crate::chromium::frames;
use crate::error::Problem;
use crate::language::Language;
use crate::meeting::{MeetingLink, Target, visit::NameBy};
use crate::profile::{DisplayName, Profile, Theme};

const OPENING: &str = "file:///home/anna/opening.html#de_dark";

fn conversation() -> Conversation {
    Conversation::new(plan())
}

fn plan() -> Plan {
    let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
    let link = MeetingLink::parse("https://meet.bbw.example/r?jwt=aa.bb.cc", &servers).unwrap();
    let profile = Profile {
        name: Some(DisplayName::parse("Anna").unwrap()),
        ..Profile::default()
    };
    let target = Target::Meeting(link);
    let visit = Visit::new(target, None, &profile, Language::German, NameBy::Seed).unwrap();
    Plan {
        visit,
        opening: Url::parse(OPENING).unwrap(),
        words: Words {
            sounds: vec![],
            program: "BBW Meet".to_owned(),
            heading: "Das Meeting wird geöffnet".to_owned(),
            saved: "{file} liegt in {folder}".to_owned(),
            language: Language::German,
            theme: Theme::Dark,
        },
        sign_in: vec![Origin::parse("https://login.bbw.example").unwrap()],
        check: true,
    }
}

/// The moment everything happens in, unless a test says otherwise.
fn now() -> Instant {
    static NOW: OnceLock<Instant> = OnceLock::new();
    *NOW.get_or_init(Instant::now)
}

impl Conversation {
    /// Hears a message that is well-formed JSON.
    fn told(&mut self, message: &Value) -> Vec<Step> {
        self.told_at(message, now())
    }

    fn told_at(&mut self, message: &Value, now: Instant) -> Vec<Step> {
        self.hear(&Frame::Whole(message.to_string().into_bytes()), now)
    }
}

fn page(method: &str, target: &str, address: &str) -> Value {
    let info = json!({ "targetId": target, "type": "page", "url": address });
    json!({ "method": method, "params": { "sessionId": "S", "targetInfo": info } })
}

fn created(target: &str, address: &str) -> Value {
    page("Target.targetCreated", target, address)
}

/// A page that the meeting's page opened, and that is nowhere yet.
fn opened(target: &str) -> Value {
    let mut page = created(target, "");
    page["params"]["targetInfo"]["openerId"] = json!("main");
    page
}

fn moved(target: &str, address: &str) -> Value {
    page("Target.targetInfoChanged", target, address)
}

/// A conversation that has found the window's page.
fn attached() -> Conversation {
    let mut conversation = conversation();
    let steps = conversation.told(&created("main", OPENING));
    assert!(says(&steps, "Target.attachToTarget"));
    let attached = page("Target.attachedToTarget", "main", OPENING);
    let steps = conversation.told(&attached);
    assert!(says(&steps, "Page.addScriptToEvaluateOnNewDocument"));
    conversation
}

/// A conversation on its way to the server.
fn on_the_way() -> Conversation {
    let mut conversation = attached();
    let steps = conversation.told(&json!({ "id": 2, "result": { "identifier": "1" } }));
    assert!(says(&steps, "Page.navigate"));
    conversation
}

fn says(steps: &[Step], method: &str) -> bool {
    steps
        .iter()
        .any(|step| matches!(step, Step::Send(text) if text.contains(&format!("\"{method}\""))))
}

/// What the page looks like, as it answers the check.
fn looked(what: &str) -> Value {
    json!({ "id": 5, "result": { "result": { "type": "string", "value": what } } })
}

/// How the server answered the check.
fn fetched(resource: &Value) -> Value {
    json!({ "id": 6, "result": { "resource": resource } })
}

/// An HTTP error, as Chromium tells it.
fn http_failure(status: u64) -> Value {
    let name = "net::ERR_HTTP_RESPONSE_CODE_FAILURE";
    json!({ "success": false, "httpStatusCode": status, "netErrorName": name })
}

/// A conversation whose page has come.
fn arrived() -> Conversation {
    let mut conversation = on_the_way();
    let steps = conversation.told(&json!({ "id": 3, "result": { "loaderId": "first" } }));
    assert!(steps.contains(&Step::Opened), "whatever the page is");
    assert!(says(&steps, "Runtime.evaluate"), "it is looked at");
    conversation
}

/// A conversation whose meeting is open.
fn open() -> Conversation {
    let mut conversation = arrived();
    let steps = conversation.told(&looked("meeting"));
    assert_eq!(steps, [], "a healthy server is not asked for anything");
    conversation
}

/// A conversation whose page is none of a meeting; the server has been asked.
fn in_doubt(what: &str) -> Conversation {
    let mut conversation = arrived();
    let steps = conversation.told(&looked(what));
    assert!(says(&steps, "Network.loadNetworkResource"));
    assert!(
        matches!(&steps[..], [Step::Send(text)] if text.contains("https://meet.bbw.example/config.js"))
    );
    conversation
}

/// The answer to the request for a document.
fn document(status: u64, address: &str) -> Value {
    let response = json!({ "status": status, "url": address });
    json!({ "method": "Network.responseReceived", "params": { "type": "Document", "response": response } })
}
