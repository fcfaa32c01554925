//! The way of a link: from the start of the program to the room being asked for at the server, against a bare browser
//! window with the same address. The browser's own start is the larger part.

use std::fs;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::figure::{Figure, Goal, Series, Unit};
use super::{ROOM, TURNS, settle};
use crate::desk::{Desk, Process};
use crate::standin::{Order, PATIENCE};

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

/// Forgets everything read from disks (proc_sys_vm(5)); for root only.
const FORGET: &str = "/proc/sys/vm/drop_caches";

/// Who starts, and what was before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// The browser alone.
    Bare,
    /// Somebody who has been here before.
    Returning,
    /// The same, whose name is another one than the last time.
    Renamed,
    /// The same, with ten thousand meetings and decisions.
    Long,
}

const KINDS: [Kind; 4] = [Kind::Bare, Kind::Returning, Kind::Renamed, Kind::Long];

pub(super) fn figures() -> Vec<Figure> {
    let desks = KINDS.map(|kind| (kind, desk(kind)));
    let warm = turns(&desks, || ());
    let mut figures: Vec<Figure> = [
        (Kind::Returning, "returning person", Kind::Bare, 1.08),
        (Kind::Renamed, "changed name", Kind::Bare, 1.2),
        (
            Kind::Long,
            "10,000 meetings and consents",
            Kind::Returning,
            1.05,
        ),
    ]
    .map(|(kind, name, against, most)| figure(&warm, kind, name, against, most))
    .into();
    if can_forget() {
        let cold = turns(&desks[..2], forget);
        figures.push(figure(
            &cold,
            Kind::Returning,
            "returning person, cold file cache",
            Kind::Bare,
            1.05,
        ));
    } else {
        eprintln!("no figures with a cold file cache: {FORGET} cannot be written");
    }
    figures
}

fn figure(measured: &[Series], kind: Kind, name: &str, against: Kind, most: f64) -> Figure {
    let series = |kind: Kind| measured[kind as usize].clone();
    let other = match against {
        Kind::Bare => "bare browser window",
        Kind::Returning | Kind::Renamed | Kind::Long => "without",
    };
    Figure {
        name: format!("exec to the room's request: {name}"),
        unit: Unit::Time,
        ours: series(kind),
        against: Some((other.to_owned(), series(against))),
        goal: Goal::Ratio(most),
    }
}

/// All kinds one after the other, again and again; the first time only warms up.
fn turns(desks: &[(Kind, Desk)], before_each: impl Fn()) -> Vec<Series> {
    let mut measured = vec![Series::default(); KINDS.len()];
    for turn in 0..=TURNS {
        for (kind, desk) in desks {
            prepare(*kind, desk, turn);
            // What the preparation wrote must not be waited for by who is measured.
            crate::succeed(&mut Command::new("sync"));
            before_each();
            let time = match kind {
                Kind::Bare => start_bare_window(desk),
                Kind::Returning | Kind::Renamed | Kind::Long => start_program(desk),
            };
            if turn > 0 {
                measured[*kind as usize].push(time.as_secs_f64() * 1000.0);
            }
        }
    }
    measured
}

fn desk(kind: Kind) -> Desk {
    let desk = Desk::of("Anna");
    if kind == Kind::Long {
        let log = desk.data().join("consent.jsonl");
        let line = fs::read_to_string(&log).unwrap();
        fs::write(&log, line.repeat(10_000)).unwrap();
    }
    desk
}

/// What has changed since the last time.
fn prepare(kind: Kind, desk: &Desk, turn: usize) {
    match kind {
        Kind::Bare | Kind::Returning => {}
        Kind::Renamed => desk.rename(&format!("Anna {turn}")),
        // The program keeps eight of them.
        Kind::Long => fs::write(desk.data().join("history.json"), long_history()).unwrap(),
    }
}

fn long_history() -> String {
    let entry = |number: usize| {
        json!({
            "id": format!("{number:016x}"), "at": "2026-11-23T10:15:00Z",
            "link": format!("https://localhost/Raum{number}"), "key": format!("https://localhost//raum{number}"),
            "host": "localhost", "room": format!("Raum{number}"), "title": "Beratung",
        })
    };
    let entries: Vec<Value> = (0..10_000).map(entry).collect();
    json!({"version": 1, "entries": entries}).to_string()
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

fn start_program(desk: &Desk) -> Duration {
    let known = desk.standin.requests().len();
    let start = Instant::now();
    let mut program = desk.start([desk.standin.room(ROOM)]);
    let time = time_to_room(desk, known, start);
    leave(desk);
    program.kill();
    settle(desk);
    time
}

/// Leaves the meeting in the proper way: only then the next one is that of somebody who has been here before.
pub(super) fn leave(desk: &Desk) {
    desk.standin.expect("prejoin");
    desk.standin.order(Order::LeaveWelcome);
    desk.wait_until("the launcher is back", PATIENCE, || {
        desk.browsers().is_empty() && desk.shows_launcher()
    });
}

pub(super) fn time_to_room(desk: &Desk, known: usize, start: Instant) -> Duration {
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

fn process(desk: &Desk, pid: u32) -> Process {
    let mut processes = desk.processes().into_iter();
    processes.find(|process| process.pid == pid).unwrap()
}

fn can_forget() -> bool {
    fs::OpenOptions::new().write(true).open(FORGET).is_ok()
}

/// What is not written yet cannot be forgotten: see [`turns`].
fn forget() {
    fs::write(FORGET, "3").unwrap();
}
