//! Running other programs.

use std::ffi::OsStr;
use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, ensure};

use crate::place::Place;

/// A command in the checkout.
pub(crate) fn command(place: &Place, program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(&place.root);
    command
}

/// Cargo itself, the one that runs this.
pub(crate) fn cargo(place: &Place) -> Command {
    command(
        place,
        std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()),
    )
}

/// Starts this again with the part that the chore of this name needs, a feature of the same name: no other chore has to
/// build it.
///
/// # Errors
/// When it cannot be built or fails.
#[cfg_attr(all(feature = "icons", feature = "policies"), allow(dead_code))]
pub(crate) fn again_for(place: &Place, chore: &str) -> Result<()> {
    let mut again = cargo(place);
    again.args(["run", "--quiet", "--locked", "--package", "xtask"]);
    run(again.args(["--features", chore, "--", chore]))
}

/// Runs a command to its end, its output on the terminal.
///
/// # Errors
/// When it cannot be started or fails.
pub(crate) fn run(command: &mut Command) -> Result<()> {
    let status = command
        .status()
        .with_context(|| format!("cannot start {}", name(command)))?;
    ensure!(status.success(), "{}: {status}", name(command));
    Ok(())
}

/// Runs a command to its end and returns what it wrote to standard output.
///
/// # Errors
/// When it cannot be started or fails.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    Ok(String::from_utf8_lossy(&capture_bytes(command)?).into_owned())
}

/// The same, for what is not text.
///
/// # Errors
/// When it cannot be started or fails.
pub(crate) fn capture_bytes(command: &mut Command) -> Result<Vec<u8>> {
    let output = command
        .stderr(Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start {}", name(command)))?;
    ensure!(
        output.status.success(),
        "{}: {}",
        name(command),
        output.status
    );
    Ok(output.stdout)
}

/// Runs a command, shows each line of its standard output and hands it to `read`. Tells whether it succeeded.
///
/// # Errors
/// When it cannot be started.
pub(crate) fn follow(command: &mut Command, mut read: impl FnMut(&str)) -> Result<bool> {
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("cannot start {}", name(command)))?;
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).split(b'\n') {
            let line = line?;
            let line = String::from_utf8_lossy(&line);
            println!("{line}");
            read(&line);
        }
    }
    Ok(child.wait()?.success())
}

/// Program and arguments, for messages.
pub(crate) fn name(command: &Command) -> String {
    std::iter::once(command.get_program())
        .chain(command.get_args())
        .map(OsStr::to_string_lossy)
        .collect::<Vec<_>>()
        .join(" ")
}
