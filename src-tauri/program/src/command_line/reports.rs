//! Commands that show no window: they print and end.

use std::ffi::OsString;
use std::io::{self, Write};

use bbw_meet_core::error::Code;
use bbw_meet_core::invitation::{self, Here};
use bbw_meet_core::language::Language;
use jiff::{Timestamp, tz::TimeZone};
use serde_json::json;

use crate::desktop::exit::Exit;
use crate::desktop::message::{complain, open_console};
use crate::desktop::words::{say, what};
use crate::instance;
use crate::launch::{Launch, Request, deployment};
use crate::meeting::chromium;
use crate::person::{Folders, erase};

/// Prints a line. A reader that has gone away is no error worth telling.
pub(super) fn print(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

pub(super) fn version() -> Exit {
    open_console();
    print(&format!("BBW Meet {}", env!("CARGO_PKG_VERSION")));
    Exit::Done
}

pub(super) fn help(language: Language) -> Exit {
    open_console();
    print(&say(language, "cli.help"));
    Exit::Done
}

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
            Launch::Join(destination) => Ok(destination),
            Launch::Refused(problem) => Err(problem),
            Launch::Home => Err(Code::LinkEmpty.into()),
        };
        all_join &= verdict.is_ok();
        print(&match (&verdict, as_json) {
            (Ok(to), true) => {
                let notes: Vec<Code> = to.notes.iter().map(|note| note.code).collect();
                json!({
                    "item": shown, "verdict": "join", "code": null, "meeting": to.target.https(),
                    "state": to.when(here.now).as_str(), "notes": notes,
                })
                .to_string()
            }
            (Err(problem), true) => {
                json!({ "item": shown, "verdict": "refuse", "code": problem.code, "meeting": null })
                    .to_string()
            }
            (Ok(to), false) if to.called_off => format!("join\t{}\tcancelled", to.target.https()),
            (Ok(to), false) => format!("join\t{}", to.target.https()),
            (Err(problem), false) => {
                format!("refuse\t{}\t{}", problem.code, what(language, problem))
            }
        });
    }
    if all_join { Exit::Done } else { Exit::Refused }
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

/// Erases everything stored about the person.
pub(super) fn erase(language: Language) -> Exit {
    open_console();
    let Some(folders) = Folders::of_this_person() else {
        return Exit::Done;
    };
    let first = match instance::take_part_quietly(&folders.meeting_places()) {
        Some(first) => first,
        None => {
            // The running program would write again.
            complain(language, &Code::InstanceRuns.into());
            return Exit::Failed;
        }
    };
    // The lock, which may lie among the files, is kept while there is anything else that could be written.
    let profiles = chromium::folders(&folders.meetings());
    erase::erase(&folders, &profiles, &folders.in_use());
    drop(first);
    let left = erase::erase(&folders, &profiles, &[]);
    left.iter().for_each(|problem| complain(language, problem));
    if !left.is_empty() {
        return Exit::Failed;
    }
    print(&say(language, "cli.erased"));
    Exit::Done
}
