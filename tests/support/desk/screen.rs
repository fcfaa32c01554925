//! What a person does with the screen: look at it, click on it, close a window.

use std::path::Path;
use std::process::Command;
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::succeed;
use crate::xvfb::on;

/// How long a window may take to be seen.
const PATIENCE: Duration = Duration::from_secs(15);

/// Clicks into the middle of the visible window of the process that `pid` names.
pub(super) fn click_into(display: &str, pid: impl Fn() -> u32) {
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

/// Presses this button of the mouse at a place in the visible window of the process that `pid` names.
pub(super) fn click_at(display: &str, pid: impl Fn() -> u32, (x, y): (f64, f64), button: u8) {
    let (x, y) = (format!("{x:.0}"), format!("{y:.0}"));
    succeed(
        xdotool(display)
            .args([
                "mousemove",
                "--sync",
                "--window",
                &window(display, pid),
                &x,
                &y,
            ])
            .args(["click", &button.to_string()]),
    );
}

/// Asks the visible window of the process that `pid` names to close, as its cross does.
pub(super) fn close(display: &str, pid: impl Fn() -> u32) {
    succeed(on(display, "wmctrl", "wmctrl").args(["-i", "-c", &window(display, pid)]));
}

/// Gives the visible window of the process that `pid` names another size.
pub(super) fn resize(display: &str, pid: impl Fn() -> u32, width: u32, height: u32) {
    let (width, height) = (width.to_string(), height.to_string());
    succeed(xdotool(display).args(["windowsize", &window(display, pid), &width, &height]));
}

/// Lets the visible window of the process that `pid` names fill the screen.
pub(super) fn maximise(display: &str, pid: impl Fn() -> u32) {
    let states = "add,maximized_vert,maximized_horz";
    let window = window(display, pid);
    succeed(on(display, "wmctrl", "wmctrl").args(["-i", "-r", &window, "-b", states]));
}

/// Puts a picture of the visible window of the process that `pid` names into this file.
pub(super) fn picture_of_window(display: &str, pid: impl Fn() -> u32, file: &Path) {
    let window = window(display, pid);
    succeed(
        on(display, "import", "imagemagick")
            .args(["-window", &window])
            .arg(file),
    );
}

/// Presses keys in the visible window of the process that `pid` names.
pub(super) fn press(display: &str, pid: impl Fn() -> u32, keys: &[&str]) {
    activate(display, pid);
    succeed(xdotool(display).args(["key", "--delay", "40"]).args(keys));
}

/// Types text into it.
pub(super) fn type_text(display: &str, pid: impl Fn() -> u32, text: &str) {
    activate(display, pid);
    succeed(xdotool(display).args(["type", "--delay", "20", text]));
}

fn activate(display: &str, pid: impl Fn() -> u32) {
    succeed(on(display, "wmctrl", "wmctrl").args(["-i", "-a", &window(display, pid)]));
}

/// Waits for the window, the oldest if there are several. Only those count that the window manager knows: a browser's
/// bubbles and menus are windows, too.
fn window(display: &str, pid: impl Fn() -> u32) -> String {
    let start = Instant::now();
    loop {
        let pid = pid().to_string();
        let list = on(display, "wmctrl", "wmctrl")
            .args(["-l", "-p"])
            .output()
            .unwrap();
        let list = String::from_utf8_lossy(&list.stdout).into_owned();
        let window = list.lines().find_map(|line| {
            let mut words = line.split_whitespace();
            let window = words.next()?;
            (words.nth(1) == Some(&pid)).then_some(window)
        });
        if let Some(window) = window {
            return window.to_owned();
        }
        assert!(start.elapsed() < PATIENCE, "process {pid} shows no window");
        sleep(Duration::from_millis(100));
    }
}

fn xdotool(display: &str) -> Command {
    on(display, "xdotool", "xdotool")
}

/// The titles of all windows that the window manager knows.
pub(super) fn titles(display: &str) -> Vec<String> {
    let list = on(display, "wmctrl", "wmctrl").arg("-l").output().unwrap();
    let list = String::from_utf8_lossy(&list.stdout).into_owned();
    // Number, desktop, computer, title.
    let title = |line: &str| Some(line.splitn(5, ' ').nth(4)?.trim().to_owned());
    list.lines().filter_map(title).collect()
}

/// How much of the screen is (nearly) white, from 0 to 1.
pub(super) fn white(display: &str) -> f64 {
    let share = on(display, "convert", "imagemagick")
        .args(["x:root", "-colorspace", "gray", "-threshold", "98%"])
        .args(["-format", "%[fx:mean]", "info:"])
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&share.stdout).into_owned();
    let number = words.trim().parse();
    number.unwrap_or_else(|_| panic!("a number: {share:?}"))
}
