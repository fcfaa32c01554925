//! What fuzzing found worth keeping, replayed with an ordinary compiler.

// A test may stop at the first surprise; the lint knows that only of functions marked as tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

#[path = "../../../tests/fuzz/checks.rs"]
mod checks;

fn replay(target: &str, check: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../tests/fuzz/corpus")
        .join(target);
    let mut inputs = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        // The name of the input that fails stands in the captured output.
        println!("{}", path.display());
        check(&fs::read(&path).unwrap());
        inputs += 1;
    }
    assert!(inputs > 0);
}

#[test]
fn links() {
    replay("link", checks::link);
}

#[test]
fn entries() {
    replay("entry", checks::entry);
}

#[test]
fn invitations() {
    replay("invitation", checks::invitation);
}

#[test]
fn calendars() {
    replay("ics", checks::ics);
}

#[test]
fn settings() {
    replay("settings", checks::settings);
}

#[test]
fn last_meetings() {
    replay("history", checks::history);
}

#[test]
fn deployments() {
    replay("deployment", checks::deployment);
}

#[test]
fn consent_logs() {
    replay("consent", checks::consent);
}

#[test]
fn words_of_a_browser() {
    replay("browser", checks::browser);
}

#[test]
fn words_of_a_window() {
    replay("window", checks::window);
}
