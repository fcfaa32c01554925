//! The mark by which the processes of a desk are known, wherever they went: its folder. An environment variable that
//! names it is inherited by every descendant; Chromium's helpers overwrite theirs, but name it in their arguments.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use super::network;

const VARIABLE: &str = "BBW_MEET_DESK";

/// A folder no other desk has.
#[derive(Clone, Debug)]
pub(crate) struct Mark(String);

/// A running process.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// Process id.
    pub pid: u32,
    /// The file it runs.
    pub executable: Option<PathBuf>,
    /// Its command line, as every program of the computer can read it.
    pub arguments: Vec<String>,
}

impl Process {
    /// The process that started it; `None` when it has ended.
    pub(crate) fn parent(&self) -> Option<u32> {
        parent_of(self.pid)
    }

    /// The folder it works in.
    pub fn folder(&self) -> Option<PathBuf> {
        fs::read_link(format!("/proc/{}/cwd", self.pid)).ok()
    }

    /// Its environment, as every program of the same person can read it.
    pub fn environment(&self) -> Vec<String> {
        // It may have ended.
        words(&fs::read(format!("/proc/{}/environ", self.pid)).unwrap_or_default())
    }

    /// Would it leave a core dump, should it crash?
    pub fn may_dump_core(&self) -> bool {
        let limits = fs::read_to_string(format!("/proc/{}/limits", self.pid)).unwrap_or_default();
        // "Max core file size   SOFT   HARD   bytes"; one that has ended has no line.
        let line = limits
            .lines()
            .find(|line| line.starts_with("Max core file size"));
        line.is_some_and(|line| line.split_whitespace().nth(4) != Some("0"))
    }

    /// Inodes of the sockets it holds, as `/proc/net` names them.
    pub fn sockets(&self) -> Vec<String> {
        network::sockets(self.pid)
    }

    /// What its descriptors are, as the kernel names it: paths, `pipe:[…]`, `socket:[…]`, by number.
    pub fn descriptors(&self) -> Vec<(u32, String)> {
        descriptors_of(self.pid)
    }

    /// Files it has in its memory: itself and its libraries.
    pub fn libraries(&self) -> Vec<PathBuf> {
        let maps = fs::read_to_string(format!("/proc/{}/maps", self.pid)).unwrap_or_default();
        let mut files: Vec<PathBuf> = maps
            .lines()
            .filter_map(|line| line.find('/').map(|start| PathBuf::from(&line[start..])))
            .collect();
        files.dedup();
        files
    }

    /// Does it run this file?
    pub fn runs_file(&self, file: &Path) -> bool {
        self.executable.as_deref() == Some(file)
    }

    /// Is it a process of Chromium?
    pub fn is_browser(&self) -> bool {
        self.executable
            .as_deref()
            .is_some_and(|path| path.ends_with("chromium/chromium"))
    }

    /// Is it a process of the launcher's web view?
    pub fn is_web_view(&self) -> bool {
        self.executable
            .as_deref()
            .is_some_and(|path| path.ends_with("WebKitWebProcess"))
    }

    /// Does it still run? A process that has ended and was not fetched by its parent does not.
    pub fn runs(&self) -> bool {
        read(self.pid).is_some_and(|now| now == *self)
    }

    /// Kills it, without a chance to tidy up.
    pub fn kill(&self) {
        self.signal("KILL");
    }

    /// Sends a signal, as `KILL` or `TERM`.
    pub fn signal(&self, name: &str) {
        // It may have ended by itself.
        drop(
            Command::new("kill")
                .args([&format!("-{name}"), &self.pid.to_string()])
                .output(),
        );
    }
}

impl Mark {
    pub(super) fn new(folder: &Path) -> Self {
        Self(folder.display().to_string())
    }

    pub(super) fn put_on(&self, command: &mut Command) {
        command.env(VARIABLE, &self.0);
    }

    /// Every process that carries the mark.
    pub(crate) fn processes(&self) -> Vec<Process> {
        let variable = format!("{VARIABLE}={}", self.0);
        pids()
            .filter_map(read)
            .filter(|process| {
                process.arguments.iter().any(|word| word.contains(&self.0))
                    || inherited(process.pid, &variable)
            })
            // The tests themselves may name the folder.
            .filter(|process| process.pid != std::process::id())
            .collect()
    }

    /// Ends them all. Children of ended ones may come late, hence the rounds.
    pub(super) fn end_all(&self) {
        let deadline = Instant::now() + Duration::from_secs(5);
        loop {
            let left = self.processes();
            if left.is_empty() || Instant::now() > deadline {
                return;
            }
            left.iter().for_each(Process::kill);
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// What the descriptors of any process are; see [`Process::descriptors`].
pub fn descriptors_of(pid: u32) -> Vec<(u32, String)> {
    let links = fs::read_dir(format!("/proc/{pid}/fd"));
    let links = links.into_iter().flatten().flatten();
    links
        .filter_map(|entry| {
            let number = entry.file_name().to_str()?.parse().ok()?;
            let link = fs::read_link(entry.path()).ok()?;
            Some((number, link.display().to_string()))
        })
        .collect()
}

/// Every process of the computer.
pub(super) fn pids() -> impl Iterator<Item = u32> {
    let entries = fs::read_dir("/proc").unwrap().flatten();
    entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok())
}

/// The process that started this one; `None` when this one has ended.
pub(super) fn parent_of(pid: u32) -> Option<u32> {
    let status = status(&PathBuf::from(format!("/proc/{pid}")))?;
    status.split(' ').nth(1)?.parse().ok()
}

fn inherited(pid: u32, variable: &str) -> bool {
    fs::read(format!("/proc/{pid}/environ")).is_ok_and(|environment| {
        environment
            .split(|byte| *byte == 0)
            .any(|line| line == variable.as_bytes())
    })
}

fn read(pid: u32) -> Option<Process> {
    let folder = PathBuf::from(format!("/proc/{pid}"));
    if has_ended(&folder) {
        return None;
    }
    let arguments = fs::read(folder.join("cmdline")).ok()?;
    Some(Process {
        pid,
        executable: fs::read_link(folder.join("exe")).ok(),
        arguments: words(&arguments),
    })
}

/// What the kernel separates by NUL.
fn words(bytes: &[u8]) -> Vec<String> {
    bytes
        .split(|byte| *byte == 0)
        .map(|word| String::from_utf8_lossy(word).into_owned())
        .collect()
}

/// What `/proc/PID/stat` says behind the name, which may hold anything (proc(5)): state, parent, …
fn status(folder: &Path) -> Option<String> {
    let status = fs::read_to_string(folder.join("stat")).ok()?;
    status.rsplit_once(") ").map(|(_, rest)| rest.to_owned())
}

/// A zombie still has its folder.
fn has_ended(folder: &Path) -> bool {
    let state = status(folder).and_then(|rest| rest.chars().next());
    matches!(state, None | Some('Z' | 'X'))
}
