//! What the create screen and the command line hand in, checked until an [`Invitation`] comes of it.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::error::{Code, Problem};
use crate::invitation::time::Moment;
use crate::invitation::{Details, Here, Invitation, TITLE_LIMIT, room_name, schedule, shown, time};
use crate::meeting::MeetingLink;

/// Longest meeting the create screen takes, in minutes: a day.
pub const MINUTES_LIMIT: u32 = 24 * 60;

/// Since when versions of an invitation are counted, in seconds since 1970 (2026-01-01).
const COUNTED_FROM: i64 = 1_767_225_600;

/// An invitation as it is being written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Draft {
    /// What the meeting is about.
    pub title: String,
    /// A name of one's own; without one, a name is suggested from the title.
    #[serde(default)]
    pub room: Option<String>,
    /// Local date, `2026-11-24`; without one the meeting has no time.
    #[serde(default)]
    pub date: Option<String>,
    /// Local time, `10:00`.
    #[serde(default)]
    pub time: Option<String>,
    /// How long it is to last, in minutes, at most [`MINUTES_LIMIT`]; 0 leaves the end open.
    #[serde(default)]
    pub minutes: u32,
    /// Who invites.
    #[serde(default)]
    pub organizer: Option<String>,
    /// The UID of the invitation this one changes.
    #[serde(default)]
    pub uid: Option<String>,
}

/// A draft in which nothing is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    /// The invitation.
    pub invitation: Invitation,
    /// Name of the zone the local time was taken in, for people.
    pub zone: String,
    /// What they should know: [`Code::TimeExistsTwice`].
    pub note: Option<Problem>,
    /// The start lies in the past: to be asked about.
    pub past: bool,
}

impl Draft {
    /// Checks the draft.
    ///
    /// # Errors
    /// [`Code::TitleEmpty`], [`Code::TitleTooLong`], [`Code::DateEmpty`], [`Code::TimeEmpty`], [`Code::TimeInvalid`],
    /// [`Code::TimeDoesNotExist`], [`Code::InvitationTimes`], and those of [`MeetingLink::parse_entry`] for the name.
    pub fn check(&self, here: Here) -> Result<Checked, Problem> {
        if self.minutes > MINUTES_LIMIT {
            return Err(Code::InvitationTimes.into());
        }
        let begin = match &self.date {
            Some(date) => Some(self.begin(date, here.zone)?),
            None => None,
        };
        let start = begin.as_ref().map(|moment| moment.at);
        let length = SignedDuration::from_mins(i64::from(self.minutes));
        let end = match start {
            Some(start) if self.minutes > 0 => Some(
                start
                    .checked_add(length)
                    .map_err(|_| Problem::new(Code::InvitationTimes))?,
            ),
            Some(_) | None => None,
        };
        let zone = time::zone_name(here.zone, start.unwrap_or(here.now));
        let note = begin.and_then(|moment| moment.note);
        Ok(Checked {
            invitation: self.invitation(start, end, here)?,
            zone,
            note,
            past: schedule::is_past(start, here.now),
        })
    }

    /// The start, of two fields that can be empty.
    fn begin(&self, date: &str, zone: &TimeZone) -> Result<Moment, Problem> {
        let time = self.time.as_deref().unwrap_or_default();
        for (text, missing) in [(date, Code::DateEmpty), (time, Code::TimeEmpty)] {
            if text.trim().is_empty() {
                return Err(missing.into());
            }
        }
        time::local(date, time, zone)
    }

    /// Checks the draft with a start and an end that are known already, as the command line gives them; its own date,
    /// time and minutes are not looked at.
    ///
    /// # Errors
    /// As [`Draft::check`].
    pub fn invitation(
        &self,
        start: Option<Timestamp>,
        end: Option<Timestamp>,
        here: Here,
    ) -> Result<Invitation, Problem> {
        let title = shown::clean(&self.title, usize::MAX).ok_or(Problem::new(Code::TitleEmpty))?;
        if title.chars().count() > TITLE_LIMIT {
            return Err(Code::TitleTooLong.into());
        }
        let link = match &self.room {
            Some(room) => MeetingLink::parse_entry(room, here.servers)?,
            None => MeetingLink::parse_entry(&room_name::suggest(&title)?, here.servers)?,
        };
        let details = Details {
            title: Some(title),
            organizer: self.organizer.clone(),
            start,
            end,
            uid: self.uid.clone(),
            sequence: sequence(here.now),
            called_off: false,
        };
        Invitation::new(link, details)
    }
}

/// Minutes since the count began. Nothing of a draft is stored, so the clock has to see to it that what is sent later
/// replaces what was sent before (RFC 5545, section 3.8.7.4).
fn sequence(now: Timestamp) -> u32 {
    u32::try_from((now.as_second() - COUNTED_FROM) / 60).unwrap_or(0)
}

#[cfg(test)]
#[path = "draft_tests.rs"]
mod tests;
