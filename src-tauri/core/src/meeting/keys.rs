//! A person's settings in Jitsi's words: keys of the address, and settings that Jitsi itself stores.
//!
//! Every key works in some Jitsi between 2022 and 2026; where the name changed, both are sent, since the server's
//! version is not known. Names are those of `configWhitelist.ts` in Jitsi's `react/features/base/config` and of
//! `reducer.ts` in `base/settings`. Never sent: `startSilent`, which switches the microphone off as well and pins a
//! warning, and `prejoinConfig.enabled=false`, which joins without any media.

use percent_encoding::utf8_percent_encode;
use serde_json::{Map, Value, json};

use super::room::UNRESERVED;
use crate::profile::{PictureQuality, Settings};

/// `disabledSounds`: every sound of Jitsi's `Sounds` type (`configType.ts`).
const SOUNDS: &[&str] = &[
    "ASKED_TO_UNMUTE_SOUND",
    "E2EE_OFF_SOUND",
    "E2EE_ON_SOUND",
    "INCOMING_MSG_SOUND",
    "KNOCKING_PARTICIPANT_SOUND",
    "LIVE_STREAMING_OFF_SOUND",
    "LIVE_STREAMING_ON_SOUND",
    "NO_AUDIO_SIGNAL_SOUND",
    "NOISY_AUDIO_INPUT_SOUND",
    "OUTGOING_CALL_EXPIRED_SOUND",
    "OUTGOING_CALL_REJECTED_SOUND",
    "OUTGOING_CALL_RINGING_SOUND",
    "OUTGOING_CALL_START_SOUND",
    "PARTICIPANT_JOINED_SOUND",
    "PARTICIPANT_LEFT_SOUND",
    "RAISE_HAND_SOUND",
    "REACTION_SOUND",
    "RECORDING_OFF_SOUND",
    "RECORDING_ON_SOUND",
    "TALK_WHILE_MUTED_SOUND",
];

/// How many pictures are sent for at a time to save data: the one who speaks, an interpreter, two more.
const FEW_PICTURES: u32 = 4;

/// The same for people who sign: the one who speaks and an interpreter. Each picture has four times the points then.
const TWO_PICTURES: u32 = 2;

/// Lines of a picture in which fingers cannot be told apart.
const COARSE: u32 = 180;

/// The fewest lines in which signing can be read: CIF has 288, Jitsi's next step is this (EN 301 549, clause 6.5.2).
const LEGIBLE: u32 = 360;

/// How many people can be large at the same time: Jitsi's own limit is six; four still are large.
const LARGE_AT_A_TIME: u32 = 4;

/// Milliseconds that Jitsi's notes stay; its own are 2500, 5000, 10000 and 60000. `sticky` 0: until they are closed.
fn note_times() -> Value {
    json!({ "short": 10000, "medium": 20000, "long": 60000, "extraLong": 60000, "sticky": 0 })
}

/// A setting of Jitsi's and what it is to be.
type Key = (&'static str, Value);

/// The settings as keys of the address.
pub(super) fn of_address(settings: &Settings) -> Vec<Key> {
    let mut keys = vec![
        ("config.startWithAudioMuted", json!(settings.microphone_off)),
        ("config.startWithVideoMuted", json!(settings.camera_off)),
        // The page where camera and microphone are checked. `false` would join without any media in 2026.
        ("config.prejoinConfig.enabled", json!(true)),
        // Otherwise a server may offer its own app instead of the page. 2026 and 2022.
        ("config.deeplinking.disabled", json!(true)),
        ("config.disableDeepLinking", json!(true)),
        ("config.requireDisplayName", json!(true)),
        // Nothing leaves the computer but the meeting: no analytics, no pictures from Gravatar, no list of rooms.
        ("config.disableThirdPartyRequests", json!(true)),
        ("config.gravatar.disabled", json!(true)),
        ("config.doNotStoreRoom", json!(true)),
    ];
    keys.extend(pictures(settings));
    keys.extend(signing(settings));
    // What is to be seen must be played: it is played without a sound then (page/sounds.js).
    if settings.sounds_off && !settings.visible_sounds {
        keys.push(("config.disabledSounds", json!(SOUNDS)));
    }
    keys
}

fn pictures(settings: &Settings) -> Vec<Key> {
    match (settings.picture_quality, settings.signing) {
        (PictureQuality::Automatic, _) => vec![],
        // Hands and faces stay sharp for everyone, also in large meetings (-1: no limit).
        (PictureQuality::Best, _) => vec![
            ("config.resolution", json!(1080)),
            ("config.maxFullResolutionParticipants", json!(-1)),
            ("config.startLowBandwidthMode", json!(false)),
            ("config.startAudioOnly", json!(false)),
        ],
        // Coarse pictures, and few of them; whoever speaks or is pinned is among them, an interpreter too.
        (PictureQuality::Save, false) => vec![
            ("config.resolution", json!(COARSE)),
            ("config.channelLastN", json!(FEW_PICTURES)),
        ],
        // Signing stays legible, so it is the number of pictures that saves. The frames are a wish, because a camera
        // that cannot do them would stay dark under `min`; Jitsi's own `min` of 15 holds besides.
        (PictureQuality::Save, true) => vec![
            ("config.resolution", json!(LEGIBLE)),
            ("config.channelLastN", json!(TWO_PICTURES)),
            (
                "config.constraints.video.frameRate",
                json!({ "min": 15, "ideal": 30, "max": 30 }),
            ),
        ],
        // The same under its name before and since 2026: no picture of anybody.
        (PictureQuality::AudioOnly, _) => vec![
            ("config.startLowBandwidthMode", json!(true)),
            ("config.startAudioOnly", json!(true)),
        ],
    }
}

/// What people need who sign, read captions, or need more time.
fn signing(settings: &Settings) -> Vec<Key> {
    let mut keys = vec![];
    if settings.several_large {
        keys.push(("config.filmstrip.disableStageFilmstrip", json!(false)));
        keys.push((STAGE.1, json!(LARGE_AT_A_TIME)));
    }
    if settings.captions {
        keys.push(("config.transcription.autoCaptionOnTranscribe", json!(true)));
    }
    if settings.long_notes {
        keys.push(("config.notificationTimeouts", note_times()));
    }
    if settings.toolbar_stays {
        keys.push(("config.toolbarConfig.alwaysVisible", json!(true)));
    }
    if settings.small_window {
        keys.push(("config.pip.enableBrowserPiP", json!(true)));
    }
    keys
}

/// How many people are large, as Jitsi stores it, and the key of the address that it takes into its store.
pub(super) const STAGE: (&str, &str) = (
    "maxStageParticipants",
    "config.filmstrip.stageFilmstripParticipants",
);

/// What Jitsi is asked for in its own store, `null` for what it is not asked for. Asked once, so that what a person
/// chooses there stays; see `page/arrive.js`.
pub(super) fn of_store(settings: &Settings) -> Map<String, Value> {
    let when = |wanted: bool, value: Value| if wanted { value } else { Value::Null };
    let asked = [
        (
            STAGE.0,
            when(settings.several_large, json!(LARGE_AT_A_TIME)),
        ),
        // Else captions stand in a tab beside the chat. 2025 and later.
        ("showSubtitlesOnStage", when(settings.captions, json!(true))),
    ];
    asked
        .map(|(name, value)| (name.to_owned(), value))
        .into_iter()
        .collect()
}

/// `key=JSON&…` as Jitsi's `parseURLParams.ts` reads it: it splits at `&` and `=`, decodes, replaces typographic
/// quotes with plain ones and the first `\&` with `&`, and only then parses the JSON. Those characters are therefore
/// escaped inside the JSON.
pub(super) fn fragment(keys: &[Key]) -> String {
    let pairs = keys.iter().map(|(key, value)| {
        let json = value
            .to_string()
            .replace('&', "\\u0026")
            .replace('\u{2018}', "\\u2018")
            .replace('\u{2019}', "\\u2019")
            .replace('\u{201c}', "\\u201c")
            .replace('\u{201d}', "\\u201d");
        format!("{key}={}", utf8_percent_encode(&json, UNRESERVED))
    });
    pairs.collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typographic_quotes_survive_what_jitsi_does_to_them() {
        assert_eq!(
            fragment(&[("k", json!("„Anni“ ‘x’"))]),
            "k=%22%E2%80%9EAnni%5Cu201c%20%5Cu2018x%5Cu2019%22",
        );
        // `\&` as a name: Jitsi would cut the second backslash of the JSON and find it broken.
        assert_eq!(fragment(&[("k", json!("\\&"))]), "k=%22%5C%5C%5Cu0026%22");
    }

    fn keys(change: impl FnOnce(&mut Settings)) -> String {
        let mut settings = Settings::default();
        change(&mut settings);
        fragment(&of_address(&settings))
    }

    #[test]
    fn both_generations_of_keys_are_sent() {
        let keys = keys(|settings| settings.picture_quality = PictureQuality::AudioOnly);
        for part in [
            "config.startLowBandwidthMode=true",
            "config.startAudioOnly=true",
            "config.deeplinking.disabled=true",
            "config.disableDeepLinking=true",
            "config.prejoinConfig.enabled=true",
        ] {
            assert!(keys.contains(part), "{part} is missing in {keys}");
        }
    }

    #[test]
    fn who_saves_data_still_sees_people() {
        let keys = keys(|settings| settings.picture_quality = PictureQuality::Save);
        assert!(keys.contains("config.resolution=180&config.channelLastN=4"));
        assert!(!keys.contains("startAudioOnly"));
        assert!(!keys.contains("startLowBandwidthMode"));
    }

    #[test]
    fn who_signs_and_saves_data_still_reads_signing() {
        let keys = keys(|settings| {
            settings.signing = true;
            settings.picture_quality = PictureQuality::Save;
        });
        assert!(keys.contains("config.resolution=360&config.channelLastN=2"));
    }

    #[test]
    fn sounds_that_are_to_be_seen_are_played() {
        let sounds = |seen| {
            keys(|settings| {
                settings.sounds_off = true;
                settings.visible_sounds = seen;
            })
        };
        assert!(sounds(false).contains("disabledSounds"));
        assert!(!sounds(true).contains("disabledSounds"));
    }
}
