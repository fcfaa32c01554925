//! `--check`: what would be opened, when it takes place, or why it would not be opened. Opens nothing.

use std::ffi::OsString;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::invitation::schedule::When;
use bbw_meet_core::invitation::{self, Here};
use bbw_meet_core::language::Language;
use jiff::{Timestamp, tz::TimeZone};
use serde_json::json;

use super::reports::print;
use crate::desktop::exit::Exit;
use crate::desktop::message::{complain, open_console};
use crate::desktop::words::what;
use crate::launch::{Destination, Launch, Request, deployment};

/// Says of each item what would be opened, or why not. Opens nothing.
pub(super) fn check(as_json: bool, items: &[OsString], language: Language) -> Exit {
    open_console();
    let deployment = match deployment::read() {
        Ok(deployment) => deployment,
        Err(problem) => {
            complain(language, &problem);
            return Exit::Deployment;
        }
    };
    let zone = TimeZone::system();
    let here = Here {
        servers: &deployment.servers,
        zone: &zone,
        now: Timestamp::now(),
    };
    let mut all_join = true;
    for item in items {
        let shown = visible(&item.to_string_lossy());
        let verdict = match Request::from_item(item).resolve(here) {
            Launch::Join(destination) => Ok(*destination),
            Launch::Refused(problem) => Err(problem),
            Launch::Home | Launch::CreateInvitation => Err(Code::LinkEmpty.into()),
        };
        all_join &= verdict.is_ok();
        let line = if as_json {
            in_json(&shown, &verdict, here.now)
        } else {
            in_words(&shown, &verdict, here, language)
        };
        print(&line);
    }
    if all_join { Exit::Done } else { Exit::Refused }
}

/// For scripts. Times are UTC.
fn in_json(item: &str, verdict: &Result<Destination, Problem>, now: Timestamp) -> String {
    let line = match verdict {
        Ok(to) => {
            let notes: Vec<Code> = to.notes.iter().map(|note| note.code).collect();
            json!({
                "item": item, "verdict": "join", "code": null, "meeting": to.target.https(),
                "start": to.start, "end": to.end, "state": to.when(now).as_str(), "notes": notes,
            })
        }
        Err(problem) => {
            json!({ "item": item, "verdict": "refuse", "code": problem.code, "meeting": null })
        }
    };
    line.to_string()
}

/// For people, in columns: verdict, item, then the meeting and when it is, or the code and its words.
fn in_words(
    item: &str,
    verdict: &Result<Destination, Problem>,
    here: Here,
    language: Language,
) -> String {
    let columns = match verdict {
        Ok(to) => {
            let mut columns = vec!["join".to_owned(), item.to_owned(), to.target.https()];
            columns.extend(time(to, here.zone));
            let when = to.when(here.now);
            if when != When::Now {
                columns.push(when.as_str().to_owned());
            }
            columns
        }
        Err(problem) => vec![
            "refuse".to_owned(),
            item.to_owned(),
            problem.code.to_string(),
            what(language, problem),
        ],
    };
    columns.join("\t")
}

/// When it is, in this computer's zone: `2026-11-24T10:00+01:00`, and after `/` its end (an interval of ISO 8601).
fn time(to: &Destination, zone: &TimeZone) -> Option<String> {
    let local = |at: Timestamp| {
        let at = at.to_zoned_datetime(zone.clone());
        at.strftime("%Y-%m-%dT%H:%M%:z").to_string()
    };
    let start = local(to.start?);
    Some(match to.end {
        Some(end) => format!("{start}/{}", local(end)),
        None => start,
    })
}

/// An item as it may be printed: a token is left out, and nothing can steer the terminal.
fn visible(item: &str) -> String {
    let mut end = item.find(['?', '#']).unwrap_or(item.len());
    // Some gateways keep the address they wrap in their path.
    if invitation::may_hold_token(&item[..end]) {
        let host = item.find("://").map_or(0, |at| at + 3);
        end = item[host..].find('/').map_or(0, |length| host + length);
    }
    item[..end]
        .chars()
        .map(|c| {
            if bbw_meet_core::meeting::room::is_invisible(c) {
                '\u{fffd}'
            } else {
                c
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use bbw_meet_core::meeting::MeetingLink;
    use bbw_meet_core::origin::Origin;

    use super::*;

    #[test]
    fn a_line_says_what_was_asked_what_would_open_and_when() {
        let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
        let here = Here {
            servers: &servers,
            zone: &TimeZone::get("Europe/Berlin").unwrap(),
            now: "2026-11-24T09:30:00Z".parse().unwrap(),
        };
        let link = MeetingLink::parse_entry("Raum", &servers).unwrap();
        let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
        let to = |start, end| Destination {
            start,
            end,
            ..Destination::bare(link.clone())
        };
        let (start, end) = (at("2026-11-24T09:00:00Z"), at("2026-11-24T10:00:00Z"));
        for (to, ending) in [
            (to(None, None), ""),
            (to(start, None), "\t2026-11-24T10:00+01:00"),
            (
                to(start, end),
                "\t2026-11-24T10:00+01:00/2026-11-24T11:00+01:00",
            ),
            (
                to(at("2026-07-01T08:00:00Z"), None),
                "\t2026-07-01T10:00+02:00\tpast",
            ),
        ] {
            assert_eq!(
                in_words("Termin.ics", &Ok(to), here, Language::German),
                format!("join\tTermin.ics\thttps://meet.bbw.example/Raum{ending}")
            );
        }
        let json = in_json("x", &Ok(to(start, end)), here.now);
        assert!(
            json.contains(r#""start":"2026-11-24T09:00:00Z""#)
                && json.contains(r#""end":"2026-11-24T10:00:00Z""#),
            "{json}"
        );
        let refused = in_words("x", &Err(Code::LinkEmpty.into()), here, Language::English);
        assert!(refused.starts_with("refuse\tx\tlink-empty\t"), "{refused}");
    }
}
