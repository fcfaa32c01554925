//! What is said to the browser: the few requests of the Chrome DevTools Protocol that a meeting needs, as JSON text.

use std::sync::atomic::{AtomicU64, Ordering};

use serde_json::{Value, json};

use crate::origin::Origin;

/// Permissions that are granted before anybody asks, named as in the protocol's `Browser.PermissionDescriptor`: the two
/// devices of which the person decides in the meeting.
///
/// Nothing else that Jitsi does needs one (`react/features`): it writes to the clipboard on a click
/// (`base/util/copyText.web.ts`) and keeps the screen awake (`base/conference/middleware.web.ts`), which every page
/// may; the browser itself asks which screen to share; and it never reads the clipboard nor shows notifications of the
/// system.
const PERMISSIONS: &[&str] = &["camera", "microphone"];

/// The one more for a person who wants to see sounds while the meeting is not in front.
const NOTIFICATIONS: &str = "notifications";

/// Which request an answer belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Id {
    /// Answers nobody waits for.
    Ignored = 1,
    /// What must be in place before the window goes anywhere is: the script for every page, or the stop of every request.
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
    /// Whether this person's system is dark.
    Dark = 8,
    /// The meeting's page has been read to its end.
    Loaded = 9,
    /// The meeting is over, says its page.
    Over = 10,
}

impl Id {
    pub(super) const ALL: [Id; 10] = [
        Id::Ignored,
        Id::Seeded,
        Id::Navigated,
        Id::Attached,
        Id::Looked,
        Id::Fetched,
        Id::Read,
        Id::Dark,
        Id::Loaded,
        Id::Over,
    ];

    /// The request an answer with this number belongs to.
    pub(super) fn of(number: u64) -> Option<Self> {
        let kind = number % KINDS;
        Self::ALL.into_iter().find(|known| *known as u64 == kind)
    }

    /// A number for a request of this kind, used once: while an answer is still to come, Chromium 156 refuses another
    /// request with the same number ("Duplicate `id` in protocol request").
    fn number(self) -> u64 {
        static REQUESTS: AtomicU64 = AtomicU64::new(1);
        REQUESTS.fetch_add(1, Ordering::Relaxed) * KINDS + self as u64
    }

    /// Is more looked at of an answer than that it came?
    pub(super) fn has_result(self) -> bool {
        match self {
            Self::Navigated
            | Self::Looked
            | Self::Fetched
            | Self::Read
            | Self::Dark
            | Self::Over => true,
            Self::Ignored | Self::Seeded | Self::Attached | Self::Loaded => false,
        }
    }
}

/// A number tells by its remainder what kind of request it belongs to.
const KINDS: u64 = 64;

/// A request to the browser itself.
pub fn to_browser(id: Id, method: &str, params: Value) -> String {
    json!({ "id": id.number(), "method": method, "params": params }).to_string()
}

/// A request to one page.
pub(super) fn to_page(id: Id, session: &str, method: &str, params: Value) -> String {
    json!({ "id": id.number(), "sessionId": session, "method": method, "params": params })
        .to_string()
}

/// Closes a page.
pub(super) fn close(target: &str) -> String {
    let params = json!({ "targetId": target });
    to_browser(Id::Ignored, "Target.closeTarget", params)
}

/// What is asked before the browser is even up: permissions for the one origin, that for notifications only where the
/// person wants them (`notify`), to be told of saved files and of every page, and with that a first answer.
///
/// Not asked for is to be attached to every page (`Target.setAutoAttach`): Chromium 156 then never comes back from a
/// page's `window.open`, and the whole meeting hangs.
pub fn opening_moves(origin: &Origin, notify: bool) -> Vec<String> {
    let mut moves: Vec<String> = PERMISSIONS
        .iter()
        .chain(notify.then_some(&NOTIFICATIONS))
        .map(|name| {
            let permission = json!({ "name": name });
            let params = json!({ "origin": origin.as_str(), "permission": permission, "setting": "granted" });
            to_browser(Id::Ignored, "Browser.setPermission", params)
        })
        .collect();
    // Where files go is the browser's and the person's affair, but it has to be told.
    moves.push(to_browser(
        Id::Ignored,
        "Browser.setDownloadBehavior",
        json!({ "behavior": "default", "eventsEnabled": true }),
    ));
    moves.push(to_browser(
        Id::Attached,
        "Target.setDiscoverTargets",
        json!({ "discover": true }),
    ));
    moves
}

/// From now on every document of every page waits for [`document`] before a server is asked.
///
/// Said to the browser, not to a page, so that it holds for a page from its first document on. Not asked for before the
/// meeting is there: the way in waits for nothing.
pub(super) fn ask_before_documents() -> String {
    let documents = json!({ "urlPattern": "*", "resourceType": "Document" });
    to_browser(
        Id::Ignored,
        "Fetch.enable",
        json!({ "patterns": [documents] }),
    )
}

/// Lets a document be fetched, or leaves the page where it is.
pub(super) fn document(request: &str, allowed: bool) -> String {
    let (method, params) = if allowed {
        ("Fetch.continueRequest", json!({ "requestId": request }))
    } else {
        let reason = "Aborted";
        let params = json!({ "requestId": request, "errorReason": reason });
        ("Fetch.failRequest", params)
    };
    to_browser(Id::Ignored, method, params)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_is_used_twice() {
        let number = |text: String| {
            let said: Value = serde_json::from_str(&text).unwrap();
            said["id"].as_u64().unwrap()
        };
        let one = number(to_browser(Id::Read, "x", json!({})));
        let two = number(to_page(Id::Read, "S", "x", json!({})));
        assert_ne!(one, two);
        assert_eq!((Id::of(one), Id::of(two)), (Some(Id::Read), Some(Id::Read)));
        assert_eq!(Id::of(KINDS * 7), None);
    }

    #[test]
    fn camera_and_microphone_are_granted_and_notifications_where_they_are_wanted() {
        let origin = Origin::parse("https://meet.bbw.example").unwrap();
        let granted = |notify| -> Vec<Value> {
            opening_moves(&origin, notify)
                .iter()
                .map(|text| serde_json::from_str::<Value>(text).unwrap())
                .filter(|said| said["method"] == "Browser.setPermission")
                .map(|said| said["params"].clone())
                .collect()
        };
        let grant = |name: &str| {
            json!({
                "origin": "https://meet.bbw.example",
                "permission": { "name": name },
                "setting": "granted",
            })
        };
        let devices = [grant("camera"), grant("microphone")];
        assert_eq!(granted(false), devices);
        assert_eq!(
            granted(true),
            [&devices[..], &[grant("notifications")]].concat()
        );
    }
}
