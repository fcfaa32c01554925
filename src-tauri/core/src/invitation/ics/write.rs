//! Writing.
//!
//! No `METHOD`: this is an entry to be kept, not a scheduling message. `REQUEST` would need the addresses of all
//! invitees, and `PUBLISH` an `ORGANIZER` with a mail address (RFC 5546, section 3.2), which the program does not know
//! and should not ask for. `CONTACT` says who invites. Times are UTC, so no calendar needs a `VTIMEZONE`. No alarm:
//! when to be reminded is the invitee's choice, and calendars have a setting for it.

use calcard::common::PartialDateTime;
use calcard::icalendar::{
    ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarFeatureType,
    ICalendarParameter, ICalendarParameterName, ICalendarParameterValue, ICalendarProperty,
    ICalendarStatus, ICalendarValue, ICalendarValueType, Uri,
};
use jiff::Timestamp;

use crate::invitation::{Invitation, mail};
use crate::words::Catalogue;

/// Writes a calendar entry; `now` becomes its `DTSTAMP`. An invitation without a start has none: a calendar needs one
/// (RFC 5545, section 3.6.1).
pub fn write(invitation: &Invitation, words: &Catalogue, now: Timestamp) -> Option<String> {
    let start = invitation.start()?;
    let link = invitation.link().https();
    let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
    event.add_uid(invitation.uid());
    event.add_dtstamp(utc(now));
    event.add_sequence(i64::from(invitation.sequence()));
    event.add_property(ICalendarProperty::Dtstart, utc(start));
    if let Some(end) = invitation.end() {
        event.add_property(ICalendarProperty::Dtend, utc(end));
    }
    if invitation.is_called_off() {
        event.add_property(
            ICalendarProperty::Status,
            ICalendarValue::Status(ICalendarStatus::Cancelled),
        );
    }
    event.add_property(ICalendarProperty::Summary, invitation.heading());
    if let Some(organizer) = invitation.organizer() {
        event.add_property(ICalendarProperty::Contact, organizer);
    }
    let video = [
        parameter(
            ICalendarParameterName::Value,
            ICalendarParameterValue::Value(ICalendarValueType::Uri),
        ),
        parameter(
            ICalendarParameterName::Feature,
            ICalendarParameterValue::Feature(ICalendarFeatureType::Video),
        ),
        parameter(
            ICalendarParameterName::Label,
            ICalendarParameterValue::Text("BBW Meet".to_owned()),
        ),
    ];
    event.add_property_with_params(ICalendarProperty::Conference, video, address(&link));
    event.add_property(ICalendarProperty::Url, address(&link));
    event.add_property(ICalendarProperty::Location, link.as_str());
    event.add_property(
        ICalendarProperty::Description,
        mail::way_in(invitation.link(), words),
    );

    let mut calendar = ICalendarComponent::new(ICalendarComponentType::VCalendar);
    calendar.add_property(ICalendarProperty::Version, "2.0");
    calendar.add_property(
        ICalendarProperty::Prodid,
        concat!(
            "-//BBW-Leipzig-Gruppe//BBW Meet ",
            env!("CARGO_PKG_VERSION"),
            "//DE"
        ),
    );
    calendar.component_ids.push(1);

    let mut text = String::new();
    let calendar = ICalendar {
        components: vec![calendar, event],
    };
    // Writing into memory cannot fail.
    calendar.write_to(&mut text).ok().map(|()| text)
}

fn utc(at: Timestamp) -> PartialDateTime {
    PartialDateTime::from_utc_timestamp(at.as_second())
}

fn address(link: &str) -> ICalendarValue {
    ICalendarValue::Uri(Uri::Location(link.to_owned()))
}

fn parameter(name: ICalendarParameterName, value: ICalendarParameterValue) -> ICalendarParameter {
    ICalendarParameter { name, value }
}
