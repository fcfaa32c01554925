//! When the events of a calendar take place.

use std::collections::BTreeMap;

use calcard::common::timezone::Tz;
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarProperty};
use jiff::{Timestamp, tz::TimeZone};

use super::super::{schedule, time};

/// Series that are followed, and dates that are looked at in each: a weekly meeting of seventy years, a daily one of
/// ten. Without limits a small file could keep the program busy for minutes. What lies beyond counts with its first date.
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
        let second = self.start.map_or(0, Timestamp::as_second);
        match (self.start, schedule::when(self.start, self.end, now)) {
            (None, _) => (2, 0),
            (Some(_), schedule::When::Now | schedule::When::Early) => (0, second),
            (Some(_), schedule::When::Past) => (1, -second),
        }
    }
}

/// The likeliest occurrence of each of `events`, which are indices among the calendar's components. An event whose time
/// cannot be understood has none.
pub(super) fn likeliest(
    calendar: &ICalendar,
    events: &[usize],
    zone: &TimeZone,
    now: Timestamp,
) -> BTreeMap<usize, Occurrence> {
    let component = |index: &usize| calendar.components.get(*index);
    let repeats = |index: &usize| component(index).is_some_and(ICalendarComponent::is_recurrent);
    let series: Vec<usize> = events
        .iter()
        .copied()
        .filter(repeats)
        .take(SERIES_LIMIT)
        .collect();

    // Each series by itself, with the single dates that were moved: `calcard` tells those of several series apart only
    // by their time. It would also overlook one whose SEQUENCE is not that of its series.
    let mut found: BTreeMap<usize, Occurrence> = BTreeMap::new();
    let mut take = |dates: Vec<(usize, Occurrence)>| {
        for (index, occurrence) in dates {
            let likeliest = found.entry(index).or_insert(occurrence);
            if occurrence.rank(now) < likeliest.rank(now) {
                *likeliest = occurrence;
            }
        }
    };
    for master in &series {
        let uid = component(master).and_then(ICalendarComponent::uid);
        let belongs = |index: usize, other: &ICalendarComponent| {
            index == *master || other.uid() == uid && other.is_recurrence_override()
        };
        take(dates(
            calendar,
            belongs,
            &[ICalendarProperty::Sequence],
            zone,
        ));
    }
    let singles = |index: usize, _: &ICalendarComponent| !series.contains(&index);
    take(dates(
        calendar,
        singles,
        &[ICalendarProperty::Rrule, ICalendarProperty::RecurrenceId],
        zone,
    ));
    found
}

/// The dates of those events that `belongs` picks out, without the properties in `ignored`.
fn dates(
    calendar: &ICalendar,
    belongs: impl Fn(usize, &ICalendarComponent) -> bool,
    ignored: &[ICalendarProperty],
    zone: &TimeZone,
) -> Vec<(usize, Occurrence)> {
    let mut calendar = calendar.clone();
    for (index, component) in calendar.components.iter_mut().enumerate() {
        if component.component_type.is_event() {
            if belongs(index, component) {
                component
                    .entries
                    .retain(|entry| !ignored.contains(&entry.name));
            } else {
                component.entries.clear();
            }
        }
    }
    let expanded = calendar.expand_dates(Tz::Floating, DATE_LIMIT);
    let dates = expanded.events.into_iter().filter_map(|event| {
        let index = event.comp_id as usize;
        let component = calendar.components.get(index)?;
        // The dates of a series in UTC come without their zone.
        let floating = event.start.timezone().is_floating() && !is_utc(component);
        let (start, end) = event.timestamps();
        let start = point_in_time(start, floating, zone);
        // Without an end `calcard` assumes midnight; nobody said so.
        let says_end = component.has_property(&ICalendarProperty::Dtend)
            || component.has_property(&ICalendarProperty::Duration);
        let end = point_in_time(end, floating, zone)
            .filter(|end| says_end && start.is_none_or(|start| start <= *end));
        Some((index, Occurrence { start, end }))
    });
    dates.collect()
}

fn is_utc(event: &ICalendarComponent) -> bool {
    let start = event
        .property(&ICalendarProperty::Dtstart)
        .and_then(|entry| entry.values.first());
    start
        .and_then(|value| value.as_partial_date_time())
        .is_some_and(|start| start.tz_hour.is_some())
}

/// Seconds since 1970, in UTC or, for floating times, on the clock of the person who reads the invitation.
fn point_in_time(second: i64, floating: bool, zone: &TimeZone) -> Option<Timestamp> {
    let utc = Timestamp::from_second(second).ok()?;
    let at = if floating {
        time::floating(TimeZone::UTC.to_datetime(utc), zone)?
    } else {
        utc
    };
    time::whole_seconds(at).ok()
}
