//! A Windows of its own for one test: a copy of the prepared one, with a screen.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::{Duration, Instant};

use bbw_meet_tests::xvfb::{self, Xvfb};
use bbw_meet_tests::{cache, needs, succeed};
use tempfile::TempDir;

use crate::records::Records;
use crate::{WINE, variable};

/// Whoever uses it.
pub(crate) const HOME: &str = r"C:\users\anna";

/// Wine speaks the language of whoever runs it.
const GERMAN: &str = "de_DE.UTF-8";

/// Seconds after which a program that should have ended is taken for one that hangs.
const PATIENCE: &str = "120";

/// How long anything may take.
const LONG: Duration = Duration::from_secs(60);

/// From this length on, in bytes, a file of Windows itself is linked, not copied: nobody writes to those.
const LARGE: u64 = 64 * 1024;

/// The Windows. It is switched off and thrown away when it is dropped.
#[derive(Debug)]
pub(crate) struct Windows {
    folder: TempDir,
    screen: Xvfb,
    language: &'static str,
}

/// A program that was started. It is killed when it is dropped.
#[derive(Debug)]
pub(crate) struct Running(Child);

impl Windows {
    /// A fresh one, in English.
    pub(crate) fn new() -> Self {
        Self::speaking("C.UTF-8")
    }

    /// A fresh one in German.
    pub(crate) fn german() -> Self {
        Self::speaking(GERMAN)
    }

    fn speaking(language: &'static str) -> Self {
        let prepared = variable(WINE);
        // Beside the prepared one, so that its files can be linked: /tmp may be memory.
        let folder = tempfile::Builder::new()
            .prefix("wine-")
            .tempdir_in(prepared.parent().unwrap())
            .unwrap();
        copy(&prepared, &folder.path().join("wine")).unwrap();
        let windows = Self {
            folder,
            screen: Xvfb::start(|_| ()),
            language,
        };
        let browser = windows.put_browser();
        // The last two are there on every Windows, but not in a fresh Wine.
        let keys = [
            format!(r"HKCU\Software\Wine\WineBrowser /v Browsers /d {browser}"),
            r"HKCU\Software\Classes".to_owned(),
            r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall".to_owned(),
        ];
        let add = keys.map(|key| format!("reg add {key} /f")).join(" && ");
        assert_eq!(windows.script(&add), 0);
        windows
    }

    /// A default browser that only writes down what it was given.
    fn put_browser(&self) -> String {
        use std::os::unix::fs::PermissionsExt;
        let browser = self.folder.path().join("browser");
        let script = format!("#!/bin/sh\necho \"$1\" >> {:?}\n", self.browsed_file());
        fs::write(&browser, script).unwrap();
        fs::set_permissions(&browser, fs::Permissions::from_mode(0o755)).unwrap();
        browser.to_str().unwrap().to_owned()
    }

    fn browsed_file(&self) -> PathBuf {
        self.folder.path().join("browsed")
    }

    /// Addresses that were opened in the default browser.
    pub(crate) fn browsed(&self) -> Vec<String> {
        let text = fs::read_to_string(self.browsed_file()).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    fn prefix(&self) -> PathBuf {
        self.folder.path().join("wine")
    }

    /// Where a file of it lies on this computer.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        let rest = path.strip_prefix(r"C:\").expect("a path on C:");
        self.prefix().join("drive_c").join(rest.replace('\\', "/"))
    }

    /// Puts a file into it.
    pub(crate) fn put(&self, from: &Path, to: &str) {
        self.write(to, fs::read(from).unwrap());
    }

    /// Writes a file in it.
    pub(crate) fn write(&self, path: &str, content: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, content).unwrap();
    }

    /// A command that runs a program in it: `C:\…`, or one of Windows' own.
    fn wine(&self, tool: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(needs(tool, "wine"));
        command
            .args(arguments)
            .env_clear()
            .env("PATH", std::env::var_os("PATH").unwrap())
            .env("LANG", self.language)
            .env("LOCPATH", languages())
            .env("HOME", self.folder.path())
            .env("USER", "anna")
            .env("DISPLAY", self.screen.name())
            .env("WINEPREFIX", self.prefix())
            .env("WINEARCH", "win64")
            .env("WINEDEBUG", "-all")
            .env("WINEDLLOVERRIDES", "winemenubuilder.exe,mscoree,mshtml=d")
            .current_dir(self.folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        command
    }

    /// Runs a program to its end.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> Output {
        let arguments = [&["--kill-after=5", PATIENCE, "wine", program], arguments].concat();
        let output = self.wine("timeout", &arguments).output().unwrap();
        assert_ne!(
            output.status.code(),
            Some(124),
            "{program} {arguments:?} hangs"
        );
        output
    }

    /// Runs a line of the command interpreter to its end, and returns its whole exit code; to programs here only its last
    /// byte is known.
    pub(crate) fn script(&self, line: &str) -> i32 {
        let code = r"C:\users\anna\Temp\code.txt";
        let batch = r"C:\users\anna\Temp\line.bat";
        self.write(
            batch,
            // A number right before `>` would be taken for a handle.
            format!("@echo off\r\n{line}\r\n>{code} echo %ERRORLEVEL%\r\n"),
        );
        self.run("cmd", &["/c", batch]);
        let text = fs::read_to_string(self.path(code))
            .unwrap_or_else(|_| panic!("no exit code of {line}"));
        fs::remove_file(self.path(code)).unwrap();
        fs::remove_file(self.path(batch)).unwrap();
        text.trim()
            .parse()
            .unwrap_or_else(|_| panic!("{line}: {text}"))
    }

    /// Starts a program.
    pub(crate) fn start(&self, program: &str, arguments: &[&str]) -> Running {
        let arguments = [&[program], arguments].concat();
        let mut command = self.wine("wine", &arguments);
        // Nobody reads what it writes.
        command.stdout(Stdio::null()).stderr(Stdio::null());
        Running(command.spawn().unwrap())
    }

    /// Waits until a file or folder is gone: an uninstaller goes on after it has returned.
    pub(crate) fn wait_until_gone(&self, path: &str) {
        wait(&format!("{path} is still there"), || {
            !self.path(path).exists()
        });
    }

    /// Switches it off, and reads what is on its disk and in its registry.
    pub(crate) fn records(&self) -> Records {
        self.switch_off();
        Records::read(&self.prefix())
    }

    /// Starts it once more, as people do: only then what was in use is removed.
    pub(crate) fn restart(&self) {
        self.switch_off();
        self.run("wineboot", &[]);
    }

    fn switch_off(&self) {
        for option in ["--kill", "--wait"] {
            // It may be off already.
            drop(self.wine("wineserver", &[option]).output());
        }
    }

    /// Starts a program that shows a window; answers both. Once in some hundred times a program of Wine 8 stands still
    /// before its first line: then it is started again.
    pub(crate) fn open(&self, program: &str, arguments: &[&str], title: &str) -> (Running, String) {
        for _ in 0..2 {
            let running = self.start(program, arguments);
            if let Some(window) = self.window_within(title, Duration::from_secs(30)) {
                return (running, window);
            }
        }
        let running = self.start(program, arguments);
        (running, self.wait_for_window(title))
    }

    fn window_within(&self, title: &str, limit: Duration) -> Option<String> {
        let deadline = Instant::now() + limit;
        while Instant::now() < deadline {
            if let Some(window) = self.window(title) {
                std::thread::sleep(Duration::from_millis(500));
                return Some(window);
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        None
    }

    fn window(&self, title: &str) -> Option<String> {
        let found = xvfb::on(self.screen.name(), "xdotool", "xdotool")
            .args(["search", "--onlyvisible", "--name", title])
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&found.stdout).into_owned();
        text.lines().next().map(str::to_owned)
    }

    /// Waits for a window whose title holds `title`, and gives it time to be drawn.
    pub(crate) fn wait_for_window(&self, title: &str) -> String {
        let window = self.window_within(title, LONG);
        window.unwrap_or_else(|| panic!("no window “{title}”"))
    }

    /// Presses a key in a window.
    pub(crate) fn press(&self, window: &str, key: &str) {
        succeed(&mut self.pressing(window, key));
    }

    /// Presses a key in a window that may close at any moment, and gives it time to answer.
    pub(crate) fn press_if_there(&self, window: &str, key: &str) {
        drop(self.pressing(window, key).output());
        std::thread::sleep(Duration::from_millis(500));
    }

    /// Clicks so many pixels left of and above the lower right corner of a window, which need not be the one in front:
    /// without a window manager Wine gives the keyboard to nobody else.
    pub(crate) fn click_from_corner(&self, window: &str, (left, above): (i32, i32)) {
        let xdotool = || xvfb::on(self.screen.name(), "xdotool", "xdotool");
        let said = succeed(xdotool().args(["getwindowgeometry", "--shell", window]));
        let size = |name: &str| -> i32 {
            let line = said.lines().find_map(|line| line.strip_prefix(name));
            line.unwrap_or_default().parse().unwrap()
        };
        let place = [size("WIDTH=") - left, size("HEIGHT=") - above].map(|at| at.to_string());
        succeed(
            xdotool()
                .args(["mousemove", "--window", window])
                .args(place)
                .args(["click", "1"]),
        );
    }

    fn pressing(&self, window: &str, key: &str) -> Command {
        let mut xdotool = xvfb::on(self.screen.name(), "xdotool", "xdotool");
        xdotool.args(["windowfocus", window, "key", key]);
        xdotool
    }

    /// Keeps a picture of its screen as `NAME.png`; it must show something.
    pub(crate) fn picture(&self, name: &str) {
        let path = xvfb::picture(self.screen.name(), name);
        let colours = succeed(
            Command::new(needs("identify", "imagemagick"))
                .args(["-format", "%k"])
                .arg(&path),
        );
        let colours: u32 = colours.trim().parse().unwrap();
        assert!(colours > 4, "{} is empty", path.display());
    }
}

impl Drop for Windows {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let name = std::thread::current()
                .name()
                .unwrap_or("test")
                .replace("::", "-");
            let path = xvfb::picture(self.screen.name(), &format!("failed-windows-{name}"));
            eprintln!("the screen at the end: {}", path.display());
        }
        self.switch_off();
    }
}

impl Running {
    /// Does it still run?
    pub(crate) fn runs(&mut self) -> bool {
        self.0.try_wait().unwrap().is_none()
    }

    /// Waits for it to end by itself; the last byte of its exit code.
    pub(crate) fn ends(&mut self) -> i32 {
        wait("the program still runs", || !self.runs());
        self.0.wait().unwrap().code().unwrap()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        drop(self.0.kill());
        drop(self.0.wait());
    }
}

fn wait(otherwise: &str, mut until: impl FnMut() -> bool) {
    let deadline = Instant::now() + LONG;
    while !until() {
        assert!(Instant::now() < deadline, "{otherwise}");
        std::thread::sleep(Duration::from_millis(50));
    }
}

/// The folder with German, which a computer for tests need not know by itself.
fn languages() -> PathBuf {
    cache::made_once("languages", &[GERMAN.as_bytes()], |folder| {
        let mut localedef = Command::new(needs("localedef", "libc-bin locales"));
        succeed(
            localedef
                .args(["-i", "de_DE", "-f", "UTF-8"])
                .arg(folder.join(GERMAN)),
        );
    })
}

fn copy(from: &Path, to: &Path) -> io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let (source, target) = (entry.path(), to.join(entry.file_name()));
        let metadata = entry.metadata()?;
        if metadata.is_dir() {
            copy(&source, &target)?;
        } else if metadata.is_symlink() {
            std::os::unix::fs::symlink(fs::read_link(&source)?, &target)?;
        } else if metadata.len() < LARGE
            || source.extension().is_some_and(|ending| ending == "reg")
            || fs::hard_link(&source, &target).is_err()
        {
            fs::copy(&source, &target)?;
        }
    }
    Ok(())
}
