//! `cargo xtask soak`: the long forms of tests, for the night or before a release.

use std::fs;

use anyhow::{Context, Result};

use crate::debian;
use crate::place::Place;
use crate::process::{cargo, run};
use crate::tools::{self, Tool};

/// Each fuzz target runs so long, in seconds.
const FUZZ: u32 = 600;

/// Memory beyond which an input counts as found, in MiB; one that takes longer than `SLOW` seconds does too.
const MEMORY: u32 = 512;
const SLOW: u32 = 2;

/// Makes fuzz programs; they need the nightly toolchain.
const CARGO_FUZZ: Tool = Tool {
    name: "cargo-fuzz",
    version: "0.13.2",
    arguments: &[],
};

/// Kills, full disks and rivals for thousands of rounds, then every fuzz target.
///
/// # Errors
/// When something is missing or a test fails.
pub(crate) fn soak(place: &Place) -> Result<()> {
    debian::install(&[debian::BUILD])?;
    run(cargo(place)
        .args([
            "test",
            "--release",
            "--locked",
            "--package",
            "bbw-meet-core",
        ])
        .env("BBW_MEET_SOAK", "1"))?;
    let fuzz = tools::get(place, CARGO_FUZZ)?;
    let tests = place.root.join("tests");
    let targets = fs::read_dir(tests.join("fuzz/fuzz_targets"))?;
    for target in targets {
        let target = target?.path();
        let name = target.file_stem().context("a target without a name")?;
        let kept = place.cache.join("fuzz").join(name);
        fs::create_dir_all(&kept)?;
        // Finds go into the cache; the committed corpus is only read.
        let mut command = std::process::Command::new(&fuzz);
        command
            .current_dir(&tests)
            .env("RUSTUP_TOOLCHAIN", "nightly")
            .args(["fuzz", "run"])
            .arg(name)
            .arg(&kept)
            .arg(tests.join("fuzz/corpus").join(name))
            .arg("--")
            .arg(format!("-max_total_time={FUZZ}"))
            .arg(format!("-rss_limit_mb={MEMORY}"))
            .arg(format!("-timeout={SLOW}"));
        let words = tests.join("fuzz").join(name).with_extension("dict");
        if words.exists() {
            command.arg(format!("-dict={}", words.display()));
        }
        run(&mut command)?;
    }
    Ok(())
}
