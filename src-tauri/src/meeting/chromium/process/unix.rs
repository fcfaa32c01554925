//! The pipe on Unix: the descriptors 3 and 4, which `--remote-debugging-pipe` names by itself.

use std::io::{self, PipeReader, PipeWriter};
use std::process::Command;

use command_fds::{CommandFdExt, FdMapping};

/// Gives the browser what it reads from and what it writes to. The answer must live until it has been started.
pub(super) fn give_pipe(
    command: &mut Command,
    input: PipeReader,
    output: PipeWriter,
) -> io::Result<()> {
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
    Ok(())
}
