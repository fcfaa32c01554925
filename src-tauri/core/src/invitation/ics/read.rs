//! Reading: of all events that lead to a meeting, the one a person means now.

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarMethod, ICalendarParameterName, ICalendarProperty,
    ICalendarValue,
};
use calcard::{Entry, Parser};

use super::event::{Event, families};
use super::lines;
use super::occurrence::Occurrence;
use super::place;
use super::rules::Budget;
use super::zone::Zones;
use crate::error::{Code, Problem};
use crate::invitation::judge::{Found, Judge};
use crate::invitation::{Details, Invitation};

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
