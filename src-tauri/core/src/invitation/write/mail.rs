//! An invitation as a text for a mail: in words, with the https link on a line of its own.

use jiff::{Timestamp, ZonedDateTime, tz::TimeZone};
use percent_encoding::utf8_percent_encode;

use crate::invitation::{Invitation, markup, time};
use crate::language::Language;
use crate::meeting::MeetingLink;
use crate::meeting::room::UNRESERVED;

/// A subject line.
pub fn subject(invitation: &Invitation, language: Language) -> String {
    let heading = harmless(invitation.heading());
    match language {
        Language::German => format!("Einladung zum Meeting: {heading}"),
        Language::English => format!("Invitation to the meeting: {heading}"),
        Language::SimpleGerman => format!("Einladung: {heading}"),
    }
}

/// The address by which a mail program writes the mail: `mailto:` with subject and text, whose lines end with CRLF (RFC
/// 6068, section 5). Some programs make one line of a text with bare LF, and two addresses of the two in it.
pub fn mailto(invitation: &Invitation, language: Language, zone: &TimeZone) -> String {
    let body = text(invitation, language, zone).replace('\n', "\r\n");
    let encoded = |text: &str| utf8_percent_encode(text, UNRESERVED).to_string();
    format!(
        "mailto:?subject={}&body={}",
        encoded(&subject(invitation, language)),
        encoded(&body)
    )
}

/// The whole text; times are shown in `zone`, whose name stands beside them. Lines end with LF.
pub fn text(invitation: &Invitation, language: Language, zone: &TimeZone) -> String {
    let heading = harmless(invitation.heading());
    let mut text = match language {
        Language::German => format!("Sie sind zu einem Meeting eingeladen: {heading}\n"),
        Language::English => format!("You are invited to a meeting: {heading}\n"),
        Language::SimpleGerman => {
            format!("Sie sind zu einem Meeting eingeladen.\nDas Meeting heißt: {heading}\n")
        }
    };
    if let Some(organizer) = invitation.organizer() {
        let organizer = harmless(organizer);
        text.push_str(&match language {
            Language::German => format!("Es lädt ein: {organizer}\n"),
            Language::English => format!("Invited by: {organizer}\n"),
            Language::SimpleGerman => format!("Die Einladung ist von: {organizer}\n"),
        });
    }
    if let Some(start) = invitation.start() {
        text.push('\n');
        text.push_str(&times(start, invitation.end(), language, zone));
    }
    text.push('\n');
    text.push_str(&way_in(invitation.link(), language));
    text
}

/// How to get into the meeting, with the program and without it.
pub fn way_in(link: &MeetingLink, language: Language) -> String {
    let https = on_its_own(link.https());
    let app = on_its_own(link.app_link());
    match language {
        Language::German => format!(
            "So nehmen Sie teil. Klicken Sie auf diesen Link:\n{https}\n\n\
             Der Link öffnet das Meeting im Browser. Mit dem Programm BBW Meet geht es auch so:\n{app}\n"
        ),
        Language::English => format!(
            "To take part, click this link:\n{https}\n\n\
             The link opens the meeting in your browser. With the program BBW Meet you can also use:\n{app}\n"
        ),
        Language::SimpleGerman => format!(
            "So kommen Sie in das Meeting:\nKlicken Sie auf diesen Link.\n{https}\n\n\
             Der Link öffnet das Meeting im Browser.\n\n\
             Haben Sie das Programm BBW Meet?\nDann klicken Sie auf diesen Link.\n{app}\n"
        ),
    }
}

/// An address that ends like a sentence, or like a line that was broken, would lose its end in a mail: brackets keep it
/// whole (RFC 3986, appendix C).
fn on_its_own(address: String) -> String {
    if address.ends_with(|c: char| c.is_ascii_alphanumeric()) {
        address
    } else {
        format!("<{address}>")
    }
}

/// Nothing in a title may be taken for an address, or make a page of the text: the text has one meeting in it.
fn harmless(title: &str) -> String {
    let mut title = title.replace("://", ": //");
    if markup::without_entities(&title) != title {
        title = title.replace('&', "& ");
    }
    if markup::looks_like(&title) {
        title = title.replace('<', "‹");
    }
    let words = title.split(' ').map(|word| {
        let like_a_host = word.contains(['.', ':']) || word.starts_with("localhost");
        if like_a_host {
            word.replace('/', " / ")
        } else {
            word.to_owned()
        }
    });
    words.collect::<Vec<_>>().join(" ")
}

fn times(start: Timestamp, end: Option<Timestamp>, language: Language, zone: &TimeZone) -> String {
    let zone_name = time::zone_name(zone, start);
    let start = start.to_zoned_datetime(zone.clone());
    let end = end.map(|end| end.to_zoned_datetime(zone.clone()));
    let same_day = end.as_ref().is_some_and(|end| end.date() == start.date());
    let day = |at: &ZonedDateTime| day(at, language);
    let clock = |at: &ZonedDateTime| at.strftime("%H:%M").to_string();
    let mut lines = match (language, &end) {
        (Language::German, None) => format!("Wann: {}, {} Uhr\n", day(&start), clock(&start)),
        (Language::German, Some(end)) if same_day => {
            format!(
                "Wann: {}, {} bis {} Uhr\n",
                day(&start),
                clock(&start),
                clock(end)
            )
        }
        (Language::German, Some(end)) => {
            format!(
                "Wann: {}, {} Uhr bis {}, {} Uhr\n",
                day(&start),
                clock(&start),
                day(end),
                clock(end)
            )
        }
        (Language::English, None) => format!("When: {}, {}\n", day(&start), clock(&start)),
        (Language::English, Some(end)) if same_day => {
            format!(
                "When: {}, {} to {}\n",
                day(&start),
                clock(&start),
                clock(end)
            )
        }
        (Language::English, Some(end)) => {
            format!(
                "When: {}, {} to {}, {}\n",
                day(&start),
                clock(&start),
                day(end),
                clock(end)
            )
        }
        (Language::SimpleGerman, None) => {
            format!("Tag: {}\nAnfang: {} Uhr\n", day(&start), clock(&start))
        }
        (Language::SimpleGerman, Some(end)) if same_day => {
            format!(
                "Tag: {}\nAnfang: {} Uhr\nEnde: {} Uhr\n",
                day(&start),
                clock(&start),
                clock(end)
            )
        }
        (Language::SimpleGerman, Some(end)) => {
            format!(
                "Anfang: {}, {} Uhr\nEnde: {}, {} Uhr\n",
                day(&start),
                clock(&start),
                day(end),
                clock(end)
            )
        }
    };
    lines.push_str(&match language {
        Language::German | Language::SimpleGerman => format!("Zeitzone: {zone_name}\n"),
        Language::English => format!("Time zone: {zone_name}\n"),
    });
    lines
}

/// `Dienstag, 24. November 2026`.
fn day(at: &ZonedDateTime, language: Language) -> String {
    const DAYS: [&str; 7] = [
        "Montag",
        "Dienstag",
        "Mittwoch",
        "Donnerstag",
        "Freitag",
        "Samstag",
        "Sonntag",
    ];
    const MONTHS: [&str; 12] = [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ];
    let name = |names: &[&'static str], number: i8| {
        usize::try_from(number - 1)
            .ok()
            .and_then(|index| names.get(index).copied())
            .unwrap_or_default()
    };
    match language {
        Language::German | Language::SimpleGerman => format!(
            "{}, {}. {} {}",
            name(&DAYS, at.weekday().to_monday_one_offset()),
            at.day(),
            name(&MONTHS, at.month()),
            at.year()
        ),
        Language::English => at.strftime("%A, %-d %B %Y").to_string(),
    }
}

#[cfg(test)]
#[path = "mail_tests.rs"]
mod tests;
