//! Every setting reaches Jitsi's configuration, with the value the profile said.

use bbw_meet_core::meeting::visit::NameBy;
use bbw_meet_core::profile::{PictureQuality, Profile};
use bbw_meet_tests::jitsi::Read;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::given::{jitsi, visit, words};

/// Keys that only servers before 2023 understand; today's Jitsi leaves them out and has a newer one beside each.
const OLDER: &[&str] = &["config.startAudioOnly", "config.disableDeepLinking"];

fn read(profile: &Profile, title: Option<&str>) -> Read {
    let visit = visit(profile, title, NameBy::Seed);
    jitsi(|reader| reader.read(visit.address()))
}

fn at(profile: &Profile, key: &str) -> Option<Value> {
    read(profile, None).config_at(key).cloned()
}

fn profile(change: impl FnOnce(&mut bbw_meet_core::profile::Settings)) -> Profile {
    let mut profile = Profile::default();
    change(&mut profile.settings);
    profile
}

#[test]
fn mute_settings_arrive() {
    for off in [true, false] {
        let profile = profile(|settings| {
            settings.microphone_off = off;
            settings.camera_off = !off;
        });
        assert_eq!(at(&profile, "startWithAudioMuted"), Some(json!(off)));
        assert_eq!(at(&profile, "startWithVideoMuted"), Some(json!(!off)));
    }
}

#[test]
fn the_page_where_devices_are_checked_stays_on_and_media_with_it() {
    let read = read(&Profile::default(), None);
    assert_eq!(read.config_at("prejoinConfig.enabled"), Some(&json!(true)));
    // Jitsi sets this itself when an address switches the page off: then people join without any media.
    assert_eq!(read.config_at("disableInitialGUM"), None);
}

#[test]
fn picture_quality_arrives() {
    let quality = |quality| profile(|settings| settings.picture_quality = quality);
    assert_eq!(at(&quality(PictureQuality::Automatic), "resolution"), None);
    assert_eq!(
        at(
            &quality(PictureQuality::Best),
            "maxFullResolutionParticipants"
        ),
        Some(json!(-1))
    );
    let save = quality(PictureQuality::Save);
    assert_eq!(at(&save, "resolution"), Some(json!(180)));
    assert_eq!(at(&save, "channelLastN"), Some(json!(4)));
    // It takes every picture away, the interpreter's too.
    assert_eq!(at(&save, "startLowBandwidthMode"), None);
    assert_eq!(
        at(&quality(PictureQuality::AudioOnly), "startLowBandwidthMode"),
        Some(json!(true))
    );
}

#[test]
fn sounds_can_be_switched_off() {
    let silent = profile(|settings| settings.sounds_off = true);
    assert!(
        at(&silent, "disabledSounds")
            .unwrap()
            .as_array()
            .unwrap()
            .len()
            >= 15
    );
    assert_eq!(
        at(
            &profile(|settings| settings.sounds_off = false),
            "disabledSounds"
        ),
        None
    );
}

#[test]
fn nothing_is_sent_that_jitsi_does_not_let_in() {
    let mut ignored = Vec::new();
    for quality in [
        PictureQuality::Automatic,
        PictureQuality::Best,
        PictureQuality::Save,
        PictureQuality::AudioOnly,
    ] {
        let profile = profile(|settings| {
            settings.picture_quality = quality;
            settings.sounds_off = true;
            settings.signing = true;
            settings.several_large = true;
            settings.captions = true;
            settings.long_notes = true;
            settings.toolbar_stays = true;
            settings.small_window = true;
        });
        let visit = visit(&profile, Some("Titel"), NameBy::Seed).with_peer_to_peer(Some(false));
        let read = jitsi(|reader| reader.read(visit.address()));
        assert_eq!(
            read.params.len(),
            visit.address().matches('=').count() - 1,
            "a parameter got lost"
        );
        assert_eq!(read.lang.as_deref(), Some("de"));
        for (key, value) in &read.params {
            let name = key
                .strip_prefix("config.")
                .unwrap_or_else(|| panic!("{key} is no configuration"));
            if read.config_at(name) != Some(value) {
                ignored.push(key.clone());
            }
        }
    }
    ignored.sort();
    ignored.dedup();
    let surprising: Vec<_> = ignored
        .iter()
        .filter(|key| !OLDER.contains(&key.as_str()))
        .collect();
    assert!(
        surprising.is_empty(),
        "today's Jitsi ignores {surprising:?}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_title_of_an_invitation_arrives(title in words(120)) {
        let read = read(&Profile::default(), Some(&title));
        prop_assert_eq!(read.config_at("localSubject"), Some(&Value::from(title)));
    }
}
