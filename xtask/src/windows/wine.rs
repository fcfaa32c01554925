//! Windows as it comes, under Wine: made once, never used itself but copied.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result};

use super::toolchain::Toolchain;
use super::{TARGET, folder};
use crate::build;
use crate::debian;
use crate::place::Place;
use crate::process::{capture, command, run};

/// Wine 8 lacks `bcryptprimitives.dll`, which every Rust program asks for randomness. For tests only.
const RANDOMNESS: &str = "\
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) { return SystemFunction036(data, length); }
";

/// The account under which the tests look for files.
const PERSON: &str = "anna";

/// The folder to copy for a `WINEPREFIX`, made now if this Wine has none yet.
///
/// # Errors
/// When Wine does not start.
pub(super) fn prepared(place: &Place, cache: &Path) -> Result<PathBuf> {
    let version = capture(
        command(place, "wine")
            .arg("--version")
            .env("WINEDEBUG", "-all"),
    )?;
    let version = version
        .split_whitespace()
        .next()
        .context("no version of wine")?;
    let prefix = cache.join(version);
    if !prefix.exists() {
        println!("preparing Wine once");
        let fresh = cache.join("wine.new");
        fs::create_dir_all(&fresh)?;
        run(on(&mut command(place, "wine"), &fresh).args(["wineboot", "--init"]))?;
        // This Wine takes itself for Windows 7.
        run(on(&mut command(place, "wine"), &fresh).args(["winecfg", "-v", "win10"]))?;
        lend_randomness(place, &fresh)?;
        // Everything is written down before it is copied.
        run(on(&mut command(place, "wineserver"), &fresh).arg("--wait"))?;
        own_folders(&fresh.join("drive_c/users").join(PERSON))?;
        fs::rename(&fresh, &prefix)?;
    }
    Ok(prefix)
}

fn lend_randomness(place: &Place, prefix: &Path) -> Result<()> {
    let library = prefix.join("drive_c/windows/system32/bcryptprimitives.dll");
    // A newer one has it.
    if library.exists() {
        return Ok(());
    }
    let source = prefix.join("randomness.c");
    fs::write(&source, RANDOMNESS)?;
    run(command(place, "x86_64-w64-mingw32-gcc")
        .args(["-shared", "-O2", "-o"])
        .args([library, source])
        .arg("-ladvapi32"))
}

/// Wine makes the person's desktop and downloads links to those of whoever runs it. Here they are folders.
fn own_folders(home: &Path) -> Result<()> {
    for entry in fs::read_dir(home)? {
        let path = entry?.path();
        if path.is_symlink() {
            fs::remove_file(&path)?;
            fs::create_dir(&path)?;
        }
    }
    Ok(())
}

/// Lets a command find this Windows. No entries in the person's menus, no questions about add-ons.
fn on<'a>(command: &'a mut Command, prefix: &Path) -> &'a mut Command {
    command
        .env("USER", PERSON)
        .env("WINEPREFIX", prefix)
        .env("WINEARCH", "win64")
        .env("WINEDEBUG", "-all")
        .env("WINEDLLOVERRIDES", "winemenubuilder.exe,mscoree,mshtml=d")
}

/// Unit and property tests as Windows programs, on a Windows of their own.
///
/// # Errors
/// When something is missing, or what `test` says of the command that runs them.
pub(crate) fn units<T>(place: &Place, test: impl FnOnce(&mut Command) -> Result<T>) -> Result<T> {
    debian::install(&[debian::WINDOWS])?;
    let toolchain = Toolchain::get(place)?;
    let cache = folder(place);
    let home = tempfile::tempdir()?;
    let prefix = home.path().join("wine");
    run(command(place, "cp")
        .arg("-a")
        .args([&prepared(place, &cache)?, &prefix]))?;
    let mut cargo = toolchain.cargo(place, "test");
    cargo
        .args(["--package", "bbw-meet-core"])
        .args(build::PACKAGES)
        .args(["--no-fail-fast", "--lib", "--tests"])
        .env("CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER", "wine")
        // `WebView2Loader.dll` lies beside the programs, not beside their tests.
        .env("WINEPATH", toolchain.target.join(TARGET).join("debug"));
    let result = test(on(&mut cargo, &prefix));
    // Where nothing could be built, there is none to end.
    let _ = run(on(&mut command(place, "wineserver"), &prefix).arg("--kill"));
    result
}
