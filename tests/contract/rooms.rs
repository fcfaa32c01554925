//! The room that a link promises is the room in which Jitsi lets people meet.

use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::MeetingLink;
use bbw_meet_core::meeting::visit::{NameBy, Target, Visit};
use bbw_meet_core::profile::Profile;
use bbw_meet_tests::jitsi::Read;
use percent_encoding::percent_decode_str;
use proptest::prelude::*;

use crate::given::{jitsi, link, words};

fn as_jitsi(link: &MeetingLink) -> Read {
    let visit = Visit::new(
        Target::Meeting(link.clone()),
        None,
        &Profile::default(),
        Language::German,
        NameBy::Seed,
    );
    jitsi(|reader| reader.read(visit.unwrap().address()))
}

fn decoded(text: &str) -> String {
    percent_decode_str(text).decode_utf8().unwrap().into_owned()
}

/// Jitsi sees the same room and tenant, and finds nothing to clean away.
fn agrees(link: &MeetingLink) -> Result<(), TestCaseError> {
    let read = as_jitsi(link);
    let (room, tenant) = (
        read.room.as_deref().map(decoded),
        read.tenant.as_deref().map(decoded),
    );
    prop_assert_eq!(room.as_deref(), Some(link.room()));
    prop_assert_eq!(tenant.as_deref(), link.tenant());
    let sent = url::Url::parse(&link.https()).unwrap();
    prop_assert_eq!(read.pathname, sent.path());
    prop_assert_eq!(read.host, link.host());
    Ok(())
}

#[test]
fn rooms_as_people_name_them_arrive() {
    for (path, room, tenant) in [
        ("Raum", "Raum", None),
        ("bbw/Teamrunde-Äpfel", "Teamrunde-Äpfel", Some("bbw")),
        ("Klasse_9.b~neu", "Klasse_9.b~neu", None),
        ("%E6%9D%8E%E5%B0%8F%E9%BE%8D", "李小龍", None),
        ("shalom-שלום", "shalom-שלום", None),
        ("🦊", "🦊", None),
        ("Straße", "Straße", None),
    ] {
        let link = link(path).unwrap();
        assert_eq!((link.room(), link.tenant()), (room, tenant));
        agrees(&link).unwrap();
    }
}

#[test]
fn what_jitsi_would_change_is_refused() {
    for character in [
        ':', '?', '#', '[', ']', '@', '!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '=', '>',
        '<', '/', '"', '\u{a0}', '\u{3000}', '%',
    ] {
        let encoded: String = character
            .to_string()
            .bytes()
            .map(|byte| format!("%{byte:02X}"))
            .collect();
        assert!(
            link(&format!("Raum{encoded}Zwei")).is_none(),
            "{character:?}"
        );
    }
}

#[test]
fn an_encoded_blank_stays_part_of_the_room() {
    let link = link("Raum%20Zwei").unwrap();
    assert_eq!(link.room(), "Raum Zwei");
    agrees(&link).unwrap();
}

#[test]
fn the_same_room_is_known_by_every_spelling_of_it() {
    for (one, other) in [
        ("Raum", "rAUM"),
        ("ÄPFEL", "%C3%A4pfel"),
        ("A%CC%88pfel", "äpfel"),
        ("ﬀ", "ff"),
        ("①", "1"),
        ("Ａ", "a"),
        ("ΟΔΟΣ", "οδος"),
        ("bbw/Raum", "BBW/raum"),
    ] {
        let (one, other) = (link(one).unwrap(), link(other).unwrap());
        assert!(one.same_meeting(&other), "{} {}", one.room(), other.room());
        assert_eq!(as_jitsi(&one).backend_room, as_jitsi(&other).backend_room);
    }
    let (one, other) = (link("Straße").unwrap(), link("Strasse").unwrap());
    assert!(!one.same_meeting(&other));
    assert_ne!(as_jitsi(&one).backend_room, as_jitsi(&other).backend_room);
}

fn path(segment: &str) -> String {
    percent_encoding::utf8_percent_encode(segment, percent_encoding::NON_ALPHANUMERIC).to_string()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn jitsi_sees_the_room_that_was_promised(room in words(24), tenant in proptest::option::of(words(12))) {
        let path = tenant.iter().chain([&room]).map(|segment| path(segment)).collect::<Vec<_>>().join("/");
        if let Some(link) = link(&path) {
            agrees(&link)?;
        }
    }

    #[test]
    fn two_links_are_the_same_meeting_exactly_if_jitsi_makes_them_the_same_room(
        room in "[aAäÄÅKkſsßΣσςﬀfＡ①1]{1,4}",
        other in "[aAäÄÅKkſsßΣσςﬀfＡ①1]{1,4}",
    ) {
        let (one, two) = (link(&path(&room)).unwrap(), link(&path(&other)).unwrap());
        prop_assert_eq!(one.same_meeting(&two), as_jitsi(&one).backend_room == as_jitsi(&two).backend_room);
    }
}
