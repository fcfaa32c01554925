//! `cargo xtask bench`: how soon the room is asked for, against a bare browser window, and what the program costs.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::build;
use crate::debian;
use crate::package;
use crate::place::Place;
use crate::process::{cargo, run};

/// Where `cargo xtask windows` puts its installer, below the target folder.
const SETUPS: &str = "windows";

/// Measures the programs as they are shipped. The computer should have nothing else to do.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn bench(place: &Place) -> Result<()> {
    debian::install(&[debian::FOR_TESTS, &[debian::BENCH]].concat())?;
    let mut baseline = cargo(place);
    baseline
        .args(["build", "--locked"])
        .args(["--package", "bbw-meet-baseline"])
        .args(["--features", "bbw-meet-baseline/custom-protocol"]);
    run(build::for_people(place, &mut baseline)?)?;
    let mut bench = short(place)?;
    bench.env("BBW_MEET_BASELINE", build::folder(place));
    let [deb, _] = package::make(place)?;
    bench.env("BBW_MEET_DEB", deb);
    if let Some(setup) = setup(&place.target.join(SETUPS)) {
        bench.env("BBW_MEET_SETUP", setup);
    }
    bench.arg("--long");
    bench.args([place.target.join("bench.json")]);
    run(&mut bench)
}

/// What is no matter of luck: libraries, processes left alive, memory at a start, doing nothing while nothing is to be
/// done. To be run.
///
/// # Errors
/// When the programs do not compile.
pub(crate) fn short(place: &Place) -> Result<Command> {
    let program = build::release(place)?;
    let mut bench = cargo(place);
    bench
        .args(["run", "--quiet", "--locked"])
        .args(["--package", "bbw-meet-tests", "--bin", "bench", "--"])
        .env("BBW_MEET_PROGRAM", program);
    Ok(bench)
}

fn setup(folder: &Path) -> Option<std::path::PathBuf> {
    let files = fs::read_dir(folder).ok()?.flatten();
    let mut paths = files.map(|entry| entry.path());
    paths.find(|path| path.to_string_lossy().ends_with("-setup.exe"))
}
