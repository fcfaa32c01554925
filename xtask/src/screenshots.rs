//! `cargo xtask screenshots`: every screen in every variant on a few sheets, to be looked at; and the pictures of the
//! README.

use std::fs;

use anyhow::{Context, Result};

use crate::build;
use crate::debian;
use crate::place::Place;
use crate::process::{cargo, run};

/// Shown in the README: screens in the light theme.
const SHOWN: [&str; 3] = ["welcome", "home", "over"];

/// # Errors
/// When something is missing or fails.
pub(crate) fn screenshots(place: &Place) -> Result<()> {
    debian::install(debian::FOR_TESTS)?;
    let program = build::debug(place)?;
    let folder = place.target.join("screenshots");
    run(cargo(place)
        .args(["run", "--quiet", "--locked"])
        .args(["--package", "bbw-meet-tests", "--bin", "screenshots", "--"])
        .arg(&folder)
        .env("BBW_MEET_PROGRAM", program))?;
    for screen in SHOWN {
        let name = format!("{screen}.png");
        fs::copy(
            folder.join("light").join(&name),
            place.root.join("docs/pictures").join(&name),
        )
        .with_context(|| format!("no picture of {screen}"))?;
    }
    Ok(())
}
