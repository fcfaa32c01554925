//! What another program writes, if it does so in time.

use std::ffi::OsStr;
use std::io::{self, PipeWriter, Read};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use shared_child::SharedChild;

/// Largest output that is looked at, in bytes.
const LIMIT: u64 = 256 * 1024;

/// What `program` writes within `limit`, if it succeeds. It is ended then, whether or not it is done.
pub(super) fn within(
    limit: Duration,
    program: &Path,
    arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
) -> Option<String> {
    run(limit, program, arguments, |_| Ok(Stdio::null()))
}

/// The same with what it complains of.
pub(super) fn with_complaints(
    limit: Duration,
    program: &Path,
    arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
) -> Option<String> {
    run(limit, program, arguments, |output| {
        output.try_clone().map(Stdio::from)
    })
}

fn run(
    limit: Duration,
    program: &Path,
    arguments: impl IntoIterator<Item = impl AsRef<OsStr>>,
    complaints: impl FnOnce(&PipeWriter) -> io::Result<Stdio>,
) -> Option<String> {
    let (output, into) = io::pipe().ok()?;
    let mut command = Command::new(program);
    command
        .args(arguments)
        .stdin(Stdio::null())
        .stderr(complaints(&into).ok()?)
        .stdout(into);
    let child = SharedChild::spawn(&mut command).ok()?;
    // It holds this end of the pipe, too.
    drop(command);
    let (told, read) = mpsc::channel();
    thread::spawn(move || {
        let mut bytes = Vec::new();
        let done = output.take(LIMIT).read_to_end(&mut bytes);
        let _ = told.send(done.map(|_| bytes));
    });
    let bytes = read.recv_timeout(limit).ok();
    let ended = bytes.is_some().then(|| soon(&child)).flatten();
    if ended.is_none() {
        let _ = child.kill();
        let _ = child.wait();
    }
    let text = String::from_utf8_lossy(&bytes?.ok()?).trim().to_owned();
    (ended.is_some_and(|status| status.success()) && !text.is_empty()).then_some(text)
}

/// How it ended. Whoever closed the output has little left to do.
fn soon(child: &SharedChild) -> Option<ExitStatus> {
    (0..20).find_map(|_| {
        let ended = child.try_wait().ok().flatten();
        if ended.is_none() {
            thread::sleep(Duration::from_millis(10));
        }
        ended
    })
}

#[cfg(all(test, unix))]
mod tests {
    use std::time::Instant;

    use super::*;

    #[test]
    fn nobody_is_waited_for_longer_than_said() {
        let shell = Path::new("/bin/sh");
        let run = |script: &str| within(Duration::from_millis(300), shell, ["-c", script]);
        assert_eq!(
            run("echo 'Chromium 1.2.3'").as_deref(),
            Some("Chromium 1.2.3")
        );
        assert_eq!(run("echo x; echo y >&2").as_deref(), Some("x"));
        let both = with_complaints(Duration::from_secs(5), shell, ["-c", "echo x; echo y >&2"]);
        assert_eq!(both.as_deref(), Some("x\ny"));
        assert_eq!(run("echo x; exit 1"), None);
        assert_eq!(run(""), None);
        let start = Instant::now();
        assert_eq!(run("exec sleep 20"), None);
        assert!(start.elapsed() < Duration::from_secs(5));
        assert_eq!(
            within(Duration::from_secs(1), Path::new("/gone"), [""]),
            None
        );
    }
}
