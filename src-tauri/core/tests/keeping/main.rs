//! What the program keeps on disk survives everything that happens to disks, files and programs.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test stops at the first surprise, in its helper functions too"
)]

mod child;
mod consent;
#[cfg(target_os = "linux")]
mod disks;
mod documents;
mod erasing;
mod faults;
mod history;
mod kills;
#[cfg(target_os = "linux")]
mod lasting;
mod migrations;
mod names;
mod profile;
mod rolling;
mod writing;

use std::path::Path;

use bbw_meet_core::error::{Code, Problem};
use jiff::Timestamp;

/// The time in these tests.
fn now() -> Timestamp {
    "2026-11-23T10:15:00Z".parse().unwrap()
}

/// The code of a note or refusal.
fn code<'a>(problem: impl Into<Option<&'a Problem>>) -> Option<Code> {
    problem.into().map(|problem| problem.code)
}

/// The names in a folder, sorted, without the lock's file.
fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<_> = names.filter(|name| name != ".lock").collect();
    names.sort();
    names
}

/// The long form of a test, for `cargo xtask soak`.
fn soak() -> bool {
    std::env::var_os("BBW_MEET_SOAK").is_some()
}
