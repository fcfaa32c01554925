//! Erasing everything the program has stored about the person.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::error::Problem;
use bbw_meet_core::storage;

use super::Folders;

/// How long processes that have just ended may take to give their folders free.
const PATIENCE: Duration = Duration::from_secs(5);

/// Erases this person's files, the meeting profiles in `profiles` included, but for the `spared` folders; answers what
/// else is still there.
pub(crate) fn erase(folders: &Folders, profiles: &[PathBuf], spared: &[PathBuf]) -> Vec<Problem> {
    profiles
        .iter()
        .chain([&folders.config, &folders.data])
        .flat_map(|place| storage::erase_but(place, spared))
        .collect()
}

/// Erases at the program's end what was spared until then. A web view's processes may outlive its window for a moment,
/// and on Windows hold their files as long. What has been stored anew since then stays.
pub(crate) fn sweep(folders: &Folders) {
    let deadline = Instant::now() + PATIENCE;
    let spared = folders.in_use();
    while !spared
        .iter()
        .filter(|folder| folder.starts_with(&folders.data))
        .all(|folder| storage::erase(folder).is_empty())
        && Instant::now() < deadline
    {
        thread::sleep(Duration::from_millis(50));
    }
    // Fails where something has been stored anew.
    let _ = fs::remove_dir(&folders.data);
}
