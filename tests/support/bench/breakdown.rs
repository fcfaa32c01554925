//! Where the time of a link's way goes: what the program asks of the kernel and when, as `strace` saw it, so that each
//! millisecond has an owner. Looking makes everything slower: read the shares, not the times.

use std::fmt::Write as _;
use std::fs;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use super::{ROOM, settle, way};
use crate::desk::{Desk, binary};
use crate::standin::PATIENCE;
use crate::{artefacts, needs};

/// Calls that are looked at.
const CALLS: &str = "--trace=execve,openat,flock,connect,vfork,clone,clone3,read,readv,write,writev,fsync,fdatasync";

/// The steps of the way, and how each is recognised: all of these parts stand in one line of the trace.
const STEPS: [(&str, &[&str]); 8] = [
    ("exec", &["execve("]),
    ("deployment read", &["openat(", "deployment"]),
    ("one per person", &["flock(", "LOCK_EX"]),
    ("name and settings read", &["openat(", "profile.json"]),
    ("consent read", &["openat(", "consent.jsonl"]),
    ("browser's exec", &["execve(", "chromium"]),
    ("browser's first answer", &["read", "\\\"result\\\":"]),
    ("navigation", &["write", "Page.navigate"]),
];

/// One start, taken apart.
pub(super) fn table() -> String {
    let desk = Desk::of("Anna");
    // The profile is made once.
    start(&desk);
    let (trace, requested) = start(&desk);
    let mut text = String::from("the way of a link under strace:\n");
    let mut before = None;
    let mut row = |step: &str, at: Option<f64>| {
        let Some(at) = at else {
            let _ = writeln!(text, "  {step:24} not seen");
            return;
        };
        let begin = *before.get_or_insert((at, at));
        let _ = writeln!(
            text,
            "  {step:24} {:8.1} ms  (+{:.1})",
            (at - begin.0) * 1000.0,
            (at - begin.1) * 1000.0
        );
        before = Some((begin.0, at));
    };
    let mut lines = trace.lines();
    for (step, marks) in STEPS {
        // In the order of the way; a step that is missing does not use up the others.
        let mut rest = lines.clone();
        let found = rest.find(|line| has(line, marks));
        if found.is_some() {
            lines = rest;
        }
        row(step, found.and_then(moment));
    }
    row("the room's request", Some(requested));
    let before_browser = trace.lines().take_while(|line| !is(line, "browser's exec"));
    let waits = before_browser.filter(|line| line.contains("sync(")).count();
    let _ = writeln!(
        text,
        "  waits for the disk before the browser's exec: {waits}"
    );
    text
}

fn has(line: &str, marks: &[&str]) -> bool {
    marks.iter().all(|mark| line.contains(mark))
}

/// Is this the line of a step?
fn is(line: &str, step: &str) -> bool {
    STEPS
        .iter()
        .any(|(name, marks)| *name == step && has(line, marks))
}

/// The trace of one start, and the moment at which the room was asked for, in seconds of the clock.
fn start(desk: &Desk) -> (String, f64) {
    // Kept for whoever wants to know more.
    let file = artefacts().join("way.trace");
    let mut command = desk.prepare(&needs("strace", "strace"));
    command
        .args(["--follow-forks", "--detach-on=execve", "--quiet=all"])
        .args(["-ttt", "--string-limit=400", CALLS, "--output"])
        .arg(&file)
        .arg(binary())
        .arg(desk.standin.room(ROOM));
    let known = desk.standin.requests().len();
    let begin = Instant::now();
    let mut strace = desk.run(&mut command);
    way::time_to_room(desk, known, begin);
    let requested = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    way::leave(desk);
    desk.program().unwrap().kill();
    strace.ends_within(PATIENCE);
    settle(desk);
    (fs::read_to_string(file).unwrap(), requested.as_secs_f64())
}

/// `PID SECONDS call(…` → seconds.
fn moment(line: &str) -> Option<f64> {
    line.split_whitespace()
        .find_map(|word| word.contains('.').then(|| word.parse().ok())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_says_when() {
        let line = r#"12 1795655710.458686 openat(AT_FDCWD, "/x/1.5", O_RDONLY) = 3"#;
        assert_eq!(moment(line), Some(1_795_655_710.458_686));
        assert_eq!(moment("12 +++ exited with 0 +++"), None);
    }
}
