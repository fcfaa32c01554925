//! Keeps a link with a token off the command line, which every program of the computer can read.
//!
//! A desktop hands over a double-clicked link as an argument. If it holds a token, the program starts itself anew,
//! in the same process, and reads the request from a pipe instead.

use std::io::{self, Read, Write};
use std::process::{Command, Stdio};

use bbw_meet_core::error::{Code, Problem};

use crate::launch::Request;

/// The option of the second start. Not for people.
pub(crate) const OPTION: &str = "request-from-stdin";

/// Largest request, in bytes. It must fit into a pipe's buffer, for nobody reads it before this process is replaced.
const LIMIT: usize = 16 * 1024;

/// Starts the program anew with `request` in a pipe. Returns only if that failed.
#[cfg(unix)]
pub(crate) fn restart(request: &Request) -> Problem {
    use std::os::unix::process::CommandExt;
    let failed = |_: io::Error| Problem::new(Code::LaunchNotHidden);
    let prepare = || -> io::Result<Command> {
        let text = serde_json::to_vec(request)?;
        if text.len() > LIMIT {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        let (reader, mut writer) = io::pipe()?;
        writer.write_all(&text)?;
        let mut command = Command::new(std::env::current_exe()?);
        command
            .arg(format!("--{OPTION}"))
            .stdin(Stdio::from(reader));
        Ok(command)
    };
    match prepare() {
        Ok(mut command) => failed(command.exec()),
        Err(error) => failed(error),
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
