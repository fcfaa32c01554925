//! What tells a meeting's page from any other: it holds Jitsi's `config`, whether the server wrote it into the page or
//! the page loaded `/config.js`. A portal, a proxy or a wrong server answers as politely as a Jitsi, but without it.

use serde_json::json;

use super::Ending;
use crate::error::{Code, Problem};
use crate::origin::Origin;

/// A function of the page's own language: `meeting`; `asks` or `page` for a page of this origin that is none, with or
/// without something to fill in; `elsewhere` for another origin.
pub const LOOK: &str = r#"(origin) =>
  location.origin !== origin ? "elsewhere"
    : typeof config === "object" ? "meeting"
    : document.querySelector("form, input") ? "asks" : "page""#;

/// What a Jitsi's `/config.js` holds.
pub const CONFIG: &str = "var config";

/// What is wrong with a page that is none; `asks` when there is something to fill in, as in a sign-in.
pub fn no_meeting(asks: bool) -> Problem {
    if asks {
        Code::NetPortal.into()
    } else {
        Code::NetWrongHost.into()
    }
}

/// How long a person must be out of the meeting before it counts as over, in milliseconds: between two rooms of one
/// meeting there is a moment in neither, and a server that shows a page at the end does so within three seconds.
const SETTLE: u32 = 5000;

/// An expression of the page's own language: a promise that is kept when the meeting is over without another page
/// having come. See [`over`] for what it says. Seen with web clients of 2022 and 2025, whose state it reads
/// (`APP.store`); it changes nothing there.
pub fn until_over() -> String {
    format!("({})({SETTLE})", code(include_str!("page/over.js")))
}

/// The code below its comment.
pub(super) fn code(file: &str) -> &str {
    let mut code = file;
    while let Some((comment, rest)) = code.split_once('\n')
        && comment.starts_with("//")
    {
        code = rest;
    }
    code.trim_end()
}

/// Where a page goes, or rather wants to go, that tells its end to a web view which cannot wait for a promise; what
/// [`until_over`] says follows.
const OVER: &str = "about:blank#meeting-is-over-";

/// A script for every document in such a web view: on the server it waits for the end, and tells it as [`over_at`]
/// understands. A page that forges this ends its own meeting, which it can do anyway.
pub fn tell_over(server: &Origin) -> String {
    format!(
        "if (location.origin === {}) {}.then((said) => {{ onbeforeunload = null; location.href = {} + said; }});",
        json!(server.as_str()),
        until_over(),
        json!(OVER)
    )
}

/// How the meeting ended, if that is what going to this address says.
pub fn over_at(address: &str) -> Option<Ending> {
    address.strip_prefix(OVER).and_then(over)
}

/// What [`until_over`] said. `None` where there is no telling.
pub fn over(said: &str) -> Option<Ending> {
    match said {
        "left" => Some(Ending::Left),
        "ended" => Some(Ending::Ended),
        "removed" => Some(Ending::Removed),
        _ => None,
    }
}
