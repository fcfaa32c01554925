//! Two pipes, which are the window's standard input and output: no number and no name of them stands anywhere, and no
//! other handle is inherited.

use std::io::{self, PipeReader, PipeWriter};
use std::os::windows::io::AsHandle;
use std::path::Path;
use std::process::Command;

use super::Started;
use crate::desktop::process::spawn;
use crate::desktop::win32;

pub(super) type ToWindow = PipeWriter;
pub(super) type FromWindow = PipeReader;

pub(super) fn start(program: &Path) -> io::Result<Started> {
    let (theirs, to_window) = io::pipe()?;
    let (from_window, answers) = io::pipe()?;
    let process = spawn(
        &Command::new(program),
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
