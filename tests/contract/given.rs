//! What the contract tests start from, and the texts they try.

use std::cell::RefCell;

use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::MeetingLink;
use bbw_meet_core::meeting::arrival::{self, Words};
use bbw_meet_core::meeting::visit::{NameBy, Target, Visit};
use bbw_meet_core::origin::Origin;
use bbw_meet_core::profile::{DisplayName, Profile, Theme};
use bbw_meet_tests::jitsi::Reader;
use proptest::prelude::*;

/// The one server of these tests.
pub(crate) const SERVER: &str = "https://meet.bbw.example";

/// Reads as Jitsi: one Node process for all the cases of a test.
pub(crate) fn jitsi<A>(question: impl FnOnce(&mut Reader) -> A) -> A {
    thread_local!(static READER: RefCell<Reader> = RefCell::new(Reader::start()));
    READER.with(|reader| question(&mut reader.borrow_mut()))
}

/// A link, or `None` where this program refuses the text.
pub(crate) fn link(path: &str) -> Option<MeetingLink> {
    let servers = [Origin::parse(SERVER).unwrap()];
    MeetingLink::parse(&format!("{SERVER}/{path}"), &servers).ok()
}

/// A profile with this name.
pub(crate) fn named(name: &DisplayName) -> Profile {
    Profile {
        name: Some(name.clone()),
        ..Profile::default()
    }
}

/// A visit to one room.
pub(crate) fn visit(profile: &Profile, title: Option<&str>, name_by: NameBy) -> Visit {
    let target = Target::Meeting(link("Raum").unwrap());
    Visit::new(target, title, profile, Language::German, name_by).unwrap()
}

/// What the window of this visit gets before its first page.
pub(crate) fn script(visit: &Visit) -> String {
    let words = Words {
        program: "BBW Meet".to_owned(),
        heading: "Das Meeting wird geöffnet".to_owned(),
        saved: "{file} liegt in {folder}".to_owned(),
        sounds: vec![],
        language: Language::German,
        theme: Theme::System,
    };
    arrival::script(visit, &words)
}

/// Texts of people from everywhere, with every character that a parser on the way might take for its own.
pub(crate) fn words(longest: usize) -> impl Strategy<Value = String> {
    let character = prop_oneof![
        4 => proptest::char::range('a', 'z'),
        2 => proptest::char::range('A', 'Z'),
        3 => proptest::sample::select(vec![
            '\'', '"', '‘', '’', '“', '”', '„', '‚', '«', '»', '`', '´', '&', '=', '#', '?', '%', '+', '\\', '/', '<',
            '>', ';', ':', ',', '.', '-', '_', '~', '(', ')', '[', ']', '{', '}', '|', '^', '$', '@', '!', '*', ' ',
        ]),
        2 => proptest::sample::select("äöüÄÖÜßéèçñøåşğıİŁőřžαΣςЖщ".chars().collect::<Vec<_>>()),
        1 => proptest::sample::select("李小龍田中さくら김민수ﬀ①Ａ".chars().collect::<Vec<_>>()),
        1 => proptest::sample::select("שלוםمرحبابکनमस्ते".chars().collect::<Vec<_>>()),
        1 => proptest::sample::select("😀🦊👩🎓🏳🌈🇩🇪".chars().collect::<Vec<_>>()),
        1 => proptest::sample::select(vec!['\u{200d}', '\u{fe0f}', '\u{301}', '\u{308}', '\u{2028}', '\u{feff}']),
    ];
    proptest::collection::vec(character, 1..=longest).prop_map(String::from_iter)
}

/// Names that this program accepts.
pub(crate) fn names() -> impl Strategy<Value = DisplayName> {
    words(DisplayName::MAX).prop_filter_map("not a name", |text| DisplayName::parse(&text).ok())
}
