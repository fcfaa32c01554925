//! The packages for Linux: looked at from outside, and the Debian one installed by `apt-get` into a throwaway copy of this
//! computer. What they do on clean systems is `tests/systems`.

mod deb;
mod desktop;
mod rpm;

use std::fs;
use std::path::{Path, PathBuf};

/// Names the folder with the packages; `cargo xtask test` makes it.
const VARIABLE: &str = "BBW_MEET_PACKAGES";

/// The package of this kind.
fn package(kind: &str) -> PathBuf {
    only(&folder(), kind)
}

/// The same, made a second time.
fn again(kind: &str) -> PathBuf {
    only(&folder().join("again"), kind)
}

fn folder() -> PathBuf {
    std::env::var_os(VARIABLE)
        .unwrap_or_else(|| panic!("{VARIABLE} names no folder; see tests/README.md"))
        .into()
}

fn only(folder: &Path, kind: &str) -> PathBuf {
    let files =
        fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let found = files
        .map(|entry| entry.unwrap().path())
        .find(|path| path.extension().is_some_and(|ending| ending == kind));
    found.unwrap_or_else(|| panic!("there is no .{kind} in {}", folder.display()))
}
