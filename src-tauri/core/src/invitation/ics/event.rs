//! An event, and how it relates to others with the same UID.

use std::collections::{BTreeMap, BTreeSet};

use calcard::icalendar::{ICalendarComponent, ICalendarProperty, ICalendarStatus};
use jiff::Timestamp;

use super::occurrence::{Occurrence, Replaced};
use super::place;
use super::rules::Budget;
use super::times::Times;
use super::zone::Zones;
use crate::error::Problem;
use crate::invitation::judge::{Found, Judge};

/// An event of a calendar.
pub(super) struct Event<'a> {
    pub(super) component: &'a ICalendarComponent,
    pub(super) times: Option<Times<'a>>,
    pub(super) meeting: Result<Found, Problem>,
    pub(super) called_off: bool,
    pub(super) sequence: i64,
}

impl<'a> Event<'a> {
    pub(super) fn of(
        component: &'a ICalendarComponent,
        cancels: bool,
        zones: &'a Zones<'a>,
        judge: Judge,
        budget: &Budget,
    ) -> Self {
        let sequence = component
            .property(&ICalendarProperty::Sequence)
            .and_then(|entry| entry.values.first()?.as_integer());
        Self {
            component,
            times: Times::of(component, zones, judge.here.now, budget),
            meeting: place::meeting(component, judge),
            called_off: cancels || is_called_off(component),
            sequence: sequence.unwrap_or_default(),
        }
    }

    /// The date a person means now.
    pub(super) fn likeliest(
        &self,
        family: Option<&Family>,
        master: Option<&Event>,
        now: Timestamp,
    ) -> Option<Occurrence> {
        let times = self.times.as_ref()?;
        let (replaced, none) = (family.map(|family| &family.replaced), Replaced::default());
        let replaced = replaced.unwrap_or(&none);
        match (times.replaces, times.later_as_well, master) {
            (None, ..) => times.likeliest(replaced, now),
            (Some(_), true, Some(master)) => {
                times.likeliest_of_later(master.times.as_ref()?, replaced, now)
            }
            (Some(_), ..) => times.first(),
        }
    }

    /// When it begins, in seconds since 1970.
    fn begins(&self) -> Option<i64> {
        let first = self.times.as_ref()?.first()?;
        first.start.map(Timestamp::as_second)
    }

    /// The date of a series that it stands for.
    pub(super) fn replaces(&self) -> Option<i64> {
        self.times.as_ref().and_then(|times| times.replaces)
    }
}

fn is_called_off(event: &ICalendarComponent) -> bool {
    let status = place::text(event, &ICalendarProperty::Status);
    // Some programs spell it the American way.
    event.status() == Some(&ICalendarStatus::Cancelled)
        || status.is_some_and(|status| status.eq_ignore_ascii_case("CANCELED"))
}

/// Related events: those with the same UID.
pub(super) struct Family<'a> {
    /// The event itself, or the series.
    pub(super) master: Option<&'a Event<'a>>,
    /// Dates on which the series differs.
    replaced: Replaced,
    /// The newest version that calls everything off, and for single dates of the series the same.
    newest: BTreeMap<Option<i64>, i64>,
    /// What was called off, with its beginning and version.
    called_off: BTreeSet<(Option<i64>, Option<i64>, i64)>,
}

impl Family<'_> {
    /// Was the event called off, by itself or by another version of it? Of the same version it must be the same event:
    /// some programs give one UID to all.
    pub(super) fn has_called_off(&self, event: &Event) -> bool {
        event.called_off
            || [None, event.replaces()].into_iter().any(|date| {
                let newest = self.newest.get(&date);
                newest.is_some_and(|newest| *newest > event.sequence)
                    || self
                        .called_off
                        .contains(&(date, event.begins(), event.sequence))
            })
    }
}

/// The families of events, by UID.
pub(super) fn families<'a>(events: &'a [Event<'a>]) -> BTreeMap<&'a str, Family<'a>> {
    let mut families: BTreeMap<&str, Family> = BTreeMap::new();
    for event in events {
        let Some(uid) = event.component.uid() else {
            continue;
        };
        let family = families.entry(uid).or_insert_with(|| Family {
            master: None,
            replaced: Replaced::default(),
            newest: BTreeMap::new(),
            called_off: BTreeSet::new(),
        });
        if event.called_off {
            let newest = family.newest.entry(event.replaces());
            let newest = newest.or_insert(event.sequence);
            *newest = event.sequence.max(*newest);
            let version = (event.replaces(), event.begins(), event.sequence);
            family.called_off.insert(version);
        }
        match (event.replaces(), &event.times) {
            (Some(date), Some(times)) => family.replaced.add(date, times.later_as_well),
            (None, _) | (_, None) => {
                if family.master.is_none() {
                    family.master = Some(event);
                }
            }
        }
    }
    families
}
