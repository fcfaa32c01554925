//! The test ground of BBW Meet: a stand-in meeting server, Jitsi's own address code, and (for the end-to-end tests)
//! a desk of its own for the program: home folder, screen, message bus, browsers.
//!
//! Code of tests: it stops with a panic that says what is missing or what was seen instead. Nothing here reaches
//! beyond loopback, but for the first run of a computer, which installs what `tests/jitsi/package-lock.json` pins.

use std::path::PathBuf;
use std::process::Command;

pub mod baseline;
pub mod bench;
pub mod cache;
pub mod certificates;
pub mod computer;
pub mod cost;
pub mod desk;
mod driver;
pub mod jitsi;
pub mod launcher;
pub mod page;
pub mod practice;
pub mod reader;
pub mod standin;
pub mod tour;
pub mod webdriver;
pub mod weigh;
pub mod xvfb;

/// Names the folder for pictures; without it, `artefacts` in the cache folder.
pub const ARTEFACTS: &str = "BBW_MEET_ARTEFACTS";

/// Where pictures of a test run go, outside the checkout.
pub fn artefacts() -> PathBuf {
    let folder = std::env::var_os(ARTEFACTS)
        .map_or_else(|| cache::folder().join("artefacts"), PathBuf::from);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

/// The full path of a tool these tests cannot do without; `package` is Debian's name of what to install.
pub fn needs(tool: &str, package: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .map(|folder| folder.join(tool))
        .find(|path| path.is_file())
        .unwrap_or_else(|| panic!("{tool} is missing; install it (Debian: apt install {package})"))
}

/// Does it hold, at least once in three times? For what people are promised within a moment: a busy computer makes things
/// later and never sooner.
pub fn once_in_three(holds: impl FnMut() -> bool) -> bool {
    std::iter::repeat_with(holds).take(3).any(|held| held)
}

/// Are these tests root's? Several things are different for root: Chromium has no sandbox then, sway does not run.
pub fn is_root() -> bool {
    succeed(Command::new("id").arg("-u")).trim() == "0"
}

/// Runs a command to its end and returns what it wrote. Panics with all of it if the command failed.
pub fn succeed(command: &mut Command) -> String {
    let output = command
        .output()
        .unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        output.status.success(),
        "{command:?}: {}\n{text}{}",
        output.status,
        String::from_utf8_lossy(&output.stderr)
    );
    text
}
