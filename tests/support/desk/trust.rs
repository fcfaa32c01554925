//! Lets browsers trust the test authority, instead of switching their checks off.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{needs, succeed};

use super::mounts;

/// Puts the authority into the home folder's NSS database, which Chromium on Linux reads.
pub(super) fn trust(home: &Path, authority: &Path) {
    let folder = home.join(".pki/nssdb");
    fs::create_dir_all(&folder).unwrap();
    let database = format!("sql:{}", folder.display());
    let certutil = needs("certutil", "libnss3-tools");
    succeed(Command::new(&certutil).args(["-d", &database, "-N", "--empty-password"]));
    succeed(
        Command::new(&certutil)
            .args([
                "-d",
                &database,
                "-A",
                "-t",
                "C,,",
                "-n",
                "BBW Meet tests",
                "-i",
            ])
            .arg(authority),
    );
}

/// Where Debian keeps the certificates that the whole computer trusts.
const SYSTEM: &str = "/etc/ssl/certs/ca-certificates.crt";

/// Arguments of `unshare`, to be followed by a file of certificates and a command: runs it where these are the
/// certificates the computer trusts. Nobody else sees a change.
pub(super) const UNSHARE: [&str; 7] = mounts::of_its_own(
    "PATH=/usr/bin:/bin mount --bind \"$1\" /etc/ssl/certs/ca-certificates.crt && shift && exec \"$@\"",
);

/// The computer's certificates and the test authority's, in one file in `folder`.
pub(super) fn system_wide(folder: &Path, authority: &Path) -> PathBuf {
    let path = folder.join("certificates.pem");
    let all = [
        fs::read(SYSTEM).unwrap_or_default(),
        fs::read(authority).unwrap(),
    ]
    .concat();
    fs::write(&path, all).unwrap();
    path
}
