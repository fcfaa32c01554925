//! Building the program.

use std::path::PathBuf;

use anyhow::Result;

use crate::place::Place;
use crate::process::{cargo, run};

/// Serves the launcher's page from inside the program, as in a package.
pub(crate) const FEATURE: &str = "bbw-meet/custom-protocol";

/// How the program is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Profile {
    /// Soon.
    Debug,
    /// Small and quick.
    Release,
}

impl Profile {
    /// Where cargo puts what it builds so.
    pub(crate) fn folder(self, place: &Place) -> PathBuf {
        place.target.join(match self {
            Self::Debug => "debug",
            Self::Release => "release",
        })
    }
}

/// Builds the program for development.
///
/// # Errors
/// When it does not compile.
pub(crate) fn debug(place: &Place) -> Result<PathBuf> {
    build(place, &[])?;
    Ok(Profile::Debug.folder(place).join("bbw-meet"))
}

/// Builds the program for people.
///
/// # Errors
/// When it does not compile.
pub(crate) fn release(place: &Place) -> Result<PathBuf> {
    build(place, &["--release"])?;
    Ok(Profile::Release.folder(place).join("bbw-meet"))
}

fn build(place: &Place, how: &[&str]) -> Result<()> {
    run(cargo(place)
        .args(["build", "--locked", "--package", "bbw-meet"])
        .args(["--features", FEATURE])
        .args(how))
}
