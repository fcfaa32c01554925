//! Debian's compiler with the standard library for Windows.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use super::{TARGET, folder, sysroot};
use crate::build;
use crate::place::Place;
use crate::process::{command, run};

/// Debian's compiler goes before rustup's, for these builds only.
pub(super) const DEBIAN: &str = "/usr/bin";

/// Everything a build for Windows needs.
#[derive(Debug)]
pub(super) struct Toolchain {
    sysroot: PathBuf,
    /// Outside the checkout: a build takes minutes, and a clean checkout should not.
    pub(super) target: PathBuf,
}

impl Toolchain {
    /// # Errors
    /// When the standard library cannot be built.
    pub(super) fn get(place: &Place) -> Result<Self> {
        let cache = folder(place);
        Ok(Self {
            sysroot: sysroot::get(place, &cache)?,
            target: cache.join("target"),
        })
    }

    /// Cargo for Windows, with its subcommand.
    pub(super) fn cargo(&self, place: &Place, subcommand: &str) -> Command {
        let mut cargo = debians_cargo(place);
        let sysroot = format!("--sysroot {}", self.sysroot.display());
        cargo
            .args([subcommand, "--locked", "--target", TARGET])
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS", &sysroot)
            .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTDOCFLAGS", &sysroot);
        cargo
    }

    /// Builds the programs for people; returns the folder they lie in, with their `WebView2Loader.dll`.
    ///
    /// # Errors
    /// When it does not compile.
    pub(super) fn program(&self, place: &Place) -> Result<PathBuf> {
        run(self
            .cargo(place, "build")
            .arg("--release")
            .args(build::PACKAGES)
            .args(["--features", build::FEATURE]))?;
        Ok(self.target.join(TARGET).join("release"))
    }
}

/// Debian's cargo, which finds Debian's compiler.
pub(super) fn debians_cargo(place: &Place) -> Command {
    let mut cargo = command(place, Path::new(DEBIAN).join("cargo"));
    cargo.env("PATH", debian_first());
    for rustups in [
        "CARGO",
        "RUSTC",
        "RUSTUP_TOOLCHAIN",
        "RUSTUP_HOME",
        "LD_LIBRARY_PATH",
    ] {
        cargo.env_remove(rustups);
    }
    cargo
}

fn debian_first() -> OsString {
    let mut path = OsString::from(DEBIAN);
    if let Some(rest) = env::var_os("PATH") {
        path.push(":");
        path.push(rest);
    }
    path
}
