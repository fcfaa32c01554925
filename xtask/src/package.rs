//! `cargo xtask package`: the Debian package, by Tauri's bundler.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::build::{self, Profile};
use crate::debian;
use crate::place::Place;
use crate::process::{capture_bytes, command, run};

/// The bundler's version and checksum are pinned by these, below the checkout.
const PINS: [&str; 3] = [".npmrc", "package.json", "package-lock.json"];

/// The bundler's package.
const BUNDLER: &str = "@tauri-apps/cli";

/// What only the Debian package needs, relative to `src-tauri`. It renames the product to `bbw-meet`, after which the
/// bundler names the menu entry and the package: desktops cannot find an entry whose file name has a space.
const CONFIGURATION: &str = "linux/deb.json";

/// The manual page.
const MANUAL: &str = "src-tauri/linux/bbw-meet.1";

/// Builds the program for release, and its package.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn package(place: &Place) -> Result<()> {
    debian::install(&[debian::BUILD, debian::NODE])?;
    build::release(place)?;
    let package = bundle(place, Profile::Release)?;
    println!("{}", package.display());
    Ok(())
}

/// Makes the package of the program that is already built.
///
/// # Errors
/// When the bundler is missing or fails.
pub(crate) fn bundle(place: &Place, profile: Profile) -> Result<PathBuf> {
    let manual = manual(place)?;
    run(command(place, bundler(place)?)
        .args(["bundle", "--ci", "--bundles", "deb"])
        .args(["--config", CONFIGURATION, "--config", &manual])
        .args((profile == Profile::Debug).then_some("--debug"))
        .current_dir(place.root.join("src-tauri")))?;
    let folder = profile.folder(place).join("bundle/deb");
    newest(&folder).with_context(|| format!("no package in {}", folder.display()))
}

/// Compresses the manual page, as Debian wants it, and says to the bundler where it goes.
fn manual(place: &Place) -> Result<String> {
    let page = capture_bytes(command(place, "gzip").args(["-9nc", MANUAL]))?;
    fs::create_dir_all(&place.target)?;
    let file = place.target.join("bbw-meet.1.gz");
    fs::write(&file, page)?;
    let files = json!({"/usr/share/man/man1/bbw-meet.1.gz": file});
    Ok(json!({"bundle": {"linux": {"deb": {"files": files}}}}).to_string())
}

/// The bundler, installed once: the program that npm carries, not compiled here.
fn bundler(place: &Place) -> Result<PathBuf> {
    let pins = place.root.join("xtask/npm");
    let manifest: Value = serde_json::from_slice(&fs::read(pins.join("package.json"))?)?;
    let version = manifest["dependencies"][BUNDLER]
        .as_str()
        .context("package.json names no bundler")?;
    let folder = place
        .cache
        .join("tools")
        .join(format!("tauri-cli-{version}"));
    let program = folder.join("node_modules/.bin/tauri");
    if !program.exists() {
        fs::create_dir_all(&folder)?;
        for name in PINS {
            fs::copy(pins.join(name), folder.join(name))?;
        }
        run(command(place, "npm")
            .args(["ci", "--no-progress"])
            .current_dir(&folder))?;
    }
    Ok(program)
}

fn newest(folder: &Path) -> Option<PathBuf> {
    fs::read_dir(folder)
        .ok()?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "deb"))
        .max_by_key(|path| fs::metadata(path).and_then(|file| file.modified()).ok())
}
