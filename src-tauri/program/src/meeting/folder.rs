//! The meeting's own profile, of a browser or of the web view of Windows, which is one: a folder per server, apart from
//! the person's browser, erased as a whole.
//!
//! A browser writes down where it has been. Meetings' names do not belong into its files, and tokens even less: it is
//! told to keep no history, its list of open pages is thrown away, and a meeting with a token gets a profile that is
//! erased when it is over.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use bbw_meet_core::meeting::{MeetingLink, Visit};
use bbw_meet_core::storage;

use super::{preferences, shared_home};
use crate::desktop::screen;
use crate::person::{make_private, of_session};

/// Lists of open pages with their full addresses, to be restored after a crash (older browsers have the first only), and
/// the history, should a browser keep one in spite of the preferences.
const WHERE_IT_HAS_BEEN: [&str; 4] = [
    "Sessions",
    "Sessions_Encrypted",
    "History",
    "History-journal",
];

/// The name of the profile for meetings with a token, of which each session has its own.
const ONCE: &str = "once";

/// The name of the folder for trying out camera and microphone, of which each session has its own, too.
const PRACTICE: &str = "practice";

/// A person's browsers in several sessions cannot share a profile. So many have one that is kept.
const SESSIONS: usize = 8;

/// In a profile: who holds its lock uses it.
const IN_USE: &str = "in-use";

/// Is `name` that of a folder for one time? Of this session, or of another with this number.
fn once(name: &str) -> Option<Option<u32>> {
    [ONCE, PRACTICE].into_iter().find_map(|kind| {
        let session = name.strip_prefix(kind)?;
        if session.is_empty() || name == of_session(kind, screen::session()) {
            return Some(None);
        }
        session.strip_prefix('-')?.parse().ok().map(Some)
    })
}

/// How a browser lays out its folder.
#[allow(dead_code)] // Each system uses two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Layout {
    /// As Chromium and its family do.
    Chromium,
    /// As WebView2 does.
    WebView2,
    /// As WebKitGTK does, which keeps no history by itself.
    WebKit,
}

impl Layout {
    /// Where Chromium keeps the one profile that is used.
    const fn profile(self) -> Option<&'static str> {
        match self {
            Self::Chromium => Some("Default"),
            Self::WebView2 => Some("EBWebView/Default"),
            Self::WebKit => None,
        }
    }
}

/// Throws away what must not stay of all profiles of this computer in `place`, when none is in use: after a power cut,
/// nobody else did. What belongs to a session in which a program `runs` is that one's to erase.
pub(super) fn tidy(place: &Path, runs: impl Fn(u32) -> bool) {
    let suffix = shared_home::suffix(place);
    for entry in fs::read_dir(place).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let Some(name) = name.to_str().and_then(|name| name.strip_suffix(&suffix)) else {
            continue;
        };
        if let Some(session) = once(name) {
            if !session.is_some_and(&runs) {
                storage::erase(&entry.path());
            }
        } else {
            [Layout::Chromium, Layout::WebView2]
                .iter()
                .filter_map(|layout| layout.profile())
                .for_each(|profile| forget_where(&entry.path().join(profile)));
        }
    }
}

fn forget_where(profile: &Path) {
    WHERE_IT_HAS_BEEN
        .iter()
        .for_each(|name| drop(storage::erase(&profile.join(name))));
}

/// A profile folder.
pub(super) struct Folder {
    path: PathBuf,
    profile: Option<PathBuf>,
    once: bool,
    /// Held as long as a browser may use it.
    _in_use: Option<File>,
}

impl Folder {
    /// The folder for this visit below `place`, made if it is missing, for this person only.
    pub(super) fn prepare(place: &Path, layout: Layout, visit: &Visit) -> io::Result<Self> {
        let once = visit.target().link().and_then(MeetingLink::token).is_some();
        let suffix = shared_home::suffix(place);
        let (path, in_use) = if once {
            let name = of_session(ONCE, screen::session());
            (place.join(name + &suffix), None)
        } else {
            free(place, &visit.origin().host().replace(':', "_"), &suffix)?
        };
        let folder = Self {
            profile: layout.profile().map(|profile| path.join(profile)),
            path,
            once,
            _in_use: in_use,
        };
        folder.tidy();
        make_private(&folder.path)?;
        if let Some(profile) = &folder.profile {
            make_private(profile)?;
            preferences::put(profile)?;
        }
        Ok(folder)
    }

    /// Throws away what must not stay. To be called when no browser uses the folder: before a start, in case the last
    /// end was a power cut, and after the end.
    pub(super) fn tidy(&self) {
        // What cannot be erased is told where people erase: on the privacy screen.
        if self.once {
            storage::erase(&self.path);
        } else if let Some(profile) = &self.profile {
            forget_where(profile);
        }
    }

    /// Is it for one visit only?
    pub(super) fn is_for_once(&self) -> bool {
        self.once
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

/// The first folder of this name that no browser of another session uses, and what keeps it so.
fn free(place: &Path, name: &str, suffix: &str) -> io::Result<(PathBuf, Option<File>)> {
    for number in 1..=SESSIONS {
        let another = if number > 1 {
            format!("@{number}")
        } else {
            String::new()
        };
        let path = place.join(format!("{name}{another}{suffix}"));
        make_private(&path)?;
        let file = File::create(path.join(IN_USE))?;
        match file.try_lock() {
            Ok(()) => return Ok((path, Some(file))),
            Err(TryLockError::WouldBlock) => {}
            // Some network file systems have no locks, and Linux no second program of a person.
            Err(TryLockError::Error(_)) => return Ok((path, None)),
        }
    }
    Err(io::ErrorKind::ResourceBusy.into())
}

/// A folder for trying out camera and microphone: everything the browser writes is in it, and it goes when it is dropped.
pub(super) struct Throwaway {
    place: PathBuf,
    path: PathBuf,
    profile: PathBuf,
}

impl Throwaway {
    /// The folder below `place`, made anew.
    pub(super) fn prepare(place: &Path, layout: Layout) -> io::Result<Self> {
        let name = of_session(PRACTICE, screen::session());
        let path = place.join(name + &shared_home::suffix(place));
        let folder = Self {
            place: place.to_owned(),
            profile: path.join("profile"),
            path,
        };
        folder.erase();
        make_private(&folder.profile)?;
        if let Some(inner) = layout.profile().map(|inner| folder.profile.join(inner)) {
            make_private(&inner)?;
            preferences::put_for_practice(&inner)?;
        }
        Ok(folder)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Where the browser keeps its profile.
    pub(super) fn profile(&self) -> &Path {
        &self.profile
    }

    fn erase(&self) {
        // What cannot be erased is told where people erase: on the privacy screen.
        storage::erase(&self.path);
        // Where nobody has been in a meeting yet, there is no folder for meetings. Fails where there is something in it.
        let _ = fs::remove_dir(&self.place);
    }
}

impl Drop for Throwaway {
    fn drop(&mut self) {
        self.erase();
    }
}

#[cfg(test)]
mod tests {
    use bbw_meet_core::language::Language;
    use bbw_meet_core::meeting::{Target, visit::NameBy};
    use bbw_meet_core::origin::Origin;
    use bbw_meet_core::profile::Profile;

    use super::*;

    fn visit(link: &str) -> Visit {
        let servers = [Origin::parse("https://meet.bbw.example:8443").unwrap()];
        let target = Target::Meeting(MeetingLink::parse(link, &servers).unwrap());
        let profile = Profile::default();
        Visit::new(target, None, &profile, Language::German, NameBy::Seed).unwrap()
    }

    #[test]
    fn where_a_browser_has_been_is_thrown_away_and_nothing_else() {
        let place = tempfile::tempdir().unwrap();
        let visit = visit("https://meet.bbw.example:8443/r");
        for layout in [Layout::Chromium, Layout::WebView2] {
            let folder = Folder::prepare(place.path(), layout, &visit).unwrap();
            let profile = folder.path().join(layout.profile().unwrap());
            assert!(profile.join("Preferences").exists());
            for name in ["History", "Sessions", "Cookies"] {
                fs::write(profile.join(name), "x").unwrap();
            }
            folder.tidy();
            assert!(!profile.join("History").exists() && !profile.join("Sessions").exists());
            assert!(
                profile.join("Cookies").exists(),
                "the choice of a camera is kept from one meeting to the next"
            );
        }
    }

    #[test]
    fn a_meeting_with_a_token_leaves_nothing() {
        let place = tempfile::tempdir().unwrap();
        let visit = visit("https://meet.bbw.example:8443/r?jwt=aa.bb.cc");
        let folder = Folder::prepare(place.path(), Layout::WebView2, &visit).unwrap();
        assert!(folder.is_for_once());
        fs::write(folder.path().join("EBWebView/Local State"), "x").unwrap();
        folder.tidy();
        assert_eq!(fs::read_dir(place.path()).unwrap().count(), 0);
    }

    #[test]
    fn two_sessions_of_a_person_never_share_a_profile() {
        let place = tempfile::tempdir().unwrap();
        let visit = visit("https://meet.bbw.example:8443/r");
        let prepare = || Folder::prepare(place.path(), Layout::WebView2, &visit).unwrap();
        let first = prepare();
        let second = prepare();
        assert_ne!(first.path(), second.path());
        let kept = first.path().to_owned();
        drop(first);
        assert_eq!(
            prepare().path(),
            kept,
            "the first one again when it is free"
        );
        assert_ne!(prepare().path(), second.path());
    }

    #[test]
    fn a_practice_leaves_nothing() {
        let data = tempfile::tempdir().unwrap();
        let place = data.path().join("meetings");
        let folder = Throwaway::prepare(&place, Layout::Chromium).unwrap();
        let preferences = fs::read_to_string(folder.profile().join("Default/Preferences")).unwrap();
        assert!(preferences.contains(r#""network_prediction_options":2"#));
        fs::write(folder.path().join("opening.html"), "x").unwrap();
        drop(folder);
        assert!(!place.exists());

        fs::create_dir_all(place.join("server")).unwrap();
        drop(Throwaway::prepare(&place, Layout::Chromium).unwrap());
        assert!(place.join("server").exists(), "meetings keep theirs");
    }

    #[test]
    fn what_a_power_cut_left_is_thrown_away_at_the_next_start() {
        let place = tempfile::tempdir().unwrap();
        let profiles = [
            "once/Default",
            "practice/profile/Default",
            "server/Default",
            "server/EBWebView/Default",
        ];
        for profile in profiles {
            let profile = place.path().join(profile);
            fs::create_dir_all(&profile).unwrap();
            fs::write(profile.join("History"), "x").unwrap();
            fs::write(profile.join("Cookies"), "x").unwrap();
            fs::create_dir(profile.join("Sessions")).unwrap();
            fs::write(profile.join("Sessions/Tabs_1"), "x").unwrap();
        }
        for session in ["once-3/Default", "once-4/Default"] {
            fs::create_dir_all(place.path().join(session)).unwrap();
        }
        tidy(place.path(), |session| session == 4);
        tidy(&place.path().join("missing"), |_| false);
        assert!(!place.path().join("once").exists());
        assert!(!place.path().join("once-3").exists());
        assert!(
            place.path().join("once-4").exists(),
            "a meeting of another session goes on"
        );
        assert!(!place.path().join("practice").exists());
        for profile in &profiles[2..] {
            let left: Vec<_> = fs::read_dir(place.path().join(profile))
                .unwrap()
                .map(|entry| entry.unwrap().file_name())
                .collect();
            assert_eq!(left, ["Cookies"], "{profile}");
        }
    }
}
