//! Reading: the next event that has the address of a meeting.

use std::collections::BTreeMap;

use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarEntry, ICalendarParameterName, ICalendarProperty,
    ICalendarStatus,
};
use calcard::{Entry, Parser};

use super::super::{Details, Here, Invitation, text};
use super::occurrence::{self, Occurrence};
use crate::error::{Code, Problem};
use crate::meeting::MeetingLink;

/// Reads the next event with a meeting; of a series, its next date.
///
/// # Errors
/// [`Code::FileBroken`] when there is no event at all, [`Code::InvitationNoMeeting`] or the reason why the likeliest
/// address was refused, [`Code::InvitationSeveral`] when one event names several meetings.
pub(in super::super) fn read(text: &str, here: Here) -> Result<Invitation, Problem> {
    // A lone CR ends a line for some old programs, but not for the parser.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let mut parser = Parser::new(&text);
    let mut refused = Problem::new(Code::FileBroken);
    let mut best: Option<(Rank, Invitation)> = None;
    // The parser is lenient: lines between two calendars, address books and the like are passed over.
    let entries = std::iter::from_fn(|| Some(parser.entry()).filter(|entry| *entry != Entry::Eof));
    for entry in entries {
        let Entry::ICalendar(calendar) = entry else {
            continue;
        };
        match likeliest(calendar, here) {
            Ok(found) if best.as_ref().is_none_or(|best| found.0 < best.0) => best = Some(found),
            Ok(_) => {}
            Err(problem) if refused.code == Code::FileBroken => refused = problem,
            Err(_) => {}
        }
    }
    best.map(|(_, invitation)| invitation).ok_or(refused)
}

/// Cancelled events last, then as [`Occurrence::rank`] says.
type Rank = (bool, (u8, i64));

fn likeliest(calendar: ICalendar, here: Here) -> Result<(Rank, Invitation), Problem> {
    let mut links = BTreeMap::new();
    let mut refused: Option<Problem> = None;
    for (index, component) in calendar.components.iter().enumerate() {
        if !component.component_type.is_event() {
            continue;
        }
        match meeting(component, here) {
            Ok(link) => {
                links.insert(index, link);
            }
            Err(problem) => {
                if refused
                    .as_ref()
                    .is_none_or(|refused| refused.code == Code::InvitationNoMeeting)
                {
                    refused = Some(problem);
                }
            }
        }
    }
    let events: Vec<usize> = links.keys().copied().collect();
    let occurrences = occurrence::likeliest(&calendar, &events, here.zone, here.now);
    let ranked = links.into_iter().filter_map(|(index, link)| {
        let event = calendar.components.get(index)?;
        let occurrence = occurrences.get(&index).copied().unwrap_or_default();
        let cancelled = event.status() == Some(&ICalendarStatus::Cancelled);
        Some((
            (cancelled, occurrence.rank(here.now)),
            event,
            link,
            occurrence,
        ))
    });
    match ranked.min_by_key(|(rank, ..)| *rank) {
        Some((rank, event, link, occurrence)) => Ok((rank, invitation(event, link, occurrence)?)),
        None => Err(refused.unwrap_or(Problem::new(Code::FileBroken))),
    }
}

fn invitation(
    event: &ICalendarComponent,
    link: MeetingLink,
    when: Occurrence,
) -> Result<Invitation, Problem> {
    let first = |property| event.properties(&property).find_map(value);
    let organizer = event
        .property(&ICalendarProperty::Organizer)
        .and_then(|entry| {
            entry
                .parameters(&ICalendarParameterName::Cn)
                .find_map(|name| name.as_text())
                .map(str::to_owned)
        });
    let sequence = event
        .property(&ICalendarProperty::Sequence)
        .and_then(|entry| entry.values.first()?.as_integer());
    let details = Details {
        title: first(ICalendarProperty::Summary),
        organizer: organizer.or_else(|| first(ICalendarProperty::Contact)),
        start: when.start,
        end: when.end,
        uid: event.uid().map(str::to_owned),
        sequence: sequence
            .and_then(|sequence| u32::try_from(sequence).ok())
            .unwrap_or_default(),
    };
    Invitation::new(link, details)
}

/// The meeting of an event: where it is most surely meant comes first, and the first property that names one counts.
fn meeting(event: &ICalendarComponent, here: Here) -> Result<MeetingLink, Problem> {
    let mut refused = Problem::new(Code::InvitationNoMeeting);
    let properties = [
        ICalendarProperty::Conference,
        ICalendarProperty::Url,
        ICalendarProperty::Location,
        ICalendarProperty::Description,
        ICalendarProperty::Other("X-ALT-DESC".to_owned()),
    ];
    for property in properties {
        let texts: Vec<String> = event.properties(&property).flat_map(values).collect();
        match find(&texts, here) {
            Ok(link) => return Ok(link),
            Err(problem) if problem.code == Code::InvitationSeveral => return Err(problem),
            Err(problem) => {
                if refused.code == Code::InvitationNoMeeting {
                    refused = problem;
                }
            }
        }
    }
    Err(refused)
}

/// A value may be the address itself, which is then taken to the letter, or a text around it.
fn find(texts: &[String], here: Here) -> Result<MeetingLink, Problem> {
    if let [address] = texts
        && let Ok(link) = MeetingLink::parse(address.trim(), here.servers)
    {
        return Ok(link);
    }
    text::find(&texts.join("\n"), here)
}

fn values(entry: &ICalendarEntry) -> impl Iterator<Item = String> {
    entry
        .values
        .iter()
        .filter_map(|value| value.as_text())
        .map(str::to_owned)
}

fn value(entry: &ICalendarEntry) -> Option<String> {
    values(entry).next()
}
