//! `cargo xtask test`: everything CI runs, with one line at the end that says how it went.

mod report;
mod steps;
mod targets;

use anyhow::{Result, bail};

use crate::debian;
use crate::place::Place;
use report::Report;

/// Installs what is missing, takes all steps, and goes on after a failed one, so that one run tells everything.
///
/// # Errors
/// When anything failed or could not be run.
pub(crate) fn test(place: &Place, quick: bool) -> Result<()> {
    debian::install(debian::FOR_TESTS)?;
    let mut report = Report::default();
    for step in steps::all(place)? {
        if quick && !step.is_quick() {
            continue;
        }
        report.take(step.name(), || step.run(place));
    }
    report.print();
    if report.failed() > 0 {
        bail!("not everything is well");
    }
    Ok(())
}
