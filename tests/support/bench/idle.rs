//! Doing nothing, while nothing is to be done.

use std::fs;
use std::time::Duration;

use super::figure::{Figure, Goal, Unit};
use super::memory::{self, REST};
use super::{ROOM, settle};
use crate::desk::{Desk, Process};
use crate::standin::{Order, PATIENCE};

/// As long as somebody reads a page.
const WHILE: Duration = Duration::from_secs(60);

pub(super) fn figures() -> Vec<Figure> {
    let desk = Desk::of("Anna");
    let mut program = desk.start::<&str>([]);
    desk.wait_until("the launcher is there", PATIENCE, || desk.shows_launcher());
    std::thread::sleep(REST);
    let with_launcher = work(&memory::own(&desk, program.pid()), WHILE);
    program.kill();
    settle(&desk);

    let mut program = in_a_meeting(&desk);
    let in_meeting = work(&memory::own(&desk, program.pid()), WHILE);
    program.kill();
    settle(&desk);
    [
        ("launcher open", with_launcher),
        ("in a meeting", in_meeting),
    ]
    .map(|(name, percent)| Figure {
        name: format!("idle for {} s, {name}", WHILE.as_secs()),
        unit: Unit::Work,
        ours: [percent].into_iter().collect(),
        against: None,
        goal: Goal::Most(0.1),
    })
    .into()
}

/// The program, with a meeting that has begun and is quiet.
pub(super) fn in_a_meeting(desk: &Desk) -> crate::desk::Running {
    let program = desk.start([desk.standin.room(ROOM)]);
    desk.standin.expect("prejoin");
    desk.standin.order(Order::Join);
    desk.standin.expect("joined");
    std::thread::sleep(REST);
    program
}

/// Percent of a core that these processes use meanwhile.
fn work(processes: &[Process], meanwhile: Duration) -> f64 {
    let sum = || -> u64 {
        processes
            .iter()
            .map(|process| on_processor(process.pid))
            .sum()
    };
    let before = sum();
    std::thread::sleep(meanwhile);
    let used = Duration::from_nanos(sum().saturating_sub(before));
    used.as_secs_f64() / meanwhile.as_secs_f64() * 100.0
}

/// Nanoseconds all threads of a process have run (proc(5), `schedstat`).
fn on_processor(pid: u32) -> u64 {
    threads(pid, "schedstat")
        .filter_map(|text| text.split(' ').next()?.parse::<u64>().ok())
        .sum()
}

/// How often threads of a process have gone to sleep by themselves: a thread that looks at something now and then does.
pub(super) fn rests(pid: u32) -> u64 {
    threads(pid, "status")
        .filter_map(|text| {
            let line = text
                .lines()
                .find_map(|line| line.strip_prefix("voluntary_ctxt_switches:"))?;
            line.trim().parse::<u64>().ok()
        })
        .sum()
}

fn threads(pid: u32, file: &'static str) -> impl Iterator<Item = String> {
    let threads = fs::read_dir(format!("/proc/{pid}/task"));
    let threads = threads.into_iter().flatten().flatten();
    threads.filter_map(move |thread| fs::read_to_string(thread.path().join(file)).ok())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_looks_every_now_and_then_is_noticed() {
        let me = std::process::id();
        let (rested, worked) = (rests(me), on_processor(me));
        let looking = std::thread::spawn(|| {
            for _ in 0..20 {
                std::thread::sleep(Duration::from_millis(5));
            }
            let mut sum = 0_u64;
            while sum < 2_000_000 {
                sum = std::hint::black_box(sum + 1);
            }
            // Its account goes with a thread.
            std::thread::sleep(Duration::from_millis(300));
        });
        std::thread::sleep(Duration::from_millis(250));
        assert!(rests(me) >= rested + 20);
        assert!(on_processor(me) > worked);
        looking.join().unwrap();
    }
}
