//! `cargo xtask test`: everything CI runs, with one line at the end that says how it went.

mod dependencies;
mod report;
mod steps;
pub(crate) mod surroundings;
mod targets;

use anyhow::{Result, bail, ensure};

use crate::debian;
use crate::place::Place;
use report::Report;
use steps::Step;

/// Installs what is missing, takes all steps, and goes on after a failed one, so that one run tells everything.
///
/// # Errors
/// When anything failed or could not be run.
pub(crate) fn test(place: &Place, quick: bool) -> Result<()> {
    debian::install(debian::FOR_TESTS)?;
    take(place, |step| !quick || step.is_quick())
}

/// The same for one step, by its name.
///
/// # Errors
/// When anything failed or could not be run, or no step has that name.
pub(crate) fn only(place: &Place, name: &str) -> Result<()> {
    let steps = steps::all(place)?;
    let names: Vec<&str> = steps.iter().map(Step::name).collect();
    ensure!(names.contains(&name), "the steps are: {}", names.join(", "));
    debian::install(debian::FOR_TESTS)?;
    take(place, |step| step.name() == name)
}

/// The same for the steps that are about Windows.
///
/// # Errors
/// When anything failed or could not be run.
pub(crate) fn windows(place: &Place) -> Result<()> {
    // The tests are programs of this computer, built with everything else of the workspace.
    debian::install(&[debian::BUILD, debian::WINDOWS])?;
    take(place, Step::is_windows)
}

/// The same for the step that is about the packages for Linux.
///
/// # Errors
/// When anything failed or could not be run.
pub(crate) fn packages(place: &Place) -> Result<()> {
    debian::install(debian::FOR_TESTS)?;
    take(place, Step::is_packages)
}

fn take(place: &Place, is_wanted: impl Fn(&Step) -> bool) -> Result<()> {
    let mut report = Report::default();
    for step in steps::all(place)?.iter().filter(|step| is_wanted(step)) {
        report.take(step.name(), || step.run(place));
    }
    report.print();
    if report.failed() > 0 {
        bail!("not everything is well");
    }
    Ok(())
}
