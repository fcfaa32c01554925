//! The screen of a desk, and what a person does with it: look at it, click on it, press keys, close a window. X11 or
//! Wayland, one for the whole run: a test does not care which.

mod keys;
mod tree;
mod wayland;
mod x11;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::time::Duration;

use super::mark::Mark;
use crate::artefacts;
use wayland::Wayland;
use x11::X11;

/// Names the kind of screen for a run: `x11`, as without it, or `wayland`.
const VARIABLE: &str = "BBW_MEET_TESTS_SCREEN";

/// How long a window may take to be seen.
const PATIENCE: Duration = Duration::from_secs(15);

/// A screen. It goes dark when the last copy of this is dropped.
#[derive(Clone, Debug)]
pub(crate) struct Screen(Arc<Kind>);

#[derive(Debug)]
enum Kind {
    X11(X11),
    Wayland(Wayland),
}

/// Does it on whichever screen it is.
macro_rules! on {
    ($screen:expr, $name:ident => $act:expr) => {
        match &*$screen.0 {
            Kind::X11($name) => $act,
            Kind::Wayland($name) => $act,
        }
    };
}

impl Screen {
    pub(super) fn start(mark: &Mark) -> Self {
        let kind = std::env::var(VARIABLE).unwrap_or_default();
        Self(Arc::new(match kind.as_str() {
            "" | "x11" => Kind::X11(X11::start(mark)),
            "wayland" => Kind::Wayland(Wayland::start(mark)),
            other => panic!("{VARIABLE} is {other}, neither x11 nor wayland"),
        }))
    }

    /// Which kind it is, as the program calls it.
    pub(super) fn kind(&self) -> &'static str {
        match &*self.0 {
            Kind::X11(_) => "X11",
            Kind::Wayland(_) => "Wayland",
        }
    }

    /// Lets a program show its windows here.
    pub(super) fn put_on(&self, command: &mut Command) {
        on!(self, screen => screen.put_on(command));
    }

    /// Lets a program find no screen, neither here nor elsewhere.
    pub(super) fn take_from(command: &mut Command) {
        for name in ["DISPLAY", "WAYLAND_DISPLAY", "XDG_SESSION_TYPE"] {
            command.env_remove(name);
        }
    }

    /// The screen's own processes.
    pub(super) fn pids(&self) -> Vec<u32> {
        on!(self, screen => screen.pids())
    }

    /// The titles of all windows. A browser's bubbles and menus are none.
    pub(super) fn titles(&self) -> Vec<String> {
        on!(self, screen => screen.titles())
    }

    /// By what desktops look for the entry of each window: its `app_id` on Wayland, its class on X11.
    pub(super) fn identities(&self) -> Vec<String> {
        on!(self, screen => screen.identities())
    }

    /// Clicks into the middle of the visible window of the process that `pid` names.
    pub(super) fn click_into(&self, pid: impl Fn() -> u32) {
        self.mouse().click_into(pid);
    }

    /// Presses this button of the mouse at a place in the visible window of the process that `pid` names.
    pub(super) fn click_at(&self, pid: impl Fn() -> u32, place: (f64, f64), button: u8) {
        self.mouse().click_at(pid, place, button);
    }

    /// Only X11's screen has one: sway's has none without a device, and Debian has no tool that stands in for it.
    fn mouse(&self) -> &X11 {
        match &*self.0 {
            Kind::X11(screen) => screen,
            Kind::Wayland(_) => panic!(
                "there is no mouse here: this test belongs to those that xtask/src/test/surroundings.rs leaves out"
            ),
        }
    }

    /// Asks the visible window of the process that `pid` names to close, as its cross does.
    pub(super) fn close(&self, pid: impl Fn() -> u32) {
        on!(self, screen => screen.close(pid));
    }

    /// Gives the visible window of the process that `pid` names another size.
    pub(super) fn resize(&self, pid: impl Fn() -> u32, width: u32, height: u32) {
        on!(self, screen => screen.resize(pid, width, height));
    }

    /// Lets the visible window of the process that `pid` names fill the screen.
    pub(super) fn maximise(&self, pid: impl Fn() -> u32) {
        on!(self, screen => screen.maximise(pid));
    }

    /// Presses keys in the visible window of the process that `pid` names.
    pub(super) fn press(&self, pid: impl Fn() -> u32, keys: &[&str]) {
        on!(self, screen => screen.press(pid, keys));
    }

    /// Types text into it.
    pub(super) fn type_text(&self, pid: impl Fn() -> u32, text: &str) {
        on!(self, screen => screen.type_text(pid, text));
    }

    /// Has the visible window of the process that `pid` names the keyboard?
    pub(super) fn is_in_front(&self, pid: impl Fn() -> u32) -> bool {
        on!(self, screen => screen.is_in_front(pid))
    }

    /// Has the process a window that can be seen?
    pub(super) fn shows(&self, pid: u32) -> bool {
        on!(self, screen => screen.shows(pid))
    }

    /// Has the window of the process that `pid` names shown this leave to come to the front? `words` is what programs wrote.
    pub(super) fn has_leave(&self, pid: impl Fn() -> u32, token: &str, words: &str) -> bool {
        on!(self, screen => screen.has_leave(pid, token, words))
    }

    /// Puts a picture of the visible window of the process that `pid` names into this file.
    pub(super) fn picture_of_window(&self, pid: impl Fn() -> u32, file: &Path) {
        on!(self, screen => screen.picture_of_window(pid, file));
    }

    /// Keeps a picture of the whole screen as `NAME.png`; of Wayland's beside that of X11's.
    pub(crate) fn picture(&self, name: &str) -> PathBuf {
        let kind = match &*self.0 {
            Kind::X11(_) => "",
            Kind::Wayland(_) => "-wayland",
        };
        let path = artefacts().join(format!("{name}{kind}.png"));
        // No picture is no reason to fail.
        let _ = on!(self, screen => screen.take(&path));
        path
    }

    /// How much of the screen is (nearly) white, from 0 to 1.
    pub(super) fn white(&self) -> f64 {
        on!(self, screen => screen.white())
    }
}
