//! Every form of an invitation leads into the meeting, by every road.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use bbw_meet_tests::desk::{Desk, binary};
use bbw_meet_tests::launcher::Launcher;
use bbw_meet_tests::standin::Order;
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

/// A fixture that names the organisation's server, rewritten for the stand-in, on the desk.
fn received(desk: &Desk, name: &str) -> PathBuf {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/invitations/good")
        .join(name);
    let text = fs::read_to_string(fixture).unwrap();
    let host = desk.standin.origin().replace("https://", "");
    let path = desk.home().join("Downloads").join(name);
    fs::write(&path, text.replace("meet.bbw-leipzig.de", &host)).unwrap();
    path
}

/// An invitation to a meeting that begins so far from now.
fn dated(desk: &Desk, from_now: SignedDuration) -> PathBuf {
    let path = desk.home().join("Downloads/Termin.bbwmeet");
    let start = Timestamp::now() + from_now;
    let invitation = json!({
        "format": "bbw-meet-invitation",
        "version": 1,
        "url": desk.standin.room("Beratung"),
        "title": "Beratung am Dienstag",
        "start": start.to_string(),
        "end": (start + SignedDuration::from_hours(1)).to_string(),
    });
    fs::write(&path, invitation.to_string()).unwrap();
    path
}

fn room(desk: &Desk) -> String {
    desk.standin.expect("prejoin").room.unwrap()
}

#[test]
fn a_double_click_on_each_format_leads_into_the_meeting() {
    let desk = Desk::of("Anna");
    for (name, expected) in [
        ("Minimal.bbwmeet", "Beratung"),
        ("Link.url", "Beratung"),
        ("Link.desktop", "Beratung"),
        ("Mail.txt", "Beratung"),
        ("Ohne Zeit.ics", "Irgendwann"),
    ] {
        // File managers hand over a path or a file address.
        let path = received(&desk, name);
        let address = format!("file://{}", path.display().to_string().replace(' ', "%20"));
        let mut program = if name.ends_with("ics") {
            desk.start([address])
        } else {
            desk.start([path])
        };
        assert_eq!(room(&desk), expected, "{name}");
        desk.standin.order(Order::LeaveWelcome);
        desk.wait_until("the browser has ended", Duration::from_secs(10), || {
            desk.browsers().is_empty()
        });
        program.kill();
    }
}

#[test]
fn a_first_time_invitee_sees_what_the_invitation_is_about() {
    let desk = Desk::new();
    let path = dated(&desk, SignedDuration::from_mins(5));
    let launcher = desk.open_launcher([path.display().to_string()]);
    launcher
        .expect("welcome")
        .says("Beratung am Dienstag")
        .says("Beratung")
        .says("localhost");
    desk.picture("welcome-invited");
    launcher.fill("name", "Anna").press("agree");
    assert_eq!(room(&desk), "Beratung");
}

#[test]
fn a_pasted_mail_is_enough() {
    let desk = Desk::of("Anna");
    let mail = fs::read_to_string(received(&desk, "Mail.txt")).unwrap();
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    // A field of one line takes a pasted text without its line ends.
    let one_line = mail.replace('\n', " ");
    launcher.run(&format!(
        "const entry = document.getElementById('entry'); entry.focus(); document.execCommand('insertText', false, {});",
        json!(one_line)
    ));
    launcher.press("start");
    assert_eq!(room(&desk), "Beratung");
}

#[test]
fn too_early_or_too_late_is_said_and_joining_stays_possible() {
    for (from_now, words) in [
        (
            SignedDuration::from_hours(72),
            "Das Meeting beginnt später.",
        ),
        (
            SignedDuration::from_hours(-72),
            "Das Meeting ist wahrscheinlich schon vorbei.",
        ),
    ] {
        let desk = Desk::of("Anna");
        let launcher = desk.open_launcher([dated(&desk, from_now).display().to_string()]);
        launcher
            .expect("appointment")
            .says(words)
            .says("Beratung am Dienstag");
        desk.picture("appointment");
        assert!(desk.browsers().is_empty());
        launcher.press("join-pending");
        assert_eq!(room(&desk), "Beratung");
    }
}

#[test]
fn what_staff_create_and_save_opens_the_same_meeting() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher
        .expect("home")
        .press("create")
        .expect("create")
        .fill("title", "Beratung für Neue")
        .press("next");
    launcher
        .says("Wann ist das Meeting?")
        .press("prepare")
        .says("Ihre Einladung ist fertig.");
    desk.picture("create-done");
    launcher
        .click("[data-action='save'][data-id='bbwmeet']")
        .says("Gespeichert");
    drop(launcher);

    let saved: Vec<PathBuf> = fs::read_dir(desk.home().join("Downloads"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    let [invitation] = &saved[..] else {
        panic!("{saved:?}")
    };
    let text = fs::read_to_string(invitation).unwrap();
    let _program = desk.start([invitation]);
    let room = room(&desk);
    assert!(room.to_lowercase().starts_with("beratung"), "{room}");
    assert!(
        text.contains(&desk.standin.room(&room)),
        "the link stands in the file for people to read: {text}"
    );
}

/// A staff member at the question for the time, who has chosen a fixed one.
fn at_a_fixed_time(desk: &Desk) -> Launcher {
    let launcher = desk.open_launcher::<&str>([]);
    launcher
        .expect("home")
        .press("create")
        .expect("create")
        .fill("title", "Beratung")
        .press("next");
    launcher.says("Wann ist das Meeting?").click("#when-fixed");
    launcher.says("Dauer");
    launcher
}

/// Puts a value into a field for a day or a time. Typed, its parts come in the order of the system's language.
fn set(launcher: &Launcher, field: &str, value: &str) {
    launcher.run(&format!(
        "const field = document.getElementById('{field}');
         field.value = '{value}';
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));"
    ));
}

fn forms(launcher: &Launcher) -> serde_json::Value {
    launcher.run("return [...document.querySelectorAll('[data-action=save]')].map((button) => button.dataset.id)")
}

#[test]
fn only_forms_that_can_be_saved_are_offered() {
    let desk = Desk::of("Anna");
    let launcher = at_a_fixed_time(&desk);
    launcher.press("prepare").says("Ihre Einladung ist fertig.");
    assert_eq!(forms(&launcher), json!(["bbwmeet", "ics", "shortcut"]));
    launcher.press("back").click("#when-open").press("prepare");
    launcher.says("Ihre Einladung ist fertig.");
    assert_eq!(
        forms(&launcher),
        json!(["bbwmeet", "shortcut"]),
        "a calendar wants a time"
    );
    fs::remove_dir(desk.home().join("Desktop")).unwrap();
    launcher.press("back").press("prepare");
    launcher.says("Ihre Einladung ist fertig.");
    assert_eq!(forms(&launcher), json!(["bbwmeet"]));
}

#[test]
fn a_start_in_the_past_is_asked_about() {
    let desk = Desk::of("Anna");
    let launcher = at_a_fixed_time(&desk);
    set(&launcher, "date", "2026-01-05");
    launcher.press("prepare");
    launcher.says("in der Vergangenheit: Montag, 5. Januar 2026");
    assert_eq!(launcher.run("return document.activeElement.id"), "past");
    desk.picture("create-past");
    launcher.press("change-time").says("Einladung vorbereiten");
    assert_eq!(launcher.run("return document.activeElement.id"), "date");
    assert_eq!(launcher.value("date"), "2026-01-05", "nothing is lost");
    launcher.press("prepare").says("in der Vergangenheit");
    launcher.press("keep-time");
    launcher
        .says("Ihre Einladung ist fertig.")
        .says("5. Januar 2026");
}

#[test]
fn emptied_fields_are_blamed_by_their_own_names_and_a_mistake_does_not_outlive_its_page() {
    let desk = Desk::of("Anna");
    let launcher = at_a_fixed_time(&desk);
    let blamed = || launcher.run("return document.querySelector('#errors a').hash");
    set(&launcher, "date", "");
    launcher.press("prepare").says("Der Tag fehlt");
    assert_eq!(blamed(), "#date");
    set(&launcher, "date", "2099-01-05");
    set(&launcher, "time", "");
    launcher.press("prepare").says("Die Uhrzeit fehlt");
    assert_eq!(blamed(), "#time");
    launcher.press("back").says("Wie heißt das Meeting?");
    assert_eq!(
        launcher.run("return document.getElementById('errors')"),
        json!(null),
        "the mistake was the other step's"
    );
}

#[test]
fn what_a_staff_script_writes_opens_the_same_meeting() {
    let desk = Desk::of("Anna");
    let out = desk.home().join("out");
    fs::create_dir(&out).unwrap();
    let mut command = desk.prepare(&binary());
    command
        .args(["--invite", "Teamrunde", "--room", "Team-7", "--out"])
        .arg(&out);
    let output = command.stdout(Stdio::piped()).output().unwrap();
    assert!(output.status.success());
    let written = String::from_utf8(output.stdout).unwrap();
    let invitation = written
        .lines()
        .find(|line| line.ends_with(".bbwmeet"))
        .unwrap();
    let _program = desk.start([invitation]);
    assert_eq!(room(&desk), "Team-7");
}

#[test]
fn a_hostile_file_is_refused_in_words_and_opens_nothing() {
    let desk = Desk::of("Anna");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("fixtures/invitations/hostile/application.desktop");
    let launcher = desk.open_launcher([fixture.display().to_string()]);
    launcher.expect("problem");
    desk.picture("problem-file");
    assert!(desk.browsers().is_empty());
    assert!(desk.standin.requests().is_empty());
}
