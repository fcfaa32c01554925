//! What is made once and kept between test runs, outside the checkout.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

/// Names the folder for what tests keep; without it a folder `bbw-meet-dev` in the person's cache folder.
pub const VARIABLE: &str = "BBW_MEET_CACHE";

/// The folder for what tests keep.
pub fn folder() -> PathBuf {
    let folder = std::env::var_os(VARIABLE)
        .map(PathBuf::from)
        .or_else(|| dirs::cache_dir().map(|cache| cache.join("bbw-meet-dev")))
        .unwrap_or_else(|| panic!("no cache folder: set {VARIABLE}"));
    fs::create_dir_all(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    folder
}

/// The folder `NAME-KEY`, filled by `make` the first time; `key` holds everything the content depends on.
///
/// Tests run as several processes: a lock keeps two of them from making the same folder, and a rename at the end
/// keeps a half-made one from being used.
pub fn made_once(name: &str, key: &[&[u8]], make: impl FnOnce(&Path)) -> PathBuf {
    let cache = folder();
    let folder = cache.join(format!("{name}-{}", digest(key)));
    let lock = File::create(cache.join(format!("{name}.lock"))).unwrap();
    lock.lock().unwrap();
    if !folder.exists() {
        let fresh = tempfile::Builder::new()
            .prefix(name)
            .tempdir_in(&cache)
            .unwrap();
        make(fresh.path());
        fs::rename(fresh.keep(), &folder).unwrap();
    }
    folder
}

fn digest(parts: &[&[u8]]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part);
    }
    hash.finalize()
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
