//! The pipe on Windows: inherited handles, whose numbers `--remote-debugging-io-pipes=READ,WRITE` names (Chromium's
//! `content/browser/devtools/devtools_pipe_handler.cc` and `chrome/test/chromedriver/net/pipe_builder.cc`).

use std::io::{self, PipeReader, PipeWriter};
use std::os::windows::io::{AsHandle, AsRawHandle};
use std::path::Path;
use std::process::Command;

use crate::desktop::process::{self, Process};

/// Starts the browser with what it reads from and what it writes to. This program keeps no copy of either.
pub(super) fn spawn(
    mut command: Command,
    input: PipeReader,
    output: PipeWriter,
) -> io::Result<Process> {
    name(&mut command, &input, &output);
    // Both are closed here when the browser has its own.
    process::spawn(
        &command,
        None,
        None,
        &[input.as_handle(), output.as_handle()],
    )
}

/// Starts the browser without them.
pub(super) fn spawn_plain(command: Command) -> io::Result<Process> {
    process::spawn(&command, None, None, &[])
}

/// An inherited handle has the number of the original.
fn name(command: &mut Command, input: &PipeReader, output: &PipeWriter) {
    let number = |handle: &dyn AsRawHandle| handle.as_raw_handle().addr();
    command.arg(format!(
        "--remote-debugging-io-pipes={},{}",
        number(input),
        number(output)
    ));
}

#[cfg(test)]
mod tests {
    use std::env;
    use std::fs::File;
    use std::io::{Read, Write};
    use std::os::windows::io::{FromRawHandle, RawHandle};

    use super::*;

    /// Tells the child what a browser reads on its command line, which a test program would not take.
    const NUMBERS: &str = "BBW_MEET_TEST_NUMBERS";

    #[test]
    fn a_browser_finds_both_ends_by_their_numbers() {
        let (input, mut to_browser) = io::pipe().unwrap();
        let (mut from_browser, output) = io::pipe().unwrap();
        let mut browser = Command::new("msedge.exe");
        name(&mut browser, &input, &output);
        let argument = browser.get_args().next().unwrap().to_str().unwrap();
        let numbers = argument
            .strip_prefix("--remote-debugging-io-pipes=")
            .unwrap();
        let child = "meeting::chromium::process::system::tests::child";
        let mut program = Command::new(env::current_exe().unwrap());
        program
            .args([child, "--exact", "--ignored", "--test-threads=1"])
            .env(NUMBERS, numbers);
        let handles = [input.as_handle(), output.as_handle()];
        let child = process::spawn(&program, None, None, &handles).unwrap();
        drop((input, output));
        to_browser.write_all(b"Guten Tag").unwrap();
        drop(to_browser);
        let mut answer = String::new();
        // Ends only because no copy of the browser's end is left here.
        from_browser.read_to_string(&mut answer).unwrap();
        assert_eq!(answer, "Guten Tag!");
        assert!(child.wait().unwrap().success());
    }

    #[test]
    #[ignore = "the browser of the test above"]
    #[allow(unsafe_code)]
    fn child() {
        let numbers = env::var(NUMBERS).unwrap();
        let mut ends = numbers.split(',').map(|number| {
            let number: usize = number.parse().unwrap();
            // SAFETY: this process inherited both handles for itself.
            unsafe { File::from_raw_handle(number as RawHandle) }
        });
        let (mut input, mut output) = (ends.next().unwrap(), ends.next().unwrap());
        let mut text = String::new();
        input.read_to_string(&mut text).unwrap();
        write!(output, "{text}!").unwrap();
    }
}

/// Here a browser finds what it needs.
#[allow(clippy::unnecessary_wraps)] // As on Unix.
pub(super) fn surround(_: &mut Command, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Here a browser ends its own processes, and puts no boxes on the screen before it is there.
pub(super) fn end_children(_: &Process) {}
