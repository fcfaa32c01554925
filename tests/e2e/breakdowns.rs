//! Something breaks: the person is told what, and can go on.

use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::{Fault, Proof};

#[test]
fn a_killed_browser_is_said_and_the_meeting_can_be_joined_again() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum");
    desk.standin.expect("prejoin");
    desk.browsers().iter().for_each(|process| process.kill());
    launcher
        .expect("over")
        .says("Das Fenster des Meetings ist unerwartet zugegangen.");
    desk.picture("over-crashed");
    launcher.press("join-again");
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

#[test]
fn each_fault_of_the_server_has_its_own_words_and_trying_again_works() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    for (fault, proof, code) in [
        (Fault::Refuse, Proof::Good, "net-refused"),
        (Fault::Status(502), Proof::Good, "net-server"),
        (Fault::Status(404), Proof::Good, "net-server"),
        (Fault::None, Proof::Expired, "net-certificate-date"),
        (Fault::None, Proof::WrongName, "net-certificate-name"),
        (Fault::None, Proof::Untrusted, "net-certificate"),
    ] {
        desk.standin.go_wrong(fault);
        desk.standin.prove(proof);
        launcher.join("Raum").expect("problem");
        assert_eq!(launcher.code(), code, "{fault:?} {proof:?}");
        desk.picture(&format!("problem-{code}"));

        desk.standin.go_wrong(Fault::None);
        desk.standin.prove(Proof::Good);
        launcher.press("join-pending");
        desk.standin.expect("prejoin");
        desk.close_meeting_window();
        launcher.expect("over").press("go-home");
    }
}

#[test]
fn who_waits_for_a_silent_server_can_stop_waiting() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    desk.standin.go_wrong(Fault::BlackHole);
    launcher
        .join("Raum")
        .expect("opening")
        .says("Das Programm wartet auf den Browser.");
    desk.picture("opening-slow");
    launcher
        .press("cancel")
        .expect("over")
        .says("Sie haben das Öffnen abgebrochen.");
    assert!(desk.browsers().is_empty());
}
