//! A desk of its own for the program: home folder, screen, message bus, browsers, and a meeting server.
//!
//! Nothing on it touches the desktop of the person who runs the tests, and nothing is left behind: every process that
//! was started for a desk carries the desk's mark in its environment and ends with it.

mod administrator;
mod browser;
mod bus;
mod internet;
pub(crate) mod mark;
mod mounts;
pub(crate) mod network;
pub mod person;
mod program;
mod renderers;
mod screen;
mod trust;

use std::fs;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use bbw_meet_core::privacy::consent::Event;
use serde_json::{Value, json};
use tempfile::TempDir;

pub use internet::Internet;
pub use mark::{Process, descriptors_of};
pub use program::{Running, binary, window_binary};

use crate::launcher::Launcher;
use crate::needs;
use crate::standin::StandIn;
use bus::Bus;
use mark::Mark;
pub(crate) use screen::Screen;

/// A desk with the program's surroundings.
#[derive(Debug)]
pub struct Desk {
    /// The meeting server.
    pub standin: StandIn,
    deployment: PathBuf,
    screen: Screen,
    bus: Bus,
    mark: Mark,
    // Dropped last: the processes above write into it.
    folder: TempDir,
}

/// Where everything that the program and its browsers write on their standard streams ends up.
const WORDS: &str = "program.log";

/// Folders below a desk, all of them the person's own.
const FOLDERS: &[&str] = &[
    "home",
    "home/Downloads",
    "home/Desktop",
    "run",
    "bin",
    "tmp",
];

impl Desk {
    /// The desk of somebody who has never used the program.
    pub fn new() -> Self {
        // Sockets lie in it, whose paths may have 107 bytes: not in a deep folder.
        let folder = tempfile::Builder::new().prefix("desk").tempdir().unwrap();
        for name in FOLDERS {
            fs::DirBuilder::new()
                .mode(0o700)
                .create(folder.path().join(name))
                .unwrap();
        }
        let standin = StandIn::start();
        let deployment = standin.deployment(folder.path());
        let home = folder.path().join("home");
        trust::trust(&home, standin.authority());
        fs::create_dir(home.join(".config")).unwrap();
        fs::write(
            home.join(".config/user-dirs.dirs"),
            "XDG_DOWNLOAD_DIR=\"$HOME/Downloads\"\nXDG_DESKTOP_DIR=\"$HOME/Desktop\"\n",
        )
        .unwrap();
        browser::install(&folder.path().join("bin"), folder.path());

        let mark = Mark::new(folder.path());
        let screen = Screen::start(&mark);
        let bus = Bus::start(&mark, folder.path(), &screen);
        Self {
            standin,
            deployment,
            screen,
            bus,
            mark,
            folder,
        }
    }

    /// The desk of somebody who has agreed and is known by this name.
    pub fn of(name: &str) -> Self {
        let desk = Self::new();
        desk.agree();
        desk.rename(name);
        desk
    }

    /// The desk of somebody who has agreed, where the meeting server has a name that must be looked up.
    pub fn on_the_internet(name: &str) -> Self {
        let desk = Self::new();
        let deployment = fs::read_to_string(&desk.deployment).unwrap();
        let named = deployment.replace(&desk.standin.origin(), &desk.standin.named_origin());
        fs::write(&desk.deployment, named).unwrap();
        desk.agree();
        desk.rename(name);
        desk.set_internet(Internet::Good);
        desk
    }

    /// Changes what the meeting's browser has of the internet, from its next start on.
    pub fn set_internet(&self, internet: Internet) {
        internet::set(self.folder.path(), internet);
    }

    /// Records consent, as the button does.
    pub fn agree(&self) {
        person::decide(Event::Granted, &self.deployment, &self.data());
    }

    /// Takes consent back, as the button does.
    pub fn withdraw(&self) {
        person::decide(Event::Withdrawn, &self.deployment, &self.data());
    }

    /// Changes name or settings, as the settings screen does; `patch` is a part of the profile.
    pub fn change_settings(&self, patch: &Value) {
        person::change_settings(&self.deployment, &self.config(), patch);
    }

    /// Changes the name.
    pub fn rename(&self, name: &str) {
        self.change_settings(&json!({"name": name}));
    }

    /// The person's home folder.
    pub fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// Where the program keeps consent, history and meeting profiles.
    pub fn data(&self) -> PathBuf {
        self.home().join(".local/share/bbw-meet")
    }

    /// Where the program keeps name and settings.
    pub fn config(&self) -> PathBuf {
        self.home().join(".config/bbw-meet")
    }

    /// The deployment file the program is given.
    pub fn deployment(&self) -> &Path {
        &self.deployment
    }

    /// Changes what the deployment says.
    pub fn deploy(&self, change: impl FnOnce(&mut Value)) {
        let mut deployment = serde_json::from_slice(&fs::read(&self.deployment).unwrap()).unwrap();
        change(&mut deployment);
        fs::write(&self.deployment, deployment.to_string()).unwrap();
    }

    /// Takes Chromium off the desk.
    pub fn without_chromium(self) -> Self {
        fs::remove_file(self.folder.path().join("bin").join(browser::CHROMIUM)).unwrap();
        self
    }

    /// Puts Chromium back onto the desk, as somebody does who installs it.
    pub fn install_chromium(&self) {
        browser::install_chromium(&self.folder.path().join("bin"), self.folder.path());
    }

    /// Takes the default browser off the desk.
    pub fn without_default_browser(self) -> Self {
        browser::remove_default(&self.folder.path().join("bin"));
        self
    }

    /// Puts something else in Chromium's place: an executable script.
    pub fn with_chromium(self, script: &str) -> Self {
        self.put_program(browser::CHROMIUM, script);
        self
    }

    /// Puts an executable script onto the desk's `PATH`, in place of what had its name.
    pub fn put_program(&self, name: &str, script: &str) {
        browser::executable(&self.folder.path().join("bin").join(name), script);
    }

    /// Addresses that were given to the default browser so far.
    pub fn opened_by_default(&self) -> Vec<String> {
        browser::opened(self.folder.path())
    }

    /// Starts the program with these arguments.
    pub fn start<A: AsRef<std::ffi::OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Running {
        Running::start(self.prepare(&binary()).args(arguments))
    }

    /// Runs a command made with [`Desk::prepare`].
    pub fn run(&self, command: &mut Command) -> Running {
        Running::start(command)
    }

    /// Starts the program on a computer whose administrator manages Chromium with these policies.
    pub fn start_managed<A: AsRef<std::ffi::OsStr>>(
        &self,
        policies: &Value,
        arguments: impl IntoIterator<Item = A>,
    ) -> Running {
        let file = self.folder.path().join("policies.json");
        fs::write(&file, policies.to_string()).unwrap();
        let mut command = self.prepare(&needs("unshare", "util-linux"));
        command
            .args(browser::UNDER_POLICIES)
            .arg(file)
            .arg(binary())
            .args(arguments);
        Running::start(&mut command)
    }

    /// The program on a computer where these files lie in `/etc/bbw-meet`, still to be started and without arguments.
    pub fn prepare_administered(&self, files: &[(&str, Value)]) -> Command {
        let folder = administrator::put(self.folder.path(), files);
        let mut command = self.prepare(&needs("unshare", "util-linux"));
        command
            .args(administrator::UNSHARE)
            .arg(folder)
            .arg(binary());
        command
    }

    /// The same, on a computer whose administrator trusts the test authority: the system's web view knows no other way.
    pub fn start_trusting<A: AsRef<std::ffi::OsStr>>(
        &self,
        arguments: impl IntoIterator<Item = A>,
    ) -> Running {
        Running::start(self.prepare_trusting().args(arguments))
    }

    /// The program there, still to be started and without arguments.
    pub fn prepare_trusting(&self) -> Command {
        let certificates = trust::system_wide(self.folder.path(), self.standin.authority());
        let mut command = self.prepare(&needs("unshare", "util-linux"));
        command.args(trust::UNSHARE).arg(certificates).arg(binary());
        command
    }

    /// Starts the program so that WebDriver can drive its windows; comes back when its launcher is there.
    pub fn open_launcher<A: AsRef<str>>(&self, arguments: impl IntoIterator<Item = A>) -> Launcher {
        let arguments: Vec<String> = arguments
            .into_iter()
            .map(|argument| argument.as_ref().to_owned())
            .collect();
        Launcher::open(self, &arguments)
    }

    /// A command that runs on this desk.
    pub fn prepare(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command
            .env_clear()
            .env("HOME", self.home())
            .env("PATH", self.folder.path().join("bin"))
            .env("LANG", "C.UTF-8")
            .env("TZ", "Europe/Berlin")
            .env("XDG_RUNTIME_DIR", self.folder.path().join("run"))
            .env("TMPDIR", self.folder.path().join("tmp"))
            .env("XDG_CURRENT_DESKTOP", "GNOME")
            .env("DBUS_SESSION_BUS_ADDRESS", self.bus.address())
            .env("BBW_MEET_DEPLOYMENT", &self.deployment)
            .current_dir(self.home())
            .stdin(Stdio::null())
            .stdout(self.words_file())
            .stderr(self.words_file());
        self.screen.put_on(&mut command);
        self.mark.put_on(&mut command);
        command
    }

    /// The same, for a program that finds no screen.
    pub fn prepare_without_screen(&self, program: &Path) -> Command {
        let mut command = self.prepare(program);
        Screen::take_from(&mut command);
        command
    }

    fn words_file(&self) -> Stdio {
        let file = fs::File::options()
            .create(true)
            .append(true)
            .open(self.folder.path().join(WORDS));
        file.unwrap().into()
    }

    /// What the program and its browsers wrote on their standard streams.
    pub fn words(&self) -> String {
        String::from_utf8_lossy(&fs::read(self.folder.path().join(WORDS)).unwrap_or_default())
            .into_owned()
    }

    /// The program's log.
    pub fn log(&self) -> String {
        fs::read_to_string(self.data().join("log.txt")).unwrap_or_default()
    }

    /// Processes that were started for this desk and run, but for the desk's own.
    pub fn processes(&self) -> Vec<Process> {
        let own = [self.screen.pids(), vec![self.bus.pid()]].concat();
        self.mark
            .processes()
            .into_iter()
            .filter(|process| !own.contains(&process.pid))
            .collect()
    }

    /// The browser processes of the meeting.
    pub fn browsers(&self) -> Vec<Process> {
        self.processes()
            .into_iter()
            .filter(|process| process.is_browser())
            .collect()
    }

    /// The process that owns the meeting's window.
    pub fn meeting_process(&self) -> Process {
        let main = |process: &Process| {
            !process
                .arguments
                .iter()
                .any(|word| word.starts_with("--type="))
        };
        let browsers = self.browsers();
        // A child that has just been forked still bears its parent's arguments.
        let child = |process: &Process| {
            let parent = process.parent();
            browsers.iter().any(|other| Some(other.pid) == parent)
        };
        browsers
            .iter()
            .find(|process| main(process) && !child(process))
            .cloned()
            .expect("a meeting's browser runs")
    }

    /// The program's own process.
    pub fn program(&self) -> Option<Process> {
        let binary = binary();
        self.processes()
            .into_iter()
            .find(|process| process.runs_file(&binary))
    }

    /// The process with the program's window. It is there only while there is something to show.
    pub fn window(&self) -> Option<Process> {
        let binary = window_binary();
        self.processes()
            .into_iter()
            .find(|process| process.runs_file(&binary))
    }

    /// Does a process of this desk run a file whose path ends so?
    pub fn runs(&self, file: &str) -> bool {
        self.processes().iter().any(|process| {
            let executable = process.executable.as_deref();
            executable.is_some_and(|path| path.ends_with(file))
        })
    }

    /// Is there a launcher, in whatever state? Its web view is a process of its own.
    pub fn shows_launcher(&self) -> bool {
        self.processes().iter().any(Process::is_web_view)
    }

    /// Addresses on which processes of this desk wait for connections from the network.
    pub fn listening(&self) -> Vec<String> {
        let pids: Vec<u32> = self.processes().iter().map(|process| process.pid).collect();
        network::listening(&pids)
    }

    /// Waits until this holds; says what was waited for if it does not.
    pub fn wait_until(&self, what: &str, limit: Duration, holds: impl Fn() -> bool) {
        let deadline = Instant::now() + limit;
        while !holds() {
            assert!(
                Instant::now() < deadline,
                "not within {limit:?}: {what}\n{:#?}",
                self.processes()
            );
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Where the desk's message bus is.
    pub(crate) fn message_bus(&self) -> &str {
        self.bus.address()
    }

    /// What the desk's message bus itself answers to this.
    pub fn call_bus(&self, method: &str) -> String {
        let mut gdbus = Command::new(needs("gdbus", "libglib2.0-bin"));
        gdbus
            .env("DBUS_SESSION_BUS_ADDRESS", self.bus.address())
            .args(["call", "--session", "--dest=org.freedesktop.DBus"])
            .args(["--object-path=/org/freedesktop/DBus", "--method", method]);
        crate::succeed(&mut gdbus)
    }

    pub(crate) fn screen(&self) -> &Screen {
        &self.screen
    }

    pub(crate) fn mark(&self) -> &Mark {
        &self.mark
    }

    /// Keeps a picture of the screen as `NAME.png`.
    pub fn picture(&self, name: &str) -> PathBuf {
        self.screen.picture(name)
    }

    /// Clicks into the middle of the meeting's window, as a person does.
    pub fn click_into_meeting(&self) {
        self.screen.click_into(|| self.meeting_process().pid);
    }

    /// Gives the launcher's window this size, in pixels of the screen, which are CSS pixels on a desk.
    pub fn resize_launcher(&self, width: u32, height: u32) {
        self.screen.resize(|| self.launcher_pid(), width, height);
    }

    /// Puts a picture of the launcher's window into this file.
    pub fn launcher_picture(&self, file: &Path) {
        self.screen.picture_of_window(|| self.launcher_pid(), file);
    }

    /// Lets the launcher's window fill the screen, as a double-click on its title does.
    pub fn maximise_launcher(&self) {
        self.screen.maximise(|| self.launcher_pid());
    }

    /// Clicks with the right button at this place in the launcher's page, in CSS pixels.
    pub fn right_click_launcher(&self, x: f64, y: f64) {
        self.screen.click_at(|| self.launcher_pid(), (x, y), 3);
    }

    /// Presses keys with the launcher's window in front, by X11's names of them: `Tab`, `Return`, `ctrl+plus`.
    pub fn press_keys(&self, keys: &[&str]) {
        self.screen.press(|| self.launcher_pid(), keys);
    }

    /// Types text with the launcher's window in front.
    pub fn type_text(&self, text: &str) {
        self.screen.type_text(|| self.launcher_pid(), text);
    }

    /// Asks the launcher's window to close, as its cross does.
    pub fn close_launcher(&self) {
        self.screen.close(|| self.launcher_pid());
    }

    /// No process has number 0: who waits for the window goes on waiting.
    fn launcher_pid(&self) -> u32 {
        self.window().map_or(0, |window| window.pid)
    }

    /// The processes of the meeting's browser that draw pages.
    pub fn renderers(&self) -> Vec<u32> {
        renderers::of(self.meeting_process().pid)
    }

    /// Clicks into the middle of the visible window of the process that `pid` names.
    pub fn click_into(&self, pid: impl Fn() -> u32) {
        self.screen.click_into(pid);
    }

    /// Asks the visible window of the process that `pid` names to close, as its cross does.
    pub fn close_window(&self, pid: impl Fn() -> u32) {
        self.screen.close(pid);
    }

    /// What windows are shown on here: `X11` or `Wayland`.
    pub fn screen_kind(&self) -> &'static str {
        self.screen.kind()
    }

    /// The titles of all windows on the screen.
    pub fn titles(&self) -> Vec<String> {
        self.screen.titles()
    }

    /// By what desktops look for the entry of each window on the screen: its `app_id` on Wayland, its class on X11, which
    /// begins like it.
    pub fn identities(&self) -> Vec<String> {
        self.screen.identities()
    }

    /// Has the launcher's window the keyboard?
    pub fn launcher_is_in_front(&self) -> bool {
        self.screen.is_in_front(|| self.launcher_pid())
    }

    /// Is the launcher's window on the screen?
    pub fn launcher_can_be_seen(&self) -> bool {
        self.window()
            .is_some_and(|window| self.screen.shows(window.pid))
    }

    /// Has the launcher's window shown this leave to come to the front? On Wayland the program must have been started with
    /// `WAYLAND_DEBUG=client`.
    pub fn launcher_shows_leave(&self, token: &str) -> bool {
        self.screen
            .has_leave(|| self.launcher_pid(), token, &self.words())
    }

    /// How much of the screen is white, from 0 to 1.
    pub fn white_of_the_screen(&self) -> f64 {
        self.screen.white()
    }

    /// Presses keys with the meeting's window in front.
    pub fn press_in_meeting(&self, keys: &[&str]) {
        self.screen.press(|| self.meeting_process().pid, keys);
    }

    /// Asks the meeting's window to close, as its cross does.
    pub fn close_meeting_window(&self) {
        self.screen.close(|| self.meeting_process().pid);
    }

    /// Every file below the home folder and the folders for running programs and for temporary files, and the
    /// program's words, with its content. For looking for what must not be there.
    pub fn files(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut folders: Vec<PathBuf> = ["home", "run", "tmp"]
            .iter()
            .map(|name| self.folder.path().join(name))
            .collect();
        let mut files = vec![(PathBuf::from(WORDS), self.words().into_bytes())];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
                match entry.file_type() {
                    Ok(kind) if kind.is_dir() => folders.push(entry.path()),
                    Ok(kind) if kind.is_file() => {
                        files.extend(fs::read(entry.path()).map(|content| (entry.path(), content)));
                    }
                    Ok(_) | Err(_) => {}
                }
            }
        }
        files
    }
}

impl Default for Desk {
    fn default() -> Self {
        Self::new()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        if std::thread::panicking() {
            let name = std::thread::current()
                .name()
                .unwrap_or("test")
                .replace("::", "-");
            let picture = self.picture(&format!("failed-{name}"));
            eprintln!(
                "the screen: {}
the program said:
{}",
                picture.display(),
                self.words()
            );
        }
        self.mark.end_all();
    }
}
