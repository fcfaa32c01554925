//! A message that is too long to be read: what its beginning tells.
//!
//! A page chooses its address, and with it how long the browser's words about it are. Such a page is not overlooked: it
//! counts as one that is elsewhere.

use std::borrow::Cow;

use super::message::Message;
use super::protocol::Id;

/// What is known of a message whose beginning this is. Chromium writes a message's `id` or `method` first, and a
/// target's id before anything a page chooses; inside a page's text no quotation mark stands alone.
pub(super) fn read(beginning: &[u8]) -> Message<'_> {
    let text = match std::str::from_utf8(beginning) {
        Ok(text) => text,
        // A character may have been cut in two.
        Err(error) => match beginning
            .get(..error.valid_up_to())
            .map(std::str::from_utf8)
        {
            Some(Ok(text)) => text,
            Some(Err(_)) | None => "",
        },
    };
    if let Some(id) = id(text) {
        return Message::Answer {
            id,
            error: Some(Cow::Borrowed("too long")),
            result: serde_json::Value::Null,
        };
    }
    if value(text, "method") == Some("Fetch.requestPaused")
        && let Some(request) = value(text, "requestId")
    {
        return Message::Wanted {
            request: Cow::Borrowed(request),
            frame: Cow::Borrowed(""),
            address: None,
        };
    }
    let about_pages = ["Target.targetCreated", "Target.targetInfoChanged"]
        .iter()
        .any(|method| value(text, "method") == Some(method));
    let other_kind = value(text, "type").is_some_and(|kind| kind != "page");
    if !about_pages || other_kind {
        // Of a worker, a frame, a request: what a page does there it may do, and the window's own page is told by its
        // target.
        return Message::Other;
    }
    Message::Elsewhere {
        target: value(text, "targetId").map(Cow::Borrowed),
    }
}

/// The text after the first `"name":"`.
fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(&format!("\"{name}\":\""))?;
    rest.split_once('"').map(|(value, _)| value)
}

/// Of an answer: the request it belongs to.
fn id(text: &str) -> Option<Id> {
    let rest = text.strip_prefix("{\"id\":")?;
    let number = rest.split(|c: char| !c.is_ascii_digit()).next()?;
    Id::of(number.parse().ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(method: &str, kind: &str, title: &str) -> String {
        format!(
            r#"{{"method":"{method}","params":{{"targetInfo":{{"targetId":"A1","type":"{kind}","title":"{title}","url":"https://evil.example/#\\\\"#
        )
    }

    #[test]
    fn a_page_is_known_by_its_target() {
        for method in ["Target.targetCreated", "Target.targetInfoChanged"] {
            let text = about(method, "page", "x");
            let target = Some("A1".into());
            assert_eq!(read(text.as_bytes()), Message::Elsewhere { target });
        }
    }

    #[test]
    fn what_a_page_calls_itself_does_not_hide_it() {
        let title = r#"\",\"type\":\"worker\",\"targetId\":\"B2"#;
        let text = about("Target.targetInfoChanged", "page", title);
        let target = Some("A1".into());
        assert_eq!(read(text.as_bytes()), Message::Elsewhere { target });
    }

    #[test]
    fn a_page_without_a_name_is_one_all_the_same() {
        let text = r#"{"method":"Target.targetCreated","params":{"targetInfo":{"url":"https"#;
        assert_eq!(read(text.as_bytes()), Message::Elsewhere { target: None });
    }

    #[test]
    fn workers_requests_and_garbage_are_no_pages() {
        for text in [
            about("Target.targetCreated", "worker", "x"),
            r#"{"method":"Network.requestWillBeSent","params":{"targetId":"A1"#.to_owned(),
            r#"{"id":63,"result":{"#.to_owned(),
            "xxxx".to_owned(),
        ] {
            assert_eq!(read(text.as_bytes()), Message::Other, "{text}");
        }
        assert_eq!(read(b"\xff\xfe"), Message::Other);
    }

    #[test]
    fn a_document_is_known_by_its_request() {
        let text = r#"{"method":"Fetch.requestPaused","params":{"requestId":"interception-job-1.0","request":{"url":"https"#;
        let wanted = Message::Wanted {
            request: "interception-job-1.0".into(),
            frame: "".into(),
            address: None,
        };
        assert_eq!(read(text.as_bytes()), wanted);
    }

    #[test]
    fn an_answer_is_one_and_says_nothing() {
        let answer = read(br#"{"id":5,"result":{"result":{"value":"xxx"#);
        assert!(matches!(
            answer,
            Message::Answer {
                id: Id::Looked,
                error: Some(_),
                result: serde_json::Value::Null
            }
        ));
    }
}
