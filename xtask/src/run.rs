//! `cargo xtask run`: from a fresh machine to an open launcher.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::Result;

use crate::debian;
use crate::place::Place;
use crate::process::{cargo, command, run as wait_for};

/// Serves the launcher's page from inside the program, as in a package.
pub(crate) const FEATURES: [&str; 2] = ["--features", "bbw-meet/custom-protocol"];

/// Installs what is missing, builds the program, starts it with these arguments and waits for its end.
///
/// # Errors
/// When one of these fails.
pub(crate) fn run(place: &Place, arguments: impl IntoIterator<Item = OsString>) -> Result<()> {
    debian::install(&[debian::BUILD, debian::RUN])?;
    let program = build(place)?;
    wait_for(command(place, program).args(arguments))
}

/// Builds the program for development.
///
/// # Errors
/// When it does not compile.
pub(crate) fn build(place: &Place) -> Result<PathBuf> {
    wait_for(
        cargo(place)
            .args(["build", "--package", "bbw-meet"])
            .args(FEATURES),
    )?;
    Ok(place.target.join("debug/bbw-meet"))
}
