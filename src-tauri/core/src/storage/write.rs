//! The two ways a file changes: replaced as a whole, or one line longer.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

use super::lock::Lock;
use super::{folder_of, make_folder, problem, sync_folder};
use crate::error::{Code, Problem};

/// Replaces a file: afterwards it holds all of `bytes`, or on an error what it held before. Readable by the person
/// alone (0600); missing folders are created (0700). A link at `path` is replaced, not followed.
///
/// Does not take the folder's [`Lock`]: two writers give one of their two versions.
///
/// # Errors
/// A storage code.
pub fn write_atomic(path: &Path, bytes: &[u8]) -> Result<(), Problem> {
    replace(path, bytes).map_err(|error| problem(&error))
}

fn replace(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let folder = folder_of(path);
    make_folder(folder)?;
    let mut file = Builder::new()
        .prefix(&temporary_prefix(path))
        .suffix(TEMPORARY_ENDING)
        .tempfile_in(folder)?;
    file.as_file_mut().write_all(bytes)?;
    file.as_file().sync_all()?;
    rename(file, path)?;
    sync_folder(folder)
}

/// What temporary files end with.
const TEMPORARY_ENDING: &str = ".tmp";

/// What the temporary files of `path` begin with; long names are cut so that the whole stays a possible name.
fn temporary_prefix(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let short: String = name.chars().take(40).collect();
    format!(".{short}.")
}

/// Renames the finished file into place. On Windows a virus scanner may hold the old file for a moment.
fn rename(mut file: NamedTempFile, path: &Path) -> io::Result<()> {
    let mut tries = if cfg!(windows) { 10 } else { 1 };
    loop {
        tries -= 1;
        match file.persist(path) {
            Ok(_) => return Ok(()),
            Err(failed) if tries > 0 && failed.error.kind() == io::ErrorKind::PermissionDenied => {
                file = failed.file;
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            Err(failed) => return Err(failed.error),
        }
    }
}

/// Removes temporary files that a killed process left behind by `path`. Only for files that are written under the lock,
/// and only while holding it; otherwise they may be somebody's who is just writing.
pub(super) fn sweep(_lock: &Lock, path: &Path) {
    let prefix = temporary_prefix(path);
    let entries = fs::read_dir(folder_of(path))
        .into_iter()
        .flatten()
        .flatten();
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(&prefix) && name.ends_with(TEMPORARY_ENDING) {
            // Leftovers are harmless; a later sweep tries again.
            let _ = fs::remove_file(entry.path());
        }
    }
}

/// Adds one line to a file that only ever grows, under the folder's [`Lock`]. A torn last line is closed first, so
/// that it cannot swallow the new one. On an error the file is as long as before.
///
/// # Errors
/// [`Code::FileNotRegular`] for a link, folder, pipe or device, or a storage code.
pub fn append_line(path: &Path, line: &str) -> Result<(), Problem> {
    if line.contains('\n') {
        return Err(Problem::new(Code::StorageFailed).with("error", "more than one line"));
    }
    let _lock = Lock::take(folder_of(path))?;
    if fs::symlink_metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(Code::FileNotRegular.into());
    }
    append(path, line).map_err(|error| problem(&error))
}

fn append(path: &Path, line: &str) -> io::Result<()> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    make_private(&file)?;
    let end = file.seek(SeekFrom::End(0))?;
    let close = if ends_torn(&mut file, end)? { "\n" } else { "" };
    let text = format!("{close}{line}\n");
    if let Err(error) = file
        .write_all(text.as_bytes())
        .and_then(|()| file.sync_all())
    {
        // The first half of a line on a full disk must not stay.
        let _ = file.set_len(end);
        return Err(error);
    }
    // The file may be new.
    sync_folder(folder_of(path))
}

/// Whether the last line lacks its end. Leaves the file at its end.
fn ends_torn(file: &mut File, end: u64) -> io::Result<bool> {
    if end == 0 {
        return Ok(false);
    }
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last != *b"\n")
}

/// Takes the file away from others' eyes if it was created with wider permissions.
#[cfg(unix)]
fn make_private(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    if file.metadata()?.permissions().mode() & 0o077 == 0 {
        return Ok(());
    }
    file.set_permissions(fs::Permissions::from_mode(0o600))
}

/// On Windows a file in the person's own folders is the person's own.
#[cfg(not(unix))]
fn make_private(_file: &File) -> io::Result<()> {
    Ok(())
}
