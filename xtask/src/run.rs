//! `cargo xtask run`: from a fresh machine to an open launcher.

use std::ffi::OsString;

use anyhow::Result;

use crate::build;
use crate::debian;
use crate::place::Place;
use crate::process::{command, run as wait_for};

/// Installs what is missing, builds the program, starts it with these arguments and waits for its end.
///
/// # Errors
/// When one of these fails.
pub(crate) fn run(place: &Place, arguments: &[OsString]) -> Result<()> {
    debian::install(&[debian::BUILD, debian::RUN])?;
    let program = build::debug(place)?;
    wait_for(command(place, program).args(arguments))
}
