//! What is set for people who sign, read captions, or need more time reaches every Jitsi that knows it.

use bbw_meet_core::meeting::visit::NameBy;
use bbw_meet_core::profile::{Defaults, PictureQuality, Profile, Settings};
use bbw_meet_tests::jitsi::{Read, Version};
use serde_json::{Value, json};

use crate::given::{jitsi, visit};

/// What Jitsi's whitelist of spring 2022 has of the keys that are sent (`configWhitelist.js` at commit 23da5e493092 of
/// its repository; no package of that year is published).
const IN_2022: &[&str] = &[
    "channelLastN",
    "constraints",
    "disableDeepLinking",
    "disableThirdPartyRequests",
    "disabledSounds",
    "doNotStoreRoom",
    "filmstrip",
    "localSubject",
    "maxFullResolutionParticipants",
    "notificationTimeouts",
    "p2p",
    "prejoinConfig",
    "requireDisplayName",
    "resolution",
    "startAudioOnly",
    "startWithAudioMuted",
    "startWithVideoMuted",
    "toolbarConfig",
];

fn read(version: Version, change: impl FnOnce(&mut Settings)) -> Read {
    let mut profile = Profile::default();
    change(&mut profile.settings);
    let visit = visit(&profile, None, NameBy::Seed);
    jitsi(|reader| reader.read_by(version, visit.address()))
}

/// A setting, the key it is sent by with its value, and whether Jitsi knew that key in 2022 and 2023; today it does.
type Case = (fn(&mut Settings), &'static str, Value, bool, bool);

fn cases() -> [Case; 6] {
    let times =
        json!({"short": 10000, "medium": 20000, "long": 60000, "extraLong": 60000, "sticky": 0});
    [
        (
            |s| s.several_large = true,
            "filmstrip.disableStageFilmstrip",
            json!(false),
            true,
            true,
        ),
        (
            |s| s.several_large = true,
            "filmstrip.stageFilmstripParticipants",
            json!(4),
            true,
            true,
        ),
        (
            |s| s.captions = true,
            "transcription.autoCaptionOnTranscribe",
            json!(true),
            false,
            true,
        ),
        (
            |s| s.long_notes = true,
            "notificationTimeouts",
            times,
            true,
            true,
        ),
        (
            |s| s.toolbar_stays = true,
            "toolbarConfig.alwaysVisible",
            json!(true),
            true,
            true,
        ),
        (
            |s| s.small_window = true,
            "pip.enableBrowserPiP",
            json!(true),
            false,
            false,
        ),
    ]
}

#[test]
fn each_setting_arrives_by_itself_and_is_sent_by_nothing_else() {
    for (set, key, value, in_2022, in_2023) in cases() {
        for (version, knows) in [(Version::Oldest, in_2023), (Version::Today, true)] {
            let arrived = read(version, set);
            assert!(
                arrived.params.contains_key(&format!("config.{key}")),
                "{key} is sent to every Jitsi"
            );
            let expected = knows.then_some(&value);
            assert_eq!(arrived.config_at(key), expected, "{key} {version:?}");
            let without = read(version, |_| {});
            assert_eq!(without.config_at(key), None, "{key} {version:?}");
        }
        let root = key.split('.').next().unwrap();
        assert_eq!(IN_2022.contains(&root), in_2022, "{key}");
    }
}

#[test]
fn the_one_switch_sends_all_of_them_but_what_is_a_choice_of_its_own() {
    let signs = Profile::default()
        .changed(&json!({"signing": true}), &Defaults::default())
        .unwrap();
    for version in Version::ALL {
        let read = read(version, |settings| *settings = signs.settings.clone());
        for key in [
            "filmstrip.stageFilmstripParticipants",
            "notificationTimeouts",
            "resolution",
        ] {
            assert!(read.config_at(key).is_some(), "{key} {version:?}");
        }
        assert_eq!(
            read.config_at("maxFullResolutionParticipants"),
            Some(&json!(-1))
        );
        for key in ["toolbarConfig", "pip"] {
            assert_eq!(read.config_at(key), None, "{key} {version:?}");
        }
    }
}

#[test]
fn saving_data_leaves_signing_legible_for_people_who_sign() {
    for version in Version::ALL {
        let read = read(version, |settings| {
            settings.signing = true;
            settings.picture_quality = PictureQuality::Save;
        });
        assert_eq!(read.config_at("resolution"), Some(&json!(360)));
        assert_eq!(read.config_at("channelLastN"), Some(&json!(2)));
        let frames = read.config_at("constraints.video.frameRate").unwrap();
        assert!(frames["ideal"].as_u64() >= Some(20), "{frames}");
        assert_eq!(read.config_at("startLowBandwidthMode"), None);
        assert_eq!(read.config_at("startAudioOnly"), None);
    }
}

#[test]
fn nobody_is_made_silent() {
    for picture_quality in [
        PictureQuality::Best,
        PictureQuality::Save,
        PictureQuality::AudioOnly,
    ] {
        let read = read(Version::Today, |settings| {
            let all = Profile::default().changed(&json!({"signing": true}), &Defaults::default());
            *settings = Settings {
                picture_quality,
                sounds_off: true,
                ..all.unwrap().settings
            };
        });
        // It takes the microphone away, too, and pins a warning.
        assert!(!read.params.contains_key("config.startSilent"));
    }
}

#[test]
fn whether_two_people_are_connected_directly_is_the_organisations_to_say() {
    let visit = |allowed| visit(&Profile::default(), None, NameBy::Seed).with_peer_to_peer(allowed);
    for version in Version::ALL {
        for allowed in [None, Some(true), Some(false)] {
            let visit = visit(allowed);
            let read = jitsi(|reader| reader.read_by(version, visit.address()));
            assert_eq!(
                read.config_at("p2p.enabled").cloned(),
                allowed.map(Value::from)
            );
        }
    }
}
