//! What is checked of other people's work: licences, sources, known vulnerabilities. One tool knows all of it; its
//! answers are weighed in `deny.toml`.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;
use tempfile::TempDir;

use crate::place::Place;
use crate::process::{command, follow, run};
use crate::tools::{self, Tool};

const DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
    arguments: &[],
};

/// What is built from crates: the program with its tests, and the fuzz targets.
const MANIFESTS: [&str; 2] = ["Cargo.toml", "tests/fuzz/Cargo.toml"];

/// How `deny.toml` is told where the advisories lie.
const VARIABLE: &str = "BBW_MEET_ADVISORIES";

/// Names a folder with the RustSec advisories; without it and without [`BESIDE`], they are fetched.
const FOLDER_VARIABLE: &str = "BBW_MEET_ADVISORY_DB";

/// Where the advisories lie beside the checkout on machines without a network.
const BESIDE: &str = "../shared/advisory-db";

/// The folder in which the tool looks for the advisories: their name, and a digest of the address they come from.
const NAME: &str = "advisory-db-3157b0e258782691";

/// A question about licences, banned crates and sources.
///
/// # Errors
/// When the tool cannot be had.
pub(super) fn terms(place: &Place) -> Result<Command> {
    let mut deny = deny(place, MANIFESTS[0])?;
    deny.args(["check", "--hide-inclusion-graph"])
        .args(["bans", "licenses", "sources"]);
    Ok(deny)
}

/// Asks about known vulnerabilities, abandoned and withdrawn crates; what is accepted stands in `deny.toml`, with its
/// reason.
///
/// # Errors
/// When the tool or the advisories cannot be had.
pub(super) fn have_no_known_vulnerabilities(place: &Place) -> Result<bool> {
    let here = local(place)
        .map(|folder| lay_out(place, &folder))
        .transpose()?;
    let mut well = true;
    for manifest in MANIFESTS {
        let mut deny = deny(place, manifest)?;
        match &here {
            Some(folder) => deny.arg("--offline").env(VARIABLE, folder.path()),
            None => deny.env(VARIABLE, place.cache.join("advisories")),
        };
        // Not every manifest has everything that is accepted.
        deny.args(["check", "--hide-inclusion-graph", "--allow"])
            .args(["advisory-not-detected", "advisories"]);
        well &= follow(&mut deny, |_| {})?;
    }
    Ok(well)
}

fn deny(place: &Place, manifest: &str) -> Result<Command> {
    let mut deny = command(place, tools::get(place, DENY)?);
    deny.args(["--workspace", "--all-features", "--locked"])
        .args(["--config", "deny.toml", "--manifest-path", manifest]);
    Ok(deny)
}

fn local(place: &Place) -> Option<PathBuf> {
    env::var_os(FOLDER_VARIABLE)
        .map(PathBuf::from)
        .or_else(|| Some(place.root.join(BESIDE)).filter(|folder| folder.is_dir()))
}

/// The tool takes advisories only from a repository that it might have fetched itself.
fn lay_out(place: &Place, advisories: &Path) -> Result<TempDir> {
    let root = tempfile::tempdir()?;
    let repository = root.path().join(NAME);
    run(command(place, "cp")
        .arg("-r")
        .args([advisories, &repository]))?;
    let git = |arguments: &[&str]| {
        run(command(place, "git")
            .current_dir(&repository)
            .args([
                "-c",
                "user.name=BBW Meet",
                "-c",
                "user.email=nobody@localhost",
            ])
            .args(arguments))
    };
    if !repository.join(".git").exists() {
        git(&["init", "--quiet"])?;
        git(&["add", "--all"])?;
        git(&["commit", "--quiet", "--message", "As they lie here"])?;
    }
    fs::write(repository.join(".git/FETCH_HEAD"), "")?;
    Ok(root)
}
