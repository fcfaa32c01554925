//! The window is a process of its own: it is there only while there is something to see; when it dies or hangs, neither a
//! meeting nor a launch is lost; when the program dies, it goes along.

use std::time::Duration;

use bbw_meet_tests::desk::{Desk, Process, window_binary};
use bbw_meet_tests::launcher::Launcher;
use bbw_meet_tests::standin::Order;

/// A window starts in a second, on a computer with other things to do in more.
const SOON: Duration = Duration::from_secs(15);

/// The program gives a window ten seconds to come to the front, and then starts another.
const HANGING: Duration = Duration::from_secs(25);

fn windows(desk: &Desk) -> Vec<Process> {
    let binary = window_binary();
    let processes = desk.processes().into_iter();
    processes
        .filter(|process| process.runs_file(&binary))
        .collect()
}

fn window(launcher: &Launcher) -> Process {
    launcher.window().expect("a window is there")
}

/// Waits until this window is gone and another has come.
fn replaced(desk: &Desk, old: &Process, limit: Duration) {
    desk.wait_until("another window is there", limit, || {
        let now = windows(desk);
        now.len() == 1 && now[0].pid != old.pid
    });
}

#[test]
fn it_is_there_only_while_there_is_something_to_see() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    assert!(desk.program().is_some() && windows(&desk).len() == 1);
    launcher.join("Raum");
    desk.standin.expect("prejoin");
    launcher.expect_gone();
    desk.wait_until("its web view has gone, too", SOON, || {
        !desk.shows_launcher()
    });
    assert!(
        desk.program().is_some(),
        "the program stays for the meeting"
    );

    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over");
    assert_eq!(windows(&desk).len(), 1);
    desk.close_launcher();
    assert!(launcher.ends_within(SOON).success());
    desk.wait_until("nothing is left", SOON, || {
        windows(&desk).is_empty() && !desk.shows_launcher() && desk.browsers().is_empty()
    });
}

#[test]
fn one_that_dies_comes_back_and_the_launch_still_waits() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([desk.standin.room("Teamrunde")]);
    launcher.expect("welcome").says("Teamrunde");
    let first = window(&launcher);
    first.kill();
    replaced(&desk, &first, SOON);
    launcher
        .expect("welcome")
        .says("Teamrunde")
        .fill("name", "Anna")
        .press("agree");
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(
        (prejoin.room.as_deref(), prejoin.display_name.as_str()),
        (Some("Teamrunde"), "Anna")
    );
}

#[test]
fn one_that_dies_at_once_every_time_is_given_up_with_words_and_a_code() {
    let desk = Desk::of("Anna");
    let mut program = desk.start::<&str>([]);
    // More often than any window does by bad luck.
    for _ in 0..10 {
        desk.wait_until("a window is there, or the end", SOON, || {
            !windows(&desk).is_empty() || desk.program().is_none()
        });
        windows(&desk).iter().for_each(Process::kill);
        std::thread::sleep(Duration::from_millis(300));
    }
    assert_eq!(program.ends_within(SOON).code(), Some(1));
    assert!(desk.words().contains("(window-failed)"), "{}", desk.words());
}

#[test]
fn a_meeting_goes_on_whatever_happens_to_a_window_beside_it() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Erstes");
    desk.standin.expect("prejoin");
    launcher.expect_gone();
    let mut later = desk.start([desk.standin.room("Zweites")]);
    assert!(later.ends_within(SOON).success());
    launcher.expect("switch");
    let first = window(&launcher);
    first.kill();
    replaced(&desk, &first, SOON);
    launcher
        .expect("switch")
        .says("Erstes")
        .says("Zweites")
        .press("stay")
        .expect_gone();
    desk.standin.order(Order::Look);
    assert_eq!(
        desk.standin.expect("looked").room.as_deref(),
        Some("Erstes"),
        "the same page still is there"
    );
}

#[test]
fn one_that_hangs_is_replaced_when_it_is_wanted() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    let first = window(&launcher);
    first.signal("STOP");
    let mut later = desk.start(["https://meet.evil.example/Raum"]);
    assert!(
        later.ends_within(SOON).success(),
        "who starts does not wait for the window"
    );
    replaced(&desk, &first, HANGING);
    launcher.expect("problem").says("meet.evil.example");
}

#[test]
fn it_goes_with_the_program_within_a_second_even_if_it_hangs() {
    for hangs in [false, true] {
        let desk = Desk::of("Anna");
        let mut program = desk.start::<&str>([]);
        desk.wait_until("the launcher is there", SOON, || desk.shows_launcher());
        let [window] = &windows(&desk)[..] else {
            panic!("one window")
        };
        if hangs {
            window.signal("STOP");
        }
        program.kill();
        desk.wait_until("the window is gone", Duration::from_secs(1), || {
            !window.runs()
        });
        desk.wait_until("and its web view", SOON, || !desk.shows_launcher());
    }
}

#[test]
fn closing_the_window_while_a_meeting_opens_is_an_end_without_another_window() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    desk.standin
        .go_wrong(bbw_meet_tests::standin::Fault::BlackHole);
    launcher.join("Raum").expect("opening");
    desk.close_launcher();
    launcher.expect_gone();
    let gone = std::time::Instant::now();
    launcher.ends_within(SOON);
    // Nor a moment before the end.
    assert!(
        gone.elapsed() < Duration::from_secs(8),
        "{:?}",
        gone.elapsed()
    );
    desk.wait_until("nothing is left", SOON, || {
        windows(&desk).is_empty() && desk.browsers().is_empty()
    });
    assert_eq!(desk.opened_by_default(), [""; 0]);
}
