//! `cargo xtask package`: the Debian package, by Tauri's bundler.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::build;
use crate::debian;
use crate::place::{Place, on_path};
use crate::process::{capture_bytes, command, run};

/// The bundler's version and checksum are pinned by these, below the checkout.
const PINS: [&str; 3] = [".npmrc", "package.json", "package-lock.json"];

/// The bundler's package.
const BUNDLER: &str = "@tauri-apps/cli";

/// What only the Debian package needs, relative to `src-tauri`. It renames the product to `bbw-meet`, after which the
/// bundler names the menu entry and the package: desktops cannot find an entry whose file name has a space. And it takes
/// the program for the main one, after which icons are named, and not that of `src-tauri`, which shows the windows.
const CONFIGURATION: &str = "linux/deb.json";

/// The program beside the main one, and where it goes: the main one looks nowhere else.
const WINDOW: (&str, &str) = ("bbw-meet-window", "/usr/bin/bbw-meet-window");

/// The manual pages, below the checkout.
const MANUALS: [&str; 2] = [
    "src-tauri/linux/bbw-meet.1",
    "src-tauri/linux/bbw-meet-window.1",
];

/// Builds both programs for release, and their package.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn package(place: &Place) -> Result<PathBuf> {
    debian::install(&[debian::BUILD, debian::NODE])?;
    build::release(place)?;
    bundle(place)
}

/// Makes the package of the programs that are already built for release.
///
/// # Errors
/// When the bundler is missing or fails.
fn bundle(place: &Place) -> Result<PathBuf> {
    let files = files(place)?;
    run(command(place, bundler(place)?)
        .args(["bundle", "--ci", "--bundles", "deb"])
        .args(["--config", CONFIGURATION, "--config", &files])
        .current_dir(place.root.join("src-tauri")))?;
    let folder = build::folder(place).join("bundle/deb");
    let package = newest(&folder).with_context(|| format!("no package in {}", folder.display()))?;
    if on_path("dpkg-deb").is_some() {
        compress(place, &package)?;
    }
    Ok(package)
}

/// The bundler packs with gzip. Packed as Debian packs, a third less is to be downloaded.
fn compress(place: &Place, package: &Path) -> Result<()> {
    let folder = tempfile::tempdir()?;
    let content = folder.path().join("content");
    let smaller = folder.path().join("smaller.deb");
    run(command(place, "dpkg-deb")
        .arg("--raw-extract")
        .args([package, &content]))?;
    run(command(place, "dpkg-deb")
        .args(["--root-owner-group", "-Zxz", "-z9", "--build"])
        .args([&content, &smaller])
        .stdout(Stdio::null()))?;
    fs::copy(smaller, package)?;
    Ok(())
}

/// Says to the bundler where the files go that lie where cargo builds. The manual pages are compressed, as Debian wants.
fn files(place: &Place) -> Result<String> {
    let mut files = Map::new();
    let (window, to) = WINDOW;
    files.insert(to.to_owned(), json!(build::folder(place).join(window)));
    for manual in MANUALS {
        let page = capture_bytes(command(place, "gzip").args(["-9nc", manual]))?;
        let name = Path::new(manual)
            .file_name()
            .context("a page without a name")?;
        let name = format!("{}.gz", name.to_string_lossy());
        let file = place.target.join(&name);
        fs::write(&file, page)?;
        files.insert(format!("/usr/share/man/man1/{name}"), json!(file));
    }
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
