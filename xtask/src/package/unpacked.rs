//! The unpacked content of a package.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::moment::Moment;

/// Says of everything that it was changed at this moment.
///
/// # Errors
/// When something cannot be read.
pub(super) fn mark(folder: &Path, moment: Moment) -> Result<()> {
    for path in everything(folder)? {
        moment.mark(&path)?;
    }
    Ok(())
}

/// Every file below a folder, in order.
///
/// # Errors
/// When a folder cannot be read.
pub(super) fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = everything(folder)?;
    files.retain(|path| path.is_file());
    files.sort();
    Ok(files)
}

/// Every folder below a folder, in order.
///
/// # Errors
/// When a folder cannot be read.
pub(super) fn folders(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut folders = everything(folder)?;
    folders.retain(|path| path.is_dir());
    folders.sort();
    Ok(folders)
}

/// Every file and folder below this one, and itself; folders behind what is in them.
fn everything(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            found.extend(everything(&entry.path())?);
        } else {
            found.push(entry.path());
        }
    }
    found.push(folder.to_owned());
    Ok(found)
}
