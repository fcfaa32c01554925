//! A log that stays small: when the file is full it becomes the old one, and the old one goes.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::problem;
use crate::error::{Code, Problem};

/// Adds one line; the file and its predecessor hold at most `limit` bytes each. For the person's eyes only (0600).
///
/// Takes no lock and waits for no disk: it may be called while the program breaks down, and the last lines of a log
/// are not worth a person's time. It makes no folder either.
///
/// # Errors
/// [`Code::FileNotRegular`] for a link, folder, pipe or device, or a storage code. Nobody need be told.
pub fn append_rolling(path: &Path, line: &str, limit: u64) -> Result<(), Problem> {
    let length = match fs::symlink_metadata(path) {
        Ok(found) if found.is_file() => found.len(),
        Ok(_) => return Err(Code::FileNotRegular.into()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => 0,
        Err(error) => return Err(problem(&error)),
    };
    let append = || -> io::Result<()> {
        let line = format!("{line}\n");
        if length + line.len() as u64 > limit && length > 0 {
            fs::rename(path, predecessor(path))?;
        }
        let mut options = OpenOptions::new();
        options.append(true).create(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        options.open(path)?.write_all(line.as_bytes())
    };
    append().map_err(|error| problem(&error))
}

/// Where the older lines are: `log.txt` has `log.old.txt`.
pub fn predecessor(path: &Path) -> PathBuf {
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    path.with_extension(format!("old.{ending}"))
}
