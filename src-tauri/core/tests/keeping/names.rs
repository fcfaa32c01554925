//! The names that others see.

use bbw_meet_core::error::Code;
use bbw_meet_core::profile::DisplayName;
use proptest::prelude::*;

fn name(text: &str) -> Result<String, Code> {
    let name = DisplayName::parse(text).map_err(|problem| problem.code)?;
    Ok(name.as_str().to_owned())
}

#[test]
fn people_keep_their_names() {
    for text in [
        "Erika Mustermann",
        "Jörg Groß-Ünal",
        "Siobhán O'Neil",
        "\"Kai\" & <Mo>",
        "李小龍",
        "محمد",
        "שרה",
        "علی\u{200c}رضا",
        "क्\u{200d}ष",
        "葛\u{e0100}城",
        "👩\u{200d}🦽 Ana",
        "❤\u{fe0f}\u{200d}🔥",
        "🏳\u{fe0f}\u{200d}🌈",
        "👋🏽",
        "1\u{fe0f}\u{20e3} Gruppe",
        "Z\u{301}",
    ] {
        assert_eq!(name(text).as_deref(), Ok(text), "{text:?}");
    }
}

#[test]
fn space_is_tidied() {
    for text in [
        "  Kai   Mo ",
        "Kai\tMo",
        "Kai\r\nMo\n",
        "Kai\u{a0}\u{2003}Mo",
        "\u{2028}Kai Mo",
    ] {
        assert_eq!(name(text).as_deref(), Ok("Kai Mo"), "{text:?}");
    }
    for text in ["", " ", "\n\t\u{a0}\u{3000}"] {
        assert_eq!(name(text), Err(Code::NameEmpty), "{text:?}");
    }
}

#[test]
fn what_cannot_be_seen_is_refused() {
    for hidden in [
        "\0",
        "\u{7}",
        "\u{1b}",
        "\u{7f}",
        "\u{9b}",
        "\u{ad}",
        "\u{34f}",
        "\u{61c}",
        "\u{115f}",
        "\u{180e}",
        "\u{200b}",
        "\u{200c}",
        "\u{200d}",
        "\u{200e}",
        "\u{200f}",
        "\u{202a}",
        "\u{202e}",
        "\u{2060}",
        "\u{2066}",
        "\u{2069}",
        "\u{206f}",
        "\u{2800}",
        "\u{3164}",
        "\u{fe0f}",
        "\u{feff}",
        "\u{ffa0}",
        "\u{fff9}",
        "\u{ffff}",
        "\u{e0001}",
        "\u{e0041}",
        "\u{e0100}",
    ] {
        for text in [
            hidden.to_owned(),
            format!("Kai{hidden}Mo"),
            format!("{hidden}Kai"),
            format!("Kai{hidden}"),
        ] {
            assert_eq!(name(&text), Err(Code::NameCharacters), "{text:?}");
        }
    }
    for text in [
        "ö\u{200d}\u{200d}ö",
        "❤\u{fe0f}\u{fe0f}",
        "ö\u{200d}",
        "ö\u{200d} ö",
        "ö\u{200d}\u{fe0f}",
    ] {
        assert_eq!(name(text), Err(Code::NameCharacters), "{text:?}");
    }
}

/// Jitsi cuts with JavaScript's `substring(0, 50)`: UTF-16 code units, not characters.
#[test]
fn the_limit_is_jitsis() {
    assert!(name(&"ö".repeat(50)).is_ok());
    assert_eq!(name(&"ö".repeat(51)), Err(Code::NameTooLong));
    assert!(name(&"🦊".repeat(25)).is_ok());
    assert_eq!(
        name(&format!("{}x", "🦊".repeat(25))),
        Err(Code::NameTooLong)
    );
    assert!(
        name(&format!("  {}  ", "x".repeat(50))).is_ok(),
        "space around it does not count"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn a_name_stays_as_it_is(text in any::<String>()) {
        if let Ok(once) = name(&text) {
            prop_assert_eq!(name(&once), Ok(once.clone()), "parsing it again changes nothing");
            prop_assert!(once.encode_utf16().count() <= DisplayName::MAX);
            prop_assert_eq!(once.trim(), once.as_str());
            prop_assert!(!once.chars().any(char::is_control));
            let parsed = DisplayName::parse(&text).unwrap();
            let json = serde_json::to_string(&parsed).unwrap();
            prop_assert_eq!(serde_json::from_str::<DisplayName>(&json).unwrap(), parsed);
        }
    }

    #[test]
    fn letters_in_any_script_are_a_name(text in r"\p{L}{1,12}( \p{L}{1,12})?") {
        // The blanks among the letters: Hangul fillers.
        prop_assume!(!text.contains(['\u{115f}', '\u{1160}', '\u{3164}', '\u{ffa0}']));
        prop_assert_eq!(name(&text), Ok(text));
    }
}
