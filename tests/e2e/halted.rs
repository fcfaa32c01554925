//! The program cannot start: whoever double-clicked sees why, in a window, else as a message of the desktop's, else on the
//! command line; scripts get the exit code.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;
use std::process::Stdio;
use std::time::Duration;

use bbw_meet_tests::desk::{Desk, binary};
use serde_json::json;

/// A window starts in a second, on a computer with other things to do in more.
const SOON: Duration = Duration::from_secs(15);

/// What the program ends with.
const REFUSED: i32 = 2;
const BROKEN_DEPLOYMENT: i32 = 4;

fn desk_with_a_broken_deployment() -> Desk {
    let desk = Desk::of("Anna");
    break_deployment(&desk);
    desk
}

fn break_deployment(desk: &Desk) {
    let text = fs::read_to_string(desk.deployment()).unwrap();
    let broken = text.replace("\"https://localhost", "\"http://localhost");
    fs::write(desk.deployment(), broken).unwrap();
}

/// What the program keeps of the person.
fn of_the_person(desk: &Desk) -> BTreeMap<PathBuf, Vec<u8>> {
    let (config, data) = (desk.config(), desk.data());
    let mut files: BTreeMap<_, _> = desk.files().into_iter().collect();
    files.retain(|path, _| path.starts_with(&config) || path.starts_with(&data));
    files
}

#[test]
fn a_broken_deployment_is_shown_with_its_line_and_field_and_nothing_else_can_be_done() {
    let desk = Desk::of("Anna");
    desk.change_settings(&json!({"language": "en", "theme": "dark", "textSize": 150}));
    break_deployment(&desk);
    let kept = of_the_person(&desk);
    let launcher = desk.open_launcher([desk.standin.room("Raum")]);
    launcher
        .expect("halted")
        .says("The program has not been set up correctly")
        .says("field: servers[0]")
        .says("line: ");
    assert_eq!(launcher.code(), "deployment-broken");
    desk.picture("halted");
    let looks = launcher.run(
        "const { theme, textSize } = document.documentElement.dataset;
         return [theme, textSize, document.querySelectorAll('nav, [data-action=go-home]').length]",
    );
    assert_eq!(looks, json!(["dark", "150", 0]));
    launcher.press("copy").says("Copied");
    launcher.press("quit");
    let status = launcher.ends_within(SOON);
    assert_eq!(status.code(), Some(BROKEN_DEPLOYMENT));
    assert_eq!(of_the_person(&desk), kept, "nothing was touched");
    let left = desk.files().into_iter();
    let mut left = left.filter(|(path, _)| path.display().to_string().contains("halted"));
    assert_eq!(left.next(), None, "what the web view wrote is gone");
    assert!(desk.words().contains("servers[0]"), "scripts read it, too");
    assert!(desk.browsers().is_empty() && desk.standin.requests().is_empty());
}

#[test]
fn closing_the_window_ends_the_program_as_well() {
    let desk = desk_with_a_broken_deployment();
    let mut program = desk.start::<&str>([]);
    desk.wait_until("the window is there", SOON, || desk.shows_launcher());
    desk.close_launcher();
    let status = program.ends_within(SOON);
    assert_eq!(status.code(), Some(BROKEN_DEPLOYMENT));
}

#[test]
fn without_a_window_it_is_a_notification_and_without_that_it_stands_on_the_command_line() {
    let desk = desk_with_a_broken_deployment();
    // A program without the one beside it that shows windows.
    let alone = desk.home().join("bbw-meet");
    fs::copy(binary(), &alone).unwrap();
    let mut program = desk.run(&mut desk.prepare(&alone));
    let status = program.ends_within(SOON);
    assert_eq!(status.code(), Some(BROKEN_DEPLOYMENT));
    assert!(desk.words().contains("servers[0]"), "{}", desk.words());

    let sent = desk.home().join("sent");
    let script = format!("#!/bin/sh\nprintf '%s\\n' \"$@\" > '{}'\n", sent.display());
    desk.put_program("notify-send", &script);
    let mut program = desk.run(&mut desk.prepare(&alone));
    let status = program.ends_within(SOON);
    assert_eq!(status.code(), Some(BROKEN_DEPLOYMENT));
    let sent = fs::read_to_string(sent).unwrap();
    for part in ["BBW Meet", "Die Einrichtung des Programms", "servers[0]"] {
        assert!(sent.contains(part), "{part} is missing in {sent}");
    }
}

#[test]
fn a_notification_that_nobody_shows_is_followed_by_a_message_that_is_shown() {
    let desk = desk_with_a_broken_deployment();
    let alone = desk.home().join("bbw-meet");
    fs::copy(binary(), &alone).unwrap();
    let shown = desk.home().join("shown");
    desk.put_program("notify-send", "#!/bin/sh\nexit 1\n");
    desk.put_program(
        "zenity",
        &format!("#!/bin/sh\nprintf '%s\\n' \"$@\" > '{}'\n", shown.display()),
    );
    let mut program = desk.run(&mut desk.prepare(&alone));
    let status = program.ends_within(SOON);
    assert_eq!(status.code(), Some(BROKEN_DEPLOYMENT));
    desk.wait_until("the message is shown", SOON, || {
        fs::read_to_string(&shown).is_ok_and(|text| text.contains("servers[0]"))
    });
}

#[test]
fn two_files_dropped_onto_the_program_are_refused_where_a_person_looks() {
    let desk = Desk::of("Anna");
    let two = [desk.standin.room("Eins"), desk.standin.room("Zwei")];
    // As desktops start programs: nobody reads what they print.
    let mut command = desk.prepare(&binary());
    command
        .args(&two)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    let mut program = desk.run(&mut command);
    desk.wait_until("the window is there", SOON, || desk.shows_launcher());
    desk.close_launcher();
    assert_eq!(program.ends_within(SOON).code(), Some(REFUSED));

    // In a script there is no window to wait for.
    let mut program = desk.start(&two);
    assert_eq!(program.ends_within(SOON).code(), Some(REFUSED));
    assert!(desk.words().contains("launch-too-many"), "{}", desk.words());
    assert!(desk.browsers().is_empty() && desk.standin.requests().is_empty());
}
