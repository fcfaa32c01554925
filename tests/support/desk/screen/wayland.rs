//! A Wayland screen without glass: sway, which shows windows where they want to be, as desktops do. Without Xwayland: what
//! could use X11 only would show nothing.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use serde_json::Value;
use tempfile::TempDir;

use super::tree::{self, Window};
use super::{PATIENCE, keys};
use crate::desk::mark::Mark;
use crate::{is_root, needs, succeed};

const CONFIGURATION: &str = "\
output HEADLESS-1 resolution 1280x960
xwayland disable
default_border none
default_floating_border none
for_window [app_id=\".*\"] floating enable
focus_on_window_activation focus
";

/// Sway refuses to run as root: then it is nobody.
const AS_NOBODY: [&str; 3] = ["--reuid=65534", "--regid=65534", "--clear-groups"];

/// `wtype` is a keyboard that comes and goes. A window that has not yet seen it come gets none of its keys, hence the
/// time before the first, in milliseconds; and what is pressed last is still on its way when it goes.
const BEFORE: &str = "400";
const BETWEEN: &str = "40";
const AFTER: &str = "100";

#[derive(Debug)]
pub(super) struct Wayland {
    sway: Child,
    display: PathBuf,
    control: PathBuf,
    /// Dropped last: the sockets lie in it.
    _folder: TempDir,
}

impl Wayland {
    pub(super) fn start(mark: &Mark) -> Self {
        let folder = tempfile::Builder::new().prefix("sway").tempdir().unwrap();
        let configuration = folder.path().join("sway.conf");
        fs::write(&configuration, CONFIGURATION).unwrap();
        let sway = needs("sway", "sway");
        let mut command = if is_root() {
            // Nobody puts sockets there.
            fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o777)).unwrap();
            let mut command = Command::new(needs("setpriv", "util-linux"));
            command.args(AS_NOBODY).arg(sway);
            command
        } else {
            Command::new(sway)
        };
        command
            .arg("--config")
            .arg(&configuration)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap_or_default())
            .env("WLR_BACKENDS", "headless")
            .env("WLR_LIBINPUT_NO_DEVICES", "1")
            .env("WLR_RENDERER", "pixman")
            .env("XDG_RUNTIME_DIR", folder.path())
            .env("HOME", folder.path())
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        mark.put_on(&mut command);
        let sway = command.spawn().unwrap();
        let display = socket(folder.path(), "wayland-");
        // In a namespace of its own, root is one of the others.
        fs::set_permissions(&display, fs::Permissions::from_mode(0o777)).unwrap();
        Self {
            display,
            control: socket(folder.path(), "sway-ipc"),
            sway,
            _folder: folder,
        }
    }

    pub(super) fn put_on(&self, command: &mut Command) {
        command
            .env("WAYLAND_DISPLAY", &self.display)
            .env("XDG_SESSION_TYPE", "wayland");
    }

    pub(super) fn pids(&self) -> Vec<u32> {
        vec![self.sway.id()]
    }

    pub(super) fn titles(&self) -> Vec<String> {
        let windows = self.windows().into_iter();
        windows.map(|window| window.title).collect()
    }

    pub(super) fn identities(&self) -> Vec<String> {
        let windows = self.windows().into_iter();
        windows.map(|window| window.app_id).collect()
    }

    pub(super) fn close(&self, pid: impl Fn() -> u32) {
        self.order(&self.window(pid), "kill");
    }

    pub(super) fn resize(&self, pid: impl Fn() -> u32, width: u32, height: u32) {
        let size = format!("resize set width {width} px height {height} px");
        self.order(&self.window(pid), &size);
    }

    /// Sway has no such state; a window that does not float fills the screen.
    pub(super) fn maximise(&self, pid: impl Fn() -> u32) {
        self.order(&self.window(pid), "floating disable");
    }

    pub(super) fn press(&self, pid: impl Fn() -> u32, keys: &[&str]) {
        let keys = keys::arguments(keys);
        succeed(self.wtype(pid).args(keys).args(["-s", AFTER]));
    }

    /// Nothing may stand behind the text.
    pub(super) fn type_text(&self, pid: impl Fn() -> u32, text: &str) {
        succeed(self.wtype(pid).args(["--", text]));
    }

    /// A keyboard for this window. Options count from where they stand.
    fn wtype(&self, pid: impl Fn() -> u32) -> Command {
        self.order(&self.window(pid), "focus");
        let mut wtype = self.tool("wtype", "wtype");
        wtype.args(["-d", BETWEEN, "-s", BEFORE]);
        wtype
    }

    pub(super) fn is_in_front(&self, pid: impl Fn() -> u32) -> bool {
        self.window(pid).focused
    }

    pub(super) fn shows(&self, pid: u32) -> bool {
        self.find(pid).is_some()
    }

    /// xdg-activation-v1: the window's program has asked with it.
    pub(super) fn has_leave(&self, _: impl Fn() -> u32, token: &str, words: &str) -> bool {
        words.contains(&format!(".activate(\"{token}\""))
    }

    pub(super) fn picture_of_window(&self, pid: impl Fn() -> u32, file: &Path) {
        let [x, y, width, height] = self.window(pid).place;
        let place = format!("{x},{y} {width}x{height}");
        succeed(self.tool("grim", "grim").args(["-g", &place]).arg(file));
    }

    pub(super) fn take(&self, file: &Path) -> std::io::Result<Output> {
        self.tool("grim", "grim").arg(file).output()
    }

    pub(super) fn white(&self) -> f64 {
        let picture = tempfile::Builder::new().suffix(".png").tempfile().unwrap();
        succeed(self.tool("grim", "grim").arg(picture.path()));
        super::x11::white_of(
            &mut Command::new(needs("convert", "imagemagick")),
            picture.path(),
        )
    }

    /// Waits for the window, the oldest if there are several.
    fn window(&self, pid: impl Fn() -> u32) -> Window {
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

    fn find(&self, pid: u32) -> Option<Window> {
        let mut windows = self.windows().into_iter();
        windows.find(|window| window.pid == pid)
    }

    fn windows(&self) -> Vec<Window> {
        let tree = succeed(self.swaymsg().args(["--raw", "--type", "get_tree"]));
        let tree: Value = serde_json::from_str(&tree).unwrap();
        tree::windows(&tree)
    }

    fn order(&self, window: &Window, order: &str) {
        succeed(
            self.swaymsg()
                .arg(format!("[con_id={}] {order}", window.id)),
        );
    }

    fn swaymsg(&self) -> Command {
        let mut command = Command::new(needs("swaymsg", "sway"));
        command.arg("--socket").arg(&self.control);
        command
    }

    fn tool(&self, tool: &str, package: &str) -> Command {
        let mut command = Command::new(needs(tool, package));
        self.put_on(&mut command);
        command
    }
}

impl Drop for Wayland {
    fn drop(&mut self) {
        drop(self.sway.kill());
        drop(self.sway.wait());
    }
}

/// Waits for the socket whose name begins so.
fn socket(folder: &Path, start: &str) -> PathBuf {
    let deadline = Instant::now() + PATIENCE;
    loop {
        let names = fs::read_dir(folder).unwrap().flatten();
        let mut paths = names.map(|entry| entry.path());
        let found = paths.find(|path| {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            name.starts_with(start) && !name.ends_with(".lock")
        });
        if let Some(path) = found {
            return path;
        }
        assert!(Instant::now() < deadline, "sway did not start");
        sleep(Duration::from_millis(10));
    }
}
