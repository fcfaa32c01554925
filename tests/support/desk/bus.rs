//! A message bus for one desk. Services it starts, as the accessibility bus, live on that desk.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use super::mark::Mark;
use super::screen::Screen;
use crate::needs;

#[derive(Debug)]
pub(super) struct Bus {
    address: String,
    daemon: Child,
}

impl Bus {
    pub(super) fn start(mark: &Mark, folder: &Path, screen: &Screen) -> Self {
        let mut command = Command::new(needs("dbus-daemon", "dbus"));
        command
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1"])
            .arg(format!(
                "--address=unix:path={}",
                folder.join("bus").display()
            ))
            .env("HOME", folder.join("home"))
            .env("XDG_RUNTIME_DIR", folder.join("run"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null());
        screen.put_on(&mut command);
        mark.put_on(&mut command);
        let mut daemon = command.spawn().unwrap();
        let mut address = String::new();
        BufReader::new(daemon.stdout.as_mut().unwrap().by_ref())
            .read_line(&mut address)
            .unwrap();
        assert!(!address.trim().is_empty(), "dbus-daemon did not start");
        Self {
            address: address.trim().to_owned(),
            daemon,
        }
    }

    pub(super) fn address(&self) -> &str {
        &self.address
    }

    pub(super) fn pid(&self) -> u32 {
        self.daemon.id()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        drop(self.daemon.kill());
        drop(self.daemon.wait());
    }
}
