//! One notice in several languages: read in one's own, agreed to once.

use std::fs;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::launcher::Launcher;
use serde_json::{Value, json};

const UKRAINIAN: &str = "<h2>Навіщо</h2><p>Ваше ім’я бачать лише учасники.</p>";

fn desk() -> Desk {
    let desk = Desk::new();
    for (name, text) in [
        (
            "notice.html",
            "<h2>Wozu</h2><p>Ihren Namen sehen nur die anderen.</p>",
        ),
        (
            "notice.en.html",
            "<h2>Why</h2><p>Only the others see your name.</p>",
        ),
        ("notice.uk.html", UKRAINIAN),
    ] {
        put(&desk, name, text);
    }
    desk.deploy(|deployment| {
        deployment["notice"] = json!({
            "id": "haus-1", "title": "Datenschutz", "file": "notice.html", "summary": ["Kurz gesagt: Nur die anderen."],
            "translations": {
                "en": {"title": "Privacy", "file": "notice.en.html", "summary": ["In short: only the others."]},
                "uk": {"title": "Конфіденційність", "file": "notice.uk.html"},
            },
        });
    });
    desk
}

fn put(desk: &Desk, name: &str, text: &str) {
    fs::write(desk.deployment().with_file_name(name), text).unwrap();
}

fn last_record(desk: &Desk) -> Value {
    let log = fs::read_to_string(desk.data().join("consent.jsonl")).unwrap();
    serde_json::from_str(log.lines().last().unwrap()).unwrap()
}

/// The language that the text shown says it is in.
fn language(launcher: &Launcher) -> Value {
    launcher.run("return document.querySelector('.notice').lang")
}

#[test]
fn it_is_read_in_the_language_one_speaks_or_chooses_and_agreed_to_once() {
    let desk = desk();
    let launcher = desk.open_launcher::<&str>([]);
    launcher
        .expect("welcome")
        .says("Kurz gesagt: Nur die anderen.");
    assert_eq!(language(&launcher), "de");
    launcher
        .choose("language", "en")
        .says("In short: only the others.");
    launcher.says("Only the others see your name.");
    assert_eq!(language(&launcher), "en");
    desk.picture("notice-english");
    // Where the bar with the two answers covers it, nobody could press it.
    launcher.run("document.getElementById('notice-language').scrollIntoView({ block: 'center' })");
    launcher.choose("notice-language", "uk").says("учасники");
    assert_eq!(language(&launcher), "uk");
    let summary = launcher.run("return document.querySelector('[data-key=privacy] .help-box')");
    assert_eq!(summary, Value::Null, "it brings none in this language");
    desk.picture("notice-ukrainian");
    launcher.fill("name", "Anna").press("agree").expect("home");
    let record = last_record(&desk);
    let title = "Конфіденційність";
    assert_eq!(record["shown"], json!({"language": "uk", "title": title}));
    assert_eq!(
        (&record["notice"], &record["language"]),
        (&json!("haus-1"), &json!("en"))
    );
    launcher.press("settings").expect("settings");
    launcher.choose("language", "de").says("Gespeichert");
    drop(launcher);

    // Another text of the same notice is none that was read.
    put(
        &desk,
        "notice.en.html",
        "<p>Only the others see your name, too.</p>",
    );
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("privacy").expect("privacy");
    launcher.unfold().says("Ihren Namen sehen nur");
    drop(launcher);
    put(
        &desk,
        "notice.uk.html",
        &UKRAINIAN.replace("лише", "тільки"),
    );
    desk.open_launcher::<&str>([]).expect("welcome");
}
