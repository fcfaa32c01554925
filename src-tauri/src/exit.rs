//! Exit codes: what scripts and administrators can rely on.

use std::process::ExitCode;

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Exit {
    /// As asked, or handed to the running program.
    Done = 0,
    /// Something failed; it was said what.
    Failed = 1,
    /// An option, link or file was refused.
    Refused = 2,
    /// No screen to show a window on.
    NoDisplay = 3,
    /// The deployment file is broken.
    Deployment = 4,
    /// A running program did not answer.
    InstanceSilent = 5,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}
