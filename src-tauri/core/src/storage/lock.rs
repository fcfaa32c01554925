//! One writer at a time, also among several processes.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::Path;
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::{make_folder, problem, unsupported};
use crate::error::{Code, Problem};

/// The lock's own file: on Windows a locked file cannot be read, so the data's file is not used for it.
const FILE: &str = ".lock";

/// How long another writer may take. It needs milliseconds; a slow disk may need a second.
const WAIT: Duration = Duration::from_secs(3);

/// The right to change the files of a folder; given back when dropped, and by the system when the process dies.
#[derive(Debug)]
#[must_use = "the lock is given back at once"]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock of `folder`, creating the folder if needed.
    ///
    /// # Errors
    /// A storage code when the folder cannot be written, or [`Code::StorageFailed`] when another process still holds
    /// the lock after three seconds.
    pub fn take(folder: &Path) -> Result<Self, Problem> {
        make_folder(folder).map_err(|error| problem(&error))?;
        let path = folder.join(FILE);
        // Opening a pipe would wait forever, and a link may lead anywhere.
        if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
            return Err(Problem::new(Code::StorageFailed).with("error", "lock is not a file"));
        }
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(false);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(path).map_err(|error| problem(&error))?;
        let start = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Self { _file: file }),
                Err(TryLockError::WouldBlock) if start.elapsed() < WAIT => {
                    sleep(Duration::from_millis(2));
                }
                Err(TryLockError::WouldBlock) => {
                    return Err(Problem::new(Code::StorageFailed).with("error", "locked"));
                }
                // Some network file systems have no locks. Being able to save matters more there than the rare
                // case of two writers.
                Err(TryLockError::Error(error)) if unsupported(&error) => {
                    return Ok(Self { _file: file });
                }
                Err(TryLockError::Error(error)) => return Err(problem(&error)),
            }
        }
    }
}
