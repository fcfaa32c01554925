//! Do the meeting servers answer, as the meeting's own browser sees them? So proxies and certificates count the same.
//!
//! Asked only where that is wanted. The browser gets a profile that is gone afterwards, and asks for `/config.js`, which
//! every Jitsi has (jitsi-meet, `config.js`); no meeting is joined.

use std::time::Duration;

use bbw_meet_core::diagnosis::{Fact, Value};
use bbw_meet_core::meeting::network;
use bbw_meet_core::origin::Origin;

use super::output;
use crate::meeting::chromium;

/// As long as a meeting's page is waited for, and what the browser itself takes to start.
const PATIENCE: Duration = Duration::from_secs(30);

pub(super) fn facts(servers: &[Origin]) -> Vec<Fact> {
    let answers = servers
        .iter()
        .map(|server| format!("{server}: {}", ask(server)));
    vec![("answers", Value::list(answers.collect()))]
}

/// `config.js`, or why it is not there: one of this program's codes, and Chromium's own.
fn ask(server: &Origin) -> String {
    let unknown = || "unknown".to_owned();
    let Some(browser) = chromium::described().filter(|browser| browser.confinement.is_none())
    else {
        return unknown();
    };
    let Ok(profile) = tempfile::tempdir() else {
        return unknown();
    };
    let arguments = [
        "--headless".to_owned(),
        "--no-first-run".to_owned(),
        "--disable-background-networking".to_owned(),
        "--disable-component-update".to_owned(),
        "--disable-sync".to_owned(),
        format!("--user-data-dir={}", profile.path().display()),
        "--dump-dom".to_owned(),
        format!("{server}/config.js"),
    ];
    let arguments = browser.arguments.iter().chain(&arguments);
    output::with_complaints(PATIENCE, &browser.program, arguments)
        .map_or_else(unknown, |page| judge(&page))
}

/// What the page that came says, or else the browser.
fn judge(page: &str) -> String {
    let is_name = |c: char| c.is_ascii_uppercase() || c == '_' || c.is_ascii_digit();
    let error = page.split("ERR_").nth(1).map(|rest| {
        let end = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
        format!("ERR_{}", &rest[..end])
    });
    match error {
        // A page of Jitsi's configuration names no errors of the network.
        Some(error) => format!(
            "{} ({error})",
            network::chromium(&format!("net::{error}")).code
        ),
        // How every Jitsi's begins.
        None if page.contains("var config") => "config.js".to_owned(),
        None => "not a meeting server".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_is_judged() {
        for (page, judged) in [
            ("<pre>var config = {};</pre>", "config.js"),
            (
                "<html><body>It works!</body></html>",
                "not a meeting server",
            ),
            (
                "<div>ERR_NAME_NOT_RESOLVED</div>",
                "net-name (ERR_NAME_NOT_RESOLVED)",
            ),
        ] {
            assert_eq!(judge(page), judged);
        }
    }
}
