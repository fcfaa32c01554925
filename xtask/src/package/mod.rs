//! `cargo xtask package`: the packages for Linux, by Tauri's bundler. The same sources give the same packages, byte for
//! byte: every date in them is that of the last commit.

mod bundler;
mod changelog;
mod contents;
mod deb;
mod moment;
mod rpm;
mod unpacked;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::json;

use crate::build;
use crate::debian;
use crate::place::Place;
use contents::Kind;
use moment::Moment;

/// A version before every other, for trying upgrades.
const OLDER: &str = "0.0.1";

/// How the tests are told where the packages are: this folder, with the same packages once more in `again`, and those of
/// an older version in `older`.
const VARIABLE: &str = "BBW_MEET_PACKAGES";

/// Makes the packages and says where they are.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn package(place: &Place) -> Result<()> {
    for package in make(place)? {
        let length = fs::metadata(&package)?.len();
        println!("{length:>10} bytes  {}", package.display());
    }
    Ok(())
}

/// Builds the packages, the same packages once more, and those of an older version. Returns the variable that tells the
/// tests of it.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn for_tests(place: &Place) -> Result<(&'static str, PathBuf)> {
    make(place)?;
    let moment = Moment::find(place)?;
    for kind in Kind::ALL {
        bundle(place, moment, kind, None, "again")?;
    }
    bundle(place, moment, Kind::Deb, Some(OLDER), "older")?;
    Ok((VARIABLE, folder(place)))
}

/// Where the packages lie.
fn folder(place: &Place) -> PathBuf {
    place.target.join("packages")
}

/// Builds both programs for release, and makes their packages: Debian's first.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn make(place: &Place) -> Result<[PathBuf; 2]> {
    debian::install(&[debian::BUILD, debian::NODE, debian::PACKAGE])?;
    build::release(place)?;
    let moment = Moment::find(place)?;
    let make = |kind| bundle(place, moment, kind, None, "");
    Ok([make(Kind::Deb)?, make(Kind::Rpm)?])
}

/// Makes a package of the programs that are already built for release, and puts it into a folder of [`folder`].
fn bundle(
    place: &Place,
    moment: Moment,
    kind: Kind,
    version: Option<&str>,
    to: &str,
) -> Result<PathBuf> {
    let made = build::folder(place).join("bundle").join(kind.name());
    if made.exists() {
        // What an earlier version left would be taken for this one's.
        fs::remove_dir_all(&made)?;
    }
    let version = version.map(|version| json!({"version": version}).to_string());
    let configurations = [kind.configuration(), contents::gather(place, kind, moment)?];
    bundler::run(
        place,
        kind,
        moment,
        configurations.into_iter().chain(version),
    )?;
    let package = only(&made, kind.name())?;
    match kind {
        Kind::Deb => deb::pack_again(place, &package, moment)?,
        Kind::Rpm => rpm::pack_again(place, &package, moment)?,
    }
    let folder = folder(place).join(to);
    fs::create_dir_all(&folder)?;
    let name = package.file_name().context("a package without a name")?;
    let moved = folder.join(name);
    fs::rename(&package, &moved)?;
    Ok(moved)
}

/// The one file with this ending.
fn only(folder: &Path, ending: &str) -> Result<PathBuf> {
    let files = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    files
        .into_iter()
        .map(|entry| entry.path())
        .find(|path| {
            path.extension()
                .is_some_and(|extension| extension == ending)
        })
        .with_context(|| format!("no package in {}", folder.display()))
}
