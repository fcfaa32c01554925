//! Tauri programs that do nothing, to be measured against: `tests/baseline`.

use std::path::PathBuf;

/// Names the folder with the programs; `cargo xtask bench` builds them.
const VARIABLE: &str = "BBW_MEET_BASELINE";

/// One with an empty window.
pub fn empty_window() -> PathBuf {
    program("empty-window")
}

/// One without a window.
pub fn windowless() -> PathBuf {
    program("windowless")
}

/// Not Tauri's: reads the record of decisions in a folder, as the program does at its start.
pub fn consent_load() -> PathBuf {
    program("consent-load")
}

fn program(name: &str) -> PathBuf {
    let folder = std::env::var_os(VARIABLE)
        .unwrap_or_else(|| panic!("{VARIABLE} is not set; start this with: cargo xtask bench"));
    PathBuf::from(folder).join(name)
}
