//! What a person does with the screen: look at it, click on it, close a window.

use std::path::PathBuf;
use std::process::Command;

use crate::{artefacts, needs, succeed};

/// Keeps a picture of the whole screen as `NAME.png`.
pub(crate) fn picture(display: &str, name: &str) -> PathBuf {
    let path = artefacts().join(format!("{name}.png"));
    let mut import = on(display, "import", "imagemagick");
    // No picture is no reason to fail.
    drop(import.args(["-window", "root"]).arg(&path).output());
    path
}

/// Clicks into the middle of the visible window of this process.
pub(super) fn click_into(display: &str, pid: u32) {
    let window = window(display, pid);
    let geometry = succeed(xdotool(display).args(["getwindowgeometry", "--shell", &window]));
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

/// Asks the visible window of this process to close, as its cross does.
pub(super) fn close(display: &str, pid: u32) {
    succeed(on(display, "wmctrl", "wmctrl").args(["-i", "-c", &window(display, pid)]));
}

/// Waits for the visible window of this process.
fn window(display: &str, pid: u32) -> String {
    let search = [
        "search",
        "--sync",
        "--onlyvisible",
        "--pid",
        &pid.to_string(),
    ];
    let found = succeed(xdotool(display).args(search));
    found.lines().next().unwrap_or_default().to_owned()
}

fn xdotool(display: &str) -> Command {
    on(display, "xdotool", "xdotool")
}

fn on(display: &str, tool: &str, package: &str) -> Command {
    let mut command = Command::new(needs(tool, package));
    command.env("DISPLAY", display);
    command
}
