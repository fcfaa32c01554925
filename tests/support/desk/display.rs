//! A screen without glass, with a window manager, so that windows have a focus and a cross.

use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::mark::Mark;
use crate::needs;
use crate::xvfb::Xvfb;

#[derive(Debug)]
pub(super) struct Display {
    screen: Xvfb,
    manager: Child,
}

impl Display {
    pub(super) fn start(mark: &Mark) -> Self {
        let screen = Xvfb::start(|command| mark.put_on(command));
        let mut command = Command::new(needs("openbox", "openbox"));
        command
            .env("DISPLAY", screen.name())
            .env("HOME", Path::new("/nonexistent"));
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        mark.put_on(&mut command);
        let manager = command.spawn().unwrap();
        Self { screen, manager }
    }

    pub(super) fn name(&self) -> &str {
        self.screen.name()
    }

    pub(super) fn pids(&self) -> Vec<u32> {
        vec![self.screen.pid(), self.manager.id()]
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        drop(self.manager.kill());
        drop(self.manager.wait());
    }
}
