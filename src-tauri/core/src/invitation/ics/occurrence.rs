//! When the events of a calendar take place.

use std::collections::BTreeMap;

use calcard::common::timezone::Tz;
use calcard::icalendar::{ICalendar, ICalendarProperty};
use jiff::{Timestamp, tz::TimeZone};

use super::super::{schedule, time};

/// Series that are followed, and dates that are looked at in all of them together: a weekly meeting of twenty years and
/// a daily one of ten. Without limits a small file could keep the program busy for minutes.
const SERIES_LIMIT: usize = 2;
const DATE_LIMIT: usize = 4_000;

/// When an event takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) start: Option<Timestamp>,
    pub(super) end: Option<Timestamp>,
}

impl Occurrence {
    /// Orders occurrences by how likely a person means them now: the next one, else the latest one, else one whose time
    /// nobody knows.
    pub(super) fn rank(&self, now: Timestamp) -> (u8, i64) {
        let second = self.start.or(self.end).map_or(0, Timestamp::as_second);
        match (self.start, schedule::when(self.start, self.end, now)) {
            (None, _) => (2, 0),
            (Some(_), schedule::When::Now | schedule::When::Early) => (0, second),
            (Some(_), schedule::When::Past) => (1, -second),
        }
    }
}

/// The likeliest occurrence of each event, by the event's index among the calendar's components. An event whose time
/// cannot be understood has none.
pub(super) fn likeliest(
    calendar: &mut ICalendar,
    zone: &TimeZone,
    now: Timestamp,
) -> BTreeMap<usize, Occurrence> {
    let mut series = 0;
    for component in &mut calendar.components {
        if component.has_property(&ICalendarProperty::Rrule) {
            series += 1;
            if series > SERIES_LIMIT {
                component.entries.retain(|entry| entry.name != ICalendarProperty::Rrule);
            }
        }
    }
    let mut found: BTreeMap<usize, Occurrence> = BTreeMap::new();
    for event in calendar.expand_dates(Tz::Floating, DATE_LIMIT).events {
        let index = event.comp_id as usize;
        let named_end = calendar.components.get(index).is_some_and(|component| {
            component.has_property(&ICalendarProperty::Dtend)
                || component.has_property(&ICalendarProperty::Duration)
        });
        let floating = event.start.timezone().is_floating();
        let (start, end) = event.timestamps();
        let point = |second| point_in_time(second, floating, zone);
        let start = point(start);
        // Without an end `calcard` assumes midnight; nobody said so.
        let end =
            if named_end { point(end).filter(|end| start.is_none_or(|start| start <= *end)) } else { None };
        let occurrence = Occurrence { start, end };
        let likeliest = found.entry(index).or_insert(occurrence);
        if occurrence.rank(now) < likeliest.rank(now) {
            *likeliest = occurrence;
        }
    }
    found
}

/// Seconds since 1970, in UTC or, for floating times, on the clock of the person who reads the invitation.
fn point_in_time(second: i64, floating: bool, zone: &TimeZone) -> Option<Timestamp> {
    let utc = Timestamp::from_second(second).ok()?;
    let at = if floating { time::floating(TimeZone::UTC.to_datetime(utc), zone)? } else { utc };
    time::whole_seconds(at).ok()
}
