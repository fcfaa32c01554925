//! What Jitsi is asked to store is merged with what it has, and what a person chooses in Jitsi stays.

use bbw_meet_core::meeting::visit::NameBy;
use bbw_meet_core::profile::{DisplayName, Profile};
use bbw_meet_tests::jitsi::{SETTINGS, Storage, Version};
use serde_json::{Value, json};

use crate::given::{SERVER, jitsi, named, script, visit};

/// Jitsi's stored settings after one more meeting of somebody who wants captions and several people large, or not.
fn meet(wanted: bool, storage: &mut Storage) -> Value {
    let mut profile = named(&DisplayName::parse("Anna").unwrap());
    profile.settings.captions = wanted;
    profile.settings.several_large = wanted;
    let script = script(&visit(&profile, None, NameBy::Seed));
    *storage = jitsi(|reader| reader.seed_all(&script, SERVER, storage));
    serde_json::from_str(&storage[SETTINGS]).unwrap()
}

/// In the meeting the person changes a setting of Jitsi's.
fn choose(storage: &mut Storage, name: &str, value: Value) {
    let mut settings: Value = serde_json::from_str(&storage[SETTINGS]).unwrap();
    settings[name] = value;
    storage.insert(SETTINGS.to_owned(), settings.to_string());
}

#[test]
fn jitsi_is_asked_for_captions_on_the_picture_and_several_people_large() {
    let stored = json!({"displayName": "Alt", "micDeviceId": "x", "showSubtitlesOnStage": false, "maxStageParticipants": 1});
    let mut storage = Storage::from([(SETTINGS.to_owned(), stored.to_string())]);
    assert_eq!(
        meet(true, &mut storage),
        json!({"displayName": "Anna", "micDeviceId": "x", "showSubtitlesOnStage": true, "maxStageParticipants": 4})
    );
}

#[test]
fn what_a_person_chooses_in_jitsi_stays() {
    let mut storage = Storage::new();
    meet(true, &mut storage);
    choose(&mut storage, "showSubtitlesOnStage", json!(false));
    choose(&mut storage, "maxStageParticipants", json!(6));
    let settings = meet(true, &mut storage);
    assert_eq!(settings["showSubtitlesOnStage"], json!(false));
    assert_eq!(settings["maxStageParticipants"], json!(6));
    // Also when this program no longer asks for it.
    let settings = meet(false, &mut storage);
    assert_eq!(settings["maxStageParticipants"], json!(6));
}

#[test]
fn what_is_no_longer_asked_for_goes_back_to_jitsis_own() {
    let mut storage = Storage::new();
    meet(true, &mut storage);
    assert_eq!(meet(false, &mut storage), json!({"displayName": "Anna"}));
    // And is asked for anew when it is wanted again.
    assert_eq!(
        meet(true, &mut storage)["showSubtitlesOnStage"],
        json!(true)
    );
}

#[test]
fn nothing_is_stored_for_people_who_want_none_of_it() {
    let mut storage = Storage::new();
    meet(false, &mut storage);
    assert_eq!(storage.keys().collect::<Vec<_>>(), [SETTINGS]);
    let script = script(&visit(&Profile::default(), None, NameBy::Seed));
    let untouched = jitsi(|reader| reader.seed_all(&script, SERVER, &Storage::new()));
    assert_eq!(untouched, Storage::new());
}

/// Jitsi stores only what its default state has.
#[test]
fn jitsi_has_a_place_for_what_it_is_asked_to_store() {
    let has = |version: Version, name: &str| {
        let reducer = version
            .folder()
            .join("react/features/base/settings/reducer.ts");
        let text = std::fs::read_to_string(reducer).unwrap();
        let (_, state) = text.split_once("const DEFAULT_STATE").unwrap();
        let (state, _) = state.split_once("};").unwrap();
        state.contains(&format!("{name}: "))
    };
    for version in Version::ALL {
        assert!(has(version, "maxStageParticipants"), "{version:?}");
    }
    // Before 2025 captions stand on the picture anyway.
    assert!(has(Version::Today, "showSubtitlesOnStage"));
    assert!(!has(Version::Oldest, "showSubtitlesOnStage"));
}
