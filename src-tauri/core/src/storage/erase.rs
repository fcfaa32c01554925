//! Erasing for good: everything in a folder, nothing outside it, and the truth about what is left.

use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};

use super::{folder_of, halves, sync_folder};
use crate::error::{Code, Problem};

/// At most this many leftovers are named; a read-only disk would name thousands.
pub const MOST_REPORTED: usize = 20;

/// Erases a file or a folder with all that is in it. A link is erased itself; what it leads to is not touched.
/// A missing file is erased already.
///
/// Returns one [`Code::StorageNotErased`] for each thing that is still there, by its path from `path`'s own name on,
/// at most [`MOST_REPORTED`].
pub fn erase(path: &Path) -> Vec<Problem> {
    // Nothing goes, so nothing need be made last: a browser waits for this at every start.
    let gone = fs::symlink_metadata(path);
    if gone.is_err_and(|error| error.kind() == io::ErrorKind::NotFound) {
        return vec![];
    }
    let name = path.file_name().unwrap_or_default();
    let mut left = Vec::new();
    erase_into(path, Path::new(name), &mut left);
    // Without this the entries could come back after a power cut. There may be no folder to make last.
    let _ = sync_folder(folder_of(path));
    left
}

/// Erases what is in a folder but for the `spared` entries, and the folder itself unless one of them is there. Answers
/// like [`erase`].
pub fn erase_but(folder: &Path, spared: &[PathBuf]) -> Vec<Problem> {
    let found: Vec<PathBuf> = match fs::symlink_metadata(folder) {
        Ok(here) if here.is_dir() => fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect(),
        Ok(_) | Err(_) => vec![],
    };
    if !found.iter().any(|path| spared.contains(path)) {
        return erase(folder);
    }
    let mut left: Vec<Problem> = found
        .iter()
        .filter(|path| !spared.contains(path))
        .flat_map(|path| erase(path))
        .collect();
    left.truncate(MOST_REPORTED);
    left
}

/// Erases the document at `path` with everything that was set aside of it or left of it by a killed process.
/// Answers like [`erase`].
pub fn erase_document(path: &Path) -> Vec<Problem> {
    let mut left = erase(path);
    let (stem, _) = halves(path);
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let starts = [format!("{stem}.broken-"), format!(".{name}.")];
    let entries = fs::read_dir(folder_of(path))
        .into_iter()
        .flatten()
        .flatten();
    for entry in entries {
        let found = entry.file_name();
        let found = found.to_string_lossy();
        if starts.iter().any(|start| found.starts_with(start)) {
            left.extend(erase(&entry.path()));
        }
    }
    left.truncate(MOST_REPORTED);
    left
}

/// Carries on where something cannot be erased, so that as little as possible is left.
fn erase_into(path: &Path, shown: &Path, left: &mut Vec<Problem>) {
    let erased = match fs::symlink_metadata(path) {
        Ok(found) if found.is_dir() => {
            // The system's own way is quick and safe against links that appear meanwhile, but gives up early.
            if fs::remove_dir_all(path).is_ok() {
                return;
            }
            let before = left.len();
            open_up(path, &found);
            for entry in fs::read_dir(path).into_iter().flatten().flatten() {
                erase_into(&entry.path(), &shown.join(entry.file_name()), left);
            }
            match fs::remove_dir(path) {
                // What keeps the folder from being removed has been named already.
                Err(_) if left.len() > before => return,
                erased => erased,
            }
        }
        Ok(_) => erase_one(path),
        Err(error) => Err(error),
    };
    match erased {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::NotFound => {}
        Err(_) if left.len() >= MOST_REPORTED => {}
        Err(_) => {
            left.push(Problem::new(Code::StorageNotErased).with("file", shown.display()));
        }
    }
}

/// Erases a file or a link. On Windows a link to a folder counts as a folder.
fn erase_one(path: &Path) -> io::Result<()> {
    match fs::remove_file(path) {
        Err(_) if cfg!(windows) => fs::remove_dir(path),
        erased => erased,
    }
}

/// A folder's entries cannot be erased while the folder is write-protected. If this fails, erasing will say so.
#[cfg(unix)]
fn open_up(folder: &Path, found: &Metadata) {
    use std::os::unix::fs::PermissionsExt;
    let mode = found.permissions().mode() | 0o700;
    let _ = fs::set_permissions(folder, fs::Permissions::from_mode(mode));
}

/// Windows has no write-protected folders in this sense.
#[cfg(not(unix))]
fn open_up(_folder: &Path, _found: &Metadata) {}
