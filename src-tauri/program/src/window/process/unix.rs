//! One pair of sockets, whose other end is the window's standard input: no number and no name of it stands anywhere,
//! and nothing else is handed on, since everything Rust opens is closed on exec.

use std::io;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::{Command, Stdio};

use super::Started;
use crate::desktop::process::Process;

pub(super) type ToWindow = UnixStream;
pub(super) type FromWindow = UnixStream;

pub(super) fn start(mut command: Command) -> io::Result<Started> {
    let (ours, theirs) = UnixStream::pair()?;
    command
        .stdin(Stdio::from(OwnedFd::from(theirs)))
        .stdout(Stdio::null());
    let process = Process::spawn(&mut command)?;
    Ok(Started {
        process,
        to_window: ours.try_clone()?,
        from_window: ours,
    })
}
