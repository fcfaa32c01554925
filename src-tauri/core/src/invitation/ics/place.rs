//! Where in an event its meeting stands.

use calcard::icalendar::{ICalendarComponent, ICalendarEntry, ICalendarProperty};

use crate::error::{Code, Problem};
use crate::invitation::judge::{Found, Judge, names_a_room};

/// How a property is read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Value {
    /// Its value is an address, to the letter; some programs write a text there all the same.
    Address,
    /// Its value is a text.
    Text,
    /// Its value counts only if all of it is an address: other files are attached as well.
    OnlyAddress,
}

/// A property and its values.
type Place<'a> = (Value, Vec<&'a str>);

/// The meeting of an event: where it is most surely meant comes first, and the first property that names one counts.
///
/// # Errors
/// [`Code::InvitationNoMeeting`], or why the likeliest address was refused.
pub(super) fn meeting(event: &ICalendarComponent, judge: Judge) -> Result<Found, Problem> {
    let mut refused = Problem::new(Code::InvitationNoMeeting);
    let places = places(event);
    for (number, (value, texts)) in places.iter().enumerate() {
        let problem = match find(texts, *value, judge) {
            Ok(found) => return Ok(found),
            Err(problem) => problem,
        };
        let code = problem.code;
        // The event does name its meetings. What stands further down would only be another guess.
        if matches!(code, Code::InvitationSeveral | Code::InvitationSignature) {
            return Err(problem);
        }
        // Further down the same address may stand whole, but no other one counts instead of it.
        let unwhole = matches!(code, Code::LinkWrapped | Code::LinkUnclear);
        if unwhole || names_a_room(code) {
            let rest = places[number..]
                .iter()
                .flat_map(|(_, texts)| texts.iter().copied());
            return judge.find(&rest.collect::<Vec<_>>());
        }
        if refused.code == Code::InvitationNoMeeting {
            refused = problem;
        }
    }
    Err(refused)
}

/// The properties that are looked at, in this order.
fn places(event: &ICalendarComponent) -> Vec<Place<'_>> {
    let one = |value, property: ICalendarProperty| -> Place {
        let entries = event
            .entries
            .iter()
            .filter(move |entry| entry.name == property);
        (value, entries.flat_map(texts).collect())
    };
    let html = ICalendarProperty::Other("X-ALT-DESC".to_owned());
    let mut places = vec![
        one(Value::Address, ICalendarProperty::Conference),
        one(Value::Address, ICalendarProperty::Url),
        one(Value::Text, ICalendarProperty::Location),
        one(Value::Text, ICalendarProperty::Description),
        one(Value::Text, html.clone()),
        one(Value::Text, ICalendarProperty::StyledDescription),
    ];
    // What programs have added of their own: `X-GOOGLE-CONFERENCE` and many more.
    let own = event
        .entries
        .iter()
        .filter(|entry| matches!(entry.name, ICalendarProperty::Other(_)) && entry.name != html);
    places.extend(own.map(|entry| (Value::Text, texts(entry).collect())));
    places.push(one(Value::Text, ICalendarProperty::Comment));
    places.push(one(Value::OnlyAddress, ICalendarProperty::Attach));
    places.retain(|(_, texts)| !texts.is_empty());
    places
}

fn find(texts: &[&str], value: Value, judge: Judge) -> Result<Found, Problem> {
    let letter = |text: &&str| judge.address(text.trim()).ok();
    match (value, texts) {
        (Value::Address, [address]) => letter(address).map_or_else(|| judge.find(texts), Ok),
        (Value::Address | Value::Text, _) => judge.find(texts),
        (Value::OnlyAddress, _) => texts
            .iter()
            .find_map(letter)
            .ok_or(Code::InvitationNoMeeting.into()),
    }
}

fn texts(entry: &ICalendarEntry) -> impl Iterator<Item = &str> {
    entry.values.iter().filter_map(|value| value.as_text())
}

/// The first text of a property that says anything.
pub(super) fn text<'a>(
    event: &'a ICalendarComponent,
    property: &ICalendarProperty,
) -> Option<&'a str> {
    let entries = event.entries.iter().filter(|entry| entry.name == *property);
    entries.flat_map(texts).find(|text| !text.trim().is_empty())
}
