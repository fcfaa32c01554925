//! The last meetings: few, newest first, and gone when the person says so.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use bbw_meet_core::error::Code;
use bbw_meet_core::history::{History, MAX, Meeting};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{code, names, now};

fn meeting(room: &str) -> Meeting {
    Meeting {
        link: format!("https://meet.example/{room}"),
        key: format!("meet.example/{}", room.to_lowercase()),
        host: "meet.example".to_owned(),
        room: room.to_owned(),
        title: None,
    }
}

fn remember(folder: &Path, room: &str) -> History {
    History::remember(folder, meeting(room), now())
        .unwrap()
        .value
}

fn rooms(history: &History) -> Vec<&str> {
    history
        .entries()
        .iter()
        .map(|entry| entry.meeting.room.as_str())
        .collect()
}

#[test]
fn the_newest_eight_are_kept_and_the_same_meeting_moves_up() {
    let folder = tempfile::tempdir().unwrap();
    for number in 1..=10 {
        remember(folder.path(), &format!("Room{number}"));
    }
    let first = History::load(folder.path(), now()).value;
    assert_eq!(
        rooms(&first),
        [
            "Room10", "Room9", "Room8", "Room7", "Room6", "Room5", "Room4", "Room3"
        ]
    );
    let again = remember(folder.path(), "ROOM5");
    assert_eq!(
        rooms(&again),
        [
            "ROOM5", "Room10", "Room9", "Room8", "Room7", "Room6", "Room4", "Room3"
        ]
    );
    assert_eq!(
        again.entries()[0].id,
        first.entries()[5].id,
        "the same entry"
    );
    let mut ids: Vec<_> = again.entries().iter().map(|entry| &entry.id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), MAX);
}

#[test]
fn a_title_is_kept_until_there_is_a_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let titled = |title: Option<&str>| {
        let meeting = Meeting {
            title: title.map(str::to_owned),
            ..meeting("Room")
        };
        let history = History::remember(folder.path(), meeting, now())
            .unwrap()
            .value;
        history.entries()[0].meeting.title.clone()
    };
    assert_eq!(titled(Some("Kurs")).as_deref(), Some("Kurs"));
    assert_eq!(titled(None).as_deref(), Some("Kurs"));
    assert_eq!(titled(Some("Prüfung")).as_deref(), Some("Prüfung"));
}

#[test]
fn one_entry_is_forgotten_and_the_others_stay() {
    let folder = tempfile::tempdir().unwrap();
    for room in ["A", "B", "C"] {
        remember(folder.path(), room);
    }
    let history = History::load(folder.path(), now()).value;
    let id = history.entries()[1].id.clone();
    assert_eq!(history.entry(&id).unwrap().meeting.room, "B");
    assert_eq!(
        code(history.entry("no-such-id").err().as_ref()),
        Some(Code::NotFound)
    );
    for _ in 0..2 {
        let left = History::forget(folder.path(), &id, now()).unwrap().value;
        assert_eq!(rooms(&left), ["C", "A"]);
    }
    let stored = fs::read_to_string(folder.path().join("history.json")).unwrap();
    assert!(!stored.contains("meet.example/B"), "{stored}");
}

#[test]
fn forgetting_all_leaves_no_trace() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("history.json");
    for text in ["{ broken", r#"{"version":9,"entries":[]}"#] {
        fs::write(&path, text).unwrap();
        History::load(folder.path(), now());
        assert_eq!(History::forget_all(folder.path()), []);
        assert_eq!(names(folder.path()), [""; 0], "{text}");
    }
    remember(folder.path(), "A");
    assert_eq!(History::forget_all(folder.path()), []);
    assert_eq!(
        History::load(folder.path(), now()).value,
        History::default()
    );
}

#[test]
fn what_a_newer_program_added_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    remember(folder.path(), "A");
    let path = folder.path().join("history.json");
    let mut stored: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    stored["entries"][0]["colour"] = json!("red");
    stored["pinned"] = json!(["A"]);
    fs::write(&path, stored.to_string()).unwrap();
    remember(folder.path(), "B");
    remember(folder.path(), "a");
    let stored: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(stored["pinned"], json!(["A"]));
    assert_eq!(stored["entries"][0]["colour"], "red");
    assert_eq!(stored["entries"][1].get("colour"), None);
}

#[test]
fn a_history_torn_at_any_byte_is_set_aside_and_the_next_one_starts() {
    let folder = tempfile::tempdir().unwrap();
    remember(folder.path(), "A");
    let whole = fs::read(folder.path().join("history.json")).unwrap();
    for length in 0..whole.len() - 1 {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("history.json"), &whole[..length]).unwrap();
        let loaded = History::load(folder.path(), now());
        assert_eq!(code(&loaded.note), Some(Code::StorageSetAside), "{length}");
        assert_eq!(rooms(&remember(folder.path(), "B")), ["B"], "{length}");
        assert_eq!(names(folder.path()).len(), 2, "{length}: nothing is lost");
    }
}

#[test]
fn a_history_that_is_erased_while_the_program_runs_starts_anew() {
    let folder = tempfile::tempdir().unwrap();
    remember(folder.path(), "A");
    fs::remove_file(folder.path().join("history.json")).unwrap();
    assert_eq!(rooms(&remember(folder.path(), "B")), ["B"]);
    fs::remove_dir_all(folder.path()).unwrap();
    assert_eq!(rooms(&remember(folder.path(), "C")), ["C"]);
}

#[test]
fn a_clock_that_is_set_back_changes_no_order() {
    let folder = tempfile::tempdir().unwrap();
    remember(folder.path(), "A");
    let earlier = "1970-01-01T00:00:00Z".parse().unwrap();
    let history = History::remember(folder.path(), meeting("B"), earlier).unwrap();
    assert_eq!(rooms(&history.value), ["B", "A"], "the last one is on top");
}

#[test]
fn a_history_of_ten_thousand_costs_nothing_noticeable() {
    let folder = tempfile::tempdir().unwrap();
    remember(folder.path(), "A");
    let path = folder.path().join("history.json");
    let mut stored: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    let entries = stored["entries"].as_array_mut().unwrap();
    entries.resize(10_000, entries[0].clone());
    fs::write(&path, stored.to_string()).unwrap();
    // The best of several, because other tests run at the same time.
    let quickest = (0..5).map(|_| {
        let start = Instant::now();
        let loaded = History::load(folder.path(), now());
        assert_eq!(loaded.note, None);
        assert_eq!(loaded.value.entries().len(), MAX);
        start.elapsed()
    });
    let quickest = quickest.min().unwrap();
    println!("10,000 entries: {quickest:?}");
    // The build that is shipped reads some ten times faster than the one for tests.
    let limit = if cfg!(debug_assertions) { 1000 } else { 100 };
    assert!(quickest < Duration::from_millis(limit), "{quickest:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10))]

    #[test]
    fn any_history_is_short_newest_first_and_without_doubles(
        visits in prop::collection::vec("[a-dA-D]{1,2}", 1..20),
        title in any::<Option<String>>(),
    ) {
        let folder = tempfile::tempdir().unwrap();
        for room in &visits {
            let meeting = Meeting { title: title.clone(), ..meeting(room) };
            let remembered = History::remember(folder.path(), meeting, now()).unwrap();
            prop_assert_eq!(&remembered, &History::load(folder.path(), now()));
            prop_assert_eq!(&remembered.value.entries()[0].meeting.room, room);
            prop_assert_eq!(&remembered.value.entries()[0].meeting.title, &title);
            let mut keys: Vec<_> =
                remembered.value.entries().iter().map(|entry| &entry.meeting.key).collect();
            prop_assert!(keys.len() <= MAX);
            keys.sort();
            keys.dedup();
            prop_assert_eq!(keys.len(), remembered.value.entries().len());
        }
    }
}
