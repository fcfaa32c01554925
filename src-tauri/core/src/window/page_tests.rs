//! The page (`ui/bridge.js`) speaks of the same questions and fields as the types here.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use serde_json::{Value, json};

use super::Ask;
use super::view::*;
use crate::deployment::{Brand, Colour, Shades};
use crate::error::{Code, Problem};
use crate::invitation::Draft;
use crate::language::Language;
use crate::meeting::qr::Symbol;
use crate::meeting::{Availability, HostKind};
use crate::profile::{Locks, Profile};

const PAGE: &str = include_str!("../../../../ui/bridge.js");

/// Every `@typedef {{ … }} Name` with the names of its fields.
fn typedefs() -> BTreeMap<String, BTreeSet<String>> {
    let comment: String = PAGE
        .lines()
        .map(|line| line.trim().trim_start_matches('*').trim())
        .collect::<Vec<_>>()
        .join(" ");
    comment
        .split("@typedef {{")
        .skip(1)
        .map(|definition| {
            let (fields, rest) = definition.split_once("}}").unwrap();
            let name = rest.split_whitespace().next().unwrap().to_owned();
            (name, names(fields))
        })
        .collect()
}

/// What stands before a colon, outside of brackets.
fn names(fields: &str) -> BTreeSet<String> {
    let mut depth = 0;
    let outer = fields.chars().filter(|letter| {
        match letter {
            '<' | '{' | '[' => depth += 1,
            '>' | '}' | ']' => depth -= 1,
            _ => {}
        }
        depth == 0
    });
    outer
        .collect::<String>()
        .split(',')
        .filter_map(|field| field.split_once(':'))
        .map(|(name, _)| name.trim().trim_end_matches('?').to_owned())
        .collect()
}

fn fields(of: &impl Serialize) -> BTreeSet<String> {
    let Value::Object(fields) = json!(of) else {
        panic!("no object")
    };
    fields.into_iter().map(|(name, _)| name).collect()
}

#[test]
fn the_page_asks_what_is_declared_with_its_fields() {
    let start = PAGE.find("export const ASKS = {").unwrap();
    let list = &PAGE[start + "export const ASKS = ".len()..];
    let list = &list[..list.find("};").unwrap()]
        .trim_end()
        .trim_end_matches(',');
    let asks: BTreeMap<String, Vec<String>> = serde_json::from_str(&format!("{list}}}")).unwrap();
    let declared = Ask::ALL.iter().map(|(name, fields)| {
        let fields = fields.iter().map(|field| (*field).to_owned());
        ((*name).to_owned(), fields.collect())
    });
    assert_eq!(asks, declared.collect());
}

#[test]
fn the_page_knows_every_field_of_what_it_gets() {
    let note = Note {
        id: 1,
        problem: Problem::new(Code::HostNone).with("a", "b"),
    };
    let meeting = Meeting {
        host: String::new(),
        room: String::new(),
        tenant: None,
        title: None,
        start: None,
        end: None,
        organizer: None,
    };
    let past = PastMeeting {
        id: String::new(),
        host: String::new(),
        room: String::new(),
        title: None,
        at: jiff::Timestamp::UNIX_EPOCH,
    };
    let organisation = Organisation {
        name: String::new(),
        controller: String::new(),
        contact_mail: None,
        page: String::new(),
        guest_page: String::new(),
    };
    let consent = Consent {
        standing: String::new(),
        at: None,
        changed: vec![],
        controller: String::new(),
        servers: vec![],
        notice_is_built_in: true,
    };
    let host = Availability {
        kind: HostKind::Browser,
        available: true,
        program: None,
        why: None,
    };
    let file = StoredFile {
        path: String::new(),
        what: String::new(),
        bytes: 0,
    };
    let folder = StoredFolder {
        path: String::new(),
        what: String::new(),
        files: vec![],
    };
    let stored = Stored {
        folders: vec![],
        consents: vec![],
    };
    let preview = Preview {
        room: String::new(),
        host: String::new(),
        link: String::new(),
        start: None,
        end: None,
        zone: String::new(),
        note: None,
        past: false,
        forms: vec![],
    };
    let notice = Notice {
        of: 0,
        html: String::new(),
        sha256: String::new(),
        title: String::new(),
        language: String::new(),
        summary: vec![],
    };
    let code = Symbol {
        modules: 0,
        dark: String::new(),
    };
    let telephone = Telephone {
        link: String::new(),
        code: Some(code.clone()),
        lacks_token: false,
    };
    let asked = AskedPage {
        id: 1,
        page: Page::Create,
    };
    let view = View {
        revision: 0,
        stage: Stage::Home,
        page: Some(asked.clone()),
        meeting: None,
        running: None,
        profile: Profile::default(),
        locks: Locks::default(),
        language: Language::German,
        consents: vec![consent.clone()],
        asked: 0,
        history: vec![],
        organisation: organisation.clone(),
        servers: vec![],
        start_address: String::new(),
        version: String::new(),
        hosts: vec![],
        notes: vec![],
    };
    let spoken = Spoken {
        id: Language::German,
        name: String::new(),
    };
    let brand = Brand::default();
    let shades = Shades {
        main: Colour::BLACK,
        over: Colour::BLACK,
        ink: Colour::WHITE,
    };
    let page = typedefs();
    for (name, fields) in [
        ("View", fields(&view)),
        ("AskedPage", fields(&asked)),
        ("Meeting", fields(&meeting)),
        ("Profile", fields(&Profile::default())),
        ("Locks", fields(&Locks::default())),
        ("Consent", fields(&consent)),
        ("PastMeeting", fields(&past)),
        ("Organisation", fields(&organisation)),
        ("Availability", fields(&host)),
        ("Note", fields(&note)),
        ("Problem", fields(&note.problem)),
        ("Notice", fields(&notice)),
        ("Brand", fields(&brand)),
        ("Shades", fields(&shades)),
        ("Stored", fields(&stored)),
        ("StoredFolder", fields(&folder)),
        ("StoredFile", fields(&file)),
        ("Preview", fields(&preview)),
        ("Spoken", fields(&spoken)),
        ("Telephone", fields(&telephone)),
        ("QrCode", fields(&code)),
    ] {
        assert_eq!(page.get(name), Some(&fields), "{name}");
    }
    let draft = &page["Draft"];
    assert!(
        draft.is_subset(&fields(&Draft::default())),
        "the page leaves out what only the command line knows"
    );
}
