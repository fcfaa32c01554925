//! Feeding random input to everything that reads what a stranger wrote.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::place::Place;
use crate::process::{command, follow};
use crate::tools::{self, Tool};

/// Memory beyond which an input counts as a finding, in MiB: what the checking compiler needs, and 50 MiB.
const MEMORY: u32 = 512;

/// How a target is built and judged.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Effort {
    /// For `cargo fuzz`.
    build: &'static [&'static str],
    /// An input that takes longer counts as a finding, in seconds of wall-clock time.
    slow: u32,
}

/// Built soon, to see that a target works and finds what it finds at once. The code is safe Rust, so no memory is checked.
pub(crate) const SOON: Effort = Effort {
    build: &["--dev", "--sanitizer", "none"],
    slow: 30,
};

/// Built to run fast, and to check the memory that dependencies handle themselves. Five seconds are about one second of
/// the program, which the checks make slower, on a computer that has other things to do.
pub(crate) const LONG: Effort = Effort {
    build: &[],
    slow: 5,
};

/// Builds fuzz targets.
const CARGO_FUZZ: Tool = Tool {
    name: "cargo-fuzz",
    version: "0.13.2",
    arguments: &[],
};

/// The compiler with what they need.
const TOOLCHAIN: &str = "nightly";

/// The fuzz programs.
#[derive(Debug)]
pub(crate) struct Fuzz<'a> {
    place: &'a Place,
    cargo_fuzz: PathBuf,
    effort: Effort,
}

impl<'a> Fuzz<'a> {
    /// # Errors
    /// When the compiler is missing, with the way to it, or `cargo fuzz` cannot be had.
    pub(crate) fn prepare(place: &'a Place, effort: Effort) -> Result<Self> {
        let found = Command::new("rustup")
            .args(["run", TOOLCHAIN, "rustc", "--version"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        ensure!(
            found.is_ok_and(|status| status.success()),
            "fuzzing needs a nightly compiler; install it with: rustup toolchain install {TOOLCHAIN} --profile minimal"
        );
        Ok(Self {
            place,
            cargo_fuzz: tools::get(place, CARGO_FUZZ)?,
            effort,
        })
    }

    /// The targets, by name.
    ///
    /// # Errors
    /// When their folder cannot be read.
    pub(crate) fn targets(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for target in fs::read_dir(self.folder().join("fuzz_targets"))? {
            let target = target?.path();
            let name = target.file_stem().context("a target without a name")?;
            names.push(name.to_string_lossy().into_owned());
        }
        names.sort();
        Ok(names)
    }

    /// Runs one target for this many seconds; says whether it found nothing. New inputs go into the folder `kept`, what
    /// breaks the target into the cache; the committed corpus is only read.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(crate) fn run(&self, target: &str, seconds: u32, kept: &Path) -> Result<bool> {
        fs::create_dir_all(kept)?;
        let found = self.place.cache.join("fuzz-found");
        fs::create_dir_all(&found)?;
        let mut command = command(self.place, &self.cargo_fuzz);
        command
            .current_dir(self.place.root.join("tests"))
            .env("RUSTUP_TOOLCHAIN", TOOLCHAIN)
            // Of the toolchain that runs this.
            .env_remove("CARGO")
            // Beside the other builds, and so outside the checkout where those are.
            .env("CARGO_TARGET_DIR", self.place.target.join("fuzz"))
            .args(["fuzz", "run"])
            .args(self.effort.build)
            .arg(target)
            .arg(kept)
            .arg(self.folder().join("corpus").join(target))
            .arg("--")
            .arg(format!("-artifact_prefix={}/{target}-", found.display()))
            .arg(format!("-max_total_time={seconds}"))
            .arg(format!("-rss_limit_mb={MEMORY}"))
            .arg(format!("-timeout={}", self.effort.slow));
        let words = self.folder().join(target).with_extension("dict");
        if words.exists() {
            command.arg(format!("-dict={}", words.display()));
        }
        follow(&mut command, |_| {})
    }

    fn folder(&self) -> PathBuf {
        self.place.root.join("tests/fuzz")
    }
}
