//! What people double-click: an invitation, read from and written into every form they use.
//!
//! Reading goes one way, and no step knows a later one:
//!
//! ```text
//! bytes ──► text ──► parts ──► candidates ──► judged │         │         │           │             │ │         │
//! │           │             └ address/judge    the one meeting, or why not: gateway, then MeetingLink │         │
//! │           └ address/{find,ending,closing,markup}    what is written like an address, is it all there? │         │
//! └ read/parts    the form its content shows: form/*, ics/*, or a text │         └ read/bytes    encodings, line ends
//! └ read/{file,mime}    a regular file of a limited size; the parts of a mail
//! ```
//!
//! The file's name decides nothing, a stranger chose it. Every way ends in [`MeetingLink`], so no format has a shorter
//! one to an address; nothing here opens, follows, asks or runs what a file names. An address that may be a part of
//! another one is refused and never opened: a part of a room's name is another room.
//!
//! Writers take an [`Invitation`] and put the https link into every form, so that nobody without the program is stuck;
//! a token never leaves through them.
//!
//! Neither clock nor time zone nor servers are chosen here: all three are handed in as [`Here`]. Libraries:
//! `mail-parser` (MIME, quoted-printable, character sets), `html5gum` (HTML), `calcard` (iCalendar), each with the
//! reason given where it is used. `encoding_rs` was dropped: `mail-parser` has the same encodings and comes with
//! `calcard` anyway.

mod address;
mod form;
pub mod ics;
mod read;
pub mod schedule;
mod shown;
pub mod time;
mod write;

use jiff::{Timestamp, tz::TimeZone};
use sha2::{Digest, Sha256};

use crate::error::{Code, Problem};
use crate::meeting::MeetingLink;
use crate::origin::Origin;

use address::{closing, ending, find, gateway, judge, markup};
use form::{desktop_file, ini, url_file};
use read::{bytes, mime, parts};

pub use address::gateway::may_hold_token;
pub use form::{bbwmeet, shortcut};
pub use read::file::{self, read_file};
pub use read::{read, read_entry, read_link, read_text};
pub use schedule::When;
pub use write::draft::{Checked, Draft};
pub use write::files::{self, File, files};
pub use write::{draft, mail, room_name};

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
/// is not before the start, and both are whole seconds, as iCalendar knows them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    link: MeetingLink,
    details: Details,
    notes: Vec<Problem>,
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
    /// Has whoever invited called it off?
    pub called_off: bool,
}

impl Invitation {
    /// Puts an invitation together; titles and names are cleaned and cut to what may be shown.
    ///
    /// # Errors
    /// [`Code::InvitationTimes`] when the end is before the start, [`Code::TimeInvalid`] outside the years 1970 to
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
                called_off: details.called_off,
            },
            notes: Vec::new(),
        })
    }

    /// Adds what a person should know about how it was read.
    #[must_use]
    fn with_notes(mut self, notes: impl IntoIterator<Item = Problem>) -> Self {
        self.notes.extend(notes);
        self
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

    /// Has whoever invited called it off?
    pub fn is_called_off(&self) -> bool {
        self.details.called_off
    }

    /// What a person should know about how it was read: [`Code::LinkUpgraded`], [`Code::TimeZoneUnknown`].
    pub fn notes(&self) -> &[Problem] {
        &self.notes
    }

    /// Is it time for the meeting?
    pub fn when(&self, now: Timestamp) -> When {
        if self.is_called_off() {
            When::CalledOff
        } else {
            schedule::when(self.start(), self.end(), now)
        }
    }
}

/// The UID of an invitation that was given none.
///
/// A name with enough randomness belongs to one meeting: its UID stays when title or time change. A name of one's own
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

#[cfg(test)]
mod tests;
