//! Starts that show nothing: what they take of a processor, of memory, and of a person's time.

use std::process::Command;
use std::time::Instant;

use super::figure::{Figure, Goal, Series, Unit};
use super::{ROOM, TURNS};
use crate::desk::{Desk, binary};
use crate::weigh::weigh;

pub(super) fn figures() -> Vec<Figure> {
    let desk = Desk::of("Anna");
    let link = desk.standin.room(ROOM);
    let mut figures = Vec::new();
    for (name, arguments) in [
        ("--version", vec!["--version"]),
        ("--check LINK", vec!["--check", &link]),
    ] {
        let (mut work, mut memory, mut nothing) =
            (Series::default(), Series::default(), Series::default());
        for _ in 0..TURNS {
            let weight = weigh(desk.prepare(&binary()).args(&arguments));
            work.push(weight.work.as_secs_f64() * 1000.0);
            memory.push(weight.memory_mebibytes());
            let weight = weigh(&mut desk.prepare("/bin/true".as_ref()));
            nothing.push(weight.work.as_secs_f64() * 1000.0);
        }
        figures.push(Figure {
            name: format!("{name}: processor time"),
            unit: Unit::Time,
            ours: work,
            against: Some(("/bin/true".to_owned(), nothing)),
            goal: Goal::Most(10.0),
        });
        figures.push(Figure {
            name: format!("{name}: peak memory"),
            unit: Unit::Memory,
            ours: memory,
            against: None,
            goal: Goal::Most(8.0),
        });
    }
    figures.push(later_start(&desk, &link));
    figures
}

/// A later start hands its link over and ends: here while a meeting runs, the same one, so that nothing else happens.
fn later_start(desk: &Desk, link: &str) -> Figure {
    let _program = desk.start([link]);
    desk.standin.expect("prejoin");
    let (mut ours, mut against) = (Series::default(), Series::default());
    for _ in 0..TURNS {
        ours.push(time(desk.prepare(&binary()).arg(link)));
        against.push(time(&mut desk.prepare("/bin/true".as_ref())));
    }
    Figure {
        name: "a later start, until it has ended".to_owned(),
        unit: Unit::Time,
        ours,
        against: Some(("/bin/true".to_owned(), against)),
        goal: Goal::Most(15.0),
    }
}

/// Milliseconds from start to end.
fn time(command: &mut Command) -> f64 {
    let start = Instant::now();
    let status = command.status().unwrap();
    let time = start.elapsed();
    assert!(status.success(), "{command:?}: {status}");
    time.as_secs_f64() * 1000.0
}
