//! Checking programs that Debian does not have: built once, kept in the cache.

use std::path::PathBuf;

use anyhow::Result;

use crate::place::Place;
use crate::process::{cargo, run};

/// A program from crates.io.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tool {
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    /// For `cargo install`.
    pub(crate) arguments: &'static [&'static str],
}

/// Optimised for build time: they run for seconds, but two cores compile them for minutes.
const SOON: &[(&str, &str)] = &[
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "false"),
];

/// The tool, built now if it is not there yet.
///
/// # Errors
/// When it cannot be fetched or built.
pub(crate) fn get(place: &Place, tool: Tool) -> Result<PathBuf> {
    let folder = place
        .cache
        .join("tools")
        .join(format!("{}-{}", tool.name, tool.version));
    let program = folder.join("bin").join(tool.name);
    if !program.is_file() {
        println!("building {} {} once", tool.name, tool.version);
        run(cargo(place)
            .args(["install", "--locked", "--quiet", "--root"])
            .arg(&folder)
            .args([tool.name, "--version", tool.version])
            .args(tool.arguments)
            .env_remove("CARGO_TARGET_DIR")
            .envs(SOON.iter().copied()))?;
    }
    Ok(program)
}
