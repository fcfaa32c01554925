//! On Unix: the pipe, which are the descriptors 3 and 4 that `--remote-debugging-pipe` names by itself; a group of
//! processes of the browser's own; and what it finds around it.

use std::io::{self, PipeReader, PipeWriter};
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::Command;

use command_fds::{CommandFdExt, FdMapping};
use rustix::fs::{Access, access};
use rustix::process::{Pid, Signal, kill_process_group};

use super::super::openers;
use crate::desktop::process::Process;

/// Starts the browser with what it reads from and what it writes to. This program keeps no copy of either.
pub(super) fn spawn(
    mut command: Command,
    input: PipeReader,
    output: PipeWriter,
) -> io::Result<Process> {
    command
        .fd_mappings(vec![
            FdMapping {
                parent_fd: input.into(),
                child_fd: 3,
            },
            FdMapping {
                parent_fd: output.into(),
                child_fd: 4,
            },
        ])
        .map_err(|_| io::ErrorKind::InvalidInput)?;
    Process::spawn(&mut command)
}

/// Starts the browser without them.
pub(super) fn spawn_plain(mut command: Command) -> io::Result<Process> {
    Process::spawn(&mut command)
}

/// Gives the browser a group of processes of its own, and surroundings in which it works and starts nothing for a page.
pub(super) fn surround(command: &mut Command, meetings: &Path) -> io::Result<()> {
    command.process_group(0);
    command.env("PATH", openers::path(&meetings.join(OPENERS))?);
    command.env(CRASH_REPORTS.0, CRASH_REPORTS.1);
    // Chromium ends at once where it cannot write there.
    if let Some(folder) = std::env::var_os("TMPDIR")
        && access(Path::new(&folder), Access::WRITE_OK | Access::EXEC_OK).is_err()
    {
        command.env_remove("TMPDIR");
    }
    Ok(())
}

/// Where Chromium keeps images of its crashed processes, which may hold a token: beside the profile of the person's own
/// browser, for good, whatever is said in arguments (seen with Chromium 156). Where nobody can write, its collector ends
/// at once, and the browser goes on without (`chrome/app/chrome_crash_reporter_client.cc`).
const CRASH_REPORTS: (&str, &str) = ("BREAKPAD_DUMP_LOCATION", "/proc");

/// Below the folder of meetings.
const OPENERS: &str = "openers";

/// Ends what an ended browser has left in its group: a box on the screen, a helper that hangs.
pub(super) fn end_children(process: &Process) {
    let group = i32::try_from(process.id()).ok().and_then(Pid::from_raw);
    if let Some(group) = group {
        // Nobody is left, as a rule.
        let _ = kill_process_group(group, Signal::KILL);
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::PermissionsExt;
    use std::path::Path;
    use std::thread::sleep;
    use std::time::{Duration, Instant};

    use super::super::super::find::{Browser, Confinement};
    use super::super::{Process, end, start_plain};

    /// A browser that is this script.
    fn started(folder: &Path, name: &str, script: &str) -> Process {
        let program = folder.join(name);
        fs::write(&program, script).unwrap();
        fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
        let browser = Browser {
            name: "Chromium",
            program,
            arguments: vec![],
            confinement: Confinement::None,
        };
        start_plain(&browser, "about:blank", folder, &folder.join("profile")).unwrap()
    }

    /// Does a process live whose command line holds this?
    fn lives(mark: &str) -> bool {
        let processes = fs::read_dir("/proc").unwrap().flatten();
        processes
            .filter_map(|process| fs::read(process.path().join("cmdline")).ok())
            .any(|line| String::from_utf8_lossy(&line).contains(mark))
    }

    fn until(what: &str, holds: impl Fn() -> bool) {
        let start = Instant::now();
        while !holds() {
            assert!(start.elapsed() < Duration::from_secs(10), "{what}");
            sleep(Duration::from_millis(20));
        }
    }

    #[test]
    fn what_a_browser_left_on_the_screen_goes_with_it() {
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().join("box").display().to_string();
        let script = format!(
            "#!/bin/sh\nsh -c 'while :; do sleep 1; done' {mark} &\ntrap : TERM\nwhile :; do sleep 1; done\n"
        );
        let process = started(folder.path(), "chromium", &script);
        until("its box is there", || lives(&mark));
        assert!(!end(&process, Duration::from_millis(100)));
        until("its box is gone", || !lives(&mark));
    }

    /// A Flatpak is bubblewrap, which is told to end with this program.
    #[test]
    fn a_meeting_in_a_sandbox_ends_with_it() {
        let bwrap = "/usr/bin/bwrap";
        assert!(fs::exists(bwrap).unwrap(), "install bubblewrap");
        let folder = tempfile::tempdir().unwrap();
        let mark = folder.path().join("inside").display().to_string();
        let script = format!(
            "#!/bin/sh\nexec {bwrap} --die-with-parent --unshare-pid --dev-bind / / sh -c 'while :; do sleep 1; done' {mark}\n"
        );
        let process = started(folder.path(), "flatpak", &script);
        until("it runs", || lives(&format!("{mark}\0")));
        end(&process, Duration::ZERO);
        until("it has ended inside, too", || !lives(&format!("{mark}\0")));
    }
}
