//! Which test programs the workspace has, according to cargo, so that a new one cannot be forgotten here.

use anyhow::{Context, Result};
use serde_json::Value;

use crate::place::Place;
use crate::process::{capture, cargo};

/// The package whose tests need a screen, a browser, an installed package or Wine.
const TESTS: &str = "bbw-meet-tests";

/// Names of test programs.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Targets {
    /// Beside the sources they test: seconds, and no screen.
    pub(super) near: Vec<String>,
    /// Of the package of tests: each is a step of its own.
    pub(super) far: Vec<String>,
}

/// # Errors
/// When cargo cannot read the workspace.
pub(super) fn find(place: &Place) -> Result<Targets> {
    let metadata =
        capture(cargo(place).args(["metadata", "--no-deps", "--format-version", "1", "--locked"]))?;
    read(&serde_json::from_str(&metadata)?).context("cargo metadata has changed its form")
}

fn read(metadata: &Value) -> Option<Targets> {
    let mut targets = Targets::default();
    for package in metadata.get("packages")?.as_array()? {
        let list = if package.get("name")? == TESTS {
            &mut targets.far
        } else {
            &mut targets.near
        };
        for target in package.get("targets")?.as_array()? {
            let name = target.get("name")?.as_str()?;
            let mut kinds = target.get("kind")?.as_array()?.iter();
            if kinds.any(|kind| kind == "test") {
                list.push(name.to_owned());
            }
        }
    }
    Some(targets)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn test_programs_are_told_apart_by_their_package() {
        let target = |kind: &str, name: &str| json!({"kind": [kind], "name": name});
        let metadata = json!({"packages": [
            {"name": "bbw-meet-core", "targets": [target("lib", "core"), target("test", "keeping")]},
            {"name": TESTS, "targets": [target("bin", "standin"), target("test", "e2e")]},
        ]});
        let expected = Targets {
            near: vec!["keeping".into()],
            far: vec!["e2e".into()],
        };
        assert_eq!(read(&metadata), Some(expected));
    }
}
