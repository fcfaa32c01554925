//! Commands that show no window: they print and end.

use std::io::{self, Write};

use bbw_meet_core::error::Code;
use bbw_meet_core::language::Language;

use crate::desktop::exit::Exit;
use crate::desktop::message::{complain, open_console};
use crate::desktop::words::say;
use crate::instance;
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
