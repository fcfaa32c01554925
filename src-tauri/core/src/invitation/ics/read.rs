//! Reading: of all events that lead to a meeting, the one a person means now.

use std::collections::{BTreeMap, BTreeSet};

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarMethod, ICalendarParameterName, ICalendarProperty,
    ICalendarStatus, ICalendarValue,
};
use calcard::{Entry, Parser};
use jiff::Timestamp;

use super::super::judge::{Found, Judge};
use super::super::{Details, Invitation};
use super::lines;
use super::occurrence::{Occurrence, Replaced, Times};
use super::place;
use super::rules::Budget;
use super::zone::Zones;
use crate::error::{Code, Problem};

/// Most events that are looked at.
const EVENTS_LIMIT: usize = 10_000;

/// Reads the event that is meant; of a series, the date that is meant. An event that was called off never wins against
/// one that was not; alone it is read, and says so.
///
/// # Errors
/// [`Code::FileBroken`] when there is no event at all, [`Code::InvitationNoMeeting`] or the reason why the likeliest
/// address was refused, [`Code::InvitationSeveral`] when one event names several meetings.
pub(in super::super) fn read(text: &str, judge: Judge) -> Result<Invitation, Problem> {
    let lines = lines::of(text);
    let mut parser = Parser::new(&lines);
    // The parser is lenient: lines between two calendars, address books and the like are passed over.
    let entries = std::iter::from_fn(|| Some(parser.entry()).filter(|entry| *entry != Entry::Eof));
    let calendars: Vec<ICalendar> = entries
        .filter_map(|entry| {
            if let Entry::ICalendar(calendar) = entry {
                Some(calendar)
            } else {
                None
            }
        })
        .collect();
    let budget = Budget::new();
    let zones: Vec<Zones> = calendars
        .iter()
        .map(|calendar| Zones::of(calendar, judge.here.zone, judge.here.now, &budget))
        .collect();
    let events: Vec<Event> = calendars
        .iter()
        .zip(&zones)
        .flat_map(|(calendar, zones)| {
            let components = calendar.components.iter();
            let events = components.filter(|component| component.component_type.is_event());
            let cancels = cancels(calendar);
            let budget = &budget;
            events.map(move |component| Event::of(component, cancels, zones, judge, budget))
        })
        .take(EVENTS_LIMIT)
        .collect();
    choose(&events, judge)
}

/// An event of a calendar.
struct Event<'a> {
    component: &'a ICalendarComponent,
    times: Option<Times<'a>>,
    meeting: Result<Found, Problem>,
    called_off: bool,
    sequence: i64,
}

impl<'a> Event<'a> {
    fn of(
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
            called_off: cancels || component.status() == Some(&ICalendarStatus::Cancelled),
            sequence: sequence.unwrap_or_default(),
        }
    }

    /// The date a person means now.
    fn likeliest(
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
    fn replaces(&self) -> Option<i64> {
        self.times.as_ref().and_then(|times| times.replaces)
    }
}

/// Does the whole calendar call something off (RFC 5546, section 3.2.5)? Then no event needs to say so.
fn cancels(calendar: &ICalendar) -> bool {
    calendar.components.iter().any(|component| {
        let method = component.property(&ICalendarProperty::Method);
        method.is_some_and(|entry| {
            matches!(
                entry.values.first(),
                Some(ICalendarValue::Method(ICalendarMethod::Cancel))
            )
        })
    })
}

/// Events by what they have to do with each other: the same UID.
struct Family<'a> {
    /// The event itself, or the series.
    master: Option<&'a Event<'a>>,
    /// Dates of the series that are otherwise.
    replaced: Replaced,
    /// The newest version that calls everything off, and for single dates of the series the same.
    newest: BTreeMap<Option<i64>, i64>,
    /// What was called off, with its beginning and version.
    called_off: BTreeSet<(Option<i64>, Option<i64>, i64)>,
}

impl Family<'_> {
    /// Was the event called off, by itself or by another version of it? Of the same version it must be the same event:
    /// some programs give one UID to all.
    fn has_called_off(&self, event: &Event) -> bool {
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

fn families<'a>(events: &'a [Event<'a>]) -> BTreeMap<&'a str, Family<'a>> {
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
        match &event.times {
            Some(times) if times.replaces.is_some() => family.replaced.add(times),
            Some(_) | None => {
                if family.master.is_none() {
                    family.master = Some(event);
                }
            }
        }
    }
    families
}

fn choose<'a>(events: &'a [Event<'a>], judge: Judge) -> Result<Invitation, Problem> {
    let families = families(events);
    let mut refused: Option<Problem> = None;
    let mut ranked = Vec::new();
    for event in events {
        let family = event.component.uid().and_then(|uid| families.get(uid));
        // A date that was moved often says nothing but when; all else is the series'.
        let master = family
            .and_then(|family| family.master)
            .filter(|_| event.replaces().is_some());
        let meeting = match (&event.meeting, master) {
            (Err(problem), Some(master)) if problem.code == Code::InvitationNoMeeting => {
                &master.meeting
            }
            (meeting, _) => meeting,
        };
        let found = match meeting {
            Ok(found) => found,
            Err(problem) => {
                if refused
                    .as_ref()
                    .is_none_or(|refused| refused.code == Code::InvitationNoMeeting)
                {
                    refused = Some(problem.clone());
                }
                continue;
            }
        };
        let called_off = family.map_or(event.called_off, |family| family.has_called_off(event));
        let occurrence = event.likeliest(family, master, judge.here.now);
        let occurrence = occurrence.unwrap_or_default();
        let rank = (called_off, occurrence.rank(judge.here.now));
        ranked.push((rank, event, master, found, occurrence));
    }
    match ranked.into_iter().min_by_key(|(rank, ..)| *rank) {
        Some(((called_off, _), event, master, found, occurrence)) => {
            invitation(event, master, found, occurrence, called_off)
        }
        None => Err(refused.unwrap_or(Problem::new(Code::FileBroken))),
    }
}

fn invitation(
    event: &Event,
    master: Option<&Event>,
    found: &Found,
    when: Occurrence,
    called_off: bool,
) -> Result<Invitation, Problem> {
    let first = |property: ICalendarProperty| {
        let own = place::text(event.component, &property);
        let text = own.or_else(|| place::text(master?.component, &property));
        text.map(str::to_owned)
    };
    let organizer = organizer(event.component).or_else(|| organizer(master?.component));
    let details = Details {
        title: first(ICalendarProperty::Summary),
        organizer: organizer.or_else(|| first(ICalendarProperty::Contact)),
        start: when.start,
        end: when.end,
        uid: event.component.uid().map(str::to_owned),
        sequence: u32::try_from(event.sequence).unwrap_or_default(),
        called_off,
    };
    let zone_known = event.times.as_ref().is_none_or(|times| times.zone_known);
    let zone = (!zone_known && when.start.is_some()).then(|| Code::TimeZoneUnknown.into());
    let notes = found.note.clone().into_iter().chain(zone);
    Ok(Invitation::new(found.link.clone(), details)?.with_notes(notes))
}

fn organizer(event: &ICalendarComponent) -> Option<String> {
    let entry = event.property(&ICalendarProperty::Organizer)?;
    let mut names = entry.parameters(&ICalendarParameterName::Cn);
    names.find_map(|name| name.as_text()).map(str::to_owned)
}
