//! Looks whether the page that came is a meeting's: see core, `meeting/page.rs`.

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::page::{CONFIG, LOOK, no_meeting};
use bbw_meet_core::origin::Origin;
use serde_json::json;
use tauri::WebviewWindow;

/// Looks at a page and, where it is no meeting's, asks the server for `/config.js`. Nobody works in such a page, so it
/// may be kept waiting for the answer.
const LOOK_AND_ASK: &str = r#"((look, config, origin) => {
  const what = look(origin);
  if (what !== "asks" && what !== "page") return what;
  try {
    const request = new XMLHttpRequest();
    request.open("GET", "/config.js", false);
    request.send();
    return request.status < 400 && request.responseText.includes(config) ? "meeting" : what;
  } catch {
    return "unreachable";
  }
})"#;

/// Tells when the page is no meeting's. On another site, perhaps a sign-in, there is nothing to tell.
pub(super) fn at_page(
    window: &WebviewWindow,
    server: &Origin,
    tell: impl Fn(Problem) + Send + 'static,
) {
    let question = format!(
        "{LOOK_AND_ASK}({LOOK}, {}, {})",
        json!(CONFIG),
        json!(server.as_str())
    );
    // A window that cannot be asked any more is going.
    let _ = window.eval_with_callback(question, move |answer| {
        match serde_json::from_str(&answer) {
            Ok("asks") => tell(no_meeting(true)),
            Ok("page") => tell(no_meeting(false)),
            Ok("unreachable") => tell(Code::NetFailed.into()),
            Ok(_) | Err(_) => {}
        }
    });
}
