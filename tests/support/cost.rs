//! What a run of a program costs, as the kernel counts it for this one process.

// The standard library hands out an ended child's code, not its costs.
#![allow(unsafe_code)]

use std::io::{self, Read};
use std::mem::MaybeUninit;
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

/// A run that has ended.
#[derive(Clone, Debug)]
pub struct Run {
    /// How it ended.
    pub status: ExitStatus,
    /// What it wrote on its standard output.
    pub output: String,
    /// From start to end.
    pub time: Duration,
    /// Time on a processor: other programs that keep the computer busy do not count.
    pub work: Duration,
    /// Largest amount of memory in use at a time, in bytes.
    pub memory: u64,
}

/// Runs `command` to its end; panics when that takes longer than `limit`.
#[allow(clippy::zombie_processes)] // `ended` fetches it, which clippy cannot see.
pub fn run(command: &mut Command, limit: Duration) -> Run {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
    let pid = child.id().cast_signed();
    let mut pipe = child.stdout.take().unwrap();
    let reader = std::thread::spawn(move || {
        let mut output = Vec::new();
        pipe.read_to_end(&mut output).unwrap();
        output
    });
    loop {
        if let Some((status, usage)) = ended(pid).unwrap() {
            let output = reader.join().unwrap();
            let time = |part: libc::timeval| {
                Duration::from_secs(part.tv_sec.unsigned_abs())
                    + Duration::from_micros(part.tv_usec.unsigned_abs())
            };
            return Run {
                status,
                output: String::from_utf8_lossy(&output).into_owned(),
                time: start.elapsed(),
                work: time(usage.ru_utime) + time(usage.ru_stime),
                // Linux counts in KiB (getrusage(2)).
                memory: usage.ru_maxrss.unsigned_abs() * 1024,
            };
        }
        if start.elapsed() > limit {
            drop(child.kill());
            drop(child.wait());
            panic!("{:.200} still runs after {limit:?}", format!("{command:?}"));
        }
        std::thread::sleep(Duration::from_millis(2));
    }
}

/// Fetches the child of this process id if it has ended. Its `Child` must not be waited for or killed afterwards.
fn ended(pid: i32) -> io::Result<Option<(ExitStatus, libc::rusage)>> {
    let mut status = 0;
    let mut usage = MaybeUninit::zeroed();
    // SAFETY: `pid` is a child of this process that nobody has waited for; both pointers are valid for writing; a
    // zeroed `rusage` is a valid one.
    let (fetched, usage) = unsafe {
        let fetched = libc::wait4(pid, &mut status, libc::WNOHANG, usage.as_mut_ptr());
        (fetched, usage.assume_init())
    };
    match fetched {
        0 => Ok(None),
        -1 => Err(io::Error::last_os_error()),
        _ => Ok(Some((ExitStatus::from_raw(status), usage))),
    }
}
