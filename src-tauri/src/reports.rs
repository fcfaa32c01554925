//! Commands that show no window: they print and end.

use std::ffi::OsString;
use std::io::{self, Write};
use std::path::Path;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::invitation::{self, Draft, Here, files, time};
use bbw_meet_core::language::Language;
use jiff::{Timestamp, tz::TimeZone};
use serde_json::json;

use crate::cli::Invite;
use crate::exit::Exit;
use crate::folders::Folders;
use crate::launch::{Launch, Request};
use crate::message::{complain, open_console};
use crate::words::{say, what};
use crate::{instance, saved, session, start};

/// Prints a line. A reader that has gone away is no error worth telling.
fn print(line: &str) {
    let _ = writeln!(io::stdout(), "{line}");
}

pub(crate) fn version() -> Exit {
    open_console();
    print(&format!("BBW Meet {}", env!("CARGO_PKG_VERSION")));
    Exit::Done
}

pub(crate) fn help(language: Language) -> Exit {
    open_console();
    print(&say(language, "cli.help"));
    Exit::Done
}

/// Says of each item what would be opened, or why not. Opens nothing.
pub(crate) fn check(as_json: bool, items: &[OsString], language: Language) -> Exit {
    open_console();
    let deployment = match start::deployment() {
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
        let request = match item.to_str() {
            Some(item) => Request::from_item(item),
            None => Request::Refused(Code::LaunchNotUnicode.into()),
        };
        let verdict = match request.resolve(here) {
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

/// Writes the files of an invitation and prints their paths.
pub(crate) fn invite(invite: Invite, language: Language) -> Exit {
    open_console();
    match write_invitation(invite, language) {
        Ok(()) => Exit::Done,
        Err(problem) => {
            complain(language, &problem);
            problem.code.into()
        }
    }
}

fn write_invitation(invite: Invite, language: Language) -> Result<(), Problem> {
    let deployment = start::deployment()?;
    let zone = TimeZone::system();
    let here = Here {
        servers: &deployment.servers,
        zone: &zone,
        now: Timestamp::now(),
    };
    let moment = |text: Option<String>| -> Result<Option<Timestamp>, Problem> {
        let Some(text) = text else { return Ok(None) };
        let moment = time::iso8601(&text, &zone)?;
        moment.note.iter().for_each(|note| complain(language, note));
        Ok(Some(moment.at))
    };
    let (start, end) = (moment(invite.start)?, moment(invite.end)?);
    let draft = Draft {
        title: invite.title,
        room: invite.room,
        ..Draft::default()
    };
    let invitation = draft.invitation(start, end, here)?;
    for file in files(&invitation, language, &zone, here.now) {
        print(
            &saved::save(Path::new(&invite.out), &file)?
                .display()
                .to_string(),
        );
    }
    Ok(())
}

/// Erases everything stored about the person.
pub(crate) fn erase(language: Language) -> Exit {
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
    session::erase(&folders, &folders.in_use());
    drop(first);
    let left = session::erase(&folders, &[]);
    left.iter().for_each(|problem| complain(language, problem));
    if !left.is_empty() {
        return Exit::Failed;
    }
    print(&say(language, "cli.erased"));
    Exit::Done
}
