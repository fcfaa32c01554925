//! Keeps a link with a token off the command line, which other programs of the computer can read.
//!
//! A desktop hands over a double-clicked link as an argument. If it holds a token, the program starts itself anew, and
//! reads the request from a pipe instead: on Linux in the same process; on Windows, which cannot replace a program, in
//! another one, and the first ends at once.

use std::io::{self, Read, Write};
use std::process::{Command, Stdio};

use bbw_meet_core::error::{Code, Problem};

use crate::desktop::activation;
use crate::launch::Request;

/// The option of the second start. Not for people.
pub(crate) const OPTION: &str = "request-from-stdin";

/// Largest request, in bytes. It must fit into a pipe's buffer (64 KiB on Linux, pipe(7)), for nobody reads it before this
/// process is replaced.
const LIMIT: usize = 60 * 1024;

/// Starts the program anew with `request` in a pipe. If it returns without an error, there is nothing left to do.
///
/// # Errors
/// `launch-not-hidden`.
pub(crate) fn restart(request: &Request) -> Result<(), Problem> {
    let start = || -> io::Result<()> {
        let mut text = serde_json::to_vec(request)?;
        if text.len() > LIMIT {
            // No meeting has a link of this length; what is handed on is that it was refused.
            text = serde_json::to_vec(&Request::Refused(Code::LinkTooLong.into()))?;
        }
        let mut command = Command::new(std::env::current_exe()?);
        command.arg(format!("--{OPTION}"));
        // It is the same start.
        activation::hand_on(&mut command);
        take_over(command, &text)
    };
    start().map_err(|_| Code::LaunchNotHidden.into())
}

/// Becomes the new program.
#[cfg(unix)]
fn take_over(mut command: Command, text: &[u8]) -> io::Result<()> {
    use std::os::unix::process::CommandExt;
    let (reader, mut writer) = io::pipe()?;
    writer.write_all(text)?;
    drop(writer);
    Err(command.stdin(Stdio::from(reader)).exec())
}

/// Starts the new program.
#[cfg(windows)]
fn take_over(mut command: Command, text: &[u8]) -> io::Result<()> {
    let child = command.stdin(Stdio::piped()).spawn()?;
    // The person has started this program, not that one.
    crate::desktop::win32::let_come_to_front(child.id());
    match child.stdin {
        Some(mut pipe) => pipe.write_all(text),
        None => Err(io::ErrorKind::BrokenPipe.into()),
    }
}

/// Reads what the first start wanted.
pub(crate) fn read() -> Request {
    let mut text = String::new();
    let read = io::stdin().take(LIMIT as u64).read_to_string(&mut text);
    read.ok()
        .and_then(|_| serde_json::from_str(&text).ok())
        .unwrap_or(Request::Refused(Code::LaunchNotUnicode.into()))
}
