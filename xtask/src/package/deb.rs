//! What the bundler leaves undone in a Debian package.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use anyhow::Result;

use super::moment::Moment;
use super::unpacked;
use crate::place::Place;
use crate::process::{command, run};

/// Packs a package anew: as Debian compresses, which is a third less to be downloaded, and with nothing in it that differs
/// from one time to the next.
///
/// # Errors
/// When `dpkg-deb` fails.
pub(super) fn pack_again(place: &Place, package: &Path, moment: Moment) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let content = folder.path().join("content");
    run(command(place, "dpkg-deb")
        .arg("--raw-extract")
        .args([package, &content]))?;
    sort(&content.join("DEBIAN/md5sums"))?;
    unpacked::mark(&content, moment)?;
    let mut build = command(place, "dpkg-deb");
    build
        .args(["--root-owner-group", "-Zxz", "-z9", "--build"])
        .arg(&content)
        .arg(package)
        .stdout(Stdio::null());
    run(moment.tell(&mut build))
}

/// The bundler lists files as the disk does.
fn sort(list: &Path) -> Result<()> {
    let text = fs::read_to_string(list)?;
    // Behind the sum stands the path.
    let mut lines: Vec<&str> = text.lines().collect();
    lines.sort_unstable_by_key(|line| line.split_once(' ').map(|(_, path)| path));
    fs::write(list, lines.join("\n") + "\n")?;
    Ok(())
}
