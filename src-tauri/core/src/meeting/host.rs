//! The kinds of window a meeting can happen in, and in which order they are tried.

use serde::{Deserialize, Serialize};

use crate::error::Code;
use crate::profile::HostChoice;

/// A kind of window for meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HostKind {
    /// A window with the system's web view.
    Webview,
    /// An app window of a browser of the Chromium family, owned over a pipe.
    Chromium,
    /// The person's default browser. Always on offer, but it can neither be watched nor erased.
    Browser,
}

/// Whether a host can be used on this computer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Availability {
    /// Which one.
    pub kind: HostKind,
    /// Can it be used?
    pub available: bool,
    /// The browser's name.
    pub program: Option<String>,
    /// Why not.
    pub why: Option<Code>,
}

/// The hosts to try, in this order. The default browser comes last, since everything else can be watched and erased.
///
/// On Linux a browser that is there goes before the web view: whether a web view can carry a meeting is known only
/// after loading it, which no meeting should wait for.
pub fn candidates(choice: HostChoice, hosts: &[Availability]) -> Vec<HostKind> {
    let available = |kind: &HostKind| {
        hosts
            .iter()
            .any(|host| host.kind == *kind && host.available)
    };
    let order = match choice {
        HostChoice::Automatic if cfg!(windows) => vec![HostKind::Webview, HostKind::Chromium],
        HostChoice::Automatic | HostChoice::Chromium => vec![HostKind::Chromium, HostKind::Webview],
        // Chosen by hand, so it is tried even where it is not known to work.
        HostChoice::Webview => {
            return vec![HostKind::Webview, HostKind::Chromium, HostKind::Browser];
        }
        HostChoice::Browser => vec![],
    };
    order
        .into_iter()
        .filter(available)
        .chain([HostKind::Browser])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hosts(webview: bool, chromium: bool) -> Vec<Availability> {
        [
            (HostKind::Webview, webview),
            (HostKind::Chromium, chromium),
            (HostKind::Browser, true),
        ]
        .map(|(kind, available)| Availability {
            kind,
            available,
            program: None,
            why: None,
        })
        .to_vec()
    }

    #[test]
    fn the_default_browser_is_always_the_last_resort() {
        use HostKind::*;
        let both = if cfg!(windows) {
            vec![Webview, Chromium, Browser]
        } else {
            vec![Chromium, Webview, Browser]
        };
        for (choice, webview, chromium, expected) in [
            (HostChoice::Automatic, false, true, vec![Chromium, Browser]),
            (HostChoice::Automatic, true, true, both),
            (HostChoice::Automatic, true, false, vec![Webview, Browser]),
            (HostChoice::Automatic, false, false, vec![Browser]),
            (HostChoice::Chromium, false, true, vec![Chromium, Browser]),
            (
                HostChoice::Webview,
                false,
                true,
                vec![Webview, Chromium, Browser],
            ),
            (HostChoice::Browser, true, true, vec![Browser]),
        ] {
            assert_eq!(
                candidates(choice, &hosts(webview, chromium)),
                expected,
                "{choice:?}"
            );
        }
    }
}
