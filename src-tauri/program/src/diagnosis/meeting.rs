//! Where a meeting would open, and why there.

use std::time::Duration;

use bbw_meet_core::deployment::Deployment;
use bbw_meet_core::diagnosis::{Fact, Value};
use bbw_meet_core::meeting::{HostKind, candidates};
use bbw_meet_core::profile::{HostChoice, Profile};

use super::output;
use crate::meeting::{self, chromium};

/// How long a browser may take to say its version.
const PATIENCE: Duration = Duration::from_secs(2);

pub(super) fn facts(deployment: Option<&Deployment>, profile: &Profile) -> Vec<Fact> {
    let choice = profile.settings.host;
    let hosts = meeting::survey_quickly();
    let taken = candidates(choice, &hosts).into_iter().next();
    let is_locked = deployment.is_some_and(|deployment| deployment.locks.host.is_some());
    let because = match choice {
        _ if is_locked => "locked",
        HostChoice::Automatic => "automatic",
        HostChoice::Chromium | HostChoice::Webview | HostChoice::Browser => "chosen",
    };
    let mut facts = vec![
        (
            "taken",
            taken.map_or(Value::None, |kind| Value::Word(word(kind))),
        ),
        ("because", Value::Word(because)),
    ];
    match chromium::described() {
        None => facts.push(("browser", Value::None)),
        Some(browser) => {
            let path = browser.program.display();
            facts.extend([
                ("browser", Value::Text(format!("{}, {path}", browser.name))),
                (
                    "confinement",
                    browser
                        .confinement
                        .map_or(Value::None, |kind| Value::Text(kind.to_owned())),
                ),
                ("browser-version", Value::known(version(&browser))),
                ("pipe-forbidden", Value::Is(browser.pipe_is_forbidden)),
            ]);
        }
    }
    facts
}

fn word(kind: HostKind) -> &'static str {
    match kind {
        HostKind::Webview => "webview",
        HostKind::Chromium => "chromium",
        HostKind::Browser => "browser",
    }
}

fn version(browser: &chromium::Described) -> Option<String> {
    if cfg!(windows) {
        // Asked for its version, a browser opens a window there; its folders have it for a name.
        return version_beside(&browser.program);
    }
    let arguments = browser
        .arguments
        .iter()
        .map(String::as_str)
        .chain(["--version"]);
    output::within(PATIENCE, &browser.program, arguments)
}

fn version_beside(program: &std::path::Path) -> Option<String> {
    let folders = std::fs::read_dir(program.parent()?).ok()?.flatten();
    let names = folders.filter_map(|entry| entry.file_name().into_string().ok());
    let is_version = |name: &String| {
        name.split('.').count() == 4 && name.split('.').all(|part| part.parse::<u32>().is_ok())
    };
    names.filter(is_version).max()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_beside_a_browser_has_its_version_for_a_name() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("msedge.exe");
        assert_eq!(version_beside(&program), None);
        for name in ["Locales", "1.2.3", "126.0.2592.68"] {
            std::fs::create_dir(folder.path().join(name)).unwrap();
        }
        assert_eq!(version_beside(&program).as_deref(), Some("126.0.2592.68"));
    }
}
