//! Meeting hosts: the kinds of window a meeting can happen in, behind one small interface.
//!
//! A host is given an [`Order`] and answers with [`News`]. Which host comes next when one fails is decided by the
//! session, from [`candidates`].

pub(crate) mod browser;
pub(crate) mod chromium;
mod folder;
pub(crate) mod webrtc;
pub(crate) mod webview;

use std::path::PathBuf;
use std::sync::Arc;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::language::Language;
pub(crate) use bbw_meet_core::meeting::News;
use bbw_meet_core::meeting::visit::NameBy;
use bbw_meet_core::meeting::{Ending, Target, Visit};
use bbw_meet_core::origin::Origin;
use bbw_meet_core::profile::{HostChoice, Profile};
use serde::Serialize;

/// A kind of window for meetings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum HostKind {
    /// A window of this program, with the system's web view.
    Webview,
    /// An app window of a browser of the Chromium family, owned over a pipe.
    Chromium,
    /// The person's default browser. Always on offer, but it can neither be watched nor erased.
    Browser,
}

/// Whether a host can be used on this computer.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Availability {
    pub(crate) kind: HostKind,
    pub(crate) available: bool,
    /// The browser's name.
    pub(crate) program: Option<String>,
    /// Why not.
    pub(crate) why: Option<Code>,
}

/// What a host needs to know to open a meeting.
#[derive(Clone)]
pub(crate) struct Order {
    pub(crate) target: Target,
    /// What the invitation calls the meeting.
    pub(crate) title: Option<String>,
    pub(crate) profile: Profile,
    pub(crate) language: Language,
    /// Other sites a sign-in may lead through.
    pub(crate) sign_in: Vec<Origin>,
    /// Where meeting profiles are kept.
    pub(crate) folder: PathBuf,
    /// Look whether the page that comes is a meeting's.
    pub(crate) check: bool,
    /// Where what is downloaded in the meeting is saved.
    pub(crate) downloads: PathBuf,
}

impl Order {
    /// What Jitsi is told.
    pub(crate) fn visit(&self, name_by: NameBy) -> Result<Visit, Problem> {
        Visit::new(
            self.target.clone(),
            self.title.as_deref(),
            &self.profile,
            self.language,
            name_by,
        )
        .ok_or(Problem::new(Code::LinkScheme))
    }
}

/// Where a host tells its news.
pub(crate) type Report = Arc<dyn Fn(News) + Send + Sync>;

/// An open meeting window. Dropping it closes the window.
pub(crate) trait Window: Send {
    /// Brings the window to the front.
    fn focus(&self);
    /// Closes it; the end is told as [`News::Over`].
    fn close(&self, ending: Ending);
}

/// The hosts to try, in this order. The default browser comes last, since everything else can be watched and erased.
pub(crate) fn candidates(choice: HostChoice, hosts: &[Availability]) -> Vec<HostKind> {
    let available = |kind: &HostKind| {
        hosts
            .iter()
            .any(|host| host.kind == *kind && host.available)
    };
    let order = match choice {
        HostChoice::Automatic => vec![HostKind::Webview, HostKind::Chromium],
        HostChoice::Chromium => vec![HostKind::Chromium, HostKind::Webview],
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

/// What can be used on this computer.
pub(crate) fn survey() -> Vec<Availability> {
    vec![
        webview::availability(),
        chromium::availability(),
        browser::availability(),
    ]
}

/// A computer with these hosts.
#[cfg(test)]
pub(crate) fn hosts(webview: bool, chromium: bool) -> Vec<Availability> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_default_browser_is_always_the_last_resort() {
        use HostKind::*;
        for (choice, webview, chromium, expected) in [
            (HostChoice::Automatic, false, true, vec![Chromium, Browser]),
            (
                HostChoice::Automatic,
                true,
                true,
                vec![Webview, Chromium, Browser],
            ),
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
