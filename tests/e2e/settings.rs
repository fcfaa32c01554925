//! What a person sets is what the meeting does.

use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::{Media, Order};
use serde_json::json;

#[test]
fn mute_settings_made_in_the_launcher_arrive_and_devices_work() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("settings").expect("settings");
    desk.picture("settings");
    for setting in ["microphoneOff", "cameraOff"] {
        assert_eq!(
            launcher.run(&format!(
                "return document.getElementById('{setting}').checked"
            )),
            true
        );
    }
    launcher.click("#microphoneOff").press("back").join("Raum");
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.config["startWithAudioMuted"], json!(false));
    assert_eq!(prejoin.config["startWithVideoMuted"], json!(true));
    let devices = |media: Option<Media>| media.map(|media| (media.audio, media.video)).unwrap();
    assert_eq!(
        devices(prejoin.media),
        ("live".to_owned(), "muted".to_owned())
    );
    desk.standin.order(Order::LeaveWelcome);

    launcher
        .expect("over")
        .press("settings")
        .expect("settings")
        .click("#cameraOff")
        .press("back");
    launcher.expect("over").press("join-pending");
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(
        devices(prejoin.media),
        ("live".to_owned(), "live".to_owned())
    );
    assert_eq!(prejoin.permissions["camera"], "granted");
    assert_eq!(prejoin.permissions["microphone"], "granted");
    desk.standin.order(Order::Join);
    assert_eq!(
        desk.standin.expect("joined").rtc.unwrap().received,
        ["audio", "video"]
    );
    desk.picture("meeting");
}

#[test]
fn a_changed_name_is_used_in_the_next_meeting() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum");
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
    desk.standin.order(Order::LeaveWelcome);
    launcher
        .expect("over")
        .press("settings")
        .expect("settings")
        .fill("name", "Anna B.")
        .press("back");
    launcher.expect("over").press("join-pending");
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna B.");
}

#[test]
fn every_other_setting_made_in_the_launcher_arrives_too() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("settings").expect("settings");
    launcher.click("#soundsOff").says("Gespeichert");
    launcher.click("#pictureQuality-save").click("#theme-dark");
    desk.wait_until("it is applied at once", Duration::from_secs(2), || {
        launcher.run("return document.documentElement.dataset.theme") == "dark"
    });
    launcher.choose("language", "en").says("Settings");
    launcher.press("back").join("Raum");
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.lang.as_deref(), Some("en"));
    assert_eq!(prejoin.config["resolution"], json!(180));
    assert_eq!(prejoin.config["channelLastN"], json!(4));
    assert_ne!(prejoin.config["startLowBandwidthMode"], json!(true));
    assert!(prejoin.config["disabledSounds"].as_array().unwrap().len() >= 15);
    desk.standin.order(Order::LeaveWelcome);

    launcher.expect("over").says("You have left the meeting.");
    launcher.press("settings").expect("settings");
    launcher.click("#pictureQuality-best").says("Saved");
    launcher.press("back").expect("over").press("join-pending");
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.config["maxFullResolutionParticipants"], json!(-1));
    assert_ne!(prejoin.config["startLowBandwidthMode"], json!(true));
}

#[test]
fn without_a_history_no_meeting_is_remembered_and_the_list_is_gone() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Geheimrunde");
    desk.standin.expect("prejoin");
    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over").press("settings").expect("settings");
    launcher.click("#keepHistory").says("Gespeichert");
    launcher.press("back").expect("over").press("join-pending");
    desk.standin.expect("prejoin");
    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over").press("go-home").expect("home");
    launcher.says("Der Verlauf ist ausgeschaltet.");
    let history = std::fs::read_to_string(desk.data().join("history.json")).unwrap_or_default();
    assert!(!history.contains("Geheimrunde"), "{history}");
}

#[test]
fn a_window_without_a_browser_is_offered_only_where_it_can_carry_a_meeting() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("settings").expect("settings");
    let offered = || launcher.run("return document.getElementById('host-webview') !== null");
    // The window has looked a moment after it was there.
    std::thread::sleep(Duration::from_secs(2));
    let can = launcher.run_async(
        "import('/context.js').then(({ x }) => done(x.view.hosts.some(({ kind, available }) => kind === 'webview' && available)))",
    );
    assert_eq!(offered(), can);
    drop(launcher);

    desk.change_settings(&json!({"host": "webview"}));
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("settings").expect("settings");
    assert_eq!(
        launcher.run("return document.getElementById('host-webview') !== null"),
        true,
        "what is chosen can be seen"
    );
}
