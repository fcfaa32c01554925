//! The profile: the page's form, the file's form, and changes that are right or not made.

use std::fs;

use bbw_meet_core::error::Code;
use bbw_meet_core::language::Language;
use bbw_meet_core::profile::{Defaults, DisplayName, LanguageChoice, Profile, TextSize, Theme};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::{code, now};

/// Every field with every value the page may send, the default first.
fn values() -> [(&'static str, Vec<Value>); 18] {
    let truth = || vec![json!(true), json!(false)];
    let off = || vec![json!(false), json!(true)];
    [
        ("name", vec![json!(null), json!("Kai"), json!("李小龍 🦊")]),
        ("microphoneOff", truth()),
        ("cameraOff", truth()),
        (
            "pictureQuality",
            vec![json!("automatic"), json!("best"), json!("save")],
        ),
        ("soundsOff", off()),
        ("signing", off()),
        ("severalLarge", off()),
        ("captions", off()),
        ("longNotes", off()),
        ("visibleSounds", off()),
        ("notifySounds", off()),
        ("toolbarStays", off()),
        ("smallWindow", off()),
        (
            "language",
            vec![
                json!("system"),
                json!("de"),
                json!("en"),
                json!("de-simple"),
            ],
        ),
        (
            "theme",
            vec![
                json!("system"),
                json!("light"),
                json!("dark"),
                json!("contrast"),
            ],
        ),
        (
            "textSize",
            vec![json!(100), json!(125), json!(150), json!(200)],
        ),
        (
            "host",
            vec![
                json!("automatic"),
                json!("chromium"),
                json!("webview"),
                json!("browser"),
            ],
        ),
        ("keepHistory", truth()),
    ]
}

#[test]
fn the_pages_form_is_flat_and_complete() {
    let page = serde_json::to_value(Profile::default()).unwrap();
    let expected: Value = values()
        .map(|(field, values)| (field, values[0].clone()))
        .into_iter()
        .collect();
    assert_eq!(page, expected);
}

#[test]
fn every_value_the_page_may_send_is_taken_and_stored() {
    let folder = tempfile::tempdir().unwrap();
    let defaults = Defaults::default();
    for (field, values) in values() {
        for value in values {
            let patch = json!({field: value});
            let changed = Profile::change(folder.path(), &patch, &defaults, now()).unwrap();
            assert_eq!(serde_json::to_value(&changed.value).unwrap()[field], value);
            let loaded = Profile::load(folder.path(), &defaults, now());
            assert_eq!(loaded, changed, "{patch}");
        }
    }
}

#[test]
fn a_wrong_value_is_refused_by_name_and_nothing_is_applied() {
    let profile = Profile::default();
    for (patch, expected) in [
        (json!({"name": ""}), Code::NameEmpty),
        (json!({"name": "x".repeat(51)}), Code::NameTooLong),
        (json!({"name": "a\u{202e}b"}), Code::NameCharacters),
    ] {
        assert_eq!(
            profile
                .changed(&patch, &Defaults::default())
                .unwrap_err()
                .code,
            expected,
            "{patch}"
        );
    }
    for (field, value) in [
        ("name", json!(7)),
        ("microphoneOff", json!("true")),
        ("microphoneOff", json!(null)),
        ("textSize", json!(110)),
        ("textSize", json!("100")),
        ("textSize", json!(-1)),
        ("theme", json!("pink")),
        ("language", json!("fr")),
        ("host", json!(["chromium"])),
        ("version", json!(2)),
        ("settings", json!({})),
        ("microphone_off", json!(true)),
    ] {
        let refused = profile
            .changed(
                &json!({"cameraOff": false, field: value}),
                &Defaults::default(),
            )
            .unwrap_err();
        assert_eq!(refused.code, Code::NotFound, "{field} {value}");
        assert_eq!(refused.params["field"], field);
    }
    for patch in [json!(null), json!([]), json!("theme")] {
        assert!(
            profile.changed(&patch, &Defaults::default()).is_err(),
            "{patch}"
        );
    }
    let folder = tempfile::tempdir().unwrap();
    let patch = json!({"cameraOff": false, "theme": "pink"});
    Profile::change(folder.path(), &patch, &Defaults::default(), now()).unwrap_err();
    assert_eq!(
        Profile::load(folder.path(), &Defaults::default(), now()).value,
        profile
    );
}

#[test]
fn a_deployment_presets_what_the_person_has_not_set() {
    let defaults: Defaults =
        serde_json::from_value(json!({"cameraOff": false, "textSize": 150})).unwrap();
    assert!(
        serde_json::from_value::<Defaults>(json!({"cameraOf": false})).is_err(),
        "no misspelt preset"
    );
    let folder = tempfile::tempdir().unwrap();
    let loaded = Profile::load(folder.path(), &defaults, now()).value;
    assert!(!loaded.settings.camera_off);
    assert!(
        loaded.settings.microphone_off,
        "careful where nothing is said"
    );
    assert_eq!(loaded.settings.text_size, TextSize::Larger);
    fs::write(
        folder.path().join("profile.json"),
        r#"{"version":1,"textSize":100}"#,
    )
    .unwrap();
    let loaded = Profile::load(folder.path(), &defaults, now()).value;
    assert_eq!(
        loaded.settings.text_size,
        TextSize::Normal,
        "the person's choice"
    );
    assert!(
        !loaded.settings.camera_off,
        "the deployment's where the person chose nothing"
    );
}

#[test]
fn what_nobody_chose_follows_the_deployment_and_what_was_chosen_stays() {
    let folder = tempfile::tempdir().unwrap();
    let change = |patch: Value, defaults: &Defaults| {
        Profile::change(folder.path(), &patch, defaults, now()).unwrap();
    };
    change(
        json!({"name": "Anna", "theme": "dark"}),
        &Defaults::default(),
    );
    // Chosen, and chosen otherwise again.
    change(json!({"captions": true}), &Defaults::default());
    change(json!({"captions": false}), &Defaults::default());
    let later: Defaults =
        serde_json::from_value(json!({"theme": "light", "captions": true, "textSize": 150}))
            .unwrap();
    let settings = Profile::load(folder.path(), &later, now()).value.settings;
    assert_eq!(settings.text_size, TextSize::Larger, "nobody chose it");
    assert_eq!(settings.theme, Theme::Dark);
    assert!(!settings.captions, "chosen");
}

/// The settings that go with signing, in the page's form.
const WITH_SIGNING: [&str; 4] = ["severalLarge", "captions", "longNotes", "visibleSounds"];

fn changed(profile: &Profile, patch: Value, defaults: &Defaults) -> Profile {
    profile.changed(&patch, defaults).unwrap()
}

fn field(profile: &Profile, field: &str) -> Value {
    serde_json::to_value(profile).unwrap()[field].clone()
}

#[test]
fn one_switch_sets_what_people_need_who_sign_and_each_part_is_changed_alone() {
    let defaults = Defaults::default();
    let signs = changed(&Profile::default(), json!({"signing": true}), &defaults);
    for name in WITH_SIGNING {
        assert_eq!(field(&signs, name), json!(true), "{name}");
        let without = changed(&signs, json!({ name: false }), &defaults);
        assert_eq!(field(&without, name), json!(false), "{name}");
        let others = WITH_SIGNING.iter().filter(|other| **other != name);
        for other in others.chain(&["signing"]) {
            assert_eq!(
                field(&without, other),
                json!(true),
                "{other} without {name}"
            );
        }
    }
    assert_eq!(field(&signs, "pictureQuality"), json!("best"));
    for name in ["toolbarStays", "smallWindow", "notifySounds"] {
        assert_eq!(
            field(&signs, name),
            json!(false),
            "{name} is a choice of its own"
        );
    }
    let no_longer = changed(&signs, json!({"signing": false}), &defaults);
    assert_eq!(no_longer, Profile::default());
}

#[test]
fn the_switch_leaves_alone_what_was_said_besides() {
    let defaults = Defaults {
        captions: true,
        ..Defaults::default()
    };
    let both = json!({"signing": true, "longNotes": false});
    let signs = changed(&Profile::new(&defaults), both, &defaults);
    assert!(!signs.settings.long_notes, "said in the same breath");
    let no_longer = changed(&signs, json!({"signing": false}), &defaults);
    assert!(no_longer.settings.captions, "the deployment's preset");

    let saves = changed(
        &Profile::default(),
        json!({"pictureQuality": "save"}),
        &defaults,
    );
    let signs = changed(&saves, json!({"signing": true}), &defaults);
    assert_eq!(
        field(&signs, "pictureQuality"),
        json!("save"),
        "the line is no quicker"
    );
    let again = changed(&signs, json!({"captions": false}), &defaults);
    let again = changed(&again, json!({"signing": true}), &defaults);
    assert!(!again.settings.captions, "it was on already");
}

#[test]
fn a_wrong_value_in_the_file_sets_it_aside() {
    for text in [
        r#"{"version":1,"theme":"pink"}"#,
        r#"{"version":1,"name":"a\u202eb"}"#,
        r#"{"version":1,"name":["Kai"]}"#,
        r#"{"version":1,"textSize":99}"#,
    ] {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("profile.json"), text).unwrap();
        let loaded = Profile::load(folder.path(), &Defaults::default(), now());
        assert_eq!(loaded.value, Profile::default());
        assert_eq!(code(&loaded.note), Some(Code::StorageSetAside), "{text}");
    }
}

#[test]
fn a_profile_torn_at_any_byte_is_set_aside_and_the_next_one_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let defaults = Defaults::default();
    let patch = json!({"name": "Kai", "theme": "dark"});
    Profile::change(folder.path(), &patch, &defaults, now()).unwrap();
    let whole = fs::read(folder.path().join("profile.json")).unwrap();
    for length in 0..whole.len() - 1 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("profile.json");
        fs::write(&path, &whole[..length]).unwrap();
        let loaded = Profile::load(folder.path(), &defaults, now());
        assert_eq!(code(&loaded.note), Some(Code::StorageSetAside), "{length}");
        assert_eq!(loaded.value, Profile::default(), "{length}");
        Profile::change(folder.path(), &patch, &defaults, now()).unwrap();
        assert_eq!(fs::read(&path).unwrap(), whole, "{length}");
    }
}

#[test]
fn a_profile_that_is_erased_while_the_program_runs_is_written_anew() {
    let folder = tempfile::tempdir().unwrap();
    let defaults = Defaults::default();
    let name = json!({"name": "Kai"});
    Profile::change(folder.path(), &name, &defaults, now()).unwrap();
    fs::remove_dir_all(folder.path()).unwrap();
    let theme = json!({"theme": "dark"});
    let changed = Profile::change(folder.path(), &theme, &defaults, now()).unwrap();
    assert_eq!((changed.value.name, changed.note), (None, None));
}

#[test]
fn unknown_fields_outlive_a_save() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("profile.json");
    fs::write(
        &path,
        r#"{"version":1,"name":"Kai","signVideo":{"size":2}}"#,
    )
    .unwrap();
    let mut profile = Profile::load(folder.path(), &Defaults::default(), now()).value;
    profile.settings.theme = Theme::Dark;
    profile.name = Some(DisplayName::parse("Mo").unwrap());
    profile.save(folder.path(), now()).unwrap();
    let stored: Value = serde_json::from_slice(&fs::read(&path).unwrap()).unwrap();
    assert_eq!(stored["signVideo"], json!({"size": 2}));
    assert_eq!(stored["version"], 1);
    assert_eq!(stored["name"], "Mo");
    assert_eq!(
        Profile::load(folder.path(), &Defaults::default(), now()).value,
        profile
    );
}

#[test]
fn the_systems_language_is_used_until_another_is_chosen() {
    assert_eq!(
        LanguageChoice::System.or(Language::English),
        Language::English
    );
    let chosen = LanguageChoice::Chosen(Language::SimpleGerman);
    assert_eq!(chosen.or(Language::English), Language::SimpleGerman);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Any mixture of right values is taken whole and comes back from disk as it was.
    #[test]
    fn any_profile_comes_back_as_it_was(choice in any::<[prop::sample::Index; 18]>()) {
        let folder = tempfile::tempdir().unwrap();
        let pairs = values().into_iter().zip(choice);
        let patch: Value = pairs.map(|((field, values), at)| (field, at.get(&values).clone())).collect();
        let profile = Profile::default().changed(&patch, &Defaults::default()).unwrap();
        prop_assert_eq!(serde_json::to_value(&profile).unwrap(), patch);
        profile.save(folder.path(), now()).unwrap();
        prop_assert_eq!(Profile::load(folder.path(), &Defaults::default(), now()).value, profile);
    }
}
