//! What a page of the stand-in saw.

use serde::Deserialize;
use serde_json::Value;

/// One report of one page. Fields that a page has nothing to say about are empty.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Report {
    /// What happened: `prejoin`, `joined`, `note`, `welcome`, `close`, `foreign` and so on.
    pub event: String,
    /// Differs from page to page and from load to load.
    pub page: String,
    /// The visible address.
    pub address: String,
    /// Room, as it stands in the address.
    pub room: Option<String>,
    /// Tenant, as it stands in the address.
    pub tenant: Option<String>,
    /// The name Jitsi would show.
    pub display_name: String,
    /// The name that stood in the field when the person joined.
    pub entered: String,
    /// Jitsi's configuration after it read the address.
    pub config: Value,
    /// `lang` in the address.
    pub lang: Option<String>,
    /// `jwt` in the address.
    pub jwt: Option<String>,
    /// What opening the devices gave.
    pub media: Option<Media>,
    /// How the call with itself went.
    pub rtc: Option<Rtc>,
    /// Permission states: `granted`, `denied`, `prompt`.
    pub permissions: Value,
    /// Cookies the page sees.
    pub cookies: String,
    /// Keys in the page's storage.
    pub storage: Vec<String>,
    /// Jitsi's stored settings.
    pub stored: Value,
    /// What is shown of sounds over the page; `null` as long as nothing is.
    pub overlay: Value,
    /// Roads into the program that the page found. Must stay empty.
    pub bridge: Vec<String>,
    /// The browser's name for itself.
    pub user_agent: String,
    /// What came of an attack of the hostile page, or of a sound that was played.
    pub outcome: Value,
    /// What went wrong in the page.
    pub error: Option<String>,
}

/// `live`, `muted` (not asked for), or the name of the error.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Media {
    /// Microphone.
    pub audio: String,
    /// Camera.
    pub video: String,
    /// The camera's picture, if there is one.
    #[serde(default)]
    pub picture: Option<Picture>,
}

/// What a camera gives.
#[derive(Clone, Copy, Debug, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// Lines.
    pub height: u32,
    /// Pictures a second.
    pub frame_rate: f64,
}

/// A call with itself.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Rtc {
    /// `RTCPeerConnection.connectionState`.
    pub state: String,
    /// Kinds of tracks that arrived.
    pub received: Vec<String>,
}
