//! The browser that would be used, for the person who helps.

use std::path::PathBuf;

use super::find::{self, Confinement};
use super::pipe_is_forbidden;

/// A browser as support wants to know it.
#[derive(Clone, Debug)]
pub(crate) struct Described {
    /// As people know it.
    pub(crate) name: &'static str,
    /// What is run.
    pub(crate) program: PathBuf,
    /// What it is told before anything else.
    pub(crate) arguments: Vec<String>,
    /// What confines it.
    pub(crate) confinement: Option<&'static str>,
    /// Does whoever manages the computer forbid to lead it?
    pub(crate) pipe_is_forbidden: bool,
}

/// The browser to use on this computer, for this person.
pub(crate) fn described() -> Option<Described> {
    let browser = find::find()?;
    Some(Described {
        confinement: match browser.confinement {
            Confinement::None => None,
            #[cfg(target_os = "linux")]
            Confinement::Snap => Some("snap"),
            #[cfg(target_os = "linux")]
            Confinement::Flatpak { .. } => Some("flatpak"),
        },
        pipe_is_forbidden: pipe_is_forbidden(&browser),
        name: browser.name,
        program: browser.program,
        arguments: browser.arguments,
    })
}
