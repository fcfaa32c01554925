//! What a person can set, and what a deployment presets.

use serde::{Deserialize, Serialize};

use crate::language::Language;

/// A deployment presets the same fields that a person can set; those it does not name have this program's defaults.
pub type Defaults = Settings;

/// All settings. On the wire and in files the fields are in camel case, the values in kebab case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields, rename_all = "camelCase")]
pub struct Settings {
    /// Meetings are entered with the microphone off.
    pub microphone_off: bool,
    /// Meetings are entered with the camera off. As a preset, `false` has no effect: only a person switches the camera on.
    pub camera_off: bool,
    /// How good the others' pictures are.
    pub picture_quality: PictureQuality,
    /// Jitsi's sounds (joining, leaving, hands) are off.
    pub sounds_off: bool,
    /// The person signs or reads captions. What goes with it is a setting of its own each, and follows this one where
    /// nothing else was chosen; beside those it decides how data are saved.
    pub signing: bool,
    /// Several people who are pinned are large at the same time: an interpreter and whoever speaks.
    pub several_large: bool,
    /// Captions stand on the picture, and begin by themselves where the meeting is written down.
    pub captions: bool,
    /// Jitsi's notes stay three to four times as long.
    pub long_notes: bool,
    /// What can be heard of Jitsi can be seen, too: at the edge of the meeting, with a word.
    pub visible_sounds: bool,
    /// The same as a notification of the system, while the meeting is not in front.
    pub notify_sounds: bool,
    /// The toolbar of the meeting stays.
    pub toolbar_stays: bool,
    /// The meeting can be put into a small window that stays in front.
    pub small_window: bool,
    /// The launcher's language.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::deployment::schema::language")
    )]
    pub language: LanguageChoice,
    /// The launcher's colours.
    pub theme: Theme,
    /// The launcher's text size.
    #[cfg_attr(
        feature = "schema",
        schemars(schema_with = "crate::deployment::schema::text_size")
    )]
    pub text_size: TextSize,
    /// Where meetings are shown.
    pub host: HostChoice,
    /// Whether the last meetings are remembered on this computer.
    pub keep_history: bool,
}

impl Default for Settings {
    /// Nobody is seen or heard before they say so; all else follows the system.
    fn default() -> Self {
        Self {
            microphone_off: true,
            camera_off: true,
            picture_quality: PictureQuality::default(),
            sounds_off: false,
            signing: false,
            several_large: false,
            captions: false,
            long_notes: false,
            visible_sounds: false,
            notify_sounds: false,
            toolbar_stays: false,
            small_window: false,
            language: LanguageChoice::default(),
            theme: Theme::default(),
            text_size: TextSize::default(),
            host: HostChoice::default(),
            keep_history: true,
        }
    }
}

impl Settings {
    /// The person signs or reads captions, or no longer does: what goes with it follows. What was chosen otherwise stays,
    /// above all that data are saved: signing is legible then, too.
    pub(super) fn sign(&mut self, signing: bool, defaults: &Defaults) {
        if self.signing == signing {
            return;
        }
        self.signing = signing;
        let own = |preset: bool| signing || preset;
        self.several_large = own(defaults.several_large);
        self.captions = own(defaults.captions);
        self.long_notes = own(defaults.long_notes);
        self.visible_sounds = own(defaults.visible_sounds);
        self.picture_quality = match (self.picture_quality, signing) {
            (PictureQuality::Save, _) => PictureQuality::Save,
            (_, true) => PictureQuality::Best,
            (PictureQuality::Best, false) => defaults.picture_quality,
            (other @ (PictureQuality::Automatic | PictureQuality::AudioOnly), false) => other,
        };
    }
}

/// How good pictures are: signing needs the best, a weak connection the least.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum PictureQuality {
    /// Jitsi decides.
    #[default]
    Automatic,
    /// Full resolution, and never without pictures.
    Best,
    /// Coarse pictures, and few at a time.
    Save,
    /// No pictures at all, only sound.
    AudioOnly,
}

/// The launcher's colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Theme {
    /// As the system is set.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// The strongest contrast.
    Contrast,
}

impl Theme {
    /// Every one.
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    /// The wire form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }
}

/// The launcher's text size in per cent of the system's.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "u16", into = "u16")]
pub enum TextSize {
    /// 100 %.
    #[default]
    Normal,
    /// 125 %.
    Large,
    /// 150 %.
    Larger,
    /// 200 %.
    Largest,
}

impl From<TextSize> for u16 {
    fn from(size: TextSize) -> Self {
        match size {
            TextSize::Normal => 100,
            TextSize::Large => 125,
            TextSize::Larger => 150,
            TextSize::Largest => 200,
        }
    }
}

impl TryFrom<u16> for TextSize {
    type Error = &'static str;

    fn try_from(percent: u16) -> Result<Self, Self::Error> {
        match percent {
            100 => Ok(Self::Normal),
            125 => Ok(Self::Large),
            150 => Ok(Self::Larger),
            200 => Ok(Self::Largest),
            _ => Err("not a text size"),
        }
    }
}

/// Where meetings are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum HostChoice {
    /// The first that works.
    #[default]
    Automatic,
    /// An app window of a Chromium-family browser.
    Chromium,
    /// A window of the system's web view.
    Webview,
    /// The person's own browser.
    Browser,
}

/// The launcher's language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LanguageChoice {
    /// The system's.
    #[default]
    System,
    /// This one.
    #[serde(untagged)]
    Chosen(Language),
}

impl LanguageChoice {
    /// The language to show where the system speaks `system`.
    pub const fn or(self, system: Language) -> Language {
        match self {
            Self::System => system,
            Self::Chosen(language) => language,
        }
    }
}
