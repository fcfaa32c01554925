//! Two servers whose notices differ: the second is asked about by itself, and both stand on the page where they are taken back.

use std::fs;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::tour::{SCHOOL, with_school};
use serde_json::{Value, json};

fn records(desk: &Desk) -> Vec<Value> {
    let log = fs::read_to_string(desk.data().join("consent.jsonl")).unwrap();
    log.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[test]
fn each_is_read_and_answered_by_itself() {
    let desk = with_school();
    desk.agree();
    desk.rename("Anna");
    let launcher = desk.open_launcher([format!("{SCHOOL}/Klasse")]);
    launcher
        .expect("welcome")
        .says("Für Meetings auf meet.school.example gilt eine eigene Datenschutzerklärung.")
        .says("Kurz gesagt: Die Schule sieht Ihren Namen.")
        .says("Die Schule. Warum");
    assert!(!launcher.text().unwrap().contains("Das Haus."));
    desk.picture("other-notice");
    launcher.press("decline");
    launcher.expect("declined");
    let last = records(&desk).pop().unwrap();
    assert_eq!(last["event"], "refused");
    assert_eq!(last["servers"], json!([SCHOOL]));
    assert_eq!(last["notice"], "schule-1");
    assert_eq!(last["controller"], "Schule, Schulstraße 2, 04103 Leipzig");

    launcher.press("privacy");
    launcher
        .expect("privacy")
        .unfold()
        .says("Für Meetings auf meet.school.example")
        .says("Verantwortlich: Schule, Schulstraße 2, 04103 Leipzig")
        .says("Das Haus.")
        .says("Die Schule. Warum");
    desk.picture("two-notices");
    let ids = launcher.run(
        "const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
         return ids.length === new Set(ids).size && document.querySelector('a[href=\"#notice-1-why\"]') !== null",
    );
    assert_eq!(ids, true, "each notice has ids of its own");
    launcher.press("withdraw");
    launcher.says("Sie haben Ihre Einwilligung am");
    let last = records(&desk).pop().unwrap();
    assert_eq!(
        (&last["event"], &last["notice"]),
        (&json!("withdrawn"), &json!("haus-1"))
    );
    let left = launcher.run("return document.querySelectorAll('[data-action=withdraw]').length");
    assert_eq!(left, 0);
    drop(launcher);

    // Neither lets the other's meetings in.
    let launcher = desk.open_launcher([desk.standin.room("Raum")]);
    launcher.expect("welcome").says("Das Haus.");
}

#[test]
fn agreeing_there_opens_nothing_here() {
    let desk = with_school();
    let launcher = desk.open_launcher([desk.standin.room("Raum")]);
    launcher.expect("welcome").says("Das Haus.");
    drop(launcher);
    desk.agree();
    desk.rename("Anna");
    let program = desk.start([desk.standin.room("Raum")]);
    desk.standin.expect("prejoin");
    drop(program);
    let launcher = desk.open_launcher([format!("{SCHOOL}/Klasse")]);
    launcher.expect("welcome").says("Die Schule.");
}
