//! The name a person gave is the name Jitsi shows, on both roads.

use bbw_meet_core::meeting::visit::NameBy;
use bbw_meet_core::profile::DisplayName;
use proptest::prelude::*;
use serde_json::Value;

use crate::given::{SERVER, jitsi, named, names, script, visit};

/// What Jitsi shows of a name: `getNormalizedDisplayName` in `base/participants/functions.ts`.
fn shown(name: &str) -> String {
    let cut: Vec<u16> = name.trim().encode_utf16().take(50).collect();
    String::from_utf16_lossy(&cut)
}

fn seeded(name: &DisplayName, stored: Option<&str>) -> Value {
    let visit = visit(&named(name), None, NameBy::Seed);
    let stored = jitsi(|reader| reader.seed(&script(&visit), SERVER, stored));
    serde_json::from_str(&stored.unwrap()).unwrap()
}

fn in_address(name: &DisplayName) -> (Value, String) {
    let visit = visit(&named(name), None, NameBy::Address);
    let read = jitsi(|reader| reader.read(visit.address()));
    (
        read.params
            .get("userInfo.displayName")
            .cloned()
            .unwrap_or_default(),
        read.display_name.unwrap_or_default(),
    )
}

fn escaped(name: &str) -> String {
    // lodash's `escape`, which Jitsi puts over names that come by the address.
    name.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[test]
fn names_that_break_parsers_arrive_unharmed() {
    let longest = "Ä".repeat(50);
    let families = "👩‍👩‍👧".repeat(6);
    for text in [
        "Anna",
        "Anna „Anni“ O'Neil & Söhne",
        "‘x’ “y” \"z\"",
        "a=b&c=d#e?f%41+g",
        r#"\" \u0022 </script> ${x}"#,
        "undefined",
        "null",
        "{\"a\":1}",
        "__proto__",
        "李小龍 (田中)",
        "שלום עולם",
        "مرحبا بالعالم",
        "🏳️‍🌈 👩‍🎓",
        longest.as_str(),
        families.as_str(),
    ] {
        let name = DisplayName::parse(text).unwrap();
        assert_eq!(shown(name.as_str()), text, "Jitsi would cut it");
        assert_eq!(seeded(&name, None)["displayName"], text);
        // Jitsi turns typographic quotes of an address into plain ones; escaped they must come through.
        assert_eq!(in_address(&name), (Value::from(text), escaped(text)));
    }
}

#[test]
fn a_seed_keeps_what_jitsi_stored_and_takes_what_it_can_from_broken_storage() {
    let name = DisplayName::parse("Neu").unwrap();
    let kept = seeded(
        &name,
        Some(r#"{"displayName":"Alt","micDeviceId":"x","email":"a@b.example"}"#),
    );
    assert_eq!(
        kept,
        serde_json::json!({"displayName": "Neu", "micDeviceId": "x", "email": "a@b.example"})
    );
    for broken in ["", "{", "null", "[]", "7", "\"text\""] {
        assert_eq!(
            seeded(&name, Some(broken)),
            serde_json::json!({"displayName": "Neu"}),
            "{broken}"
        );
    }
}

#[test]
fn a_seed_touches_no_other_origin() {
    let visit = visit(
        &named(&DisplayName::parse("Anna").unwrap()),
        None,
        NameBy::Seed,
    );
    let script = script(&visit);
    for origin in [
        "https://meet.bbw.example.evil.example",
        "http://meet.bbw.example",
        "https://meet.bbw.example:8443",
        "null",
    ] {
        assert_eq!(
            jitsi(|reader| reader.seed(&script, origin, None)),
            None,
            "{origin}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_seeded_name_is_read_back_as_it_was_written(name in names()) {
        prop_assert_eq!(shown(name.as_str()), name.as_str());
        prop_assert_eq!(&seeded(&name, None)["displayName"], name.as_str());
    }

    #[test]
    fn a_name_in_the_address_is_read_back_as_it_was_written(name in names()) {
        let expected = (Value::from(name.as_str()), escaped(name.as_str()));
        prop_assert_eq!(in_address(&name), expected);
    }
}
