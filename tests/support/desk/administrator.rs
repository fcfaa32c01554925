//! What an administrator has put down in `/etc/bbw-meet`, for one program alone.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::mounts;

/// Arguments of `unshare`, to be followed by a folder and a command: runs it where that is what lies in `/etc/bbw-meet`.
/// Nobody else sees a change. The rest of `/etc` is a copy, since its owner alone could make a folder in it.
pub(super) const UNSHARE: [&str; 7] = mounts::of_its_own(
    "(PATH=/usr/bin:/bin; cp -a /etc \"$1.etc\" 2>/dev/null; rm -rf \"$1.etc/bbw-meet\" &&
      cp -a \"$1\" \"$1.etc/bbw-meet\" && mount --bind \"$1.etc\" /etc) && shift && exec \"$@\"",
);

/// Puts these files into a folder for that.
pub(super) fn put(desk: &Path, files: &[(&str, Value)]) -> PathBuf {
    let folder = desk.join("administrator");
    // What an earlier start found there.
    for old in [folder.clone(), folder.with_extension("etc")] {
        let _ = fs::remove_dir_all(old);
    }
    for (name, content) in files {
        let file = folder.join(name);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, content.to_string()).unwrap();
    }
    folder
}
