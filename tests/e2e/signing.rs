//! Who signs, reads captions or needs more time gets a meeting that is set up for it.

use std::fs;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::{Order, Report};
use serde_json::{Value, json};

/// What the page is told about these keys of its configuration.
fn config(report: &Report, keys: &[&str]) -> Vec<Value> {
    let at = |key: &&str| report.config.pointer(key).cloned().unwrap_or_default();
    keys.iter().map(at).collect()
}

const KEYS: [&str; 6] = [
    "/filmstrip/disableStageFilmstrip",
    "/filmstrip/stageFilmstripParticipants",
    "/transcription/autoCaptionOnTranscribe",
    "/notificationTimeouts/medium",
    "/toolbarConfig/alwaysVisible",
    "/pip/enableBrowserPiP",
];

#[test]
fn the_switch_of_the_first_screen_counts_in_the_first_meeting() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([desk.standin.room("Raum")]);
    launcher.expect("welcome").click("#signing");
    desk.picture("welcome-signing");
    let file = desk.config().join("profile.json");
    assert!(!file.exists(), "nothing is stored before consent");
    launcher.fill("name", "Anna").press("agree");
    let prejoin = desk.standin.expect("prejoin");
    let expected = [
        json!(false),
        json!(4),
        json!(true),
        json!(20000),
        json!(null),
        json!(null),
    ];
    assert_eq!(config(&prejoin, &KEYS), expected);
    assert_eq!(prejoin.config["maxFullResolutionParticipants"], json!(-1));
    assert_eq!(prejoin.config["startSilent"], json!(null));
    assert_eq!(prejoin.stored["showSubtitlesOnStage"], json!(true));
    assert_eq!(prejoin.stored["maxStageParticipants"], json!(4));
    let profile = fs::read_to_string(file).unwrap();
    assert!(profile.contains("\"signing\": true"), "{profile}");
}

#[test]
fn each_part_is_changed_alone_and_what_is_chosen_in_jitsi_stays() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("settings").expect("settings");
    launcher.click("#signing").says("Gespeichert");
    launcher
        .click("#longNotes")
        .click("#toolbarStays")
        .click("#smallWindow");
    desk.picture("settings-signing");
    launcher.press("back").join("Raum");
    let prejoin = desk.standin.expect("prejoin");
    let expected = [
        json!(false),
        json!(4),
        json!(true),
        json!(null),
        json!(true),
        json!(true),
    ];
    assert_eq!(config(&prejoin, &KEYS), expected);
    assert_eq!(prejoin.stored["showSubtitlesOnStage"], json!(true));

    // The person changes it in the meeting.
    desk.standin.order(Order::Store {
        settings: json!({"showSubtitlesOnStage": false, "maxStageParticipants": 6}),
    });
    desk.standin.expect("settled");
    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over").press("join-pending");
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.stored["showSubtitlesOnStage"], json!(false));
    assert_eq!(prejoin.stored["maxStageParticipants"], json!(6));
    assert_eq!(
        prejoin.config["filmstrip"]["stageFilmstripParticipants"],
        json!(6)
    );
    // Loading the page again loses nothing of it.
    desk.standin.order(Order::Reload);
    let again = desk.standin.expect("prejoin");
    assert_eq!(config(&again, &KEYS), config(&prejoin, &KEYS));
    desk.standin.order(Order::LeaveWelcome);

    launcher.expect("over").press("settings").expect("settings");
    launcher.click("#signing").says("Gespeichert");
    launcher.press("back").expect("over").press("join-pending");
    let prejoin = desk.standin.expect("prejoin");
    let expected = [
        json!(null),
        json!(null),
        json!(null),
        json!(null),
        json!(true),
        json!(true),
    ];
    assert_eq!(config(&prejoin, &KEYS), expected);
}

#[test]
fn who_signs_and_saves_data_sends_a_picture_in_which_signing_can_be_read() {
    let desk = Desk::of("Anna");
    desk.change_settings(&json!({"signing": true, "pictureQuality": "save", "cameraOff": false}));
    let _program = desk.start([desk.standin.room("Raum")]);
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.config["channelLastN"], json!(2));
    let picture = prejoin.media.unwrap().picture.unwrap();
    assert!(
        picture.height >= 360 && picture.frame_rate >= 20.0,
        "{picture:?}"
    );
    drop(desk);

    let desk = Desk::of("Anna");
    desk.change_settings(&json!({"pictureQuality": "save", "cameraOff": false}));
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("settings").expect("settings");
    launcher.says("Gebärden sind kaum zu erkennen");
    launcher
        .click("#signing")
        .says("Gebärden bleiben zu erkennen");
}

#[test]
fn the_organisation_decides_whether_two_people_are_connected_directly() {
    for (said, expected) in [(Some(false), false), (Some(true), true), (None, true)] {
        let desk = Desk::of("Anna");
        desk.deploy(|deployment| deployment["peerToPeer"] = json!(said));
        let _program = desk.start([desk.standin.room("Raum")]);
        // The server's own configuration says `true`.
        let prejoin = desk.standin.expect("prejoin");
        assert_eq!(
            prejoin.config["p2p"]["enabled"],
            json!(expected),
            "{said:?}"
        );
    }
}
