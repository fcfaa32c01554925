//! The captions that the system itself makes of whatever is heard.
//!
//! Windows 11 has them since version 22H2, as a program of its own in the system's folder, which Windows+Ctrl+L starts.
//! What it hears stays on the computer. Other systems have none that come with them.

use std::path::PathBuf;

use bbw_meet_core::error::{Code, Problem};

use super::open;

/// The program's name.
#[cfg(windows)]
const PROGRAM: &str = "LiveCaptions.exe";

/// The program, where the system brings one.
#[cfg(windows)]
fn program() -> Option<PathBuf> {
    let program = super::win32::system_folder().ok()?.join(PROGRAM);
    program.is_file().then_some(program)
}

#[cfg(not(windows))]
fn program() -> Option<PathBuf> {
    None
}

/// Does this system make captions?
pub(crate) fn are_here() -> bool {
    program().is_some()
}

/// Starts them.
///
/// # Errors
/// `not-found` where there are none; `open-failed`.
pub(crate) fn open() -> Result<(), Problem> {
    let program = program().ok_or(Problem::new(Code::NotFound))?;
    open::program(&program)
}
