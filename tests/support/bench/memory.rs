//! Memory, as the share that falls on a process (PSS): what is shared is counted once, over all.

use std::fs;
use std::time::Duration;

use super::figure::{Figure, Goal, Series, Unit};
use super::{ROOM, TURNS, settle};
use crate::baseline;
use crate::desk::{Desk, Process};

/// A process is at rest after so long.
pub(super) const REST: Duration = Duration::from_secs(3);

/// A process's share of the memory, in MiB (proc_pid_smaps(5)).
pub fn share(pid: u32) -> f64 {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
    let kibibytes: u32 = text
        .lines()
        .find_map(|line| line.strip_prefix("Pss:"))
        .and_then(|value| value.split_whitespace().next()?.parse().ok())
        .unwrap_or(0);
    f64::from(kibibytes) / 1024.0
}

/// The program's own processes: itself, its window, the window's web view. Not a meeting's browser with its helpers.
pub fn own(desk: &Desk, program: u32) -> Vec<Process> {
    let mut all = desk.processes();
    all.retain(|process| !process.is_browser());
    let mut family = vec![program];
    // Children may stand before their parents.
    loop {
        let more: Vec<u32> = all
            .iter()
            .filter(|process| !family.contains(&process.pid))
            .filter(|process| {
                process
                    .parent()
                    .is_some_and(|parent| family.contains(&parent))
            })
            .map(|process| process.pid)
            .collect();
        if more.is_empty() {
            break;
        }
        family.extend(more);
    }
    all.into_iter()
        .filter(|process| family.contains(&process.pid))
        .collect()
}

/// What a Tauri process without a window takes, and the program during a meeting, in turns.
pub(super) fn figures() -> Vec<Figure> {
    let desk = Desk::of("Anna");
    let (mut ours, mut against) = (Series::default(), Series::default());
    for _ in 0..TURNS {
        let mut windowless = desk.run(&mut desk.prepare(&baseline::windowless()));
        std::thread::sleep(REST);
        against.push(share(windowless.pid()));
        windowless.kill();

        let mut program = desk.start([desk.standin.room(ROOM)]);
        desk.standin.expect("prejoin");
        std::thread::sleep(REST);
        let own = own(&desk, program.pid());
        ours.push(own.iter().map(|process| share(process.pid)).sum());
        program.kill();
        settle(&desk);
    }
    vec![Figure {
        name: "own memory during a meeting".to_owned(),
        unit: Unit::Memory,
        ours,
        against: Some(("windowless Tauri process".to_owned(), against)),
        goal: Goal::Most(8.0),
    }]
}
