//! The steps, in order: the cheap ones first.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::thread;

use anyhow::Result;

use super::dependencies;
use super::report::Tally;
use super::surroundings::{self, HowMany, ORDINARY_USER};
use super::targets;
use crate::bench;
use crate::build;
use crate::fuzz::{self, Fuzz};
use crate::licences;
use crate::package;
use crate::place::Place;
use crate::process::{cargo, command, follow};
use crate::windows;

/// The tests that need the packages for Linux.
const PACKAGES: &str = "packages";

/// The tests that `cargo xtask soak` runs.
const LONG: [&str; 1] = ["systems"];

/// Where the tests of the page's modules are.
const PAGE_TESTS: &str = "tests/page";

/// The tests that need the program for Windows, its installers and Wine.
const WINDOWS: &str = "windows";

/// The tests of the whole way. They wait for windows and networks more than they work, so one more at a time.
pub(super) const END_TO_END: &str = "e2e";

/// What the tests start.
const PROGRAMS: [&str; 6] = [
    "--bin",
    "bbw-meet",
    "--bin",
    "bbw-meet-window",
    "--bin",
    "standin",
];

/// Each fuzz target runs so long here, in seconds: enough to notice that a target is broken, and what is found at once.
const FUZZ: u32 = 5;

/// One step.
#[derive(Debug)]
pub(super) enum Step {
    /// The code is laid out as rustfmt does.
    Format,
    /// No warning from the compiler or clippy.
    Lints,
    /// Every public item is documented and every link in the documentation leads somewhere.
    Documentation,
    /// Both programs and the stand-in server, which the tests below start.
    Programs,
    /// What the programs cost, built as for people, as far as it is no matter of luck.
    Costs,
    /// Unit and property tests, and the test programs beside the sources.
    Units(Vec<String>),
    /// What of the launcher's page needs no page: its reckoning with days and times.
    Page,
    /// Examples in the documentation.
    Examples,
    /// Every fuzz target, for seconds.
    Fuzz,
    /// A test program of the package of tests.
    Tests(String),
    /// Some of the end-to-end tests under a Wayland compositor.
    Wayland,
    /// Some of them as somebody who is not root.
    OrdinaryUser,
    /// Unit and property tests as Windows programs.
    WindowsUnits,
    /// Licences, banned crates, sources.
    Dependencies,
    /// Known vulnerabilities in dependencies.
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
        Step::Page,
        Step::Examples,
        Step::Fuzz,
        Step::Dependencies,
        Step::Advisories,
        Step::Licences,
        Step::Programs,
        Step::Costs,
        Step::WindowsUnits,
    ];
    let far = found.far.into_iter();
    let far = far.filter(|name| !LONG.contains(&name.as_str()) && name != ORDINARY_USER);
    steps.extend([Step::Wayland, Step::OrdinaryUser]);
    steps.extend(far.map(Step::Tests));
    Ok(steps)
}

impl Step {
    pub(super) fn name(&self) -> &str {
        match self {
            Self::Format => "format",
            Self::Lints => "lints",
            Self::Documentation => "documentation",
            Self::Programs => "programs",
            Self::Costs => "costs",
            Self::Units(_) => "units",
            Self::Page => "page",
            Self::Examples => "examples",
            Self::Fuzz => "fuzz",
            Self::Tests(name) => name,
            Self::Wayland => "wayland",
            Self::OrdinaryUser => "ordinary-user",
            Self::WindowsUnits => "windows-units",
            Self::Dependencies => "dependencies",
            Self::Advisories => "advisories",
            Self::Licences => "licences",
        }
    }

    /// Needs neither a screen nor a network.
    pub(super) fn is_quick(&self) -> bool {
        match self {
            Self::Format
            | Self::Lints
            | Self::Documentation
            | Self::Units(_)
            | Self::Page
            | Self::Examples => true,
            Self::Programs
            | Self::Costs
            | Self::Fuzz
            | Self::Tests(_)
            | Self::Wayland
            | Self::OrdinaryUser
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

    /// Needs the packages for Linux, and makes them.
    pub(super) fn is_packages(&self) -> bool {
        matches!(self, Self::Tests(name) if name == PACKAGES)
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
            Self::Programs => check(workspace(place, "build").args(PROGRAMS)),
            Self::Costs => check(&mut bench::short(place)?),
            Self::Units(programs) => {
                let mut test = workspace(place, "test");
                test.args(["--no-fail-fast", "--lib", "--bins"]);
                test.args(programs.iter().flat_map(|name| ["--test", name]));
                count(&mut test)
            }
            Self::Page => {
                let mut node = command(place, "node");
                node.args(["--test", "--test-reporter", "tap"]);
                node.args(page_tests(place)?);
                let mut tally = Tally::default();
                let succeeded = follow(&mut node, |line| tally.read_tap(line))?;
                Ok((tally, succeeded))
            }
            // There may be none: cargo's own word counts.
            Self::Examples => check(workspace(place, "test").arg("--doc")),
            Self::Fuzz => {
                let fuzz = Fuzz::prepare(place, fuzz::SOON)?;
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
                        let (variable, folder) = package::for_tests(place)?;
                        test.env(variable, folder);
                    }
                    WINDOWS => {
                        test.envs(windows::for_tests(place)?);
                    }
                    END_TO_END => {
                        let threads = thread::available_parallelism()?.get() + 1;
                        test.env("RUST_TEST_THREADS", threads.to_string());
                    }
                    _ => {}
                }
                count(&mut test)
            }
            Self::Wayland => surroundings::on_wayland(place, HowMany::Some),
            Self::OrdinaryUser => surroundings::as_ordinary_user(place, HowMany::Some),
            Self::WindowsUnits => windows::units(place, count),
            Self::Dependencies => check(&mut dependencies::terms(place)?),
            Self::Advisories => {
                let well = dependencies::have_no_known_vulnerabilities(place)?;
                Ok((Tally::one(well), well))
            }
            Self::Licences => licences::check(place).map(|()| (Tally::one(true), true)),
        }
    }
}

/// A cargo command for the whole workspace with all features that are used: whatever the step, dependencies are built
/// once.
pub(super) fn workspace(place: &Place, subcommand: &str) -> Command {
    let mut cargo = cargo(place);
    cargo.args([subcommand, "--workspace", "--locked"]).args([
        "--features",
        build::FEATURE,
        "--features",
        "xtask/icons,xtask/policies",
    ]);
    cargo
}

/// Named one by one: what `node` takes a folder for depends on its version.
fn page_tests(place: &Place) -> Result<Vec<PathBuf>> {
    let mut tests = Vec::new();
    for entry in fs::read_dir(place.root.join(PAGE_TESTS))? {
        let path = entry?.path();
        tests.extend((path.extension() == Some("mjs".as_ref())).then_some(path));
    }
    tests.sort();
    Ok(tests)
}

fn check(command: &mut Command) -> Result<(Tally, bool)> {
    let succeeded = follow(command, |_| {})?;
    Ok((Tally::one(succeeded), succeeded))
}

pub(super) fn count(command: &mut Command) -> Result<(Tally, bool)> {
    let mut tally = Tally::default();
    let succeeded = follow(command, |line| tally.read(line))?;
    Ok((tally, succeeded))
}
