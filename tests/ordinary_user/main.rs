//! What only an ordinary user can show: the meeting's browser behind its own walls. `cargo xtask test` becomes one for this
//! program, and for the most important end-to-end tests.

use std::fs;
use std::time::{Duration, Instant};

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::is_root;

/// A browser's processes come one after another.
const SOON: Duration = Duration::from_secs(20);

/// A line of `/proc/PID/status`, which everybody may read, unlike most there is about a process behind walls.
fn status(pid: u32, name: &str) -> String {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.unwrap_or_default().trim().to_owned()
}

/// Chromium, `docs/linux/sandboxing.md`: a filter for system calls, and a namespace with no other processes in it.
fn is_behind_walls(pid: &u32) -> bool {
    status(*pid, "Seccomp") == "2"
        && status(*pid, "NoNewPrivs") == "1"
        && status(*pid, "NSpid").split_whitespace().count() > 1
}

#[test]
fn the_browsers_sandbox_is_on_and_its_renderers_are_behind_it() {
    assert!(
        !is_root(),
        "root has no sandbox: start this by `cargo xtask test`"
    );
    let desk = Desk::of("Anna");
    let _program = desk.start([desk.standin.room("Teamrunde")]);
    desk.standin.expect("prejoin");
    let browser = desk.meeting_process();
    let says_so = |word: &String| word.contains("no-sandbox");
    assert!(!browser.arguments.iter().any(says_so), "{browser:?}");
    let deadline = Instant::now() + SOON;
    loop {
        let renderers = desk.renderers();
        if !renderers.is_empty() && renderers.iter().all(is_behind_walls) {
            break;
        }
        assert!(Instant::now() < deadline, "{renderers:?}");
        std::thread::sleep(Duration::from_millis(100));
    }
}
