//! What a screen reader is told, by the running program.

use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::reader::{Reader, Role, State, Told};
use bbw_meet_tests::standin::Fault;

/// Waits until the page tells of something like this.
fn told(reader: &Reader, what: &str, fits: impl Fn(&Told) -> bool) -> Told {
    for _ in 0..100 {
        if let Some(told) = reader.page().unwrap_or_default().into_iter().find(&fits) {
            return told;
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    panic!("no {what} in {:#?}", reader.page());
}

fn named(reader: &Reader, role: Role, name: &str) -> Told {
    told(reader, name, |told| told.role == role && told.name == name)
}

#[test]
fn the_first_screen_tells_question_field_notice_and_both_answers() {
    let desk = Desk::new();
    let reader = Reader::on(&desk);
    let launcher = desk.open_launcher([desk.standin.room("Teamrunde")]);
    launcher.expect("welcome");

    let question = named(
        &reader,
        Role::Heading,
        "Sie sind zu einem Meeting eingeladen.",
    );
    assert_eq!(question.attributes["level"], "1");
    assert!(
        question.states.contains(State::Focused),
        "reading begins here"
    );
    let name = named(&reader, Role::Entry, "Ihr Name im Meeting");
    assert_eq!(name.description, "So sehen die anderen Sie.");
    assert!(name.states.contains(State::Editable));
    let signing = named(&reader, Role::CheckBox, "Ich gebärde oder lese Untertitel");
    assert!(
        !signing.states.contains(State::Checked),
        "nothing is ticked beforehand"
    );
    assert!(
        signing.description.contains("scharfe Bilder"),
        "{}",
        signing.description
    );
    named(&reader, Role::ComboBox, "Sprache");
    named(&reader, Role::ComboBox, "Schriftgröße");
    named(&reader, Role::Link, "Zur Entscheidung");
    named(&reader, Role::Button, "Einverstanden und Meeting starten");
    named(&reader, Role::Button, "Nicht einverstanden");

    launcher.press("agree");
    let mistake = told(&reader, "an alert", |told| {
        told.attributes
            .get("xml-roles")
            .is_some_and(|role| role == "alert")
    });
    assert_eq!(mistake.attributes["live"], "assertive", "it is announced");
    let name = told(&reader, "the field", |told| {
        told.role == Role::Entry && told.states.contains(State::InvalidEntry)
    });
    assert!(
        name.description.contains("Ihr Name fehlt."),
        "{}",
        name.description
    );
}

#[test]
fn the_notice_stays_german_whatever_the_language() {
    let desk = Desk::new();
    desk.change_settings(&serde_json::json!({"language": "en"}));
    let reader = Reader::on(&desk);
    let launcher = desk.open_launcher([desk.standin.room("Teamrunde")]);
    launcher.expect("welcome");
    let question = named(&reader, Role::Heading, "You are invited to a meeting.");
    assert_eq!(question.language, "en");
    let notice = named(
        &reader,
        Role::Heading,
        "Datenschutzerklärung zur Nutzung von Jitsi Meet",
    );
    assert_eq!(notice.language, "de");
    named(&reader, Role::Heading, "In short");
}

#[test]
fn settings_tell_what_is_on_what_is_chosen_and_that_it_is_saved() {
    let desk = Desk::of("Anna");
    let reader = Reader::on(&desk);
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("settings").expect("settings");

    let microphone = named(&reader, Role::CheckBox, "Mikrofon ausschalten");
    assert!(microphone.states.contains(State::Checked));
    let automatic = |name: &str| {
        told(&reader, name, |told| {
            told.role == Role::RadioButton && told.name == name
        })
    };
    assert!(
        automatic("Daten sparen")
            .description
            .contains("langsamem Internet")
    );
    assert!(!automatic("Daten sparen").states.contains(State::Checked));
    named(&reader, Role::Heading, "Sprache und Aussehen");

    launcher.click("#microphoneOff").says("Gespeichert");
    told(&reader, "the box without its tick", |told| {
        told.role == Role::CheckBox
            && told.name == "Mikrofon ausschalten"
            && !told.states.contains(State::Checked)
    });
    launcher.click("#signing").says("Gespeichert");
    for name in [
        "Mehrere Personen groß zeigen",
        "Untertitel auf dem Bild",
        "Töne sichtbar machen",
    ] {
        told(&reader, "what goes with signing", |told| {
            told.role == Role::CheckBox && told.name == name && told.states.contains(State::Checked)
        });
    }
    told(&reader, "that saving data leaves signing legible", |told| {
        told.name == "Daten sparen" && told.description.contains("Gebärden bleiben zu erkennen")
    });
    let status = told(&reader, "the status", |told| {
        told.attributes.get("id").is_some_and(|id| id == "status")
    });
    assert_eq!(status.attributes["live"], "polite", "it is announced");
}

#[test]
fn what_happens_on_the_way_is_told() {
    let desk = Desk::of("Anna");
    let reader = Reader::on(&desk);
    let launcher = desk.open_launcher::<&str>([]);
    desk.standin.go_wrong(Fault::Refuse);
    launcher.join("Raum").expect("problem");
    let heading = named(
        &reader,
        Role::Heading,
        "Der Server nimmt gerade keine Verbindung an.",
    );
    assert!(
        heading.states.contains(State::Focused),
        "a screen reader reads it out"
    );
    named(&reader, Role::Button, "Noch einmal versuchen");
    named(&reader, Role::Heading, "Was Sie tun können");

    desk.standin.go_wrong(Fault::BlackHole);
    launcher.press("join-pending").expect("opening");
    named(&reader, Role::ProgressBar, "Meeting wird geöffnet …");
    named(&reader, Role::Button, "Abbrechen");
}

#[test]
fn everything_that_can_be_pressed_has_a_name() {
    let desk = Desk::of("Anna");
    let reader = Reader::on(&desk);
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    for page in ["settings", "privacy", "help", "create"] {
        launcher.press(page).expect(page).unfold();
        named(&reader, Role::Button, "Zurück");
        let page = reader.page().unwrap();
        let pressed = page.iter().filter(|told| {
            told.states.contains(State::Focusable) && told.role != Role::DocumentWeb
        });
        let nameless: Vec<&Told> = pressed.filter(|told| told.name.trim().is_empty()).collect();
        assert!(nameless.is_empty(), "{nameless:#?}");
        launcher.press("back").expect("home");
    }
}
