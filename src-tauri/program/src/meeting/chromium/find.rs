//! Which browser of the Chromium family to use: the person's default if it is one of the family, else the first of the
//! family that is there.

#[cfg(target_os = "linux")]
mod linux;
#[cfg_attr(not(windows), allow(dead_code))] // Tested everywhere.
mod windows;

use std::path::PathBuf;

/// How the browser is confined, which decides where its profile may lie and whether a pipe reaches it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Confinement {
    /// Not at all.
    None,
    /// Snap: sees only folders of its own, but inherits the pipe.
    #[cfg(target_os = "linux")]
    Snap,
    /// Flatpak: inherited descriptors crash it, so no pipe.
    #[cfg(target_os = "linux")]
    Flatpak {
        /// The application's id.
        id: &'static str,
    },
}

/// A browser that can be started.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Browser {
    /// As people know it.
    pub(super) name: &'static str,
    /// What is run.
    pub(super) program: PathBuf,
    /// What it is told before anything else.
    pub(super) arguments: Vec<String>,
    pub(super) confinement: Confinement,
}

/// The browser to use on this computer, for this person.
pub(super) fn find() -> Option<Browser> {
    #[cfg(target_os = "linux")]
    return linux::find(&linux::Surroundings::here());
    #[cfg(windows)]
    return windows::find(&windows::Registered::here());
}
