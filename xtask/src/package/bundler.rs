//! Tauri's bundler: the program that npm carries, not compiled here.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use super::contents::Kind;
use super::moment::Moment;
use crate::place::Place;
use crate::process::{self, command};

/// Its version and checksum are pinned by these, below the checkout.
const PINS: [&str; 3] = [".npmrc", "package.json", "package-lock.json"];

/// Its package.
const NAME: &str = "@tauri-apps/cli";

/// Makes a package of what is built for release. Later configurations are laid over earlier ones, and all of them over
/// `tauri.conf.json`; each is a file's path, relative to `src-tauri`, or JSON.
///
/// # Errors
/// When it is missing or fails.
pub(super) fn run(
    place: &Place,
    kind: Kind,
    moment: Moment,
    configurations: impl Iterator<Item = String>,
) -> Result<()> {
    let mut bundler = command(place, get(place)?);
    bundler
        .args(["bundle", "--ci", "--bundles", kind.name()])
        .args(configurations.flat_map(|configuration| ["--config".to_owned(), configuration]))
        .current_dir(place.root.join("src-tauri"));
    process::run(moment.tell(&mut bundler))
}

/// The bundler, installed once.
fn get(place: &Place) -> Result<PathBuf> {
    let pins = place.root.join("xtask/npm");
    let manifest: Value = serde_json::from_slice(&fs::read(pins.join("package.json"))?)?;
    let version = manifest["dependencies"][NAME]
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
        process::run(
            command(place, "npm")
                .args(["ci", "--no-progress"])
                .current_dir(&folder),
        )?;
    }
    Ok(program)
}
