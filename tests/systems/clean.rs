//! Systems that have just been installed. `cargo xtask soak` makes them with `debootstrap`, once.

use std::path::{Path, PathBuf};

use bbw_meet_tests::computer::Computer;

/// Names the folder with the systems, each in a folder called after its suite.
const SYSTEMS: &str = "BBW_MEET_SYSTEMS";
/// Names the folder with the packages.
const PACKAGES: &str = "BBW_MEET_PACKAGES";

/// A copy of one of them.
pub(crate) struct System {
    pub(crate) computer: Computer,
}

impl System {
    /// As it was installed: no desktop, no browser.
    pub(crate) fn clean(suite: &str) -> Self {
        let systems = folder(SYSTEMS);
        let root = systems.join(suite);
        assert!(root.is_dir(), "{} is missing", root.display());
        let archives = systems.join("archives").join(suite);
        std::fs::create_dir_all(&archives).unwrap();
        let computer = Computer::copy_of(&root, Some(&archives));
        computer.apt(&["update"]);
        Self { computer }
    }

    /// With the package, what it depends on, and what a meeting needs.
    pub(crate) fn with_package(suite: &str) -> Self {
        let system = Self::clean(suite);
        system.install(".");
        system
    }

    /// Installs the package of this folder, what it depends on, and of what it recommends itself, nothing that is
    /// recommended in turn: half of a desktop.
    pub(crate) fn install(&self, folder: &str) {
        let package = package(folder);
        let package = package.to_str().unwrap();
        let recommended = ["chromium", "xdg-utils", "fonts-dejavu-core"];
        let first = ["install", "--no-install-recommends", package];
        self.computer.apt(&[&first[..], &recommended].concat());
    }
}

/// The Debian package in this folder of the packages.
fn package(below: &str) -> PathBuf {
    let folder = folder(PACKAGES).join(below);
    let mut files = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let found = files.find(|path| path.extension().is_some_and(|ending| ending == "deb"));
    found.unwrap_or_else(|| panic!("there is no package in {}", folder.display()))
}

fn folder(variable: &str) -> PathBuf {
    let folder = std::env::var_os(variable);
    let folder =
        folder.unwrap_or_else(|| panic!("{variable} names no folder; run cargo xtask soak"));
    Path::new(&folder).canonicalize().unwrap()
}
