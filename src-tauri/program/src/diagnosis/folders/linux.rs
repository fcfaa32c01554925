//! On Linux.

use std::os::unix::fs::MetadataExt;
use std::path::Path;

use rustix::fs::{Access, access, statvfs};

/// Its mode, and whether this person may write there, as `0700 rw`.
pub(super) fn rights(folder: &Path) -> Option<String> {
    let mode = folder.metadata().ok()?.mode() & 0o7777;
    let writes = access(folder, Access::WRITE_OK).is_ok();
    Some(format!("{mode:04o} {}", if writes { "rw" } else { "r-" }))
}

/// Free space for this person, in bytes.
pub(super) fn free(folder: &Path) -> Option<u64> {
    let found = statvfs(folder).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}
