//! What the browser says, as far as it concerns a meeting.
//!
//! [`read`] takes anything and never fails; what is not understood is passed over. A message needs no more memory than
//! it has bytes.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::IgnoredAny;
use serde_json::Value;
use serde_json::value::RawValue;

use super::protocol::Id;

/// A page, as the browser describes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Page<'a> {
    pub(super) target: Cow<'a, str>,
    pub(super) address: Cow<'a, str>,
    /// The page that opened it.
    pub(super) opener: Option<Cow<'a, str>>,
}

/// What the browser said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Message<'a> {
    /// A page can be spoken to.
    Attached {
        session: Cow<'a, str>,
        page: Page<'a>,
    },
    /// A page appeared.
    Appeared(Page<'a>),
    /// A page moved on.
    Moved(Page<'a>),
    /// A page is somewhere; where, is more than is read ([`super::cut`]). `None` where not even the page is known.
    Elsewhere { target: Option<Cow<'a, str>> },
    /// A page is gone.
    Gone { target: Cow<'a, str> },
    /// A page's process died.
    Crashed { target: Cow<'a, str> },
    /// A document arrived from this address with this HTTP status.
    Arrived { status: u64, address: Cow<'a, str> },
    /// A frame wants to go to this address: its own script, or because of a link.
    Leaving {
        frame: Cow<'a, str>,
        address: Cow<'a, str>,
        link: bool,
    },
    /// The window shows an error page of the browser instead of this address.
    Unreachable,
    /// Another document is in the window. Its id is the protocol's `loaderId`.
    Document { id: Cow<'a, str> },
    /// The page opens a window on this address, or a link of it does.
    Opening { address: Cow<'a, str> },
    /// A page, or a frame in one, wants a document; the browser waits for a word before it asks any server.
    /// `address` is `None` where it is longer than is read.
    Wanted {
        request: Cow<'a, str>,
        frame: Cow<'a, str>,
        address: Option<Cow<'a, str>>,
    },
    /// A file was saved here.
    Saved { path: Cow<'a, str> },
    /// An answer; `error` is the browser's own word for what went wrong. `result` is null then, and where nobody looks
    /// at it.
    Answer {
        id: Id,
        error: Option<Cow<'a, str>>,
        result: Value,
    },
    /// Nothing that concerns a meeting.
    Other,
}

/// As much of a message as is looked at. Fields of the same name in messages that do not concern a meeting may be of
/// another kind: such a message is not read at all, and need not be.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Raw<'a> {
    id: Option<u64>,
    #[serde(borrow)]
    method: Cow<'a, str>,
    #[serde(borrow)]
    params: Params<'a>,
    #[serde(borrow)]
    result: Option<&'a RawValue>,
    #[serde(borrow)]
    error: Option<Refusal<'a>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Params<'a> {
    #[serde(borrow)]
    session_id: Cow<'a, str>,
    #[serde(borrow)]
    target_id: Cow<'a, str>,
    #[serde(borrow)]
    target_info: TargetInfo<'a>,
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    response: Response<'a>,
    #[serde(borrow)]
    frame: Frame<'a>,
    #[serde(borrow)]
    frame_id: Cow<'a, str>,
    #[serde(borrow)]
    url: Cow<'a, str>,
    user_gesture: bool,
    #[serde(borrow)]
    reason: Cow<'a, str>,
    #[serde(borrow)]
    state: Cow<'a, str>,
    #[serde(borrow)]
    file_path: Cow<'a, str>,
    #[serde(borrow)]
    request_id: Cow<'a, str>,
    #[serde(borrow)]
    request: Request<'a>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Request<'a> {
    #[serde(borrow)]
    url: Cow<'a, str>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct TargetInfo<'a> {
    #[serde(borrow)]
    target_id: Cow<'a, str>,
    #[serde(borrow, rename = "type")]
    kind: Cow<'a, str>,
    #[serde(borrow)]
    url: Option<Cow<'a, str>>,
    #[serde(borrow)]
    opener_id: Option<Cow<'a, str>>,
}

impl<'a> TargetInfo<'a> {
    fn page(self) -> Option<Page<'a>> {
        (self.kind == "page" && !self.target_id.is_empty()).then_some(())?;
        Some(Page {
            target: self.target_id,
            address: self.url?,
            opener: self.opener_id,
        })
    }
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Response<'a> {
    status: Option<u64>,
    #[serde(borrow)]
    url: Option<Cow<'a, str>>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Frame<'a> {
    #[serde(borrow)]
    loader_id: Cow<'a, str>,
    parent_id: Option<IgnoredAny>,
    unreachable_url: Option<IgnoredAny>,
}

#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Outcome<'a> {
    #[serde(borrow)]
    error_text: Cow<'a, str>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Refusal<'a> {
    #[serde(borrow)]
    message: Cow<'a, str>,
}

/// Reads a message. Garbage is [`Message::Other`].
pub(super) fn read(message: &[u8]) -> Message<'_> {
    let Ok(raw) = serde_json::from_slice::<Raw<'_>>(message) else {
        return Message::Other;
    };
    match raw.id {
        Some(id) => answer(id, &raw),
        None => event(raw).unwrap_or(Message::Other),
    }
}

/// Largest result looked at, in bytes. Read into a tree it may need some thirty times as much memory.
const RESULT_LIMIT: usize = 512 * 1024;

fn answer<'a>(id: u64, raw: &Raw<'a>) -> Message<'a> {
    let Some(id) = Id::of(id) else {
        return Message::Other;
    };
    let result = raw.result.map_or("null", RawValue::get);
    let outcome: Outcome<'a> = serde_json::from_str(result).unwrap_or_default();
    let failed = Some(outcome.error_text).filter(|error| !error.is_empty());
    let refused = raw.error.as_ref().map(|refusal| refusal.message.clone());
    let looked_at = id.has_result() && result.len() <= RESULT_LIMIT;
    Message::Answer {
        id,
        error: refused.or(failed),
        result: looked_at
            .then(|| serde_json::from_str(result).ok())
            .flatten()
            .unwrap_or_default(),
    }
}

fn event(raw: Raw<'_>) -> Option<Message<'_>> {
    let Params {
        session_id,
        target_id,
        target_info,
        kind,
        response,
        frame,
        frame_id,
        url,
        user_gesture,
        reason,
        state,
        file_path,
        request_id,
        request,
    } = raw.params;
    match &*raw.method {
        "Target.attachedToTarget" if !session_id.is_empty() => Some(Message::Attached {
            session: session_id,
            page: target_info.page()?,
        }),
        "Target.targetCreated" => target_info.page().map(Message::Appeared),
        "Target.targetInfoChanged" => target_info.page().map(Message::Moved),
        "Target.targetDestroyed" => Some(Message::Gone { target: target_id }),
        "Target.targetCrashed" => Some(Message::Crashed { target: target_id }),
        "Network.responseReceived" if kind == "Document" => Some(Message::Arrived {
            status: response.status?,
            address: response.url?,
        }),
        "Page.frameRequestedNavigation" => Some(Message::Leaving {
            frame: frame_id,
            address: url,
            link: reason == "anchorClick",
        }),
        "Fetch.requestPaused" if !request_id.is_empty() => Some(Message::Wanted {
            request: request_id,
            frame: frame_id,
            address: Some(request.url),
        }),
        "Browser.downloadProgress" if state == "completed" && !file_path.is_empty() => {
            Some(Message::Saved { path: file_path })
        }
        "Page.frameNavigated" if frame.parent_id.is_some() => None,
        "Page.frameNavigated" if frame.unreachable_url.is_some() => Some(Message::Unreachable),
        "Page.frameNavigated" => Some(Message::Document {
            id: frame.loader_id,
        }),
        // Without a person's click nothing gets a window.
        "Page.windowOpen" if !user_gesture => None,
        "Page.windowOpen" => Some(Message::Opening { address: url }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn garbage_is_passed_over() {
        let deep = format!("{{\"params\":{}", "[".repeat(100_000));
        for garbage in [
            "",
            "{",
            "null",
            "[]",
            "\"Target.targetCreated\"",
            "{\"method\":7}",
            "{\"method\":\"Target.attachedToTarget\"}",
            "{\"method\":\"Target.targetCreated\",\"params\":null}",
            "{\"method\":\"Target.targetCreated\",\"params\":{\"targetInfo\":{\"type\":\"page\"}}}",
            "{\"method\":\"Target.targetCreated\",\"params\":{\"targetInfo\":{\"type\":\"worker\",\"targetId\":\"1\",\"url\":\"x\"}}}",
            "{\"id\":-1}",
            "{\"id\":63}",
            "{\"id\":3,\"id\":3}",
            "{}{}",
            deep.as_str(),
        ] {
            assert_eq!(read(garbage.as_bytes()), Message::Other, "{garbage:.80}");
        }
        assert_eq!(read(b"{\"method\":\"\xff\"}"), Message::Other);
    }

    #[test]
    fn a_failed_navigation_says_why() {
        let answer = json!({ "id": 3, "result": { "frameId": "f", "errorText": "net::ERR_CONNECTION_REFUSED" } });
        assert_eq!(
            read(answer.to_string().as_bytes()),
            Message::Answer {
                id: Id::Navigated,
                error: Some("net::ERR_CONNECTION_REFUSED".into()),
                result: answer["result"].clone(),
            }
        );
    }

    #[test]
    fn a_result_that_is_looked_at_is_no_endless_one() {
        let result = |text: &str| {
            let answer = format!("{{\"id\":5,\"result\":{text}}}");
            let Message::Answer { result, .. } = read(answer.as_bytes()) else {
                panic!("no answer")
            };
            result
        };
        assert_eq!(result("{\"a\":[1]}"), json!({ "a": [1] }));
        let endless = format!("[{}0]", "0,".repeat(RESULT_LIMIT));
        assert_eq!(result(&endless), Value::Null);
    }

    #[test]
    fn an_address_as_long_as_browsers_allow_is_seen() {
        let address = format!("https://evil.example/?{}", "x".repeat(2 * 1024 * 1024));
        let message = json!({ "method": "Target.targetInfoChanged", "params": {
            "targetInfo": { "type": "page", "targetId": "1", "url": address } } })
        .to_string();
        assert!((message.len() as u64) < super::super::frames::LIMIT);
        assert_eq!(
            read(message.as_bytes()),
            Message::Moved(Page {
                target: "1".into(),
                address: address.into(),
                opener: None,
            })
        );
    }
}
