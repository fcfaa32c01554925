//! The pipe on Windows: inherited handles, whose numbers `--remote-debugging-io-pipes=READ,WRITE` names (Chromium's
//! `content/browser/devtools/devtools_pipe_handler.cc` and `chrome/test/chromedriver/net/pipe_builder.cc`).

use std::io::{self, PipeReader, PipeWriter};
use std::os::windows::io::AsRawHandle;
use std::process::Command;

use crate::win32;

/// Gives the browser what it reads from and what it writes to. The answer must live until it has been started: an
/// inherited handle has the number of the original.
pub(super) fn give_pipe(
    command: &mut Command,
    input: PipeReader,
    output: PipeWriter,
) -> io::Result<(PipeReader, PipeWriter)> {
    win32::let_children_inherit(&input)?;
    win32::let_children_inherit(&output)?;
    let number = |handle: &dyn AsRawHandle| handle.as_raw_handle().addr();
    command.arg(format!(
        "--remote-debugging-io-pipes={},{}",
        number(&input),
        number(&output)
    ));
    Ok((input, output))
}
