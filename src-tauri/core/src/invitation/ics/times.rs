//! The times of an event as a calendar writes them → its dates.

use std::collections::BTreeSet;

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendarComponent, ICalendarDuration, ICalendarEntry, ICalendarParameterName,
    ICalendarProperty, ICalendarRecurrenceRule, ICalendarValue,
};
use jiff::Timestamp;

use super::occurrence::{Occurrence, Replaced};
use super::rules::{self, Budget};
use super::zone::{Zone, Zones};
use crate::invitation::time;

/// How far ahead the dates of a series are looked at, in seconds: five years.
const AHEAD: i64 = 5 * 366 * 86_400;

const DAY: i64 = 86_400;

/// The times of one event as a calendar writes them.
pub(super) struct Times<'a> {
    zone: Zone<'a>,
    /// Is its zone the one that is meant?
    pub(super) zone_known: bool,
    /// What the clock shows at its start, in seconds since 1970.
    wall: i64,
    whole_day: bool,
    /// Seconds until its end, if it says one.
    length: Option<i64>,
    /// All its dates on the clock, but for those that a series takes out.
    dates: Vec<i64>,
    /// Which date of a series it stands for, in seconds since 1970, UTC.
    pub(super) replaces: Option<i64>,
    /// Does it stand for all later dates of the series, too?
    pub(super) later_as_well: bool,
}

impl<'a> Times<'a> {
    /// The times of an event; `None` if it has none that can be understood.
    pub(super) fn of(
        event: &ICalendarComponent,
        zones: &Zones<'a>,
        now: Timestamp,
        budget: &Budget,
    ) -> Option<Self> {
        let entry = event.property(&ICalendarProperty::Dtstart);
        let moved = event.property(&ICalendarProperty::RecurrenceId);
        let (entry, start) = entry.and_then(date).or_else(|| moved.and_then(date))?;
        let (zone, zone_known) = zone_of(entry, start, zones);
        let wall = rules::wall(start)?;
        let whole_day = start.hour.is_none();
        let end = event
            .property(&ICalendarProperty::Dtend)
            .and_then(date)
            .and_then(|(entry, end)| {
                let (zone, _) = zone_of(entry, end, zones);
                zone.instant(rules::wall(end)?)
            });
        let length = match (end, duration(event)) {
            (Some(end), _) => Some(end - zone.instant(wall)?),
            (None, Some(length)) => Some(length),
            // A day without an end lasts that day (RFC 5545, section 3.6.1).
            (None, None) => whole_day.then_some(DAY),
        };
        let replaces = moved.and_then(date).and_then(|(entry, at)| {
            let (zone, _) = zone_of(entry, at, zones);
            zone.instant(rules::wall(at)?)
        });
        let later_as_well =
            moved.is_some_and(|entry| entry.has_parameter(&ICalendarParameterName::Range));
        let rule = event
            .property(&ICalendarProperty::Rrule)
            .and_then(rules::rule);
        let mut dates = match rule.filter(|_| replaces.is_none()) {
            Some(rule) => {
                let rule = until_on_the_clock(rule, &zone);
                budget.dates(start, &rule, now.as_second() + AHEAD)
            }
            None => vec![],
        };
        if dates.is_empty() {
            dates.push(wall);
        }
        let more = listed(event, &ICalendarProperty::Rdate, zones);
        dates.extend(more.filter_map(|(at, _)| zone.wall(at)));
        let (points, days) = exceptions(event, whole_day, zones);
        dates.retain(|wall| {
            let at = zone.instant(*wall);
            at.is_some_and(|at| !points.contains(&at)) && !days.contains(&wall.div_euclid(DAY))
        });
        Some(Self {
            zone,
            zone_known,
            wall,
            dates,
            whole_day,
            length: length.filter(|length| *length >= 0),
            replaces,
            later_as_well,
        })
    }

    /// The event's first date.
    pub(super) fn first(&self) -> Option<Occurrence> {
        self.at(self.wall)
    }

    /// The likeliest of an event's dates, without those in `replaced`.
    pub(super) fn likeliest(&self, replaced: &Replaced, now: Timestamp) -> Option<Occurrence> {
        let is_left = |wall: &i64| {
            let at = self.zone.instant(*wall);
            at.is_some_and(|at| !replaced.holds(at))
        };
        self.best(self.dates.iter().copied().filter(is_left), now)
    }

    /// The likeliest date of an event that stands for one date of `series` and all later ones.
    pub(super) fn likeliest_of_later(
        &self,
        series: &Self,
        replaced: &Replaced,
        now: Timestamp,
    ) -> Option<Occurrence> {
        let first = series.zone.wall(self.replaces?)?;
        let is_left = |wall: &i64| {
            let at = series.zone.instant(*wall);
            *wall == first || *wall > first && at.is_some_and(|at| !replaced.names(at))
        };
        let dates = series.dates.iter().copied().filter(is_left);
        self.best(dates.map(|wall| self.wall + wall - first), now)
    }

    fn best(&self, walls: impl Iterator<Item = i64>, now: Timestamp) -> Option<Occurrence> {
        walls
            .filter_map(|wall| self.at(wall))
            .min_by_key(|occurrence| occurrence.rank(now))
    }

    /// The occurrence that begins when the clock shows `wall`.
    fn at(&self, wall: i64) -> Option<Occurrence> {
        let start = self.zone.instant(wall)?;
        let end = match (self.length, self.whole_day) {
            // Days are counted on the clock: one of them may have 23 hours.
            (Some(length), true) if length % DAY == 0 => self.zone.instant(wall + length),
            (Some(length), _) => Some(start + length),
            (None, _) => None,
        };
        Some(Occurrence {
            start: Some(moment(start)?),
            end: end.and_then(moment),
            whole_day: self.whole_day,
        })
    }
}

/// The end of a rule is in UTC (RFC 5545, section 3.3.10), its dates are looked for on the clock.
fn until_on_the_clock(rule: &ICalendarRecurrenceRule, zone: &Zone) -> ICalendarRecurrenceRule {
    let mut rule = rule.clone();
    if let Some(until) = rule.until.take()
        && let Some(wall) = rules::wall(&until)
    {
        let wall = match (until.tz_hour, until.hour) {
            (Some(_), _) => zone.wall(wall).unwrap_or(wall),
            (None, Some(_)) => wall,
            (None, None) => wall + DAY - 1,
        };
        rule.until = Some(PartialDateTime::from_naive_timestamp(wall.max(0)));
    }
    rule
}

/// Dates that are taken out: points in time, and whole days.
fn exceptions(
    event: &ICalendarComponent,
    whole_day: bool,
    zones: &Zones,
) -> (BTreeSet<i64>, BTreeSet<i64>) {
    let mut points = BTreeSet::new();
    let mut days = BTreeSet::new();
    for (at, date) in listed(event, &ICalendarProperty::Exdate, zones) {
        if date.hour.is_none() && !whole_day {
            days.extend(rules::wall(&date).map(|wall| wall.div_euclid(DAY)));
        } else {
            points.insert(at);
        }
    }
    (points, days)
}

/// The dates of a list, as points in time and as they are written.
fn listed<'a>(
    event: &'a ICalendarComponent,
    property: &'a ICalendarProperty,
    zones: &'a Zones,
) -> impl Iterator<Item = (i64, PartialDateTime)> + 'a {
    event.properties(property).flat_map(move |entry| {
        entry.values.iter().filter_map(move |value| {
            let date = value.as_partial_date_time()?;
            let (zone, _) = zone_of(entry, date, zones);
            Some((zone.instant(rules::wall(date)?)?, date.clone()))
        })
    })
}

fn date(entry: &ICalendarEntry) -> Option<(&ICalendarEntry, &PartialDateTime)> {
    Some((entry, entry.values.first()?.as_partial_date_time()?))
}

/// The zone of a date. One with a `Z` is in UTC, a whole day is the reader's.
fn zone_of<'a>(
    entry: &ICalendarEntry,
    date: &PartialDateTime,
    zones: &Zones<'a>,
) -> (Zone<'a>, bool) {
    if date.tz_hour.is_some() {
        (Zone::UTC, true)
    } else if date.hour.is_none() {
        (zones.local(), true)
    } else {
        zones.zone(entry)
    }
}

fn duration(event: &ICalendarComponent) -> Option<i64> {
    let entry = event.property(&ICalendarProperty::Duration)?;
    entry.values.iter().find_map(|value| {
        if let ICalendarValue::Duration(duration) = value {
            Some(ICalendarDuration::as_seconds(duration))
        } else {
            None
        }
    })
}

fn moment(second: i64) -> Option<Timestamp> {
    time::whole_seconds(Timestamp::from_second(second).ok()?).ok()
}
