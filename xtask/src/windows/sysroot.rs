//! The standard library for Windows, built once from Debian's sources of it.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};

use super::TARGET;
use super::toolchain::{DEBIAN, debians_cargo};
use crate::place::Place;
use crate::process::{capture, command, run};

/// What of the library is needed: programs, tests, and both ways to end on a panic.
const PARTS: &str = "build-std=std,panic_unwind,panic_abort,proc_macro,test";

/// The one part that must be compiled not to unwind, or no program that aborts takes it; Rust's own build does the same.
const WRAPPER: &str = r#"#!/bin/sh
case " $* " in *" --crate-name panic_abort "*) exec "$@" -C panic=abort ;; esac
exec "$@"
"#;

/// The folder for `--sysroot`, made now if this compiler has none yet.
///
/// # Errors
/// When the library cannot be built.
pub(super) fn get(place: &Place, cache: &Path) -> Result<PathBuf> {
    let version = capture(command(place, Path::new(DEBIAN).join("rustc")).arg("--version"))?;
    let version = version
        .split_whitespace()
        .nth(1)
        .context("no version of rustc")?;
    let sysroot = cache.join(format!("std-{version}"));
    if !sysroot.exists() {
        println!("building the standard library for Windows once");
        let workshop = cache.join("std.build");
        let rlibs = build(place, &workshop)?;
        // Copied beside its place and renamed: half a library is worse than none.
        let fresh = cache.join("std.new");
        let library = fresh.join("lib/rustlib").join(TARGET).join("lib");
        fs::create_dir_all(&library)?;
        for rlib in rlibs {
            let name = rlib.file_name().context("a library without a name")?;
            fs::copy(&rlib, library.join(name))?;
        }
        fs::rename(&fresh, &sysroot)?;
        fs::remove_dir_all(&workshop)?;
    }
    Ok(sysroot)
}

/// Builds the library as a dependency of an empty crate.
fn build(place: &Place, folder: &Path) -> Result<Vec<PathBuf>> {
    fs::create_dir_all(folder.join("src"))?;
    fs::write(folder.join("src/lib.rs"), "")?;
    fs::write(
        folder.join("Cargo.toml"),
        "[package]\nname = \"empty\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n",
    )?;
    let wrapper = folder.join("rustc");
    fs::write(&wrapper, WRAPPER)?;
    fs::set_permissions(&wrapper, fs::Permissions::from_mode(0o755))?;
    run(debians_cargo(place)
        .current_dir(folder)
        .args([
            "build",
            "--quiet",
            "--release",
            "--target",
            TARGET,
            "-Z",
            PARTS,
        ])
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("RUSTC_BOOTSTRAP", "1")
        .env("RUSTC_WRAPPER", wrapper)
        // Without it thin LTO of the program fails.
        .env(
            "CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUSTFLAGS",
            "-C embed-bitcode=yes",
        ))?;
    let deps = folder.join("target").join(TARGET).join("release/deps");
    let rlibs: Vec<PathBuf> = fs::read_dir(&deps)?
        .flatten()
        .filter(|entry| {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            name.ends_with(".rlib") && !name.starts_with("libempty-")
        })
        .map(|entry| entry.path())
        .collect();
    ensure!(!rlibs.is_empty(), "no library in {}", deps.display());
    Ok(rlibs)
}
