//! Each way a meeting can end brings the launcher back; what is no end does not.

use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::launcher::Launcher;
use bbw_meet_tests::standin::{Fault, Order};
use serde_json::json;

/// In a meeting, joined from the home screen.
fn in_a_meeting(desk: &Desk) -> Launcher {
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum");
    desk.standin.expect("prejoin");
    desk.standin.order(Order::Join);
    desk.standin.expect("joined");
    launcher.expect_gone();
    launcher
}

#[test]
fn leaving_brings_the_launcher_back_whatever_page_the_server_shows() {
    let desk = Desk::of("Anna");
    let launcher = in_a_meeting(&desk);
    for order in [
        Order::LeaveWelcome,
        Order::LeaveClose,
        Order::LeaveClose2,
        Order::LeaveClose3,
    ] {
        desk.standin.order(order);
        launcher
            .expect("over")
            .says("Sie haben das Meeting verlassen.");
        assert!(desk.browsers().is_empty(), "the meeting's window is gone");
        launcher.press("join-pending");
        desk.standin.expect("prejoin");
        launcher.expect_gone();
    }
    desk.standin.order(Order::NotAllowed);
    launcher.expect("over");
    desk.picture("over-not-allowed");
}

#[test]
fn closing_the_window_is_an_end() {
    let desk = Desk::of("Anna");
    let launcher = in_a_meeting(&desk);
    desk.close_meeting_window();
    launcher
        .expect("over")
        .says("Das Fenster des Meetings ist geschlossen.");
}

/// Servers with neither a welcome nor a close page, and meetings that others end: the address does not change.
#[test]
fn an_end_without_another_page_is_noticed_and_told_by_its_cause() {
    let desk = Desk::of("Anna");
    let launcher = in_a_meeting(&desk);
    for (order, words) in [
        (Order::LeaveThanks, "Sie haben das Meeting verlassen."),
        (Order::EndedForAll, "Das Meeting ist zu Ende."),
        (Order::Removed, "Sie wurden aus dem Meeting entfernt."),
        (
            Order::RemovedSilently,
            "Sie wurden aus dem Meeting entfernt.",
        ),
    ] {
        // Nobody leaves in the first half second, and the program need not notice it.
        std::thread::sleep(Duration::from_millis(500));
        desk.standin.order(order);
        desk.standin.expect("note");
        launcher.expect("over").says(words);
        assert!(desk.browsers().is_empty(), "the meeting's window is gone");
        launcher.press("join-pending");
        desk.standin.expect("prejoin");
        desk.standin.order(Order::Join);
        desk.standin.expect("joined");
        launcher.expect_gone();
    }
}

#[test]
fn the_web_view_notices_it_too() {
    for (error, told) in [("", "left"), ("conference.destroyed", "ended")] {
        let desk = Desk::of("Anna");
        desk.change_settings(&json!({"host": "webview"}));
        let _program = desk.start_trusting([desk.standin.hostile_room()]);
        desk.standin.expect("hostile");
        desk.standin.attack("meeting-ends", &[error]);
        desk.wait_until("the end is told", Duration::from_secs(20), || {
            desk.log().contains(&format!(" over {told}\n"))
        });
    }
}

#[test]
fn work_in_groups_is_no_end() {
    let desk = Desk::of("Anna");
    let launcher = in_a_meeting(&desk);
    desk.standin.order(Order::AnotherRoom);
    desk.standin.expect("in-another-room");
    std::thread::sleep(Duration::from_secs(6));
    assert!(!launcher.is_open());
    assert!(!desk.browsers().is_empty());
}

#[test]
fn a_page_for_being_offline_in_the_room_is_no_meeting() {
    let desk = Desk::of("Anna");
    let launcher = in_a_meeting(&desk);
    desk.standin.order(Order::KeepOfflinePage);
    desk.standin.expect("offline-page-kept");
    desk.standin.go_wrong(Fault::Refuse);
    desk.press_in_meeting(&["F5"]);
    launcher
        .expect("over")
        .says("Die Verbindung zum Meeting ist abgebrochen.");
    desk.standin.go_wrong(Fault::None);
    launcher.press("join-pending");
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
}

#[test]
fn a_rejoin_and_another_room_are_no_ends() {
    let desk = Desk::of("Anna");
    let launcher = in_a_meeting(&desk);
    desk.standin.order(Order::FatalError);
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
    desk.standin.order(Order::OtherRoom {
        to: desk.standin.room("Gruppe-2"),
    });
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Gruppe-2")
    );
    assert!(!launcher.is_open());
}

#[test]
fn a_name_changed_inside_the_meeting_survives_a_rejoin() {
    let desk = Desk::of("Anna");
    let _launcher = in_a_meeting(&desk);
    desk.standin.order(Order::Rename {
        to: "Anna aus Leipzig".to_owned(),
    });
    desk.standin.expect("renamed");
    desk.standin.order(Order::FatalError);
    assert_eq!(
        desk.standin.expect("prejoin").display_name,
        "Anna aus Leipzig"
    );
}

#[test]
fn a_server_that_is_gone_is_said_and_the_meeting_can_be_joined_when_it_is_back() {
    let desk = Desk::of("Anna");
    let launcher = in_a_meeting(&desk);
    // Jitsi loads itself again after a fatal error; by then nobody answers.
    desk.standin.order(Order::FatalError);
    std::thread::sleep(Duration::from_millis(300));
    desk.standin.go_wrong(Fault::Refuse);
    launcher
        .expect("over")
        .says("Die Verbindung zum Meeting ist abgebrochen.");
    desk.picture("over-connection-lost");
    desk.standin.go_wrong(Fault::None);
    launcher.press("join-pending");
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
}
