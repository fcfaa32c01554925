//! Something breaks: the person is told what, and can go on.

use std::time::Duration;

use bbw_meet_tests::desk::Desk;

#[test]
fn a_killed_browser_is_said_and_the_meeting_can_be_joined_again() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum");
    desk.standin.expect("prejoin");
    desk.browsers().iter().for_each(|process| process.kill());
    launcher
        .expect("over")
        .says("Das Fenster des Meetings hat sich unerwartet geschlossen.");
    desk.picture("over-crashed");
    launcher.press("join-pending");
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
}

#[test]
fn a_killed_program_takes_its_browser_along_within_a_second() {
    let desk = Desk::of("Anna");
    let mut program = desk.start([desk.standin.room("Raum")]);
    desk.standin.expect("prejoin");
    assert!(!desk.browsers().is_empty());
    program.kill();
    desk.wait_until("no call goes on unseen", Duration::from_secs(1), || {
        desk.browsers().is_empty()
    });
}
