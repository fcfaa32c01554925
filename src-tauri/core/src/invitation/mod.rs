//! What people double-click: an invitation, read from and written into every form they use.
//!
//! Reading goes one way: bytes → text → the format its content shows → [`Invitation`]. The file's name decides
//! nothing, a stranger chose it. Every reader ends in [`MeetingLink`], so no format has a shorter way to an address;
//! nothing here opens, follows or runs what a file names. Writers take an [`Invitation`] and put the https link into
//! every form, so that nobody without the program is stuck; a token never leaves through them.
//!
//! Neither clock nor time zone nor servers are chosen here: all three are handed in as [`Here`].

pub mod bbwmeet;
mod desktop_file;
pub mod draft;
pub mod file;
pub mod files;
pub mod ics;
mod ini;
pub mod mail;
pub mod room_name;
pub mod schedule;
pub mod shortcut;
mod shown;
mod text;
pub mod time;
mod url_file;

use jiff::{Timestamp, tz::TimeZone};
use sha2::{Digest, Sha256};

use crate::error::{Code, Problem};
use crate::meeting::MeetingLink;
use crate::origin::Origin;

pub use draft::{Checked, Draft};
pub use file::read_file;
pub use files::{File, files};
pub use schedule::When;

/// Longest title, in characters.
pub const TITLE_LIMIT: usize = 120;
/// Longest organizer, in characters.
pub const ORGANIZER_LIMIT: usize = 80;
/// Longest UID, in characters (RFC 7986, section 5.3 recommends to stay below 255 octets).
const UID_LIMIT: usize = 200;

/// Where and when an invitation is read or made.
#[derive(Clone, Copy, Debug)]
pub struct Here<'a> {
    /// The organisation's servers; the first is the default.
    pub servers: &'a [Origin],
    /// This computer's time zone: what a time without a zone means.
    pub zone: &'a TimeZone,
    /// The present.
    pub now: Timestamp,
}

/// An invitation: a meeting, and what is known about it.
///
/// Title and organizer hold no character that is not seen (controls, direction marks, zero-width characters), the end
/// does not lie before the start, and both are whole seconds, as iCalendar knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    link: MeetingLink,
    details: Details,
}

/// What is known about a meeting besides its link. Everything may be missing.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Details {
    /// What the meeting is about, at most [`TITLE_LIMIT`] characters.
    pub title: Option<String>,
    /// Who invites, at most [`ORGANIZER_LIMIT`] characters.
    pub organizer: Option<String>,
    /// When it begins.
    pub start: Option<Timestamp>,
    /// When it ends.
    pub end: Option<Timestamp>,
    /// What calendars know the meeting by; kept when the invitation changes.
    pub uid: Option<String>,
    /// Which version of the invitation this is; a higher one replaces a lower one.
    pub sequence: u32,
}

impl Invitation {
    /// Puts an invitation together; titles and names are cleaned and cut to what may be shown.
    ///
    /// # Errors
    /// [`Code::InvitationTimes`] when the end lies before the start, [`Code::TimeInvalid`] outside the years 1970 to
    /// 9998.
    pub fn new(link: MeetingLink, details: Details) -> Result<Self, Problem> {
        let clean = |text: Option<String>, limit| text.and_then(|text| shown::clean(&text, limit));
        let start = details.start.map(time::whole_seconds).transpose()?;
        let end = details.end.map(time::whole_seconds).transpose()?;
        if let (Some(start), Some(end)) = (start, end)
            && end < start
        {
            return Err(Code::InvitationTimes.into());
        }
        let uid = clean(details.uid, UID_LIMIT).or_else(|| Some(derived_uid(&link, start)));
        Ok(Self {
            link,
            details: Details {
                title: clean(details.title, TITLE_LIMIT),
                organizer: clean(details.organizer, ORGANIZER_LIMIT),
                start,
                end,
                uid,
                sequence: details.sequence,
            },
        })
    }

    /// The meeting.
    pub fn link(&self) -> &MeetingLink {
        &self.link
    }

    /// The title, fit to be shown.
    pub fn title(&self) -> Option<&str> {
        self.details.title.as_deref()
    }

    /// The title, or else the meeting's name.
    pub fn heading(&self) -> &str {
        self.title().unwrap_or_else(|| self.link.room())
    }

    /// Who invites, fit to be shown.
    pub fn organizer(&self) -> Option<&str> {
        self.details.organizer.as_deref()
    }

    /// When it begins.
    pub fn start(&self) -> Option<Timestamp> {
        self.details.start
    }

    /// When it ends.
    pub fn end(&self) -> Option<Timestamp> {
        self.details.end
    }

    /// What calendars know the meeting by.
    pub fn uid(&self) -> &str {
        self.details.uid.as_deref().unwrap_or_default()
    }

    /// Which version of the invitation this is.
    pub fn sequence(&self) -> u32 {
        self.details.sequence
    }

    /// Is it time for the meeting?
    pub fn when(&self, now: Timestamp) -> When {
        schedule::when(self.start(), self.end(), now)
    }
}

/// The UID of an invitation that was given none.
///
/// A name with enough chance in it belongs to one meeting: its UID stays when title or time change. A name of one's own
/// may serve many meetings: there the start tells them apart, or the second would replace the first in every calendar.
fn derived_uid(link: &MeetingLink, start: Option<Timestamp>) -> String {
    let mut hash = Sha256::new();
    hash.update(link.key());
    if !room_name::is_suggested(link.room()) {
        hash.update(start.map(|start| start.to_string()).unwrap_or_default());
    }
    let hex: String = hash
        .finalize()
        .iter()
        .take(16)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    format!("{hex}@{}", link.host())
}

/// Reads what a file holds, deciding by its content.
///
/// # Errors
/// A code of the `file-*`, `invitation-*`, `link-*`, `room-*` or `tenant-*` family.
pub fn read(bytes: &[u8], here: Here) -> Result<Invitation, Problem> {
    let text = file::decode(bytes)?;
    read_text(&text, here)
}

/// Reads what was pasted: any format a file may have, or a text with the address of one meeting in it.
///
/// # Errors
/// As [`read`].
pub fn read_text(text: &str, here: Here) -> Result<Invitation, Problem> {
    if text.trim().is_empty() {
        return Err(Code::FileEmpty.into());
    }
    match Format::of(text) {
        Format::BbwMeet => bbwmeet::read(text, here),
        Format::Calendar => ics::read(text, here),
        Format::Shortcut => url_file::read(text, here),
        Format::DesktopEntry => desktop_file::read(text, here),
        Format::Text => text::read(text, here),
        Format::Unknown => Err(Code::FileFormat.into()),
    }
}

/// What a text's first characters show it to be.
enum Format {
    BbwMeet,
    Calendar,
    Shortcut,
    DesktopEntry,
    Text,
    Unknown,
}

impl Format {
    fn of(text: &str) -> Self {
        let start = text.trim_start();
        if start.starts_with('{') {
            return Self::BbwMeet;
        }
        if start
            .get(..15)
            .is_some_and(|start| start.eq_ignore_ascii_case("BEGIN:VCALENDAR"))
        {
            return Self::Calendar;
        }
        if url_file::looks_like(start) {
            return Self::Shortcut;
        }
        if desktop_file::looks_like(start) {
            return Self::DesktopEntry;
        }
        let json_without_invitation =
            start.starts_with('[') && serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok();
        if json_without_invitation || start.trim_end() == "null" {
            Self::Unknown
        } else {
            Self::Text
        }
    }
}

#[cfg(test)]
mod tests;
