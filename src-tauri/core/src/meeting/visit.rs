//! A visit: where a meeting window goes, and what Jitsi must know of the person when it gets there.
//!
//! Every key works in some Jitsi between 2022 and 2026; where the name changed, both are sent, since the server's
//! version is not known. Names are those of `configWhitelist.ts` in Jitsi's `react/features/base/config`.

use std::fmt;

use percent_encoding::utf8_percent_encode;
use serde_json::{Value, json};
use url::Url;

use super::link::MeetingLink;
use super::room::UNRESERVED;
use crate::language::Language;
use crate::origin::Origin;
use crate::profile::{PictureQuality, Profile, Settings};

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

/// Where a person wants to go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// A meeting.
    Meeting(MeetingLink),
    /// The deployment's start address: the person chooses a meeting there.
    StartPage(Url),
}

impl Target {
    /// The server's origin. `None` only for a start address that is not https, which no deployment holds.
    pub fn origin(&self) -> Option<Origin> {
        match self {
            Target::Meeting(link) => Some(link.server().clone()),
            Target::StartPage(url) => Origin::of(url),
        }
    }

    /// The meeting, unless it is the start page.
    pub fn link(&self) -> Option<&MeetingLink> {
        match self {
            Target::Meeting(link) => Some(link),
            Target::StartPage(_) => None,
        }
    }

    /// The bare address, without token or settings: what may be shown and copied.
    pub fn https(&self) -> String {
        match self {
            Target::Meeting(link) => link.https(),
            Target::StartPage(url) => url.to_string(),
        }
    }
}

/// How the person's name reaches Jitsi.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameBy {
    /// Written into the page's storage before its scripts run ([`super::arrival`]), unharmed.
    Seed,
    /// In the address, where Jitsi escapes some characters: for windows this program cannot reach into. The token
    /// stays behind then, because such an address ends up on a command line.
    Address,
    /// The person types it: where the address stays in a history that this program cannot erase. The token stays
    /// behind, too.
    Hand,
}

/// The address and the seed of one visit. `Debug` hides both.
#[derive(Clone, PartialEq, Eq)]
pub struct Visit {
    target: Target,
    origin: Origin,
    title: Option<String>,
    address: String,
    /// How much of the address is its bare form, in bytes.
    bare: usize,
    display_name: Option<String>,
}

impl fmt::Debug for Visit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Visit")
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

impl Visit {
    /// Puts together what Jitsi is told. `title` is what the invitation calls the meeting. `None` only if the target
    /// is not https.
    pub fn new(
        target: Target,
        title: Option<&str>,
        profile: &Profile,
        language: Language,
        name_by: NameBy,
    ) -> Option<Self> {
        let origin = target.origin()?;
        let display_name = profile.name.as_ref().map(|name| name.as_str().to_owned());
        let in_address = match name_by {
            NameBy::Seed | NameBy::Hand => None,
            NameBy::Address => display_name.as_deref(),
        };
        let token = match name_by {
            NameBy::Seed => target.link().and_then(MeetingLink::token),
            NameBy::Address | NameBy::Hand => None,
        };
        let mut address = target.https();
        let bare = address.len();
        address.push_str("?lang=");
        address.push_str(language.primary());
        if let Some(token) = token {
            address.push_str("&jwt=");
            address.push_str(token.secret());
        }
        address.push('#');
        address.push_str(&fragment(&settings(&profile.settings, title, in_address)));
        Some(Self {
            target,
            origin,
            title: title.map(str::to_owned),
            address,
            bare,
            display_name,
        })
    }

    /// The full address with settings and token. Secret: it goes into a window, never into a log or onto a command
    /// line (but for [`NameBy::Address`] and [`NameBy::Hand`], which leave the token out).
    pub fn address(&self) -> &str {
        &self.address
    }

    /// The meeting's server: the one origin that gets camera, microphone and the seed.
    pub fn origin(&self) -> &Origin {
        &self.origin
    }

    /// Where it goes.
    pub fn target(&self) -> &Target {
        &self.target
    }

    /// The name to be seeded.
    pub fn display_name(&self) -> Option<&str> {
        self.display_name.as_deref()
    }

    /// What people call the meeting: the invitation's title, else its own name. `None` for the start page.
    pub fn subject(&self) -> Option<&str> {
        self.title
            .as_deref()
            .or_else(|| self.target.link().map(MeetingLink::room))
    }

    /// The address without settings and token, for a window whose page is told them by [`super::arrival`]: until a page
    /// has a title, a browser shows its address.
    pub fn bare_address(&self) -> &str {
        self.address.get(..self.bare).unwrap_or_default()
    }

    /// The path of the address.
    pub(super) fn path(&self) -> &str {
        self.bare_address()
            .strip_prefix(self.origin.as_str())
            .unwrap_or("/")
    }

    /// What stands behind the bare address: query and fragment, each with its sign. Secret.
    pub(super) fn told(&self) -> (&str, &str) {
        let told = self.address.get(self.bare..).unwrap_or_default();
        told.split_at(told.find('#').unwrap_or(told.len()))
    }
}

/// The settings as Jitsi's keys.
fn settings(
    settings: &Settings,
    title: Option<&str>,
    name: Option<&str>,
) -> Vec<(&'static str, Value)> {
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
    match settings.picture_quality {
        PictureQuality::Automatic => {}
        PictureQuality::Best => {
            // Hands and faces stay sharp for everyone, also in large meetings (-1: no limit).
            keys.push(("config.resolution", json!(1080)));
            keys.push(("config.maxFullResolutionParticipants", json!(-1)));
            keys.push(("config.startLowBandwidthMode", json!(false)));
            keys.push(("config.startAudioOnly", json!(false)));
        }
        PictureQuality::Save => {
            // Coarse pictures, and few of them; whoever speaks or is pinned is among them, an interpreter too.
            keys.push(("config.resolution", json!(180)));
            keys.push(("config.channelLastN", json!(FEW_PICTURES)));
        }
        PictureQuality::AudioOnly => {
            // The same under its name before and since 2026: no picture of anybody.
            keys.push(("config.startLowBandwidthMode", json!(true)));
            keys.push(("config.startAudioOnly", json!(true)));
        }
    }
    if settings.sounds_off {
        keys.push(("config.disabledSounds", json!(SOUNDS)));
    }
    if let Some(title) = title {
        keys.push(("config.localSubject", json!(title)));
    }
    if let Some(name) = name {
        keys.push(("userInfo.displayName", json!(name)));
    }
    keys
}

/// `key=JSON&…` as Jitsi's `parseURLParams.ts` reads it: it splits at `&` and `=`, decodes, replaces typographic
/// quotes with plain ones and the first `\&` with `&`, and only then parses the JSON. Those characters are therefore
/// escaped inside the JSON.
fn fragment(keys: &[(&'static str, Value)]) -> String {
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

    fn link(text: &str) -> Target {
        let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
        Target::Meeting(MeetingLink::parse(text, &servers).unwrap())
    }

    fn profile(name: &str) -> Profile {
        Profile {
            name: Some(crate::profile::DisplayName::parse(name).unwrap()),
            ..Profile::default()
        }
    }

    #[test]
    fn typographic_quotes_survive_what_jitsi_does_to_them() {
        assert_eq!(
            fragment(&[("k", json!("„Anni“ ‘x’"))]),
            "k=%22%E2%80%9EAnni%5Cu201c%20%5Cu2018x%5Cu2019%22",
        );
        // `\&` as a name: Jitsi would cut the second backslash of the JSON and find it broken.
        assert_eq!(fragment(&[("k", json!("\\&"))]), "k=%22%5C%5C%5Cu0026%22");
    }

    #[test]
    fn the_token_goes_into_a_window_and_never_onto_a_command_line() {
        let target = link("https://meet.bbw.example/r?jwt=aa.bb.cc");
        let visit =
            |by| Visit::new(target.clone(), None, &profile("A"), Language::German, by).unwrap();
        assert!(
            visit(NameBy::Seed)
                .address()
                .starts_with("https://meet.bbw.example/r?lang=de&jwt=aa.bb.cc#")
        );
        for by in [NameBy::Address, NameBy::Hand] {
            assert!(!visit(by).address().contains("aa.bb.cc"));
        }
        assert!(!format!("{:?}", visit(NameBy::Seed)).contains("aa.bb.cc"));
    }

    #[test]
    fn the_name_takes_one_road_only() {
        let visit = |by| {
            Visit::new(
                link("https://meet.bbw.example/r"),
                None,
                &profile("O'Neil"),
                Language::English,
                by,
            )
            .unwrap()
        };
        for by in [NameBy::Seed, NameBy::Hand] {
            assert!(!visit(by).address().contains("userInfo"));
        }
        assert_eq!(visit(NameBy::Seed).display_name(), Some("O'Neil"));
        assert!(
            visit(NameBy::Address)
                .address()
                .contains("userInfo.displayName=%22O%27Neil%22")
        );
    }

    fn address(quality: PictureQuality) -> String {
        let mut profile = profile("A");
        profile.settings.picture_quality = quality;
        let visit = Visit::new(
            link("https://meet.bbw.example/r"),
            Some("Titel"),
            &profile,
            Language::German,
            NameBy::Seed,
        );
        visit.unwrap().address().to_owned()
    }

    #[test]
    fn both_generations_of_keys_are_sent() {
        let address = address(PictureQuality::AudioOnly);
        for part in [
            "config.startLowBandwidthMode=true",
            "config.startAudioOnly=true",
            "config.deeplinking.disabled=true",
            "config.disableDeepLinking=true",
            "config.prejoinConfig.enabled=true",
            "config.localSubject=%22Titel%22",
        ] {
            assert!(address.contains(part), "{part} is missing in {address}");
        }
    }

    #[test]
    fn who_saves_data_still_sees_people() {
        let address = address(PictureQuality::Save);
        assert!(address.contains("config.resolution=180&config.channelLastN=4"));
        assert!(!address.contains("startAudioOnly"));
        assert!(!address.contains("startLowBandwidthMode"));
    }
}
