//! The rules of a zone that a calendar defines itself (`VTIMEZONE`, RFC 5545, section 3.6.5), and the dates of any
//! rule.

use std::cell::Cell;

use calcard::common::{PartialDateTime, timezone::Tz};
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarEntry, ICalendarProperty,
    ICalendarRecurrenceRule, ICalendarValue,
};
use jiff::Timestamp;

/// Most dates of one rule that are looked at: a weekly meeting of seventy years, a daily one of ten. Without a limit a
/// small file could keep the program busy for minutes.
const DATES_LIMIT: usize = 4_000;

/// When the clocks of a zone change, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rules {
    changes: Vec<Change>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Change {
    /// What the clocks show when they are changed, in seconds since 1970.
    wall: i64,
    /// Seconds that the clocks are ahead of UTC before.
    from: i64,
    /// Seconds that they are ahead after.
    to: i64,
}

impl Rules {
    /// Most observances of a zone that are looked at.
    const LIMIT: usize = 40;
    /// How far ahead the changes are known, in seconds: twenty years.
    const AHEAD: i64 = 20 * 366 * 86_400;

    /// The rules of a zone's observances; `None` if there are none that can be understood.
    pub(super) fn of(
        observances: &[&ICalendarComponent],
        now: Timestamp,
        budget: &Budget,
    ) -> Option<Self> {
        let mut changes = Vec::new();
        for observance in observances.iter().take(Self::LIMIT) {
            let start = first(observance, ICalendarProperty::Dtstart)?;
            let wall = wall(start)?;
            let (from, to) = (
                offset(first(observance, ICalendarProperty::Tzoffsetfrom)?)?,
                offset(first(observance, ICalendarProperty::Tzoffsetto)?)?,
            );
            let rule = observance
                .property(&ICalendarProperty::Rrule)
                .and_then(rule);
            let mut walls = vec![wall];
            if let Some(rule) = rule {
                walls.extend(budget.dates(start, rule, now.as_second() + Self::AHEAD));
            }
            walls.extend(
                observance
                    .properties(&ICalendarProperty::Rdate)
                    .flat_map(|entry| &entry.values)
                    .filter_map(|value| self::wall(value.as_partial_date_time()?)),
            );
            changes.extend(walls.into_iter().map(|wall| Change { wall, from, to }));
        }
        changes.sort_unstable();
        changes.dedup();
        (!changes.is_empty()).then_some(Self { changes })
    }

    /// A zone whose clocks never change, this many seconds ahead of UTC.
    pub(super) fn fixed(seconds: i64) -> Self {
        Self {
            changes: vec![Change {
                wall: 0,
                from: seconds,
                to: seconds,
            }],
        }
    }

    /// When it is `wall` on the clock, in seconds since 1970, UTC.
    pub(super) fn instant(&self, wall: i64) -> i64 {
        let past = self.changes.partition_point(|change| change.wall <= wall);
        let offset = match past.checked_sub(1).and_then(|last| self.changes.get(last)) {
            // A time the clocks skip counts as that much later.
            Some(change) if wall < change.wall + change.to - change.from => change.from,
            Some(change) => change.to,
            None => self.before(),
        };
        wall - offset
    }

    /// What the clock shows, in seconds since 1970.
    pub(super) fn wall(&self, instant: i64) -> i64 {
        let past = self
            .changes
            .partition_point(|change| change.wall - change.from <= instant);
        let last = past.checked_sub(1).and_then(|last| self.changes.get(last));
        instant + last.map_or(self.before(), |change| change.to)
    }

    fn before(&self) -> i64 {
        self.changes.first().map_or(0, |change| change.from)
    }
}

fn first(component: &ICalendarComponent, property: ICalendarProperty) -> Option<&PartialDateTime> {
    let entry = component.property(&property)?;
    entry.values.first()?.as_partial_date_time()
}

fn offset(value: &PartialDateTime) -> Option<i64> {
    let hours = i64::from(value.tz_hour?) * 3600;
    let seconds = hours + i64::from(value.tz_minute.unwrap_or_default()) * 60;
    Some(if value.tz_minus { -seconds } else { seconds })
}

/// What the clock shows, in seconds since 1970; the offset beside it is not looked at.
pub(super) fn wall(value: &PartialDateTime) -> Option<i64> {
    Some(value.to_date_time()?.date_time.and_utc().timestamp())
}

pub(super) fn rule(entry: &ICalendarEntry) -> Option<&ICalendarRecurrenceRule> {
    entry.values.iter().find_map(|value| {
        if let ICalendarValue::RecurrenceRule(rule) = value {
            Some(&**rule)
        } else {
            None
        }
    })
}

/// How many dates of a file's rules are examined. A rule for 30 February costs a tenth of a second until it is known
/// that there is none, and a small file may hold a thousand of them.
#[derive(Debug)]
pub(super) struct Budget {
    dates: Cell<usize>,
    fruitless: Cell<u32>,
}

impl Budget {
    pub(super) fn new() -> Self {
        Self {
            dates: Cell::new(100_000),
            fruitless: Cell::new(2),
        }
    }

    /// The dates of a rule as a clock shows them, in seconds since 1970, at most [`DATES_LIMIT`] and none after `last`;
    /// none at all if enough rules were followed.
    pub(super) fn dates(
        &self,
        start: &PartialDateTime,
        rule: &ICalendarRecurrenceRule,
        last: i64,
    ) -> Vec<i64> {
        let limit = self.dates.get().min(DATES_LIMIT);
        if limit == 0 || self.fruitless.get() == 0 {
            return vec![];
        }
        let dates = dates(start, rule, last, limit);
        self.dates.set(self.dates.get().saturating_sub(dates.len()));
        if dates.len() < 2 {
            self.fruitless.set(self.fruitless.get() - 1);
        }
        dates
    }
}

fn dates(
    start: &PartialDateTime,
    rule: &ICalendarRecurrenceRule,
    last: i64,
    limit: usize,
) -> Vec<i64> {
    let mut rule = rule.clone();
    let until = rule.until.as_ref().and_then(wall);
    if until.is_none_or(|until| until > last) {
        rule.until = Some(PartialDateTime::from_naive_timestamp(last.max(0)));
    }
    let start = PartialDateTime {
        tz_hour: None,
        tz_minute: None,
        tz_minus: false,
        ..start.clone()
    };
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    event.add_property(ICalendarProperty::Dtstart, start);
    event.add_property(ICalendarProperty::Rrule, rule);
    let calendar = ICalendar {
        components: vec![event],
    };
    let expanded = calendar.expand_dates(Tz::Floating, limit);
    expanded
        .events
        .into_iter()
        .map(|event| event.start.naive_local().and_utc().timestamp())
        .collect()
}
