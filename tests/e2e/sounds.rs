//! What can be heard of a meeting can be seen.

use std::thread::sleep;
use std::time::Duration;

use bbw_meet_tests::desk::{Desk, Running};
use bbw_meet_tests::standin::{Order, Report};
use serde_json::{Value, json};

/// A meeting of somebody with these settings.
fn meeting(settings: &Value) -> (Desk, Running) {
    let desk = Desk::of("Anna");
    desk.change_settings(settings);
    // Whoever hands on a voice may play sounds without having clicked, as whoever has clicked "join".
    desk.change_settings(&json!({"microphoneOff": false}));
    let program = desk.start([desk.standin.room("Raum")]);
    desk.standin.expect("prejoin");
    desk.standin.order(Order::Join);
    desk.standin.expect("joined");
    (desk, program)
}

/// Something happens that Jitsi has a sound for.
fn play(desk: &Desk, file: &str) -> Report {
    desk.standin.order(Order::Play {
        to: file.to_owned(),
    });
    desk.standin.expect("played")
}

fn look(desk: &Desk) -> Report {
    desk.standin.order(Order::Look);
    desk.standin.expect("looked")
}

#[test]
fn each_sound_is_an_edge_with_a_word_for_some_seconds() {
    let (desk, _program) = meeting(&json!({"visibleSounds": true}));
    for (file, word) in [
        ("joined.mp3", "Jemand ist beigetreten"),
        ("left.opus", "Jemand ist gegangen"),
        ("reactions-raised-hand.mp3", "Jemand meldet sich"),
        ("incomingMessage.mp3", "Neue Nachricht im Chat"),
        ("knock.mp3", "Jemand wartet auf Einlass"),
        ("recordingOn_fr.mp3", "Das Meeting wird aufgezeichnet"),
        (
            "talkWhileMuted.mp3",
            "Sie sprechen, aber Ihr Mikrofon ist aus",
        ),
    ] {
        let played = play(&desk, file);
        assert_eq!(
            played.outcome,
            json!({"muted": false, "disabled": 0}),
            "{file}"
        );
        let overlay = played.overlay;
        let words = overlay["words"].as_array().unwrap();
        assert_eq!(words.last(), Some(&json!(word)), "{overlay}");
        assert!(words.len() <= 3, "{overlay}");
        assert_eq!(overlay["on"], json!(true));
    }
    desk.picture("visible-sounds");
    let overlay = look(&desk).overlay;
    assert_eq!(overlay["role"], json!("status"));
    assert_eq!(overlay["lang"], json!("de"));
    assert_eq!(
        overlay["clicks"],
        json!("none"),
        "Jitsi can be used below it"
    );
    sleep(Duration::from_secs(9));
    assert_eq!(look(&desk).overlay["on"], json!(false));
}

#[test]
fn sounds_that_are_off_are_seen_and_not_heard() {
    let (desk, _program) = meeting(&json!({"visibleSounds": true, "soundsOff": true}));
    let played = play(&desk, "joined.mp3");
    assert_eq!(played.outcome, json!({"muted": true, "disabled": 0}));
    assert_eq!(played.overlay["words"], json!(["Jemand ist beigetreten"]));
}

#[test]
fn without_the_setting_nothing_stands_over_the_meeting() {
    let (desk, _program) = meeting(&json!({"soundsOff": true}));
    let played = play(&desk, "joined.mp3");
    assert_eq!(played.overlay, json!(null));
    assert_eq!(
        played.outcome["disabled"],
        json!(20),
        "Jitsi plays none then"
    );
    assert_ne!(played.permissions["notifications"], json!("granted"));
}

#[test]
fn other_sounds_and_forged_ones_show_nothing() {
    let (desk, _program) = meeting(&json!({"visibleSounds": true}));
    desk.standin.order(Order::Forge);
    let forged = desk.standin.expect("forged");
    assert_eq!(forged.overlay, json!(null), "{forged:?}");
}

#[test]
fn a_storm_of_sounds_is_one_calm_edge() {
    let (desk, _program) = meeting(&json!({"visibleSounds": true, "longNotes": true}));
    for _ in 0..4 {
        for file in [
            "joined.mp3",
            "left.mp3",
            "incomingMessage.mp3",
            "knock.mp3",
            "recordingOn.mp3",
        ] {
            play(&desk, file);
        }
    }
    // What stays while there is something to read cannot flash (WCAG 2.3.1).
    let overlay = look(&desk).overlay;
    assert_eq!(overlay["turns"], json!(1), "{overlay}");
    assert_eq!(overlay["words"].as_array().unwrap().len(), 3, "{overlay}");
    assert!(overlay["hosts"].as_u64() <= Some(1), "{overlay}");
    // Who wants more time gets it.
    sleep(Duration::from_secs(10));
    assert_eq!(look(&desk).overlay["on"], json!(true));
}

#[test]
fn notifications_are_granted_to_the_meeting_alone_and_only_to_who_wants_them() {
    let wanted = json!({"visibleSounds": true, "notifySounds": true});
    let (desk, _program) = meeting(&wanted);
    assert_eq!(look(&desk).permissions["notifications"], json!("granted"));
    drop(desk);
    let (desk, _program) = meeting(&json!({"notifySounds": true}));
    assert_ne!(look(&desk).permissions["notifications"], json!("granted"));
}

#[test]
fn a_hostile_page_gains_nothing_by_it() {
    let desk = Desk::of("Anna");
    desk.change_settings(&json!({"visibleSounds": true}));
    let _program = desk.start([desk.standin.hostile_room()]);
    desk.standin.expect("hostile");
    let asked = desk.standin.requests().len();
    let outcome = desk.standin.attack("sounds", &[]);
    assert_eq!(outcome["inFrame"], json!(0), "{outcome:#}");
    assert_eq!(
        outcome["hosts"],
        json!(1),
        "however many sounds: {outcome:#}"
    );
    assert_eq!(
        outcome["words"],
        json!(["Jemand ist beigetreten"]),
        "{outcome:#}"
    );
    assert_ne!(outcome["notifications"], json!("granted"));
    // Even whoever takes the script's tools away finds the words and nothing else of the person's.
    for text in outcome["seen"].as_array().unwrap() {
        let text = text.as_str().unwrap();
        assert!(
            !text.contains("Anna") && !text.contains("config."),
            "{text}"
        );
    }
    let stored = outcome["stored"].as_array().unwrap();
    assert!(
        !stored
            .iter()
            .any(|key| key.as_str().unwrap().contains("sound")),
        "{stored:?}"
    );
    let further = &desk.standin.requests()[asked..];
    let quiet = |target: &str| target.starts_with("/sounds/") || target == "/favicon.ico";
    assert!(
        further.iter().all(|request| quiet(&request.target)),
        "{further:?}"
    );
    assert_eq!(desk.opened_by_default(), [""; 0]);
    desk.standin.order(Order::Look);
    let page = desk.standin.expect("looked");
    assert_eq!(page.bridge, [""; 0]);
}
