//! The few messages of the Chrome DevTools Protocol that a meeting needs, as values.
//!
//! Sending: JSON text. Receiving: whatever the browser says is looked at through [`Message`], which takes any JSON
//! and never fails; what is not understood is passed over.

use bbw_meet_core::origin::Origin;
use serde_json::{Value, json};

/// Permissions a meeting needs, named as in the protocol's `Browser.PermissionDescriptor`.
const PERMISSIONS: &[&str] = &[
    "camera",
    "microphone",
    "notifications",
    "display-capture",
    "clipboard-read",
    "clipboard-write",
    "wake-lock-screen",
];

/// Which request an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub(super) enum Id {
    /// Answers nobody waits for.
    Ignored = 1,
    /// The seed is in place.
    Seeded = 2,
    /// The navigation has been committed or has failed.
    Navigated = 3,
    /// The browser may be controlled at all.
    Attached = 4,
    /// What the page looks like.
    Looked = 5,
    /// How the server answered the question for `config.js`.
    Fetched = 6,
    /// What it answered.
    Read = 7,
}

impl Id {
    const ALL: [Id; 7] = [
        Id::Ignored,
        Id::Seeded,
        Id::Navigated,
        Id::Attached,
        Id::Looked,
        Id::Fetched,
        Id::Read,
    ];
}

/// A request to the browser itself.
pub(super) fn to_browser(id: Id, method: &str, params: Value) -> String {
    json!({ "id": id as u32, "method": method, "params": params }).to_string()
}

/// A request to one page.
pub(super) fn to_page(id: Id, session: &str, method: &str, params: Value) -> String {
    json!({ "id": id as u32, "sessionId": session, "method": method, "params": params }).to_string()
}

/// What is asked before the browser is even up: permissions for the one origin, to be told of every page, and a
/// first answer.
pub(super) fn opening_moves(origin: &Origin) -> Vec<String> {
    let mut moves: Vec<String> = PERMISSIONS
        .iter()
        .map(|name| {
            let permission = json!({ "name": name, "allowWithoutGesture": true });
            // An unknown permission (older browsers) is answered with an error of its own and harms nothing.
            let params = json!({ "origin": origin.as_str(), "permission": permission, "setting": "granted" });
            to_browser(Id::Ignored, "Browser.setPermission", params)
        })
        .collect();
    let attach = json!({ "autoAttach": true, "waitForDebuggerOnStart": false, "flatten": true });
    moves.push(to_browser(Id::Attached, "Target.setAutoAttach", attach));
    moves.push(to_browser(
        Id::Ignored,
        "Target.setDiscoverTargets",
        json!({ "discover": true }),
    ));
    moves
}

/// A page, as the browser describes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Page<'a> {
    pub(super) target: &'a str,
    pub(super) address: &'a str,
}

/// What the browser said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Message<'a> {
    /// A page can be spoken to.
    Attached { session: &'a str, page: Page<'a> },
    /// A page appeared or moved on.
    Moved(Page<'a>),
    /// A page is gone.
    Gone { target: &'a str },
    /// A page's process died.
    Crashed { target: &'a str },
    /// A document arrived from this address with this HTTP status.
    Document { status: u64, address: &'a str },
    /// The window shows an error page of the browser instead of this address.
    Unreachable,
    /// An answer; `error` is the browser's own word for what went wrong, `result` is null then.
    Answer {
        id: Id,
        error: Option<&'a str>,
        result: &'a Value,
    },
    /// Nothing that concerns a meeting.
    Other,
}

/// Reads a message. Garbage is [`Message::Other`].
pub(super) fn read(message: &Value) -> Message<'_> {
    let text = |pointer: &str| message.pointer(pointer).and_then(Value::as_str);
    if let Some(id) = message.get("id").and_then(Value::as_u64) {
        let Some(id) = Id::ALL.into_iter().find(|known| *known as u64 == id) else {
            return Message::Other;
        };
        let refused = message
            .get("error")
            .map(|_| text("/error/message").unwrap_or("refused"));
        return Message::Answer {
            id,
            error: refused.or(text("/result/errorText")),
            result: message.get("result").unwrap_or(&Value::Null),
        };
    }
    let page = || {
        (text("/params/targetInfo/type")? == "page").then_some(())?;
        Some(Page {
            target: text("/params/targetInfo/targetId")?,
            address: text("/params/targetInfo/url")?,
        })
    };
    let understood = || match text("/method")? {
        "Target.attachedToTarget" => Some(Message::Attached {
            session: text("/params/sessionId")?,
            page: page()?,
        }),
        "Target.targetCreated" | "Target.targetInfoChanged" => Some(Message::Moved(page()?)),
        "Target.targetDestroyed" => Some(Message::Gone {
            target: text("/params/targetId")?,
        }),
        "Target.targetCrashed" => Some(Message::Crashed {
            target: text("/params/targetId")?,
        }),
        "Network.responseReceived" if text("/params/type") == Some("Document") => {
            Some(Message::Document {
                status: message
                    .pointer("/params/response/status")
                    .and_then(Value::as_u64)?,
                address: text("/params/response/url")?,
            })
        }
        "Page.frameNavigated"
            if message.pointer("/params/frame/parentId").is_none()
                && text("/params/frame/unreachableUrl").is_some() =>
        {
            Some(Message::Unreachable)
        }
        _ => None,
    };
    understood().unwrap_or(Message::Other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn garbage_is_passed_over() {
        for garbage in [
            json!(null),
            json!([]),
            json!("Target.targetCreated"),
            json!({ "method": 7 }),
            json!({ "method": "Target.attachedToTarget" }),
            json!({ "method": "Target.targetCreated", "params": { "targetInfo": { "type": "page" } } }),
            json!({ "method": "Target.targetCreated", "params": { "targetInfo": { "type": "worker", "targetId": "1", "url": "x" } } }),
            json!({ "id": -1 }),
            json!({ "id": 99 }),
        ] {
            assert_eq!(read(&garbage), Message::Other, "{garbage}");
        }
    }

    #[test]
    fn a_failed_navigation_says_why() {
        let answer = json!({ "id": 3, "result": { "frameId": "f", "errorText": "net::ERR_CONNECTION_REFUSED" } });
        assert_eq!(
            read(&answer),
            Message::Answer {
                id: Id::Navigated,
                error: Some("net::ERR_CONNECTION_REFUSED"),
                result: &answer["result"],
            }
        );
    }
}
