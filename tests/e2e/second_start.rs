//! A second start hands what it wants to the first.

use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;
use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::{Fault, Order};
use bbw_meet_tests::tour::invitation;
use jiff::SignedDuration;

const SOON: Duration = Duration::from_secs(5);

#[test]
fn while_consent_is_asked_the_newer_invitation_waits() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([desk.standin.room("Erstes")]);
    launcher.expect("welcome").says("Erstes");
    assert!(
        desk.start([desk.standin.room("Zweites")])
            .ends_within(SOON)
            .success()
    );
    launcher.says("Zweites").fill("name", "Anna").press("agree");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Zweites")
    );
}

#[test]
fn while_a_meeting_runs_the_person_is_asked_which_one() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Erstes");
    desk.standin.expect("prejoin");
    launcher.expect_gone();

    assert!(
        desk.start([desk.standin.room("Zweites")])
            .ends_within(SOON)
            .success()
    );
    launcher.expect("switch").says("Erstes").says("Zweites");
    desk.picture("switch");
    launcher.press("stay").expect_gone();
    desk.standin.order(Order::Look);
    assert_eq!(
        desk.standin.expect("looked").room.as_deref(),
        Some("Erstes")
    );

    assert!(
        desk.start([desk.standin.room("Zweites")])
            .ends_within(SOON)
            .success()
    );
    launcher.expect("switch").press("leave-and-join");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Zweites")
    );
    desk.standin.order(Order::Look);
    assert_eq!(
        desk.standin.expect("looked").room.as_deref(),
        Some("Zweites")
    );
    desk.standin.expect_none("looked", Duration::from_secs(1));
}

#[test]
fn enter_leaves_a_running_meeting_only_for_one_that_begins_now() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Erstes");
    desk.standin.expect("prejoin");
    launcher.expect_gone();
    let ask = |from_now| {
        let later = invitation(&desk, from_now);
        assert!(desk.start([later]).ends_within(SOON).success());
        launcher.expect("switch");
    };

    ask(SignedDuration::from_hours(2));
    launcher.says("Beginn: ");
    desk.press_keys(&["Return"]);
    launcher.expect_gone();
    desk.standin.expect_none("prejoin", Duration::from_secs(1));
    assert!(!desk.browsers().is_empty(), "the first one goes on");

    ask(SignedDuration::from_mins(1));
    launcher.says("Es beginnt jetzt.");
    desk.press_keys(&["Return"]);
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Beratung")
    );
}

#[test]
fn a_start_during_a_meeting_leads_to_help_link_and_settings_and_back() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum");
    desk.standin.expect("prejoin");
    launcher.expect_gone();
    assert!(desk.start::<&str>([]).ends_within(SOON).success());
    launcher.expect("running").says(&desk.standin.room("Raum"));
    for question in ["no-media", "pin", "captions"] {
        launcher.click(&format!("#help-{question} summary"));
    }
    launcher
        .says("Anheften")
        .says("Untertitel des Meetings gibt es nur");
    launcher.press("settings").expect("settings");
    launcher.says("ab dem nächsten Meeting");
    launcher.press("back").expect("running");
    desk.picture("running");
    desk.press_keys(&["Escape"]);
    launcher.expect_gone();
    desk.standin.order(Order::Look);
    assert_eq!(desk.standin.expect("looked").room.as_deref(), Some("Raum"));
}

#[test]
fn the_same_meeting_once_more_asks_nothing() {
    let desk = Desk::of("Anna");
    let _first = desk.start([desk.standin.room("Raum")]);
    desk.standin.expect("prejoin");
    assert!(
        desk.start([desk.standin.room("rAUM")])
            .ends_within(SOON)
            .success()
    );
    desk.standin.expect_none("prejoin", Duration::from_secs(2));
    desk.wait_until("no launcher is left", SOON, || !desk.shows_launcher());
}

#[test]
fn a_meeting_that_ends_while_the_question_is_open_opens_no_other_unasked() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Erstes");
    desk.standin.expect("prejoin");
    launcher.expect_gone();
    let mut later = desk.start([desk.standin.room("Zweites")]);
    assert!(later.ends_within(SOON).success());
    launcher.expect("switch").says("Erstes").says("Zweites");

    desk.standin.order(Order::LeaveWelcome);
    desk.wait_until("the first one is over", SOON, || desk.browsers().is_empty());
    desk.wait_until("and no longer spoken of", SOON, || {
        launcher
            .text()
            .is_ok_and(|text| text.contains("Zweites") && !text.contains("Erstes"))
    });
    launcher.expect("switch");
    desk.picture("switch-alone");
    desk.standin.expect_none("prejoin", Duration::from_secs(2));
    assert_eq!(desk.opened_by_default(), [""; 0]);

    launcher.press("leave-and-join");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Zweites")
    );
}

#[test]
fn closing_the_question_while_the_first_meeting_still_opens_keeps_the_first() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    desk.standin.go_wrong(Fault::Slow(Duration::from_secs(4)));
    launcher.join("Erstes").expect("opening");
    let mut later = desk.start([desk.standin.room("Zweites")]);
    assert!(later.ends_within(SOON).success());
    launcher.expect("switch").says("Zweites");
    desk.close_launcher();
    desk.standin.go_wrong(Fault::None);
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Erstes")
    );
    desk.standin.expect_none("prejoin", Duration::from_secs(2));
    let asked = desk.standin.requests();
    assert!(
        !asked
            .iter()
            .any(|request| request.target.contains("Zweites")),
        "nobody wanted the second one"
    );
}

#[test]
fn a_link_that_is_too_long_is_refused_at_once_and_in_words() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    let long = format!("{}?{}", desk.standin.room("Raum"), "a".repeat(20 * 1024));
    launcher.expect("home");
    let known = desk.words().len();
    let status = desk.start([long]).ends_within(SOON);
    // By the running program, or by the later start itself.
    if status.success() {
        launcher.expect("problem");
        assert_eq!(launcher.code(), "link-too-long");
    } else {
        assert_eq!(status.code(), Some(2));
        let words = desk.words()[known..].to_owned();
        assert!(words.contains("(link-too-long"), "{words}");
    }
    assert!(desk.browsers().is_empty());
}

#[test]
fn a_file_whose_name_is_no_text_is_handed_over_and_opened() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    let invitation = serde_json::json!({
        "format": "bbw-meet-invitation", "version": 1, "url": desk.standin.room("Beratung"),
    });
    let mut path = desk.home().into_os_string().into_vec();
    path.extend(b"/Downloads/M\xfcller.bbwmeet");
    let path = OsString::from_vec(path);
    std::fs::write(&path, invitation.to_string()).unwrap();
    assert!(desk.start([path]).ends_within(SOON).success());
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Beratung")
    );
}

#[test]
fn the_page_for_invitations_opens_from_outside_and_stays_closed_once_it_is_left() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher(["--create-invitation"]);
    launcher.expect("create");
    launcher.press("back").expect("home");
    assert!(
        desk.start(["--create-invitation"])
            .ends_within(SOON)
            .success()
    );
    launcher.expect("create").press("back").expect("home");
    launcher.join("Raum");
    desk.standin.expect("prejoin");
    launcher.expect_gone();
    assert!(
        desk.start(["--create-invitation"])
            .ends_within(SOON)
            .success()
    );
    launcher.expect("create");
    desk.picture("create-during-a-meeting");
    desk.close_launcher();
    desk.standin.order(Order::Look);
    assert_eq!(
        desk.standin.expect("looked").room.as_deref(),
        Some("Raum"),
        "the meeting goes on"
    );
}
