//! The pipe on Unix: the descriptors 3 and 4, which `--remote-debugging-pipe` names by itself.

use std::io::{self, PipeReader, PipeWriter};
use std::process::Command;

use command_fds::{CommandFdExt, FdMapping};

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
