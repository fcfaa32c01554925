//! How one sees, from the address of a window alone, that a meeting is over.

use serde::{Deserialize, Serialize};
use url::Url;

use super::link::split_path;
use super::visit::Visit;
use crate::origin::Origin;

/// How a meeting ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// The person left.
    Left,
    /// The meeting was ended for everybody.
    Ended,
    /// Somebody took the person out of the meeting.
    Removed,
    /// The person closed the window.
    WindowClosed,
    /// The server did not let the person in.
    NotAllowed,
    /// The server could no longer be reached.
    ConnectionLost,
    /// The browser crashed.
    Crashed,
    /// The person stopped waiting for the meeting to open.
    Cancelled,
    /// The meeting was handed to the default browser, which this program cannot watch.
    HandedOver,
}

impl Ending {
    /// Every ending, for those who must have words for each.
    pub const ALL: [Self; 9] = [
        Self::Left,
        Self::Ended,
        Self::Removed,
        Self::WindowClosed,
        Self::NotAllowed,
        Self::ConnectionLost,
        Self::Crashed,
        Self::Cancelled,
        Self::HandedOver,
    ];

    /// The wire form, as in the catalogues of words.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Left => "left",
            Self::Ended => "ended",
            Self::Removed => "removed",
            Self::WindowClosed => "window-closed",
            Self::NotAllowed => "not-allowed",
            Self::ConnectionLost => "connection-lost",
            Self::Crashed => "crashed",
            Self::Cancelled => "cancelled",
            Self::HandedOver => "handed-over",
        }
    }
}

/// What an address of the meeting window means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Still on the way, or in the meeting, or at a sign-in.
    Inside,
    /// Over.
    Over(Ending),
    /// Jitsi says that this browser cannot do it.
    Unsupported,
    /// Another site: the window shows no address then, so the person must be taken back.
    Foreign,
}

/// Watches the top-level addresses of one visit.
#[derive(Clone, Debug)]
pub struct Watch {
    server: Origin,
    sign_in: Vec<Origin>,
    /// `/` ends the visit: always for a meeting; for a start page only after a meeting was entered.
    home_ends: bool,
    /// The server has been reached: from then on there is no way to a file of this computer or to an empty page.
    arrived: bool,
}

impl Watch {
    /// A watch on `visit`, in a deployment with these sign-in origins.
    pub fn new(visit: &Visit, sign_in: &[Origin]) -> Self {
        let is_meeting = visit.target().link().is_some();
        Self::of(visit.origin().clone(), sign_in.to_vec(), is_meeting)
    }

    /// A watch on a visit to `server`: to a meeting, or to a start page.
    pub fn of(server: Origin, sign_in: Vec<Origin>, is_meeting: bool) -> Self {
        Self {
            server,
            sign_in,
            home_ends: is_meeting,
            arrived: false,
        }
    }

    /// Takes the next address of the window's main frame. Only the path is looked at: on leaving, Jitsi puts the
    /// query and fragment of the launch back.
    pub fn observe(&mut self, address: &str) -> Sight {
        let Ok(url) = Url::parse(address) else {
            return Sight::Inside;
        };
        let Some(origin) = Origin::of(&url) else {
            return match url.scheme() {
                // The browser's own error page.
                "chrome-error" => Sight::Inside,
                // The opening page, and the empty one before it. Later anybody who holds on to the window may write
                // into an empty one.
                "about" | "file" if !self.arrived => Sight::Inside,
                _ => Sight::Foreign,
            };
        };
        if origin != self.server {
            return if self.sign_in.contains(&origin) {
                Sight::Inside
            } else {
                Sight::Foreign
            };
        }
        self.arrived = true;
        match url.path() {
            "/" if self.home_ends => Sight::Over(Ending::Left),
            "/" => Sight::Inside,
            // close.html, close2.html and close3.html differ in what they ask, not in what they mean.
            "/static/close.html" | "/static/close2.html" | "/static/close3.html" => {
                Sight::Over(Ending::Left)
            }
            "/static/authError.html" => Sight::Over(Ending::NotAllowed),
            "/static/webrtcUnsupported.html" | "/static/recommendedBrowsers.html" => {
                Sight::Unsupported
            }
            path => {
                self.home_ends |=
                    split_path(path).is_ok_and(|(_, room)| !room.shown().contains('.'));
                Sight::Inside
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;
    use crate::meeting::{MeetingLink, Target, visit::NameBy};
    use crate::profile::Profile;

    fn watch(target: Target) -> Watch {
        let profile = Profile::default();
        let visit = Visit::new(target, None, &profile, Language::German, NameBy::Seed).unwrap();
        Watch::new(
            &visit,
            &[Origin::parse("https://login.bbw.example").unwrap()],
        )
    }

    fn meeting() -> Watch {
        let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
        watch(Target::Meeting(
            MeetingLink::parse("https://meet.bbw.example/r", &servers).unwrap(),
        ))
    }

    #[test]
    fn every_row_of_the_table_of_endings_is_told_apart() {
        use Sight::*;
        for (address, sight) in [
            ("file:///opt/bbw-meet/opening.html", Inside),
            ("about:blank", Inside),
            ("chrome-error://chromewebdata/", Inside),
            ("https://meet.bbw.example/r?jwt=x#config.a=1", Inside),
            ("https://meet.bbw.example/other", Inside),
            ("https://login.bbw.example/oauth", Inside),
            ("https://meet.bbw.example/", Over(Ending::Left)),
            (
                "https://meet.bbw.example/?lang=de#config.startWithAudioMuted=true",
                Over(Ending::Left),
            ),
            (
                "https://meet.bbw.example/static/close.html",
                Over(Ending::Left),
            ),
            (
                "https://meet.bbw.example/static/close2.html#x",
                Over(Ending::Left),
            ),
            (
                "https://meet.bbw.example/static/close3.html",
                Over(Ending::Left),
            ),
            (
                "https://meet.bbw.example/static/authError.html",
                Over(Ending::NotAllowed),
            ),
            (
                "https://meet.bbw.example/static/webrtcUnsupported.html",
                Unsupported,
            ),
            (
                "https://meet.bbw.example/static/recommendedBrowsers.html",
                Unsupported,
            ),
            ("https://meet.bbw.example.evil.example/r", Foreign),
            ("http://meet.bbw.example/r", Foreign),
            ("https://meet.bbw.example:444/r", Foreign),
            ("data:text/html,x", Foreign),
        ] {
            assert_eq!(meeting().observe(address), sight, "{address}");
        }
    }

    #[test]
    fn a_file_or_an_empty_page_is_no_place_to_be_once_the_server_was_reached() {
        for address in ["file:///opening.html", "about:blank", "about:srcdoc"] {
            let mut watch = meeting();
            assert_eq!(watch.observe(address), Sight::Inside, "{address}");
            watch.observe("https://meet.bbw.example/r");
            assert_eq!(watch.observe(address), Sight::Foreign, "{address}");
        }
    }

    #[test]
    fn from_the_start_page_the_way_home_ends_only_after_a_meeting() {
        let mut watch = watch(Target::StartPage(
            Url::parse("https://meet.bbw.example/").unwrap(),
        ));
        assert_eq!(watch.observe("https://meet.bbw.example/"), Sight::Inside);
        assert_eq!(
            watch.observe("https://meet.bbw.example/Beratung"),
            Sight::Inside
        );
        assert_eq!(
            watch.observe("https://meet.bbw.example/"),
            Sight::Over(Ending::Left)
        );
    }
}
