//! Systems that have just been installed, for the tests that install the package on them.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};

use crate::debian;
use crate::place::Place;
use crate::process::{capture, command, run};

/// Debian 12 and 13.
const SUITES: [&str; 2] = ["bookworm", "trixie"];

/// How the tests are told where the systems are.
pub(crate) const VARIABLE: &str = "BBW_MEET_SYSTEMS";

/// The folder with a system for each suite, made now where one is missing. From where this computer gets its own packages.
///
/// # Errors
/// When `debootstrap` fails.
pub(crate) fn prepared(place: &Place) -> Result<PathBuf> {
    ensure!(
        debian::is_root(),
        "only root can install a system into a folder"
    );
    debian::install(&[debian::SYSTEMS])?;
    let folder = place.cache.join("systems");
    fs::create_dir_all(&folder)?;
    for suite in SUITES {
        let root = folder.join(suite);
        if root.exists() {
            continue;
        }
        println!("installing {suite} once");
        let fresh = folder.join(format!("{suite}.new"));
        if fresh.exists() {
            fs::remove_dir_all(&fresh)?;
        }
        run(command(place, "debootstrap")
            .args(["--variant=minbase", "--include=ca-certificates", suite])
            .arg(&fresh)
            .arg(mirror(place)?))?;
        fs::rename(fresh, root)?;
    }
    Ok(folder)
}

/// Where this computer's `apt-get` finds Debian.
fn mirror(place: &Place) -> Result<String> {
    let found = capture(command(place, "apt-get").args([
        "indextargets",
        "--format",
        "$(REPO_URI)",
        "Created-By: Packages",
        "Origin: Debian",
        "Label: Debian",
    ]))?;
    let first = found.lines().next().map(str::to_owned);
    first.context("apt-get knows no mirror of Debian; run apt-get update")
}
