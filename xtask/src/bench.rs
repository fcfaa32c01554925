//! `cargo xtask bench`: how soon the room is asked for, against a bare browser window, and what the program costs.

use anyhow::Result;

use crate::build;
use crate::debian;
use crate::place::Place;
use crate::process::{cargo, run};

/// Measures the program as it is shipped. The computer should have nothing else to do.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn bench(place: &Place) -> Result<()> {
    debian::install(debian::FOR_TESTS)?;
    let program = build::release(place)?;
    run(cargo(place)
        .args(["run", "--quiet", "--locked"])
        .args(["--package", "bbw-meet-tests", "--bin", "bench"])
        .env("BBW_MEET_PROGRAM", program))
}
