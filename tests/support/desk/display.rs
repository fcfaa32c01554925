//! A screen without glass: Xvfb, with a window manager, so that windows have a focus and a cross.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::mark::Mark;
use crate::needs;

#[derive(Debug)]
pub(super) struct Display {
    name: String,
    server: Child,
    manager: Child,
}

impl Display {
    pub(super) fn start(mark: &Mark) -> Self {
        // The server chooses a free number and says which when it is ready.
        let mut command = Command::new(needs("Xvfb", "xvfb"));
        command.args([
            "-displayfd",
            "1",
            "-screen",
            "0",
            "1280x960x24",
            "-nolisten",
            "tcp",
            "-noreset",
        ]);
        command.stdout(Stdio::piped()).stderr(Stdio::null());
        mark.put_on(&mut command);
        let mut server = command.spawn().unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.as_mut().unwrap().by_ref())
            .read_line(&mut number)
            .unwrap();
        let name = format!(":{}", number.trim());
        assert!(name.len() > 1, "Xvfb did not start");

        let mut command = Command::new(needs("openbox", "openbox"));
        command
            .env("DISPLAY", &name)
            .env("HOME", Path::new("/nonexistent"));
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        mark.put_on(&mut command);
        let manager = command.spawn().unwrap();
        Self {
            name,
            server,
            manager,
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn pids(&self) -> Vec<u32> {
        vec![self.server.id(), self.manager.id()]
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        for child in [&mut self.manager, &mut self.server] {
            drop(child.kill());
            drop(child.wait());
        }
    }
}
