//! What a browser would start for a page: refused.
//!
//! For an address that is no web page (`mailto:` and others) Chromium runs `xdg-open` or `xdg-email`, without a click
//! and with whatever the page wrote behind it; some mail programs attach a file that is named there. The meeting's
//! browser finds commands of these names first in its `PATH` which do nothing. What a person clicked is handed on by
//! this program.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};

/// Commands by which programs open things on Linux: those of xdg-utils, which Chromium runs, and those that do the
/// same.
const OPENERS: &[&str] = &[
    "xdg-open",
    "xdg-email",
    "gio",
    "gvfs-open",
    "gnome-open",
    "kde-open",
    "kde-open5",
    "kfmclient",
    "exo-open",
    "mimeopen",
    "run-mailcap",
    "see",
    "sensible-browser",
    "x-www-browser",
];

/// Does nothing, and says that it failed.
const NOTHING: [&str; 2] = ["/bin/false", "/usr/bin/false"];

/// A `PATH` for the browser, with the refusing commands in `folder` first.
///
/// # Errors
/// Those of the disk, and when this system has no command that does nothing.
pub(super) fn path(folder: &Path) -> io::Result<OsString> {
    let nothing = NOTHING.iter().map(Path::new).find(|path| path.exists());
    let nothing = nothing.ok_or(io::ErrorKind::NotFound)?;
    fs::create_dir_all(folder)?;
    for name in OPENERS {
        let link = folder.join(name);
        if fs::read_link(&link).ok().as_deref() != Some(nothing) {
            let _ = fs::remove_file(&link);
            symlink(nothing, &link)?;
        }
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(PathBuf::from(folder)).chain(std::env::split_paths(&path));
    std::env::join_paths(folders).map_err(|_| io::ErrorKind::InvalidInput.into())
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    #[test]
    fn what_opens_things_does_nothing_and_all_else_is_as_it_was() {
        let folder = tempfile::tempdir().unwrap();
        let openers = folder.path().join("openers");
        for _ in 0..2 {
            let path = path(&openers).unwrap();
            for name in ["xdg-open", "xdg-email"] {
                let run = Command::new("sh")
                    .args([
                        "-c",
                        &format!("{name} mailto:a@b.example?attach=/etc/passwd"),
                    ])
                    .env("PATH", &path)
                    .status();
                assert!(!run.unwrap().success(), "{name}");
            }
            let echo = Command::new("sh")
                .args(["-c", "ls /"])
                .env("PATH", &path)
                .output();
            assert!(echo.unwrap().status.success());
            // Somebody has put something else there.
            fs::remove_file(openers.join("xdg-open")).unwrap();
            fs::write(openers.join("xdg-open"), "#!/bin/sh\n").unwrap();
        }
    }
}
