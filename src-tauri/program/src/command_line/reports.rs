//! Commands that show no window: they print and end.

use std::ffi::OsString;
use std::io::{self, Write};

use bbw_meet_core::error::Code;
use bbw_meet_core::invitation::Here;
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
            Launch::Join(destination) => Ok(destination.target.https()),
            Launch::Refused(problem) => Err(problem),
            Launch::Home => Err(Code::LinkEmpty.into()),
        };
        all_join &= verdict.is_ok();
        print(&match (&verdict, as_json) {
            (Ok(meeting), true) => {
                json!({ "item": shown, "verdict": "join", "code": null, "meeting": meeting })
                    .to_string()
            }
            (Err(problem), true) => {
                json!({ "item": shown, "verdict": "refuse", "code": problem.code, "meeting": null })
                    .to_string()
            }
            (Ok(meeting), false) => format!("join\t{meeting}"),
            (Err(problem), false) => {
                format!("refuse\t{}\t{}", problem.code, what(language, problem))
            }
        });
    }
    if all_join { Exit::Done } else { Exit::Refused }
}

/// An item as it may be printed: a token is left out, and nothing can steer the terminal.
fn visible(item: &str) -> String {
    let end = item.find(['?', '#']).unwrap_or(item.len());
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
