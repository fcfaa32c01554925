//! A Wayland compositor of the system itself: sway, on a screen without glass.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use bbw_meet_tests::artefacts;
use bbw_meet_tests::computer::{Computer, PATIENCE};
use bbw_meet_tests::desk::{Desk, Running};
use serde_json::Value;
use tempfile::TempDir;

/// A picture of one colour has fewer bytes, one with words has more.
pub(crate) const EMPTY: u64 = 15_000;

const CONFIGURATION: &str =
    "output HEADLESS-1 resolution 1280x960\nxwayland disable\ndefault_border none\n";

/// Sway refuses to run as root: this is nobody.
const AS_NOBODY: [&str; 4] = [
    "setpriv",
    "--reuid=65534",
    "--regid=65534",
    "--clear-groups",
];

/// A running compositor. It ends when it is dropped.
pub(crate) struct Compositor<'a> {
    computer: &'a Computer,
    desk: &'a Desk,
    _sway: Running,
    // Dropped last. Holds the sockets; everybody may come in.
    folder: TempDir,
}

impl<'a> Compositor<'a> {
    /// Installs it where it is not there yet, and starts it for this desk.
    pub(crate) fn start(computer: &'a Computer, desk: &'a Desk) -> Self {
        computer.apt(&["install", "--no-install-recommends", "sway", "grim"]);
        let folder = tempfile::Builder::new().prefix("sway").tempdir().unwrap();
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
        let configuration = folder.path().join("sway.conf");
        fs::write(&configuration, CONFIGURATION).unwrap();
        let start = ["sway", "--config", configuration.to_str().unwrap()];
        let mut sway = computer.command(desk, &[&AS_NOBODY[..], &start].concat());
        sway.env("WLR_BACKENDS", "headless")
            .env("WLR_LIBINPUT_NO_DEVICES", "1")
            .env("WLR_RENDERER", "pixman")
            .env("XDG_RUNTIME_DIR", folder.path())
            .env("HOME", folder.path())
            .env_remove("DISPLAY")
            .current_dir("/");
        let screen = Self {
            computer,
            desk,
            _sway: desk.run(&mut sway),
            folder,
        };
        desk.wait_until("sway is there", PATIENCE, || {
            screen.socket("wayland-").is_some() && screen.socket("sway-ipc").is_some()
        });
        screen
    }

    /// A command on this screen.
    fn command(&self, command: &[&str]) -> Command {
        let mut prepared = self.computer.command(self.desk, command);
        prepared
            .env_remove("DISPLAY")
            .env("XDG_SESSION_TYPE", "wayland")
            .env("WAYLAND_DISPLAY", self.socket("wayland-").unwrap())
            .env("SWAYSOCK", self.socket("sway-ipc").unwrap());
        prepared
    }

    /// Starts a program on this screen. It runs as long as it is kept.
    pub(crate) fn run(&self, command: &[&str]) -> Running {
        self.desk.run(&mut self.command(command))
    }

    /// Waits for a window with this id, by which desktops look for its entry.
    pub(crate) fn wait_for(&self, id: &str) {
        let deadline = Instant::now() + PATIENCE;
        loop {
            let ids = self.ids();
            if ids.iter().any(|found| found == id) {
                return;
            }
            assert!(
                Instant::now() < deadline,
                "{id} is not among {ids:?}\n{}",
                self.desk.words()
            );
            std::thread::sleep(Duration::from_millis(200));
        }
    }

    /// The ids of all windows.
    fn ids(&self) -> Vec<String> {
        let mut ask = self.command(&["swaymsg", "--raw", "--type", "get_tree"]);
        let output = ask.stdout(Stdio::piped()).output().unwrap();
        let mut ids = Vec::new();
        collect(
            &serde_json::from_slice(&output.stdout).unwrap_or_default(),
            &mut ids,
        );
        ids
    }

    /// Keeps a picture of the screen as `NAME.png`, once there is something to be seen.
    pub(crate) fn picture(&self, name: &str) {
        let file = self.folder.path().join("picture.png");
        self.desk.wait_until("the window is painted", PATIENCE, || {
            let status = self.command(&["grim", file.to_str().unwrap()]).status();
            status.unwrap().success() && fs::metadata(&file).unwrap().len() > EMPTY
        });
        fs::copy(file, artefacts().join(format!("{name}.png"))).unwrap();
    }

    /// The socket whose name begins so.
    fn socket(&self, start: &str) -> Option<PathBuf> {
        let names = fs::read_dir(self.folder.path()).unwrap().flatten();
        let mut paths = names.map(|entry| entry.path());
        paths.find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(start) && !name.ends_with(".lock")
        })
    }
}

/// The ids of a node of sway's tree and of everything below it.
fn collect(node: &Value, ids: &mut Vec<String>) {
    ids.extend(node["app_id"].as_str().map(str::to_owned));
    for children in ["nodes", "floating_nodes"] {
        for child in node[children].as_array().into_iter().flatten() {
            collect(child, ids);
        }
    }
}
