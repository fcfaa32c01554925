//! The steps, in order: the cheap ones first.

use std::env;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;

use super::report::Tally;
use super::targets;
use crate::build::{self, Profile};
use crate::fuzz::Fuzz;
use crate::licences;
use crate::package;
use crate::place::Place;
use crate::process::{cargo, command, follow};
use crate::tools::{self, Tool};
use crate::windows;

/// Names a folder with the RustSec advisories; without it and without `ADVISORIES`, they are fetched.
const ADVISORIES_VARIABLE: &str = "BBW_MEET_ADVISORY_DB";

/// Where the advisories lie beside the checkout on machines without a network.
const ADVISORIES: &str = "../shared/advisory-db";

/// The tests that need a package, and how they are told where it is.
const PACKAGES: &str = "packages";
const PACKAGE: &str = "BBW_MEET_DEB";

/// The tests that need the program for Windows, its installers and Wine.
const WINDOWS: &str = "windows";

/// Each fuzz target runs so long here, in seconds: enough to notice that a target is broken, and what is found at once.
const FUZZ: u32 = 5;

/// Licences, banned crates, sources.
const DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    arguments: &[],
};

/// Known holes. Of those in use that are looked at and accepted, `.cargo/audit.toml` gives the reasons.
const AUDIT: Tool = Tool {
    name: "cargo-audit",
    version: "0.22.2",
    arguments: &["--no-default-features"],
};

/// What is built from crates: the program with its tests, and the fuzz targets.
const LOCKS: [&str; 2] = ["Cargo.lock", "tests/fuzz/Cargo.lock"];

/// One step.
#[derive(Debug)]
pub(super) enum Step {
    /// The code is laid out as rustfmt does.
    Format,
    /// No warning from the compiler or clippy.
    Lints,
    /// Every public item is documented and every link in the documentation leads somewhere.
    Documentation,
    /// The program and the stand-in server, which the tests below start.
    Programs,
    /// Unit and property tests, and the test programs beside the sources.
    Units(Vec<String>),
    /// Examples in the documentation.
    Examples,
    /// Every fuzz target, for seconds.
    Fuzz,
    /// A test program of the package of tests.
    Tests(String),
    /// Unit and property tests as Windows programs.
    WindowsUnits,
    /// Licences, banned crates, sources.
    Dependencies,
    /// Known holes in dependencies.
    Advisories,
    /// The committed list of other people's work is that of today's dependencies.
    Licences,
}

/// All steps.
///
/// # Errors
/// When cargo cannot read the workspace.
pub(super) fn all(place: &Place) -> Result<Vec<Step>> {
    let found = targets::find(place)?;
    let mut steps = vec![
        Step::Format,
        Step::Lints,
        Step::Documentation,
        Step::Units(found.near),
        Step::Examples,
        Step::Fuzz,
        Step::Dependencies,
        Step::Advisories,
        Step::Licences,
        Step::Programs,
        Step::WindowsUnits,
    ];
    steps.extend(found.far.into_iter().map(Step::Tests));
    Ok(steps)
}

impl Step {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Format => "format",
            Self::Lints => "lints",
            Self::Documentation => "documentation",
            Self::Programs => "programs",
            Self::Units(_) => "units",
            Self::Examples => "examples",
            Self::Fuzz => "fuzz",
            Self::Tests(name) => name,
            Self::WindowsUnits => "windows-units",
            Self::Dependencies => "dependencies",
            Self::Advisories => "advisories",
            Self::Licences => "licences",
        }
    }

    /// Needs neither a screen nor a network.
    pub(super) fn is_quick(&self) -> bool {
        match self {
            Self::Format | Self::Lints | Self::Documentation | Self::Units(_) | Self::Examples => {
                true
            }
            Self::Programs
            | Self::Fuzz
            | Self::Tests(_)
            | Self::WindowsUnits
            | Self::Dependencies
            | Self::Advisories
            | Self::Licences => false,
        }
    }

    /// Needs the program for Windows, or makes one.
    pub(super) fn is_windows(&self) -> bool {
        matches!(self, Self::WindowsUnits) || matches!(self, Self::Tests(name) if name == WINDOWS)
    }

    /// Takes the step: what was counted, and whether all is well.
    pub(super) fn run(&self, place: &Place) -> Result<(Tally, bool)> {
        match self {
            Self::Format => check(cargo(place).args(["fmt", "--all", "--check"])),
            Self::Lints => check(
                workspace(place, "clippy")
                    .arg("--all-targets")
                    .args(["--", "-D", "warnings"]),
            ),
            Self::Documentation => check(
                workspace(place, "doc")
                    .args(["--no-deps", "--document-private-items"])
                    .env("RUSTDOCFLAGS", "-D warnings"),
            ),
            Self::Programs => {
                check(workspace(place, "build").args(["--bin", "bbw-meet", "--bin", "standin"]))
            }
            Self::Units(programs) => {
                let mut test = workspace(place, "test");
                test.args(["--no-fail-fast", "--lib", "--bins"]);
                test.args(programs.iter().flat_map(|name| ["--test", name]));
                count(&mut test)
            }
            // There may be none: cargo's own word counts.
            Self::Examples => check(workspace(place, "test").arg("--doc")),
            Self::Fuzz => {
                let fuzz = Fuzz::prepare(place)?;
                let mut tally = Tally::default();
                for target in fuzz.targets()? {
                    // The same each time, whatever an earlier run found.
                    let kept = tempfile::tempdir()?;
                    let clean = fuzz.run(&target, FUZZ, kept.path())?;
                    tally.passed += u32::from(clean);
                    tally.failed += u32::from(!clean);
                }
                Ok((tally, tally.failed == 0))
            }
            Self::Tests(name) => {
                let mut test = workspace(place, "test");
                test.args(["--test", name]);
                match name.as_str() {
                    PACKAGES => {
                        test.env(PACKAGE, package::bundle(place, Profile::Debug)?);
                    }
                    WINDOWS => {
                        test.envs(windows::for_tests(place)?);
                    }
                    _ => {}
                }
                count(&mut test)
            }
            Self::WindowsUnits => windows::units(place, count),
            Self::Dependencies => check(
                command(place, tools::get(place, DENY)?)
                    .args([
                        "--workspace",
                        "--all-features",
                        "check",
                        "--hide-inclusion-graph",
                    ])
                    .args(["bans", "licenses", "sources"]),
            ),
            Self::Advisories => {
                let tool = tools::get(place, AUDIT)?;
                let mut well = true;
                for lock in LOCKS {
                    let mut audit = command(place, &tool);
                    audit.args(["audit", "--deny", "warnings", "--file", lock]);
                    if let Some(folder) = advisories(place) {
                        audit.args(["--no-fetch", "--stale", "--db"]).arg(folder);
                    }
                    well &= follow(&mut audit, |_| {})?;
                }
                Ok((Tally::one(well), well))
            }
            Self::Licences => licences::check(place).map(|()| (Tally::one(true), true)),
        }
    }
}

/// A cargo command for the whole workspace with all features that are used: whatever the step, dependencies are built
/// once.
fn workspace(place: &Place, subcommand: &str) -> Command {
    let mut cargo = cargo(place);
    cargo.args([subcommand, "--workspace", "--locked"]).args([
        "--features",
        build::FEATURE,
        "--features",
        "xtask/icons",
    ]);
    cargo
}

fn check(command: &mut Command) -> Result<(Tally, bool)> {
    let succeeded = follow(command, |_| {})?;
    Ok((Tally::one(succeeded), succeeded))
}

fn count(command: &mut Command) -> Result<(Tally, bool)> {
    let mut tally = Tally::default();
    let succeeded = follow(command, |line| tally.read(line))?;
    Ok((tally, succeeded))
}

fn advisories(place: &Place) -> Option<PathBuf> {
    env::var_os(ADVISORIES_VARIABLE)
        .map(PathBuf::from)
        .or_else(|| Some(place.root.join(ADVISORIES)).filter(|folder| folder.is_dir()))
}
