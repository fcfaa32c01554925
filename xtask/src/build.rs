//! Building the program and the program that shows its windows. They belong together: the first finds the second beside
//! it, and takes none of another version.

use std::path::PathBuf;

use anyhow::Result;

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
    build(place, &[])?;
    Ok(place.target.join("debug/bbw-meet"))
}

/// Builds both for people; returns the program.
///
/// # Errors
/// When it does not compile.
pub(crate) fn release(place: &Place) -> Result<PathBuf> {
    build(place, &["--release"])?;
    Ok(folder(place).join("bbw-meet"))
}

fn build(place: &Place, how: &[&str]) -> Result<()> {
    run(cargo(place)
        .args(["build", "--locked"])
        .args(PACKAGES)
        .args(["--features", FEATURE])
        .args(how))
}
