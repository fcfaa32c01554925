//! What a person does with the screen: look at it and click on it.

use std::path::PathBuf;
use std::process::Command;

use crate::{artefacts, needs, succeed};

pub(super) fn picture(display: &str, name: &str) -> PathBuf {
    let path = artefacts().join(format!("{name}.png"));
    let mut import = Command::new(needs("import", "imagemagick"));
    // No picture is no reason to fail.
    drop(
        import
            .env("DISPLAY", display)
            .args(["-window", "root"])
            .arg(&path)
            .output(),
    );
    path
}

/// Clicks into the middle of the visible window of this class.
pub(super) fn click_into(display: &str, class: &str) {
    let geometry = succeed(xdotool(display).args([
        "search",
        "--sync",
        "--onlyvisible",
        "--class",
        class,
        "getwindowgeometry",
        "--shell",
    ]));
    let value = |name: &str| -> i64 {
        let line = geometry
            .lines()
            .find_map(|line| line.strip_prefix(name)?.strip_prefix('='));
        line.and_then(|text| text.parse().ok())
            .unwrap_or_else(|| panic!("{name} in {geometry}"))
    };
    let (x, y) = (
        value("X") + value("WIDTH") / 2,
        value("Y") + value("HEIGHT") / 2,
    );
    succeed(xdotool(display).args([
        "mousemove",
        "--sync",
        &x.to_string(),
        &y.to_string(),
        "click",
        "1",
    ]));
}

/// Asks the visible window of this class to close.
pub(super) fn close(display: &str, class: &str) {
    succeed(xdotool(display).args([
        "search",
        "--sync",
        "--onlyvisible",
        "--class",
        class,
        "windowquit",
    ]));
}

fn xdotool(display: &str) -> Command {
    let mut command = Command::new(needs("xdotool", "xdotool"));
    command.env("DISPLAY", display);
    command
}
