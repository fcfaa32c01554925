//! From what people and scripts write as a time to a point in time.
//!
//! Twice a year a local time does not exist or exists twice. The first is refused: any guess would be an hour off. The
//! second is taken to be the earlier one, so that nobody is late, and the person is told.

use jiff::Timestamp;
use jiff::civil::{Date, DateTime, Time};
use jiff::fmt::temporal::Pieces;
use jiff::tz::{AmbiguousOffset, TimeZone};

use super::shown;
use crate::error::{Code, Problem};

/// A point in time, and what a person should know about how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Moment {
    /// When it is.
    pub at: Timestamp,
    /// [`Code::TimeExistsTwice`], if it does.
    pub note: Option<Problem>,
}

/// Reads a local date (`2026-11-24`) and time (`10:00`), as the create screen's fields give them.
///
/// # Errors
/// [`Code::TimeInvalid`], [`Code::TimeDoesNotExist`].
pub fn local(date: &str, time: &str, zone: &TimeZone) -> Result<Moment, Problem> {
    let date: Date = date.parse().map_err(|_| invalid(date))?;
    let time: Time = time.parse().map_err(|_| invalid(time))?;
    in_zone(date.to_datetime(time), zone)
}

/// Reads ISO 8601 (`2026-11-24T10:00`, `…Z`, `…+01:00`, `…[Europe/Berlin]`); without an offset it is local time.
///
/// # Errors
/// [`Code::TimeInvalid`], [`Code::TimeDoesNotExist`].
pub fn iso8601(text: &str, zone: &TimeZone) -> Result<Moment, Problem> {
    let pieces = Pieces::parse(text).map_err(|_| invalid(text))?;
    // A date alone would silently become midnight.
    let time = pieces.time().ok_or_else(|| invalid(text))?;
    let datetime = pieces.date().to_datetime(time);
    if let Some(offset) = pieces.to_numeric_offset() {
        let at = offset.to_timestamp(datetime).map_err(|_| invalid(text))?;
        return Ok(Moment {
            at: whole_seconds(at)?,
            note: None,
        });
    }
    match pieces.to_time_zone().map_err(|_| invalid(text))? {
        Some(named) => in_zone(datetime, &named),
        None => in_zone(datetime, zone),
    }
}

/// The local time that a calendar's time without a zone means. Here no clock change is a reason to refuse: the meeting
/// is real, whatever its calendar wrote.
pub(super) fn floating(datetime: DateTime, zone: &TimeZone) -> Option<Timestamp> {
    zone.to_ambiguous_timestamp(datetime).compatible().ok()
}

/// The zone's name for people: `Europe/Berlin (UTC+1)`, or the offset alone where it has no name.
pub fn zone_name(zone: &TimeZone, at: Timestamp) -> String {
    let seconds = zone.to_offset(at).seconds();
    let sign = if seconds < 0 { '−' } else { '+' };
    let (hours, minutes) = (seconds.abs() / 3600, seconds.abs() / 60 % 60);
    let offset = if minutes == 0 {
        format!("UTC{sign}{hours}")
    } else {
        format!("UTC{sign}{hours}:{minutes:02}")
    };
    match zone.iana_name() {
        Some(name) => format!("{name} ({offset})"),
        None => offset,
    }
}

/// Drops fractions of a second, which iCalendar does not have, and refuses years no calendar can mean.
///
/// # Errors
/// [`Code::TimeInvalid`].
pub(super) fn whole_seconds(at: Timestamp) -> Result<Timestamp, Problem> {
    let whole = Timestamp::from_second(at.as_second()).map_err(|_| invalid(&at.to_string()))?;
    let year = whole.to_zoned_datetime(TimeZone::UTC).year();
    if (1970..=9998).contains(&year) {
        Ok(whole)
    } else {
        Err(invalid(&at.to_string()))
    }
}

fn in_zone(datetime: DateTime, zone: &TimeZone) -> Result<Moment, Problem> {
    let ambiguous = zone.to_ambiguous_timestamp(datetime);
    let said = |code: Code| {
        let name = zone.iana_name().unwrap_or("UTC").to_owned();
        Problem::new(code)
            .with("time", datetime.strftime("%Y-%m-%d %H:%M"))
            .with("zone", name)
    };
    let note = match ambiguous.offset() {
        AmbiguousOffset::Unambiguous { .. } => None,
        AmbiguousOffset::Gap { .. } => return Err(said(Code::TimeDoesNotExist)),
        AmbiguousOffset::Fold { .. } => Some(said(Code::TimeExistsTwice)),
    };
    let at = ambiguous
        .earlier()
        .map_err(|_| invalid(&datetime.to_string()))?;
    Ok(Moment {
        at: whole_seconds(at)?,
        note,
    })
}

fn invalid(text: &str) -> Problem {
    Problem::new(Code::TimeInvalid).with("text", shown::clean(text, 40).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn berlin() -> TimeZone {
        TimeZone::get("Europe/Berlin").unwrap()
    }

    #[test]
    fn local_times_are_taken_in_the_zone_handed_in() {
        let moment = local("2026-11-24", "10:00", &berlin()).unwrap();
        assert_eq!(
            moment,
            Moment {
                at: "2026-11-24T09:00:00Z".parse().unwrap(),
                note: None
            }
        );
        assert_eq!(zone_name(&berlin(), moment.at), "Europe/Berlin (UTC+1)");
        assert_eq!(
            zone_name(&TimeZone::get("Asia/Kolkata").unwrap(), moment.at),
            "Asia/Kolkata (UTC+5:30)"
        );
        assert_eq!(
            zone_name(&TimeZone::fixed(jiff::tz::offset(-3)), moment.at),
            "UTC−3"
        );
    }

    #[test]
    fn a_time_the_clocks_skip_is_refused() {
        for refused in [
            local("2026-03-29", "02:30", &berlin()),
            iso8601("2026-03-29T02:30:00", &berlin()),
        ] {
            let problem = refused.unwrap_err();
            assert_eq!(problem.code, Code::TimeDoesNotExist);
            assert_eq!(problem.params["time"], "2026-03-29 02:30");
            assert_eq!(problem.params["zone"], "Europe/Berlin");
        }
    }

    #[test]
    fn of_a_time_that_exists_twice_the_earlier_one_is_taken_and_said() {
        let moment = local("2026-10-25", "02:30", &berlin()).unwrap();
        assert_eq!(moment.at, "2026-10-25T00:30:00Z".parse().unwrap());
        assert_eq!(moment.note.unwrap().code, Code::TimeExistsTwice);
    }

    #[test]
    fn iso_8601_with_and_without_offset() {
        for (text, utc) in [
            ("2026-11-24T10:00", "2026-11-24T09:00:00Z"),
            ("2026-11-24 10:00:30", "2026-11-24T09:00:30Z"),
            ("2026-11-24T10:00Z", "2026-11-24T10:00:00Z"),
            ("2026-11-24T10:00:00.75+02:00", "2026-11-24T08:00:00Z"),
            ("2026-11-24T10:00[America/New_York]", "2026-11-24T15:00:00Z"),
        ] {
            assert_eq!(
                iso8601(text, &berlin()).unwrap().at,
                utc.parse().unwrap(),
                "{text}"
            );
        }
    }

    #[test]
    fn what_is_no_time_is_refused() {
        for text in [
            "",
            "morgen",
            "2026-11-24",
            "10:00",
            "2026-13-01T10:00",
            "2026-11-24T25:00",
            "-002026-11-24T10:00Z",
        ] {
            assert_eq!(
                iso8601(text, &berlin()).unwrap_err().code,
                Code::TimeInvalid,
                "{text}"
            );
        }
        for (date, time) in [
            ("2026-02-30", "10:00"),
            ("", "10:00"),
            ("2026-11-24", ""),
            ("2026-11-24", "zehn"),
        ] {
            assert_eq!(
                local(date, time, &berlin()).unwrap_err().code,
                Code::TimeInvalid,
                "{date} {time}"
            );
        }
    }
}
