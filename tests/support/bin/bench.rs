//! How soon the room is asked for, and what the program costs while the meeting runs. Prints a table.
//!
//! What counts is the ratio to a bare browser window with the same address, measured in turns on the same computer: the
//! browser's own start is the larger part, and it differs from computer to computer.

use std::fs;
use std::time::{Duration, Instant};

use bbw_meet_tests::desk::{Desk, Process};
use bbw_meet_tests::standin::PATIENCE;

/// Measured starts of each kind, after one that warms the profiles up.
const ROUNDS: usize = 15;

const ROOM: &str = "Teamrunde";

/// Nobody is there to answer the bare window's question for camera and microphone.
const MUTED: &str = "#config.startWithAudioMuted=true&config.startWithVideoMuted=true";

/// Flags of the program's own browser start that do not depend on the pipe.
const BARE: &[&str] = &[
    "--class=bbw-meet",
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--disable-sync",
    "--disable-background-mode",
    "--hide-crash-restore-bubble",
];

fn main() {
    let desk = Desk::of("Anna");
    let (mut bare, mut ours, mut kibibytes) = (Vec::new(), Vec::new(), Vec::new());
    for round in 0..=ROUNDS {
        let window = start_bare_window(&desk);
        let (program, memory) = start_program(&desk);
        if round > 0 {
            bare.push(window);
            ours.push(program);
            kibibytes.push(memory);
        }
    }
    let (launcher_process, launcher_all) = launcher_memory(&desk);

    let (bare, ours) = (Times::of(bare), Times::of(ours));
    println!("exec to the request of the room, warm profile, {ROUNDS} turns:");
    println!("  bare browser window  {bare}");
    println!("  program              {ours}");
    println!("  ratio of medians     {:.2}", ours.median / bare.median);
    println!("memory (PSS):");
    println!(
        "  program, meeting in the browser  {} MiB",
        mebibytes(median(&mut kibibytes))
    );
    println!(
        "  program, launcher open           {} MiB",
        mebibytes(launcher_process)
    );
    println!(
        "  with its web view's processes    {} MiB",
        mebibytes(launcher_all)
    );
}

fn start_bare_window(desk: &Desk) -> Duration {
    let browser = desk.home().parent().unwrap().join("bin/chromium");
    let folder = desk.home().join("bare");
    let mut command = desk.prepare(&browser);
    command
        .arg(format!("--app={}{MUTED}", desk.standin.room(ROOM)))
        .arg(format!("--user-data-dir={}", folder.display()))
        .args(BARE);
    let known = desk.standin.requests().len();
    let start = Instant::now();
    let mut child = command.spawn().unwrap();
    let time = time_to_room(desk, known, start);
    desk.standin.expect("prejoin");
    // The wrapper script has become the browser.
    process(desk, child.id()).signal("TERM");
    child.wait().unwrap();
    settle(desk);
    time
}

fn start_program(desk: &Desk) -> (Duration, u64) {
    let known = desk.standin.requests().len();
    let start = Instant::now();
    let mut program = desk.start([desk.standin.room(ROOM)]);
    let time = time_to_room(desk, known, start);
    desk.standin.expect("prejoin");
    let memory = pss(program.pid());
    process(desk, program.pid()).signal("TERM");
    program.ends_within(PATIENCE);
    settle(desk);
    (time, memory)
}

/// The program alone, and with everything it started.
fn launcher_memory(desk: &Desk) -> (u64, u64) {
    let program = desk.start::<&str>([]);
    desk.wait_until("the launcher is there", PATIENCE, || desk.shows_launcher());
    // The page is drawn and idle.
    std::thread::sleep(Duration::from_secs(3));
    let all = desk
        .processes()
        .iter()
        .map(|process| pss(process.pid))
        .sum();
    (pss(program.pid()), all)
}

fn time_to_room(desk: &Desk, known: usize, start: Instant) -> Duration {
    let room = format!("/{ROOM}");
    loop {
        let requests = desk.standin.requests();
        if requests[known..]
            .iter()
            .any(|request| request.target.starts_with(&room))
        {
            return start.elapsed();
        }
        assert!(
            start.elapsed() < PATIENCE,
            "nobody asked for the room\n{}",
            desk.words()
        );
        std::thread::sleep(Duration::from_micros(500));
    }
}

fn settle(desk: &Desk) {
    // Services of the desk, as the accessibility bus, stay.
    desk.wait_until("everything has ended", PATIENCE, || {
        desk.browsers().is_empty() && desk.program().is_none()
    });
}

fn process(desk: &Desk, pid: u32) -> Process {
    let mut processes = desk.processes().into_iter();
    processes.find(|process| process.pid == pid).unwrap()
}

/// A process's share of the memory, in KiB (proc_pid_smaps(5)).
fn pss(pid: u32) -> u64 {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    text.lines()
        .find_map(|line| line.strip_prefix("Pss:"))
        .and_then(|value| value.split_whitespace().next()?.parse().ok())
        .unwrap_or(0)
}

fn mebibytes(kibibytes: u64) -> u64 {
    kibibytes.div_ceil(1024)
}

fn median<T: Copy + Ord>(values: &mut [T]) -> T {
    values.sort_unstable();
    values[values.len() / 2]
}

struct Times {
    median: f64,
    quickest: f64,
    slowest: f64,
}

impl Times {
    fn of(mut times: Vec<Duration>) -> Self {
        Self {
            median: median(&mut times).as_secs_f64(),
            quickest: times[0].as_secs_f64(),
            slowest: times[times.len() - 1].as_secs_f64(),
        }
    }
}

impl std::fmt::Display for Times {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            out,
            "{:.3} s ({:.3}–{:.3})",
            self.median, self.quickest, self.slowest
        )
    }
}
