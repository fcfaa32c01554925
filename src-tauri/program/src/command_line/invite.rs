//! `--invite`: the files of an invitation, written without a window.

use std::io::{self, BufRead, IsTerminal};
use std::path::Path;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::invitation::{Draft, Here, files, schedule, time};
use bbw_meet_core::language::Language;
use bbw_meet_core::words::Catalogue;
use jiff::{Timestamp, tz::TimeZone};

use super::parse::Invite;
use super::reports::print;
use crate::desktop::exit::Exit;
use crate::desktop::message::{complain, open_console};
use crate::desktop::words::say;
use crate::launch::deployment;
use crate::person::save;

/// Writes the files of an invitation and prints their paths.
pub(super) fn invite(invite: Invite, language: Language) -> Exit {
    open_console();
    match write_invitation(invite, language) {
        Ok(()) => Exit::Done,
        Err(problem) => {
            complain(language, &problem);
            problem.code.into()
        }
    }
}

/// Asks whether a start in the past is meant. Where nobody can be asked, it is not.
fn is_meant(language: Language) -> bool {
    let mut input = io::stdin();
    if !input.is_terminal() {
        return false;
    }
    print(&say(language, "cli.past"));
    let mut answer = String::new();
    // Whoever does not answer has not said yes.
    let _ = io::BufReader::new(&mut input).read_line(&mut answer);
    let first = answer.trim_start().chars().next();
    first.is_some_and(|letter| matches!(letter.to_ascii_lowercase(), 'j' | 'y'))
}

fn write_invitation(invite: Invite, language: Language) -> Result<(), Problem> {
    let deployment = deployment::read()?;
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
    if schedule::is_past(start, here.now) && !invite.past && !is_meant(language) {
        return Err(Code::TimePast.into());
    }
    for file in files(&invitation, Catalogue::of(language), &zone, here.now) {
        print(
            &save::save(Path::new(&invite.out), &file)?
                .display()
                .to_string(),
        );
    }
    Ok(())
}
