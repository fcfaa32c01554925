//! On Windows.

use std::path::Path;

use crate::desktop::win32;

/// Who may write there is said by lists that no short line can repeat.
pub(super) fn rights(_: &Path) -> Option<String> {
    None
}

/// Free space for this person, in bytes.
pub(super) fn free(folder: &Path) -> Option<u64> {
    win32::free_space(folder)
}
