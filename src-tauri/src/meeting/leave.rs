//! How a page is left: it is sent away before its window goes. Only so does it run what it has for its end (`pagehide`,
//! `unload`), and only so do the others in the meeting see at once that somebody has gone.

use std::time::Duration;

use tauri::WebviewWindow;
use url::Url;

/// How long a page may take to go. After that the window goes without it.
pub(super) const PATIENCE: Duration = Duration::from_secs(1);

/// How long what a page that has gone says (`sendBeacon`, `fetch` with `keepalive`) may take to be on its way. The web view
/// sends it from a process of its own, which ends with this one; nothing says when that is done.
pub(super) const LAST_WORDS: Duration = Duration::from_millis(250);

/// The page that follows: nothing is left to say goodbye there.
pub(super) const EMPTY: &str = "about:blank";

/// The person has decided to go, so no page asks whether they really want to; it still learns that it is being left.
const NO_QUESTION: &str = r#"
onbeforeunload = null;
addEventListener("beforeunload", event => {
  Object.defineProperty(event, "preventDefault", { value() {} });
  Object.defineProperty(event, "returnValue", { get: () => "", set() {} });
}, true);
"#;

/// Sends the page away. `false` if there is nothing to wait for.
pub(super) fn page(window: &WebviewWindow) -> bool {
    let Ok(empty) = Url::parse(EMPTY) else {
        return false;
    };
    // A page that runs no scripts asks nothing either.
    let _ = window.eval(NO_QUESTION);
    window.navigate(empty).is_ok()
}
