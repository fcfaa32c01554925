//! Windows as it comes, under Wine: made once, never used itself but copied.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::Result;

use crate::place::Place;
use crate::process::{command, run};

/// Wine 8 lacks `bcryptprimitives.dll`, which every Rust program asks for randomness. For tests only.
const RANDOMNESS: &str = "\
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length) { return SystemFunction036(data, length); }
";

/// The account under which the tests look for files.
const PERSON: &str = "anna";

/// The folder for `WINEPREFIX`, made now if there is none.
///
/// # Errors
/// When Wine does not start.
pub(super) fn get(place: &Place, cache: &Path) -> Result<PathBuf> {
    let prefix = cache.join("wine");
    if !prefix.exists() {
        println!("preparing Wine once");
        let fresh = cache.join("wine.new");
        fs::create_dir_all(&fresh)?;
        run(on(&mut command(place, "wine"), &fresh).args(["wineboot", "--init"]))?;
        let source = fresh.join("randomness.c");
        fs::write(&source, RANDOMNESS)?;
        run(command(place, "x86_64-w64-mingw32-gcc")
            .args(["-shared", "-O2", "-o"])
            .arg(fresh.join("drive_c/windows/system32/bcryptprimitives.dll"))
            .arg(source)
            .arg("-ladvapi32"))?;
        // Everything is written down before it is copied.
        run(on(&mut command(place, "/usr/lib/wine/wineserver"), &fresh).arg("--wait"))?;
        fs::rename(&fresh, &prefix)?;
    }
    Ok(prefix)
}

/// Lets a command find this Windows. No entries in the person's menus, no questions about add-ons.
pub(super) fn on<'a>(command: &'a mut Command, prefix: &Path) -> &'a mut Command {
    command
        .env("USER", PERSON)
        .env("WINEPREFIX", prefix)
        .env("WINEARCH", "win64")
        .env("WINEDEBUG", "-all")
        .env("WINEDLLOVERRIDES", "winemenubuilder.exe,mscoree,mshtml=d")
}
