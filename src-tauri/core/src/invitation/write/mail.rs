//! An invitation as a text for a mail: in words, with the https link on a line of its own.

use jiff::{Timestamp, ZonedDateTime, tz::TimeZone};
use percent_encoding::utf8_percent_encode;

use crate::invitation::{Invitation, markup, time};
use crate::meeting::MeetingLink;
use crate::meeting::room::UNRESERVED;
use crate::words::Catalogue;

/// A subject line.
pub fn subject(invitation: &Invitation, words: &Catalogue) -> String {
    let title = harmless(invitation.heading());
    words.fill("mail.subject", &[("title", &title)])
}

/// The address by which a mail program writes the mail: `mailto:` with subject and text, whose lines end with CRLF (RFC
/// 6068, section 5). Some programs make one line of a text with bare LF, and two addresses of the two in it.
pub fn mailto(invitation: &Invitation, words: &Catalogue, zone: &TimeZone) -> String {
    let body = text(invitation, words, zone).replace('\n', "\r\n");
    let encoded = |text: &str| utf8_percent_encode(text, UNRESERVED).to_string();
    format!(
        "mailto:?subject={}&body={}",
        encoded(&subject(invitation, words)),
        encoded(&body)
    )
}

/// The whole text; times are shown in `zone`, whose name stands beside them. Lines end with LF.
pub fn text(invitation: &Invitation, words: &Catalogue, zone: &TimeZone) -> String {
    let title = harmless(invitation.heading());
    let mut lines = vec![words.fill("mail.invited", &[("title", &title)])];
    if let Some(organizer) = invitation.organizer() {
        lines.push(words.fill("mail.organizer", &[("name", &harmless(organizer))]));
    }
    if let Some(start) = invitation.start() {
        lines.push(String::new());
        lines.push(when(start, invitation.end(), words, zone));
        let zone = time::zone_name(zone, start);
        lines.push(words.fill("mail.zone", &[("zone", &zone)]));
    }
    lines.push(String::new());
    lines.push(way_in(invitation.link(), words));
    lines.join("\n")
}

/// How to get into the meeting, with the program and without it. The last line ends with LF.
pub fn way_in(link: &MeetingLink, words: &Catalogue) -> String {
    let https = on_its_own(link.https());
    let app = on_its_own(link.app_link());
    words.fill("mail.way-in", &[("link", &https), ("app_link", &app)]) + "\n"
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

/// When it is, to the minute.
fn when(start: Timestamp, end: Option<Timestamp>, words: &Catalogue, zone: &TimeZone) -> String {
    let local = |at: Timestamp| {
        let at = at.to_zoned_datetime(zone.clone());
        let clock = at.strftime("%H:%M").to_string();
        (day(&at, words), clock)
    };
    let (first, begins) = local(start);
    match end.map(local) {
        None => words.fill("mail.when", &[("day", &first), ("time", &begins)]),
        Some((last, ends)) if last == first => words.fill(
            "mail.when.until",
            &[("day", &first), ("time", &begins), ("end", &ends)],
        ),
        Some((last, ends)) => words.fill(
            "mail.when.until-day",
            &[
                ("day", &first),
                ("time", &begins),
                ("last", &last),
                ("end", &ends),
            ],
        ),
    }
}

/// `Dienstag, 24. November 2026`.
fn day(at: &ZonedDateTime, words: &Catalogue) -> String {
    let (weekday, month) = (at.weekday().to_monday_one_offset(), at.month());
    let weekday = format!("date.weekday.{weekday}");
    let month = format!("date.month.{month}");
    words.fill(
        "date.day",
        &[
            ("weekday", words.say(&weekday)),
            ("day", &at.day().to_string()),
            ("month", words.say(&month)),
            ("year", &at.year().to_string()),
        ],
    )
}

#[cfg(test)]
#[path = "mail_tests.rs"]
mod tests;
