//! Bytes from a path, safely. A path comes from a double-click or the command line and may name anything: a pipe that
//! never ends, a device that does something when opened, a link that leads in a circle.

use std::fs::{File, Metadata, OpenOptions};
use std::io::{ErrorKind, Read};
use std::path::Path;

use crate::error::{Code, Problem};
use crate::invitation::{Here, Invitation};

/// Largest invitation, in bytes: a calendar with an agenda in it, or a saved mail. Other forms have 64 KiB at most,
/// which is looked at once the form is known.
pub const SIZE_LIMIT: u64 = 1024 * 1024;

/// Reads an invitation from a file.
///
/// # Errors
/// [`Code::FileMissing`], [`Code::FileUnreadable`], [`Code::FileNotRegular`], [`Code::FileTooLarge`], and those of
/// [`crate::invitation::read()`].
pub fn read_file(path: &Path, here: Here) -> Result<Invitation, Problem> {
    crate::invitation::read(&bytes(path)?, here)
}

/// The content of a regular file of at most [`SIZE_LIMIT`] bytes.
///
/// # Errors
/// As [`read_file`].
pub fn bytes(path: &Path) -> Result<Vec<u8>, Problem> {
    if is_device(path) {
        return Err(Code::FileNotRegular.into());
    }
    // Looked at twice: before opening, since opening alone can wake a device, and once it is open, since by then the
    // name may stand for something else. It is read once, through that handle.
    check(&std::fs::metadata(path).map_err(|error| unreadable(&error))?)?;
    let file = open(path).map_err(|error| unreadable(&error))?;
    check(&file.metadata().map_err(|error| unreadable(&error))?)?;

    let mut bytes = Vec::new();
    file.take(SIZE_LIMIT + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > SIZE_LIMIT {
        Err(Code::FileTooLarge.into())
    } else {
        Ok(bytes)
    }
}

#[cfg(unix)]
fn open(path: &Path) -> std::io::Result<File> {
    use std::os::unix::fs::OpenOptionsExt;

    // In case the name has become a pipe or a terminal meanwhile: neither wait for it nor be taken over by it.
    OpenOptions::new()
        .read(true)
        .custom_flags(libc::O_NONBLOCK | libc::O_NOCTTY)
        .open(path)
}

#[cfg(not(unix))]
fn open(path: &Path) -> std::io::Result<File> {
    OpenOptions::new().read(true).open(path)
}

/// Does the path lead to a device or pipe by its name alone? Windows calls those files, too.
#[cfg(windows)]
fn is_device(path: &Path) -> bool {
    use std::path::{Component, Prefix};

    let outside_of_disks = match path.components().next() {
        Some(Component::Prefix(prefix)) => match prefix.kind() {
            Prefix::DeviceNS(_) | Prefix::Verbatim(_) => true,
            Prefix::UNC(_, share) | Prefix::VerbatimUNC(_, share) => {
                share.eq_ignore_ascii_case("pipe")
            }
            Prefix::Disk(_) | Prefix::VerbatimDisk(_) => false,
        },
        Some(_) | None => false,
    };
    let name = path.file_name().and_then(|name| name.to_str());
    outside_of_disks || name.is_some_and(crate::invitation::files::is_device)
}

#[cfg(not(windows))]
fn is_device(_: &Path) -> bool {
    false
}

fn check(metadata: &Metadata) -> Result<(), Problem> {
    if !metadata.is_file() {
        Err(Code::FileNotRegular.into())
    } else if metadata.len() > SIZE_LIMIT {
        Err(Code::FileTooLarge.into())
    } else {
        Ok(())
    }
}

fn unreadable(error: &std::io::Error) -> Problem {
    // A name with a NUL in it, one that is too long, or one below something that is no folder, is no file's name.
    if matches!(
        error.kind(),
        ErrorKind::NotFound
            | ErrorKind::NotADirectory
            | ErrorKind::InvalidInput
            | ErrorKind::InvalidFilename
    ) {
        Code::FileMissing.into()
    } else {
        Code::FileUnreadable.into()
    }
}

#[cfg(test)]
#[path = "file_tests.rs"]
mod tests;
