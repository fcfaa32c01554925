//! Reading that neither waits forever nor fills the memory, whatever is in the file's place.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::path::Path;

use super::problem;
use crate::error::{Code, Problem};

/// Reads a whole file of at most `limit` bytes. `None`: there is no such file.
///
/// # Errors
/// [`Code::FileNotRegular`] for a link, folder, pipe or device, [`Code::FileTooLarge`], or a storage code.
pub fn read_limited(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, Problem> {
    let Some(file) = open(path)? else {
        return Ok(None);
    };
    let mut bytes = Vec::new();
    // One byte more than allowed tells "too large" even if the file grows while it is read.
    file.take(limit.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(|error| problem(&error))?;
    if bytes.len() as u64 > limit {
        return Err(Code::FileTooLarge.into());
    }
    Ok(Some(bytes))
}

/// Reads the last `limit` bytes of a file, or all of it if it is shorter. `None`: there is no such file.
///
/// # Errors
/// [`Code::FileNotRegular`] for a link, folder, pipe or device, or a storage code.
pub fn read_tail(path: &Path, limit: u64) -> Result<Option<Vec<u8>>, Problem> {
    let Some(mut file) = open(path)? else {
        return Ok(None);
    };
    let mut tail = || -> io::Result<Vec<u8>> {
        let length = file.seek(SeekFrom::End(0))?;
        file.seek(SeekFrom::Start(length.saturating_sub(limit)))?;
        let mut bytes = Vec::new();
        (&mut file).take(limit).read_to_end(&mut bytes)?;
        Ok(bytes)
    };
    tail().map(Some).map_err(|error| problem(&error))
}

/// Opens a regular file. Looks before it opens: opening a pipe would wait for a writer.
fn open(path: &Path) -> Result<Option<File>, Problem> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => {}
        Ok(_) => return Err(Code::FileNotRegular.into()),
        Err(error) => return missing(&error),
    }
    match File::open(path) {
        Ok(file) => Ok(Some(file)),
        Err(error) => missing(&error),
    }
}

/// A missing file is an answer; everything else is a problem.
fn missing(error: &io::Error) -> Result<Option<File>, Problem> {
    if error.kind() == io::ErrorKind::NotFound {
        Ok(None)
    } else {
        Err(problem(error))
    }
}
