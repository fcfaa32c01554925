//! What tells a meeting's page from any other: it holds Jitsi's `config`, whether the server wrote it into the page or
//! the page loaded `/config.js`. A portal, a proxy or a wrong server answers as politely as a Jitsi, but without it.

use crate::error::{Code, Problem};

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
