//! Lets the browsers of one home folder trust the test authority, instead of switching their checks off.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{needs, succeed};

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
