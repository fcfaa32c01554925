//! The folder this process works in.

use std::path::PathBuf;

/// Leaves the folder the program was started in, for itself and all it starts: an invitation may lie on a stick that
/// somebody wants to take out during the meeting. Paths must be whole by now.
pub(crate) fn leave() {
    // A folder that cannot be entered leaves things as they are.
    let _ = away().map(std::env::set_current_dir);
}

#[cfg(unix)]
fn away() -> Option<PathBuf> {
    Some(PathBuf::from("/"))
}

#[cfg(windows)]
fn away() -> Option<PathBuf> {
    super::win32::system_folder().ok()
}
