//! The program for Windows and its packages, on a Windows of their own under Wine, each test on another.
//!
//! Wine shows what Windows Installer, the registry, files, processes and message boxes would show. It has no WebView2, no
//! camera, no Explorer and no accounts without rights: `windows-checklist.md` has what is left to look at.

mod beside;
mod image;
mod machine;
mod msi;
mod program;
mod records;
mod setup;
mod signing;
mod winget;

use std::path::PathBuf;

/// Name the folder with the packages, and the Windows to copy; `cargo xtask windows --test` makes both.
const PACKAGES: &str = "BBW_MEET_WINDOWS";
const WINE: &str = "BBW_MEET_WINE";

/// Where the program, its loader and its icons lie before they are packaged.
const FILES: &str = "files";

/// The files of the program, and of the one that shows its windows.
const PROGRAM: &str = "bbw-meet.exe";
const WINDOW: &str = "bbw-meet-window.exe";

fn variable(name: &str) -> PathBuf {
    std::env::var_os(name)
        .map(PathBuf::from)
        .unwrap_or_else(|| {
            panic!("{name} is not set; start the tests with: cargo xtask windows --test")
        })
}

/// Version of the program and its packages.
fn version() -> &'static str {
    env!("CARGO_PKG_VERSION")
}

/// A package of this version.
fn package(ending: &str) -> PathBuf {
    variable(PACKAGES).join(format!("BBW Meet_{}_{ending}", version()))
}

/// The same package, made a second time.
fn package_again(ending: &str) -> PathBuf {
    let package = package(ending);
    let name = package.file_name().unwrap();
    package.with_file_name("again").join(name)
}

/// A package of a version before every other.
fn older_package(ending: &str) -> PathBuf {
    variable(PACKAGES).join(format!("older/BBW Meet_0.0.1_{ending}"))
}
