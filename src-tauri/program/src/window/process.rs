//! Starting the window's program, with one private way to talk to it.

#[cfg_attr(unix, path = "process/unix.rs")]
#[cfg_attr(windows, path = "process/windows.rs")]
mod system;

use std::io;
use std::path::PathBuf;
use std::sync::OnceLock;

use crate::desktop::process::Process;

/// The file beside this program's own.
const NAME: &str = if cfg!(windows) {
    "bbw-meet-window.exe"
} else {
    "bbw-meet-window"
};

/// A window's process and both directions of the talk.
pub(super) struct Started {
    pub(super) process: Process,
    pub(super) to_window: system::ToWindow,
    pub(super) from_window: system::FromWindow,
}

pub(super) fn start() -> io::Result<Started> {
    let program = program().ok_or(io::ErrorKind::NotFound)?;
    system::start(&program)
}

/// The window's program, by its whole path: never what happens to lie on `PATH`.
fn program() -> Option<PathBuf> {
    static PROGRAM: OnceLock<Option<PathBuf>> = OnceLock::new();
    PROGRAM
        .get_or_init(|| {
            let own = std::env::current_exe().ok()?;
            Some(own.parent()?.join(NAME))
        })
        .clone()
}
