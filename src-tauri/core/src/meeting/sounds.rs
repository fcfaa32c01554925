//! Jitsi's sounds, for people who do not hear them: which there are, and what each says.
//!
//! `page/sounds.js` notices them being played in the meeting's page and shows a word; see [`super::arrival`].

use crate::profile::Settings;

/// Jitsi's sound files by name, without language (`recordingOn_fr`) and ending, and what each says: the rest of a key
/// of the catalogues, `sound.…`. All that web clients from 2022 to 2026 have (`sounds/`, and `sounds.ts` of the
/// features); a test compares.
pub const HEARD: &[(&str, &str)] = &[
    ("asked-unmute", "asked-to-speak"),
    ("e2eeOff", "encryption-off"),
    ("e2eeOn", "encryption-on"),
    ("incomingMessage", "message"),
    ("joined", "joined"),
    ("knock", "knock"),
    ("left", "left"),
    ("liveStreamingOff", "streaming-off"),
    ("liveStreamingOn", "streaming-on"),
    ("noAudioSignal", "no-signal"),
    ("noisyAudioInput", "noisy"),
    ("outgoingRinging", "ringing"),
    ("outgoingStart", "call-start"),
    ("reactions-applause", "reaction"),
    ("reactions-boo", "reaction"),
    ("reactions-crickets", "reaction"),
    ("reactions-laughter", "reaction"),
    ("reactions-love", "reaction"),
    ("reactions-raised-hand", "raised-hand"),
    ("reactions-surprise", "reaction"),
    ("reactions-thumbs-up", "reaction"),
    ("recordingAndTranscriptionOff", "recording-off"),
    ("recordingAndTranscriptionOn", "recording-on"),
    ("recordingOff", "recording-off"),
    ("recordingOn", "recording-on"),
    ("rejected", "call-rejected"),
    ("ring", "test"),
    ("talkWhileMuted", "muted"),
    ("transcriptionOff", "transcription-off"),
    ("transcriptionOn", "transcription-on"),
];

/// How sounds are shown to a person who wants to see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown {
    /// They are not heard.
    pub silent: bool,
    /// The system shows them, too, while the meeting is not in front.
    pub notify: bool,
    /// How long a word stays, in milliseconds.
    pub for_ms: u32,
}

impl Shown {
    /// As these settings say; `None` where sounds are not shown.
    pub fn by(settings: &Settings) -> Option<Self> {
        settings.visible_sounds.then_some(Self {
            silent: settings.sounds_off,
            notify: settings.notify_sounds,
            for_ms: if settings.long_notes { 20_000 } else { 8_000 },
        })
    }
}
