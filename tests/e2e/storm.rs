//! Very many starts at once.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use bbw_meet_tests::desk::{Desk, Running};
use bbw_meet_tests::standin::Order;

/// As many starts as a desktop gone wild could make.
const STARTS: usize = 200;

/// Two cores load the libraries of 200 programs for many seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// All at once, each with a link of its own; answers how long starting took.
fn storm(desk: &Desk) -> Vec<Running> {
    let start = Instant::now();
    let starts = (0..STARTS)
        .map(|number| desk.start([desk.standin.room(&format!("Raum{number}"))]))
        .collect();
    println!("{STARTS} starts within {:?}", start.elapsed());
    starts
}

fn all_are_answered(starts: Vec<Running>) {
    let start = Instant::now();
    for (number, mut program) in starts.into_iter().enumerate() {
        let status = program.ends_within(PATIENCE.saturating_sub(start.elapsed()));
        assert!(status.success(), "start {number}: {status}");
    }
    println!("all answered {:?} later", start.elapsed());
}

#[test]
fn two_hundred_links_at_once_give_one_meeting_one_question_and_an_answer_to_each() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Erstes");
    desk.standin.expect("prejoin");
    launcher.expect_gone();

    all_are_answered(storm(&desk));
    launcher
        .expect_within("switch", PATIENCE)
        .says("Erstes")
        .says("Raum");
    desk.picture("storm");
    desk.standin.expect_none("prejoin", Duration::from_secs(1));
    assert_eq!(desk.opened_by_default(), [""; 0]);

    // The last one counts.
    assert!(
        desk.start([desk.standin.room("Letztes")])
            .ends_within(PATIENCE)
            .success()
    );
    launcher.says("Letztes").press("stay").expect_gone();
    desk.standin.order(Order::Look);
    assert_eq!(
        desk.standin.expect("looked").room.as_deref(),
        Some("Erstes")
    );
}

#[test]
fn two_hundred_first_starts_at_once_give_one_program_and_one_meeting() {
    let desk = Desk::of("Anna");
    let mut starts = storm(&desk);
    let prejoin = desk.standin.expect_within("prejoin", PATIENCE);
    let program = desk.program().expect("one runs");
    let first = starts.iter().position(|start| start.pid() == program.pid);
    let first = starts.remove(first.expect("it is one of them"));
    all_are_answered(starts);
    desk.standin.expect_none("prejoin", Duration::from_secs(2));
    let programs: HashSet<u32> = desk
        .processes()
        .into_iter()
        .filter(|process| process.executable == program.executable)
        .map(|process| process.pid)
        .collect();
    assert_eq!(programs, HashSet::from([first.pid()]));
    assert!(prejoin.room.is_some_and(|room| room.starts_with("Raum")));
    desk.wait_until("the question is there", PATIENCE, || desk.shows_launcher());
}

#[test]
fn two_hundred_invitations_to_somebody_new_still_ask_first() {
    let desk = Desk::new();
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("welcome");
    all_are_answered(storm(&desk));
    launcher.expect("welcome").says("Raum");
    assert!(desk.browsers().is_empty());
    assert!(desk.standin.requests().is_empty());
}
