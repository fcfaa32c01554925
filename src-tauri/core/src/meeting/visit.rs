//! A visit: where a meeting window goes, and what Jitsi must know of the person when it gets there.

use std::fmt;

use serde_json::{Map, Value, json};
use url::Url;

use super::keys;
use super::link::MeetingLink;
use super::sounds::Shown;
use crate::language::Language;
use crate::origin::Origin;
use crate::profile::Profile;

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
    /// What Jitsi is asked for in its own store.
    asked: Map<String, Value>,
    sounds: Option<Shown>,
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
        let mut told = keys::of_address(&profile.settings);
        told.extend(title.map(|title| ("config.localSubject", json!(title))));
        told.extend(in_address.map(|name| ("userInfo.displayName", json!(name))));
        address.push_str(&keys::fragment(&told));
        Some(Self {
            target,
            origin,
            title: title.map(str::to_owned),
            address,
            bare,
            display_name,
            asked: keys::of_store(&profile.settings),
            sounds: Shown::by(&profile.settings),
        })
    }

    /// The same visit where the organisation has decided whether two people may be connected without the server between
    /// them; `None`: the server decides.
    #[must_use]
    pub fn with_peer_to_peer(mut self, allowed: Option<bool>) -> Self {
        if let Some(allowed) = allowed {
            let key = keys::fragment(&[("config.p2p.enabled", json!(allowed))]);
            self.address.push('&');
            self.address.push_str(&key);
        }
        self
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

    /// Settings that Jitsi is asked to store, `null` for what it is not asked for.
    pub(super) fn asked(&self) -> &Map<String, Value> {
        &self.asked
    }

    /// How sounds are shown; `None` where they are not.
    pub fn sounds(&self) -> Option<Shown> {
        self.sounds
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

    #[test]
    fn the_title_is_what_the_meeting_is_called_and_the_organisation_may_decide_about_peer_to_peer()
    {
        let visit = |peer_to_peer| {
            let visit = Visit::new(
                link("https://meet.bbw.example/r"),
                Some("Titel"),
                &profile("A"),
                Language::German,
                NameBy::Seed,
            );
            visit.unwrap().with_peer_to_peer(peer_to_peer)
        };
        assert!(
            visit(None)
                .address()
                .contains("config.localSubject=%22Titel%22")
        );
        assert!(!visit(None).address().contains("p2p"));
        for allowed in [true, false] {
            let key = format!("&config.p2p.enabled={allowed}");
            assert!(visit(Some(allowed)).address().ends_with(&key));
        }
    }
}
