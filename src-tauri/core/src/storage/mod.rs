//! How things are kept on disk so that nothing is lost: whole or not at all, for the person's eyes only, and never
//! written over what is not understood.
//!
//! This room knows files and folders, not what stands in them. Folders and the time are handed in.

mod document;
mod erase;
mod lock;
mod read;
mod rolling;
mod write;

use std::fs::{self, File};
use std::io;
use std::path::Path;

use jiff::Timestamp;

use crate::error::{Code, Problem};

pub use document::{Document, Loaded, Object, Reading, load, read, update, write};
pub use erase::{MOST_REPORTED, erase, erase_but, erase_document};
pub use lock::Lock;
pub use read::{read_limited, read_tail};
pub use rolling::{append_rolling, predecessor};
pub use write::{append_line, write_atomic};

/// What a failed file operation means to a person.
///
/// Only the kind and the system's number are passed on: the full message may hold a path, and with it a person's name.
pub fn problem(error: &io::Error) -> Problem {
    use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    let kind = error.kind();
    if matches!(kind, StorageFull | QuotaExceeded) {
        return Code::StorageFull.into();
    }
    if matches!(kind, PermissionDenied | ReadOnlyFilesystem) {
        return Code::StorageReadOnly.into();
    }
    let text = match error.raw_os_error() {
        Some(number) => format!("{kind} ({number})"),
        None => kind.to_string(),
    };
    Problem::new(Code::StorageFailed).with("error", text)
}

/// Gives the file at `path` a dated name beside its own, `profile.broken-2026-11-23T101500Z.json`, and returns that
/// name. Works on whatever stands there: a file, a folder, a link. Nothing is followed, opened or replaced.
///
/// # Errors
/// A storage code when the name cannot be changed; then everything is as it was.
pub fn set_aside(path: &Path, now: Timestamp) -> Result<String, Problem> {
    let date = now.strftime("%Y-%m-%dT%H%M%SZ");
    let (stem, ending) = halves(path);
    for copy in 1..1000 {
        let copy = if copy == 1 {
            String::new()
        } else {
            format!("-{copy}")
        };
        let name = format!("{stem}.broken-{date}{copy}{ending}");
        let target = path.with_file_name(&name);
        // A rename would silently replace an earlier file of this name.
        if fs::symlink_metadata(&target).is_ok() {
            continue;
        }
        return fs::rename(path, &target)
            .and_then(|()| sync_folder(folder_of(path)))
            .map(|()| name)
            .map_err(|error| problem(&error));
    }
    Err(Problem::new(Code::StorageFailed).with("error", "too many broken files"))
}

/// `profile.json` as `profile` and `.json`.
fn halves(path: &Path) -> (String, String) {
    let text =
        |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let ending = path
        .extension()
        .map(|_| format!(".{}", text(path.extension())));
    (text(path.file_stem()), ending.unwrap_or_default())
}

/// The folder a file stands in.
fn folder_of(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    }
}

/// Creates a folder and what is missing above it, 0700, and makes each new entry last.
fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder_of(folder);
    if above != folder {
        make_folder(above)?;
    }
    let mut builder = fs::DirBuilder::new();
    // One level at a time, so that each new entry is made to last.
    builder.recursive(false);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(folder) {
        Ok(()) => sync_folder(above),
        // Another process was quicker.
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        Err(error) => Err(error),
    }
}

/// Makes created, renamed and removed entries of a folder last through a power cut.
///
/// Windows has no such call, and some network file systems refuse it: there the entry is as safe as it can be.
fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(windows) {
        return Ok(());
    }
    match File::open(folder).and_then(|folder| folder.sync_all()) {
        Err(error) if !unsupported(&error) => Err(error),
        Ok(()) | Err(_) => Ok(()),
    }
}

/// Whether the file system does not know the operation at all.
fn unsupported(error: &io::Error) -> bool {
    use io::ErrorKind::{InvalidInput, Unsupported};
    matches!(error.kind(), InvalidInput | Unsupported)
}

/// 16 random hexadecimal digits, to tell records and entries apart. They say nothing about the computer.
///
/// # Errors
/// [`Code::StorageFailed`] when the system gives no randomness.
pub fn reference() -> Result<String, Problem> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes)
        .map_err(|_| Problem::new(Code::StorageFailed).with("error", "no randomness"))?;
    Ok(format!("{:016x}", u64::from_be_bytes(bytes)))
}
