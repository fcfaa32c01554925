//! `cargo xtask soak`: the long forms of tests, for the night or before a release.

use std::env;

use anyhow::{Result, ensure};

use crate::debian;
use crate::fuzz::{self, Fuzz};
use crate::place::Place;
use crate::process::{cargo, run};
use crate::test::surroundings;
use crate::{package, systems};

/// Each fuzz target runs so long, in seconds.
const SECONDS: u32 = 600;

/// Kills, full disks and rivals for thousands of rounds, the package on fresh systems, every end-to-end test under Wayland
/// and as an ordinary user, the Windows program under a newer Wine, then every fuzz target.
///
/// # Errors
/// When something is missing or a test fails.
pub(crate) fn soak(place: &Place) -> Result<()> {
    debian::install(debian::FOR_TESTS)?;
    let fuzz = Fuzz::prepare(place, fuzz::LONG)?;
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
    surroundings::all(place)?;
    windows_under_a_newer_wine(place)?;
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

/// The tests of the Windows program once more. Started anew, so that every command finds that Wine first.
///
/// # Errors
/// When that Wine cannot be had, or a test fails.
pub(crate) fn windows_under_a_newer_wine(place: &Place) -> Result<()> {
    let mut path = vec![systems::newer_wine(place)?];
    path.extend(env::var_os("PATH").iter().flat_map(env::split_paths));
    run(cargo(place)
        .args(["xtask", "windows", "--test"])
        .env("PATH", env::join_paths(path)?))
}
