//! Two pipes, which are the window's standard input and output: no number and no name of them stands anywhere, and no
//! other handle is inherited.

use std::io::{self, PipeReader, PipeWriter};
use std::os::windows::io::AsHandle;
use std::process::Command;

use super::Started;
use crate::desktop::process::spawn;
use crate::desktop::win32;

pub(super) type ToWindow = PipeWriter;
pub(super) type FromWindow = PipeReader;

#[allow(clippy::needless_pass_by_value)] // As on Unix, where it is changed.
pub(super) fn start(command: Command) -> io::Result<Started> {
    let (theirs, to_window) = io::pipe()?;
    let (from_window, answers) = io::pipe()?;
    let process = spawn(
        &command,
        Some(theirs.as_handle()),
        Some(answers.as_handle()),
        &[],
    )?;
    win32::let_come_to_front(process.id());
    Ok(Started {
        process,
        to_window,
        from_window,
    })
}
