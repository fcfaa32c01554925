//! Which crates are in the programs, on any of the systems they are made for.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use crate::place::Place;
use crate::process::{capture, cargo};

/// What is shipped.
const TARGETS: [&str; 2] = ["x86_64-unknown-linux-gnu", "x86_64-pc-windows-gnu"];

const PROGRAMS: [&str; 2] = ["bbw-meet", "bbw-meet-window"];

/// A third-party crate.
#[derive(Debug)]
pub(super) struct Part {
    pub(super) name: String,
    /// As an SPDX expression, more or less.
    pub(super) licence: String,
    /// Names, or where to find them.
    pub(super) authors: String,
    pub(super) folder: PathBuf,
}

/// Everything that is linked into the programs; what only runs while it is built is not.
///
/// # Errors
/// When cargo cannot tell.
pub(super) fn shipped(place: &Place) -> Result<Vec<Part>> {
    let mut parts = BTreeMap::new();
    for target in TARGETS {
        let metadata = capture(cargo(place).args([
            "metadata",
            "--format-version=1",
            "--locked",
            "--filter-platform",
            target,
        ]))?;
        let metadata: Value = serde_json::from_str(&metadata)?;
        for (id, package) in linked(&metadata).context("cargo metadata has changed its form")? {
            if !package["source"].is_null() {
                parts.insert(id.to_owned(), part(package)?);
            }
        }
    }
    Ok(parts.into_values().collect())
}

fn linked(metadata: &Value) -> Option<HashMap<&str, &Value>> {
    let packages: HashMap<&str, &Value> = entries(metadata.get("packages")?)?;
    let nodes: HashMap<&str, &Value> = entries(metadata.get("resolve")?.get("nodes")?)?;
    let is_program = |package: &Value| PROGRAMS.iter().any(|name| package["name"] == *name);
    let mut waiting: Vec<&str> = packages
        .iter()
        .filter(|(_, package)| is_program(package))
        .map(|(id, _)| *id)
        .collect();
    if waiting.len() < PROGRAMS.len() {
        return None;
    }
    let mut seen = HashSet::new();
    let mut linked = HashMap::new();
    while let Some(id) = waiting.pop() {
        let package = *packages.get(id)?;
        if !seen.insert(id) || is_macro(package) {
            continue;
        }
        linked.insert(id, package);
        for dependency in nodes.get(id)?.get("deps")?.as_array()? {
            let mut kinds = dependency.get("dep_kinds")?.as_array()?.iter();
            if kinds.any(|kind| kind["kind"].is_null()) {
                waiting.push(dependency.get("pkg")?.as_str()?);
            }
        }
    }
    Some(linked)
}

fn entries(list: &Value) -> Option<HashMap<&str, &Value>> {
    list.as_array()?
        .iter()
        .map(|entry| Some((entry.get("id")?.as_str()?, entry)))
        .collect()
}

/// Runs in the compiler, not in the program.
fn is_macro(package: &Value) -> bool {
    let targets = package["targets"].as_array();
    targets.is_some_and(|targets| {
        targets.iter().any(|target| {
            let kinds = target["kind"].as_array();
            kinds.is_some_and(|kinds| kinds.iter().any(|kind| kind == "proc-macro"))
        })
    })
}

fn part(package: &Value) -> Result<Part> {
    let text = |field: &str| package[field].as_str().map(str::to_owned);
    let name = text("name").context("a crate without a name")?;
    let manifest = PathBuf::from(text("manifest_path").context("no manifest")?);
    let authors: Vec<&str> = package["authors"]
        .as_array()
        .map(|authors| authors.iter().filter_map(Value::as_str).collect())
        .unwrap_or_default();
    let authors = if authors.is_empty() {
        let page = text("repository").unwrap_or_default();
        format!("the authors of {name}, {page}")
    } else {
        authors.join(", ")
    };
    Ok(Part {
        licence: text("license").with_context(|| format!("{name} names no licence"))?,
        authors,
        folder: manifest.parent().context("no folder")?.to_owned(),
        name,
    })
}
