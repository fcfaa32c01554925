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
    // Chromium ends at once where it cannot write there.
    if let Some(folder) = std::env::var_os("TMPDIR")
        && access(Path::new(&folder), Access::WRITE_OK | Access::EXEC_OK).is_err()
    {
        command.env_remove("TMPDIR");
    }
    Ok(())
}

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
