//! A screen without glass: Xvfb, and pictures of it.

use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use crate::{artefacts, needs};

/// A running screen. It goes dark when it is dropped.
#[derive(Debug)]
pub struct Xvfb {
    name: String,
    server: Child,
}

impl Xvfb {
    /// Starts a screen under a free number; `mark` may add to the command.
    pub fn start(mark: impl FnOnce(&mut Command)) -> Self {
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
        mark(&mut command);
        let mut server = command.spawn().unwrap();
        let mut number = String::new();
        BufReader::new(server.stdout.as_mut().unwrap().by_ref())
            .read_line(&mut number)
            .unwrap();
        let name = format!(":{}", number.trim());
        assert!(name.len() > 1, "Xvfb did not start");
        Self { name, server }
    }

    /// For `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.server.id()
    }
}

impl Drop for Xvfb {
    fn drop(&mut self) {
        drop(self.server.kill());
        drop(self.server.wait());
    }
}

/// Keeps a picture of the whole screen as `NAME.png`.
pub fn picture(display: &str, name: &str) -> PathBuf {
    let path = artefacts().join(format!("{name}.png"));
    // No picture is no reason to fail.
    drop(take(display, &path));
    path
}

/// Takes a picture of the whole screen.
///
/// # Errors
/// When `import` cannot be started.
pub fn take(display: &str, path: &Path) -> std::io::Result<std::process::Output> {
    on(display, "import", "imagemagick")
        .args(["-window", "root"])
        .arg(path)
        .output()
}

/// A tool of X11 on this screen.
pub fn on(display: &str, tool: &str, package: &str) -> Command {
    let mut command = Command::new(needs(tool, package));
    command.env("DISPLAY", display);
    command
}
