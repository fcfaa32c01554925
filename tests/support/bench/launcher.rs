//! The launcher against an empty Tauri window: how soon something can be read, and what all of it weighs.

use std::path::Path;
use std::process::Command;
use std::time::{SystemTime, UNIX_EPOCH};

use super::figure::{Figure, Goal, Series, Unit};
use super::memory::{self, REST};
use super::{TURNS, settle};
use crate::baseline;
use crate::desk::{Desk, binary};
use crate::driver::{Driver, free_port};
use crate::launcher::to_be_driven;
use crate::standin::PATIENCE;

/// Milliseconds of the clock at the first contentful paint, as the page itself knows it, long afterwards.
const PAINTED: &str = "const paint = performance.getEntriesByName('first-contentful-paint')[0];
    return paint ? performance.timeOrigin + paint.startTime : null";

pub(super) fn figures() -> Vec<Figure> {
    let desk = Desk::of("Anna");
    let (ours, empty) = (binary(), baseline::empty_window());
    let mut paints = [Series::default(), Series::default()];
    let mut memories = [Series::default(), Series::default()];
    for turn in 0..=TURNS {
        for (at, program) in [&empty, &ours].into_iter().enumerate() {
            let painted = paint(&desk, program);
            let weight = weight(&desk, program);
            if turn > 0 {
                paints[at].push(painted);
                memories[at].push(weight);
            }
        }
    }
    let [empty_paint, paint] = paints;
    let [empty_memory, memory] = memories;
    let against = |series| Some(("empty Tauri window".to_owned(), series));
    vec![
        Figure {
            name: "exec to the launcher's first contentful paint".to_owned(),
            unit: Unit::Time,
            ours: paint,
            against: against(empty_paint),
            goal: Goal::Ratio(0.9),
        },
        Figure {
            name: "whole program with the launcher open".to_owned(),
            unit: Unit::Memory,
            ours: memory,
            against: against(empty_memory),
            goal: Goal::Ratio(0.85),
        },
    ]
}

/// Milliseconds from exec to paint. The driver comes when all is painted: it would take part in the race.
fn paint(desk: &Desk, program: &Path) -> f64 {
    let port = free_port();
    let mut command = desk.prepare(program);
    to_be_driven(&mut command, port);
    let start = SystemTime::now().duration_since(UNIX_EPOCH).unwrap();
    let mut running = run(desk, &mut command);
    std::thread::sleep(REST);
    let mut driver = Driver::start(desk, port);
    let session = driver.session().unwrap();
    let painted = session.run(PAINTED).unwrap();
    running.kill();
    settle(desk);
    let painted = painted.as_f64().expect("the page has been painted");
    painted - start.as_secs_f64() * 1000.0
}

/// MiB of a program with its window, at rest.
fn weight(desk: &Desk, program: &Path) -> f64 {
    let mut running = run(desk, &mut desk.prepare(program));
    std::thread::sleep(REST);
    let own = memory::own(desk, running.pid());
    let weight = own.iter().map(|process| memory::share(process.pid)).sum();
    running.kill();
    settle(desk);
    weight
}

fn run(desk: &Desk, command: &mut Command) -> crate::desk::Running {
    let running = desk.run(command);
    desk.wait_until("a page is there", PATIENCE, || desk.shows_launcher());
    running
}
