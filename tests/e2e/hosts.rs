//! Which window the meeting happens in, and what comes next when one fails.

use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::{Fault, Order};
use serde_json::json;

/// Waits until the default browser was given this room; returns the address.
fn handed_to_default(desk: &Desk, room: &str) -> String {
    let room = desk.standin.room(room);
    let find = || {
        desk.opened_by_default()
            .into_iter()
            .find(|address| address.starts_with(&room))
    };
    desk.wait_until(
        "the default browser is asked",
        Duration::from_secs(30),
        || find().is_some(),
    );
    find().unwrap()
}

#[test]
fn without_chromium_the_default_browser_gets_the_meeting_with_settings_and_without_a_name() {
    let desk = Desk::of("Anna & Co").without_chromium();
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum");
    let address = handed_to_default(&desk, "Raum");
    // Nobody can erase it from that browser's history.
    assert!(
        !address.contains("Anna") && !address.contains("userInfo"),
        "{address}"
    );
    assert!(
        address.contains("config.startWithAudioMuted=true"),
        "{address}"
    );
    launcher
        .expect("over")
        .says("Das Meeting ist in Ihrem Browser offen.");
    desk.picture("over-handed-over");
}

#[test]
fn without_any_browser_the_page_names_the_meeting_has_its_link_and_finds_what_is_installed_meanwhile()
 {
    let desk = Desk::of("Anna")
        .without_chromium()
        .without_default_browser();
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum").expect("problem");
    launcher.says("Raum").says(&desk.standin.room("Raum"));
    launcher.says("Software-Verwaltung").unfold();
    assert_eq!(launcher.code(), "host-not-installed");
    assert_eq!(
        launcher.run("return document.querySelectorAll('.note').length"),
        0,
        "nothing says it twice"
    );
    desk.picture("problem-no-browser");

    desk.install_chromium();
    launcher.press("join-pending");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Raum"),
        "nobody need start the program anew"
    );
}

#[test]
fn every_problem_on_the_way_to_a_meeting_offers_its_link_and_no_other_problem_does() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    desk.standin.go_wrong(Fault::Refuse);
    launcher.join("Erstes").expect("problem");
    launcher.says(&desk.standin.room("Erstes"));
    let mut later = desk.start([desk.standin.room("Zweites")]);
    assert!(later.ends_within(Duration::from_secs(5)).success());
    launcher.says(&desk.standin.room("Zweites"));
    let text = launcher.text().unwrap();
    assert!(
        !text.contains("Erstes"),
        "the link of another meeting: {text}"
    );

    let mut stranger = desk.start(["https://meet.fremd.example/Raum"]);
    assert!(stranger.ends_within(Duration::from_secs(5)).success());
    launcher.says("meet.fremd.example");
    let text = launcher.text().unwrap();
    assert!(
        !text.contains("Zweites"),
        "it speaks of another meeting: {text}"
    );
}

#[test]
fn the_default_browser_can_be_chosen() {
    let desk = Desk::of("Anna");
    desk.change_settings(&json!({"host": "browser"}));
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum");
    handed_to_default(&desk, "Raum");
    assert!(desk.browsers().is_empty());
    launcher.expect("over");
}

#[test]
fn a_browser_that_does_not_start_or_talk_is_followed_by_the_next_host_and_that_is_said() {
    for script in [
        "#!/bin/sh\nexit 13\n",
        "#!/bin/sh\nprintf 'garbage\\0{\\0[]\\0' >&4; exit 0\n",
        "#!/nonexistent\n",
    ] {
        let desk = Desk::of("Anna").with_chromium(script);
        let launcher = desk.open_launcher::<&str>([]);
        launcher.join("Raum");
        handed_to_default(&desk, "Raum");
        launcher.expect("over").says("Der Browser");
        desk.picture("over-fallback");
    }
}

#[test]
fn a_page_that_does_not_support_the_browser_hands_over_to_the_next_host() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum");
    desk.standin.expect("prejoin");
    desk.standin.order(Order::Unsupported);
    handed_to_default(&desk, "Raum");
    launcher.expect("over");
}

#[test]
fn the_web_view_is_tried_when_chosen_and_chromium_follows_where_it_has_no_webrtc() {
    let desk = Desk::of("Anna");
    desk.change_settings(&json!({"host": "webview"}));
    let _program = desk.start_trusting([desk.standin.room("Raum")]);
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.display_name, "Anna");
    assert_eq!(
        prejoin.bridge,
        Vec::<String>::new(),
        "no road into the program"
    );
    let visits = desk.standin.requests();
    let first = visits
        .iter()
        .find(|request| request.target.starts_with("/Raum"))
        .unwrap();
    assert!(
        !first.user_agent.contains("Chrome"),
        "the web view came first: {first:?}"
    );
    if !prejoin.user_agent.contains("Chrome") {
        eprintln!("this computer's web view has WebRTC");
    }
}
