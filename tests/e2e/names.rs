//! The name arrives in every start. Sent a moment too early, a seed is lost in some starts only, so one is no proof.

use std::time::Duration;

use bbw_meet_tests::desk::{Desk, Running};
use bbw_meet_tests::standin::Order;

const STARTS: usize = 30;

fn name(number: usize) -> String {
    format!("Anna „Anni“ O'Neil & \"Söhne\" {number}")
}

/// Starts the program into a meeting and returns the name that stands there.
fn visit(desk: &Desk) -> String {
    let program = desk.start([desk.standin.room("Raum")]);
    let name = desk.standin.expect("prejoin").display_name;
    leave(desk, program);
    name
}

/// Leaves the meeting in the proper way, so that the profile is written, and ends the program.
fn leave(desk: &Desk, mut program: Running) {
    desk.standin.order(Order::LeaveWelcome);
    desk.wait_until("the browser has ended", Duration::from_secs(10), || {
        desk.browsers().is_empty()
    });
    program.kill();
    desk.wait_until("the program has ended", Duration::from_secs(10), || {
        desk.program().is_none()
    });
}

#[test]
fn the_name_arrives_in_every_start_with_a_fresh_profile() {
    let desk = Desk::of(&name(0));
    for start in 0..STARTS {
        assert_eq!(visit(&desk), name(0), "start {start}");
        std::fs::remove_dir_all(desk.data().join("meetings")).unwrap();
    }
}

#[test]
fn the_name_arrives_in_every_start_with_a_used_profile() {
    let desk = Desk::of(&name(0));
    for start in 0..STARTS {
        // Every other start with the name the profile already holds, and without a seed.
        desk.rename(&name(start / 2));
        assert_eq!(visit(&desk), name(start / 2), "start {start}");
    }
}

#[test]
fn a_name_that_is_changed_in_the_meeting_counts_for_that_meeting() {
    let desk = Desk::of("Anna");
    let program = desk.start([desk.standin.room("Raum")]);
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
    desk.standin.order(Order::Join);
    desk.standin.expect("joined");
    desk.standin.order(Order::Rename {
        to: "Jemand".to_owned(),
    });
    desk.standin.expect("renamed");
    leave(&desk, program);
    assert_eq!(visit(&desk), "Anna");
}
