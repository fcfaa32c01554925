//! The program under test, as a process.

use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, ExitStatus};
use std::time::{Duration, Instant};

/// Names the program to be tested; without it, the one beside the tests in the target folder.
const VARIABLE: &str = "BBW_MEET_PROGRAM";

/// The program to be tested.
pub fn binary() -> PathBuf {
    let path = std::env::var_os(VARIABLE).map_or_else(
        || {
            std::env::current_exe()
                .unwrap()
                .ancestors()
                .nth(2)
                .unwrap()
                .join("bbw-meet")
        },
        PathBuf::from,
    );
    found(&path)
}

/// The program that shows its windows. It lies beside the program, which looks nowhere else.
pub fn window_binary() -> PathBuf {
    found(&binary().with_file_name("bbw-meet-window"))
}

fn found(path: &Path) -> PathBuf {
    let hint = "build both first: cargo build -p bbw-meet -p bbw-meet-window --features bbw-meet-window/custom-protocol";
    path.canonicalize()
        .unwrap_or_else(|error| panic!("{}: {error}; {hint}", path.display()))
}

/// A started program. It is killed when it is dropped.
#[derive(Debug)]
pub struct Running(Child);

impl Running {
    pub(crate) fn start(command: &mut Command) -> Self {
        Self(
            command
                .spawn()
                .unwrap_or_else(|error| panic!("{command:?}: {error}")),
        )
    }

    /// Its process id.
    pub fn pid(&self) -> u32 {
        self.0.id()
    }

    /// What it reads and what it writes, where the command gave it pipes for both.
    pub(crate) fn streams(&mut self) -> (ChildStdin, ChildStdout) {
        let Child { stdin, stdout, .. } = &mut self.0;
        stdin.take().zip(stdout.take()).expect("pipes")
    }

    /// Kills it, without a chance to tidy up.
    pub fn kill(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }

    /// Waits for it to end by itself.
    pub fn ends_within(&mut self, limit: Duration) -> ExitStatus {
        let deadline = Instant::now() + limit;
        loop {
            if let Some(status) = self.0.try_wait().unwrap() {
                return status;
            }
            assert!(
                Instant::now() < deadline,
                "the program still runs after {limit:?}"
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.kill();
    }
}
