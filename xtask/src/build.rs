//! Building the program and the program that shows its windows. They belong together: the first finds the second beside
//! it, and takes none of another version.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use crate::place::Place;
use crate::process::{cargo, run};

/// What is built, always together.
pub(crate) const PACKAGES: [&str; 4] = ["--package", "bbw-meet", "--package", "bbw-meet-window"];

/// Serves the launcher's page from inside the window's program, as in a package.
pub(crate) const FEATURE: &str = "bbw-meet-window/custom-protocol";

/// Where what is built for people lies.
pub(crate) fn folder(place: &Place) -> PathBuf {
    place.target.join("release")
}

/// Builds both for development; returns the program.
///
/// # Errors
/// When it does not compile.
pub(crate) fn debug(place: &Place) -> Result<PathBuf> {
    run(&mut build(place))?;
    Ok(place.target.join("debug/bbw-meet"))
}

/// Builds both for people; returns the program.
///
/// # Errors
/// When it does not compile.
pub(crate) fn release(place: &Place) -> Result<PathBuf> {
    run(for_people(place, &mut build(place))?)?;
    Ok(folder(place).join("bbw-meet"))
}

/// Lets `cargo build` build as for people. The same sources and the same compiler give the same programs, wherever they
/// are built: no path of this computer is in them.
///
/// # Errors
/// When it is not known where cargo keeps its sources.
pub(crate) fn for_people<'a>(place: &Place, build: &'a mut Command) -> Result<&'a mut Command> {
    Ok(build.arg("--release").env(FLAGS, flags(place)?))
}

/// A command that builds both.
fn build(place: &Place) -> Command {
    let mut cargo = cargo(place);
    cargo
        .args(["build", "--locked"])
        .args(PACKAGES)
        .args(["--features", FEATURE]);
    cargo
}

/// How cargo takes flags for the compiler, each behind the other with [`BETWEEN`].
const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";
const BETWEEN: &str = "\u{1f}";

/// Flags that somebody has set, and those that call this computer's folders by names of their own.
fn flags(place: &Place) -> Result<OsString> {
    let cargos = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| Some(Path::new(&env::var_os("HOME")?).join(".cargo")))
        .context("no HOME")?;
    let mut flags = env::var_os(FLAGS)
        .or_else(|| Some(env::var("RUSTFLAGS").ok()?.replace(' ', BETWEEN).into()))
        .unwrap_or_default();
    // The last one that fits counts: the target folder may lie in the checkout.
    for (folder, name) in [
        (&cargos, "/cargo"),
        (&place.root, "/bbw-meet"),
        (&place.target, "/target"),
    ] {
        if !flags.is_empty() {
            flags.push(BETWEEN);
        }
        flags.push("--remap-path-prefix=");
        flags.push(folder);
        flags.push("=");
        flags.push(name);
    }
    Ok(flags)
}
