//! Every file in `tests/fixtures/invitations` is read as its table says: files a person can open, good and hostile.

// A test may stop at the first surprise; the lint knows that only of functions marked as tests.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::invitation::{Here, Invitation, bbwmeet, file, read_file};
use bbw_meet_core::language::Language;
use bbw_meet_core::origin::Origin;
use bbw_meet_core::words::Catalogue;
use jiff::{Timestamp, tz::TimeZone};
use serde::Deserialize;

#[derive(Deserialize)]
struct Table {
    now: Timestamp,
    zone: String,
    servers: Vec<Origin>,
    files: BTreeMap<String, Expected>,
}

#[derive(Deserialize)]
struct Expected {
    join: Option<String>,
    refuse: Option<Code>,
    tenant: Option<String>,
    title: Option<String>,
    organizer: Option<String>,
    start: Option<Timestamp>,
    end: Option<Timestamp>,
    #[serde(default)]
    token: bool,
    #[serde(default)]
    cancelled: bool,
    #[serde(default)]
    notes: Vec<Code>,
    /// This computer's zone, where it is not the table's.
    zone: Option<String>,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/fixtures/invitations")
}

fn table() -> Table {
    serde_json::from_slice(&fs::read(folder().join("expected.json")).unwrap()).unwrap()
}

fn read(table: &Table, name: &str) -> Result<Invitation, Problem> {
    let zone = table.files[name].zone.as_ref().unwrap_or(&table.zone);
    let zone = TimeZone::get(zone).unwrap();
    read_file(
        &folder().join(name),
        Here {
            servers: &table.servers,
            zone: &zone,
            now: table.now,
        },
    )
}

#[test]
fn every_file_becomes_what_the_table_says() {
    let table = table();
    let mut wrong = Vec::new();
    for (name, expected) in &table.files {
        let clock = Instant::now();
        let result = read(&table, name);
        // Released, the slowest takes a fifth of a second; unoptimised libraries on a busy machine take their time.
        if clock.elapsed() > Duration::from_secs(30) {
            wrong.push(format!("{name} took {:?}", clock.elapsed()));
        }
        let as_expected = match (&result, &expected.join, expected.refuse) {
            (Ok(invitation), Some(room), None) => {
                invitation.link().room() == room
                    && invitation.link().tenant() == expected.tenant.as_deref()
                    && invitation.link().token().is_some() == expected.token
                    && invitation.title() == expected.title.as_deref()
                    && invitation.organizer() == expected.organizer.as_deref()
                    && invitation.start() == expected.start
                    && invitation.end() == expected.end
                    && invitation.is_called_off() == expected.cancelled
                    && invitation
                        .notes()
                        .iter()
                        .map(|note| note.code)
                        .eq(expected.notes.iter().copied())
            }
            (Err(problem), None, Some(code)) => problem.code == code,
            _ => false,
        };
        if !as_expected {
            wrong.push(format!("{name}: {result:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_file_is_in_the_table() {
    let table = table();
    for sort in ["good", "arrived", "hostile"] {
        for entry in fs::read_dir(folder().join(sort)).unwrap() {
            let name = format!("{sort}/{}", entry.unwrap().file_name().to_str().unwrap());
            let expected = table
                .files
                .get(&name)
                .unwrap_or_else(|| panic!("{name} is not in expected.json"));
            assert!(sort != "good" || expected.join.is_some(), "{name}");
        }
    }
}

#[test]
fn what_is_read_can_be_written_and_read_again_without_its_token() {
    let table = table();
    let zone = TimeZone::get(&table.zone).unwrap();
    let here = Here {
        servers: &table.servers,
        zone: &zone,
        now: table.now,
    };
    let words = Catalogue::of(Language::German);
    for name in table.files.keys() {
        let Ok(invitation) = read(&table, name) else {
            continue;
        };
        let text = bbwmeet::write(&invitation, words);
        assert!(!text.contains("aa.bb.cc"), "{name}");
        let again = bbw_meet_core::invitation::read_text(&text, here).unwrap();
        assert_eq!(bbwmeet::write(&again, words), text, "{name}");
    }
}

#[test]
fn ten_megabytes_are_refused_unread() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("huge.ics");
    fs::File::create(&path)
        .unwrap()
        .set_len(10 * 1024 * 1024)
        .unwrap();
    assert_eq!(file::bytes(&path).unwrap_err().code, Code::FileTooLarge);
}
