//! `cargo xtask soak`: the long forms of tests, for the night or before a release.

use anyhow::{Result, ensure};

use crate::debian;
use crate::fuzz::Fuzz;
use crate::place::Place;
use crate::process::{cargo, run};
use crate::{package, systems};

/// Each fuzz target runs so long, in seconds.
const SECONDS: u32 = 600;

/// Kills, full disks and rivals for thousands of rounds, the package on fresh systems, then every fuzz target.
///
/// # Errors
/// When something is missing or a test fails.
pub(crate) fn soak(place: &Place) -> Result<()> {
    debian::install(debian::FOR_TESTS)?;
    let fuzz = Fuzz::prepare(place)?;
    run(cargo(place)
        .args([
            "test",
            "--release",
            "--locked",
            "--package",
            "bbw-meet-core",
        ])
        .env("BBW_MEET_SOAK", "1"))?;
    let (packages, folder) = package::for_tests(place)?;
    run(cargo(place)
        .args(["test", "--locked", "--package", "bbw-meet-tests"])
        .args(["--test", "systems", "--", "--test-threads=1"])
        .env(packages, folder)
        .env(systems::VARIABLE, systems::prepared(place)?))?;
    for target in fuzz.targets()? {
        // The next run goes on from there.
        let kept = place.cache.join("fuzz").join(&target);
        ensure!(
            fuzz.run(&target, SECONDS, &kept)?,
            "{target} found something"
        );
    }
    Ok(())
}
