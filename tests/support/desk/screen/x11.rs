//! A screen of X11 without glass: Xvfb, with a window manager, so that windows have a focus and a cross.

use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use super::PATIENCE;
use crate::desk::mark::Mark;
use crate::xvfb::{self, Xvfb, on};
use crate::{needs, succeed};

#[derive(Debug)]
pub(super) struct X11 {
    screen: Xvfb,
    manager: Child,
}

impl X11 {
    pub(super) fn start(mark: &Mark) -> Self {
        let screen = Xvfb::start(|command| mark.put_on(command));
        let mut command = Command::new(needs("openbox", "openbox"));
        command
            .env("DISPLAY", screen.name())
            .env("HOME", Path::new("/nonexistent"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        mark.put_on(&mut command);
        let manager = command.spawn().unwrap();
        Self { screen, manager }
    }

    pub(super) fn put_on(&self, command: &mut Command) {
        command.env("DISPLAY", self.screen.name());
    }

    pub(super) fn pids(&self) -> Vec<u32> {
        vec![self.screen.pid(), self.manager.id()]
    }

    pub(super) fn titles(&self) -> Vec<String> {
        let list = self.wmctrl(&["-l"]);
        // Number, desktop, computer, title.
        let title = |line: &str| Some(line.splitn(5, ' ').nth(4)?.trim().to_owned());
        list.lines().filter_map(title).collect()
    }

    pub(super) fn identities(&self) -> Vec<String> {
        let list = self.wmctrl(&["-l", "-x"]);
        // Number, desktop, class.
        let class = |line: &str| Some(line.split_whitespace().nth(2)?.to_owned());
        list.lines().filter_map(class).collect()
    }

    pub(super) fn click_into(&self, pid: impl Fn() -> u32) {
        let window = self.window(pid);
        let geometry = succeed(
            self.xdotool()
                .args(["getwindowgeometry", "--shell", &window]),
        );
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
        succeed(self.xdotool().args([
            "mousemove",
            "--sync",
            &x.to_string(),
            &y.to_string(),
            "click",
            "1",
        ]));
    }

    pub(super) fn click_at(&self, pid: impl Fn() -> u32, (x, y): (f64, f64), button: u8) {
        let (x, y) = (format!("{x:.0}"), format!("{y:.0}"));
        let window = self.window(pid);
        succeed(
            self.xdotool()
                .args(["mousemove", "--sync", "--window", &window, &x, &y])
                .args(["click", &button.to_string()]),
        );
    }

    pub(super) fn close(&self, pid: impl Fn() -> u32) {
        self.order(&["-i", "-c", &self.window(pid)]);
    }

    pub(super) fn resize(&self, pid: impl Fn() -> u32, width: u32, height: u32) {
        let (width, height) = (width.to_string(), height.to_string());
        succeed(
            self.xdotool()
                .args(["windowsize", &self.window(pid), &width, &height]),
        );
    }

    pub(super) fn maximise(&self, pid: impl Fn() -> u32) {
        let states = "add,maximized_vert,maximized_horz";
        self.order(&["-i", "-r", &self.window(pid), "-b", states]);
    }

    pub(super) fn press(&self, pid: impl Fn() -> u32, keys: &[&str]) {
        self.order(&["-i", "-a", &self.window(pid)]);
        succeed(self.xdotool().args(["key", "--delay", "40"]).args(keys));
    }

    pub(super) fn type_text(&self, pid: impl Fn() -> u32, text: &str) {
        self.order(&["-i", "-a", &self.window(pid)]);
        succeed(self.xdotool().args(["type", "--delay", "20", text]));
    }

    pub(super) fn is_in_front(&self, pid: impl Fn() -> u32) -> bool {
        let number = |text: &str| i64::from_str_radix(text.trim_start_matches("0x"), 16).ok();
        let front = succeed(self.xdotool().arg("getactivewindow"));
        front.trim().parse().ok() == number(&self.window(pid))
    }

    pub(super) fn shows(&self, pid: u32) -> bool {
        self.find(pid).is_some()
    }

    /// Startup Notification: the window bears it.
    pub(super) fn has_leave(&self, pid: impl Fn() -> u32, token: &str, _: &str) -> bool {
        let window = self.window(pid);
        let property = succeed(on(self.screen.name(), "xprop", "x11-utils").args([
            "-id",
            &window,
            "_NET_STARTUP_ID",
        ]));
        property.contains(token)
    }

    pub(super) fn picture_of_window(&self, pid: impl Fn() -> u32, file: &Path) {
        let window = self.window(pid);
        succeed(
            on(self.screen.name(), "import", "imagemagick")
                .args(["-window", &window])
                .arg(file),
        );
    }

    pub(super) fn take(&self, file: &Path) -> std::io::Result<Output> {
        xvfb::take(self.screen.name(), file)
    }

    pub(super) fn white(&self) -> f64 {
        white_of(
            &mut on(self.screen.name(), "convert", "imagemagick"),
            Path::new("x:root"),
        )
    }

    /// Waits for the window, the oldest if there are several.
    fn window(&self, pid: impl Fn() -> u32) -> String {
        let start = Instant::now();
        loop {
            let pid = pid();
            if let Some(window) = self.find(pid) {
                return window;
            }
            assert!(start.elapsed() < PATIENCE, "process {pid} shows no window");
            sleep(Duration::from_millis(100));
        }
    }

    /// Only those count that the window manager knows: a browser's bubbles and menus are windows, too.
    fn find(&self, pid: u32) -> Option<String> {
        let pid = pid.to_string();
        let list = self.wmctrl(&["-l", "-p"]);
        list.lines().find_map(|line| {
            let mut words = line.split_whitespace();
            let window = words.next()?;
            (words.nth(1) == Some(&pid)).then(|| window.to_owned())
        })
    }

    fn xdotool(&self) -> Command {
        on(self.screen.name(), "xdotool", "xdotool")
    }

    fn order(&self, arguments: &[&str]) {
        succeed(on(self.screen.name(), "wmctrl", "wmctrl").args(arguments));
    }

    /// What the window manager answers. Before it is there, nothing.
    fn wmctrl(&self, arguments: &[&str]) -> String {
        let mut wmctrl = on(self.screen.name(), "wmctrl", "wmctrl");
        let output = wmctrl.args(arguments).output().unwrap();
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

impl Drop for X11 {
    fn drop(&mut self) {
        drop(self.manager.kill());
        drop(self.manager.wait());
    }
}

/// How much of a picture is (nearly) white, from 0 to 1.
pub(super) fn white_of(convert: &mut Command, picture: &Path) -> f64 {
    let share = convert
        .arg(picture)
        .args(["-colorspace", "gray", "-threshold", "98%"])
        .args(["-format", "%[fx:mean]", "info:"])
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&share.stdout).into_owned();
    let number = words.trim().parse();
    number.unwrap_or_else(|_| panic!("a number: {share:?}"))
}
