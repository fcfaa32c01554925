//! Exit codes: how the program learns why a window could not be shown. They mean the same as the program's own where
//! it has the same number.

use std::process::ExitCode;

/// How the window ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Exit {
    /// As asked, or because the program is gone.
    Done = 0,
    /// The first message was none, or there is no program to be started.
    Failed = 1,
    /// No screen to show a window on.
    NoDisplay = 3,
    /// Windows lacks WebView2.
    #[cfg_attr(not(windows), allow(dead_code))]
    NoWebview = 6,
    /// The program is of another version.
    OtherVersion = 7,
    /// WebView2 is there and does not start; why was told before.
    #[cfg_attr(not(windows), allow(dead_code))]
    BrokenWebview = 8,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}
