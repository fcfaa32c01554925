//! Systems that have just been installed: for the tests that install the package on them, and for a newer Wine.

use std::fs;
use std::os::unix::fs::PermissionsExt;
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

/// The suite whose Wine is newer than that of Debian 12.
const NEWER: &str = "trixie";

/// What enters a system: it sees this computer's files for tests and its screens, and nothing else of it.
const ENTER: &str = "\
#!/bin/sh
exec bwrap --bind 'SYSTEM' / --dev-bind /dev /dev --proc /proc --bind /sys /sys --bind /tmp /tmp FOLDERS --chdir \"$PWD\" COMMAND \"$@\"
";

/// A folder with the commands of a newer Wine, to be put first into `PATH`. It is installed in a system of its own, now
/// if that was not done yet.
///
/// # Errors
/// When `debootstrap` or `apt-get` fails.
pub(crate) fn newer_wine(place: &Place) -> Result<PathBuf> {
    debian::install(&[debian::ENTER])?;
    let systems = prepared(place)?;
    let (system, commands) = (systems.join("wine"), systems.join("wine-commands"));
    if !system.exists() {
        println!("installing the Wine of {NEWER} once");
        let fresh = systems.join("wine.new");
        if fresh.exists() {
            fs::remove_dir_all(&fresh)?;
        }
        run(command(place, "cp")
            .arg("-a")
            .args([&systems.join(NEWER), &fresh]))?;
        let install = "apt-get update && apt-get install --yes --no-install-recommends wine wine64";
        run(command(place, "bwrap")
            .arg("--bind")
            .arg(&fresh)
            .args(["/", "--dev", "/dev", "--proc", "/proc", "--clearenv"])
            .args(["--setenv", "PATH", "/usr/sbin:/usr/bin:/sbin:/bin"])
            .args(["--setenv", "DEBIAN_FRONTEND", "noninteractive"])
            .args(["sh", "-c", install]))?;
        fs::rename(fresh, &system)?;
    }
    fs::create_dir_all(&commands)?;
    let folders: Vec<String> = [&place.root, &place.cache, &place.target]
        .map(|folder| format!("--bind '{0}' '{0}'", folder.display()))
        .to_vec();
    for name in ["wine", "wineserver"] {
        let script = ENTER
            .replace("SYSTEM", &system.display().to_string())
            .replace("FOLDERS", &folders.join(" "))
            // By its whole path: inside, too, `PATH` begins with this folder.
            .replace("COMMAND", &format!("/usr/bin/{name}"));
        let path = commands.join(name);
        fs::write(&path, script)?;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))?;
    }
    Ok(commands)
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
