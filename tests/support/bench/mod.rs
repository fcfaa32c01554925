//! What the program costs, measured: each figure beside what it is measured against, in turns on the same computer.
//!
//! Times differ from computer to computer; what counts is the ratio. What is no matter of luck, and so can be asked of
//! any computer at any time, is in [`short`].

mod breakdown;
mod cost;
pub mod figure;
mod idle;
mod instructions;
mod launcher;
pub mod memory;
pub mod short;
mod sizes;
pub mod toolkit;
mod way;

use crate::desk::Desk;
use figure::Figure;

/// Turns that count, after one that warms everything up.
const TURNS: usize = 10;

/// The room of all measurements.
const ROOM: &str = "Teamrunde";

/// Every figure, in the order of the table.
pub fn all() -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut add = |subject: &str, measure: fn() -> Vec<Figure>| {
        eprintln!("measuring: {subject}");
        let more = measure();
        // Minutes go by until the whole table is there.
        eprintln!("{}", figure::table(&more));
        figures.extend(more);
    };
    add("the way of a link", way::figures);
    add("small starts", cost::figures);
    add("memory in a meeting", memory::figures);
    add("the launcher", launcher::figures);
    add("idling", idle::figures);
    add("sizes", sizes::figures);
    figures
}

/// Where the time of a link's way goes: for whoever wants to know why.
pub fn way() -> String {
    breakdown::table()
}

/// How many instructions some work takes.
pub fn instructions() -> String {
    instructions::table()
}

/// Waits until nothing of the program and its meeting is left.
fn settle(desk: &Desk) {
    // Services of the desk, as the accessibility bus, stay.
    desk.wait_until("everything has ended", crate::standin::PATIENCE, || {
        desk.browsers().is_empty()
            && desk.program().is_none()
            && desk.window().is_none()
            && !desk.shows_launcher()
    });
}
