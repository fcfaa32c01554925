//! The command line: what the arguments ask for, and the commands that show no window.

mod check;
#[cfg(all(test, unix))]
mod completions;
mod diagnose;
mod hidden;
mod invite;
mod options;
mod parse;
mod reports;

use std::process::ExitCode;

use crate::desktop::exit::Exit;
use crate::desktop::{activation, message, words};
use crate::launch::Request;
use crate::{app, person};
use bbw_meet_core::language::Language;
use parse::Command;

/// Runs the program: from its arguments to its exit code.
pub fn run() -> ExitCode {
    #[cfg(windows)]
    crate::desktop::win32::load_only_known_libraries();
    activation::arrived(activation::of_this_start());
    person::log::tell_only_where();
    #[cfg(unix)]
    crate::desktop::core_dump::forbid();
    let language = words::system_language();
    let command = match parse::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(problem) if message::open_console() => {
            message::note(language, &problem);
            return Exit::Refused.into();
        }
        // Two files dropped onto the program's icon, say: nobody sees a command line.
        Err(problem) => return app::halt(language, &problem).into(),
    };
    #[cfg(windows)]
    if matches!(command, Command::Start(_) | Command::StartHidden)
        && crate::desktop::for_all::starts()
    {
        return Exit::Done.into();
    }
    let exit = match command {
        Command::Help => reports::help(language),
        Command::Version => reports::version(),
        Command::Check { json, items } => check::check(json, &items, language),
        Command::Diagnose { json, online } => diagnose::diagnose(json, online, language),
        Command::Invite(invite) => invite::invite(invite, language),
        Command::Erase => reports::erase(language),
        Command::Start(request) => start(request, language),
        Command::StartHidden => app::start(hidden::read(), language),
    };
    exit.into()
}

/// Starts, once no token stands on the command line any more.
fn start(request: Request, language: Language) -> Exit {
    if !request.may_hold_token() {
        return app::start(request, language);
    }
    match hidden::restart(&request) {
        Ok(()) => Exit::Done,
        Err(problem) => app::halt(language, &problem),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use bbw_meet_core::language::Language;

    use crate::desktop::exit::Exit;
    use crate::desktop::words::say;

    /// What stands after two dashes.
    fn options(text: &str) -> BTreeSet<&str> {
        let after = text.split("--").skip(1);
        after
            .map(|rest| {
                let end = rest.find(|c: char| !c.is_ascii_lowercase() && c != '-');
                &rest[..end.unwrap_or(rest.len())]
            })
            .filter(|name| !name.is_empty())
            .collect()
    }

    #[test]
    fn help_and_manual_pages_name_every_option_and_every_exit_code() {
        let expected = super::options::ALL.iter().map(|choice| choice.long);
        let expected: BTreeSet<&str> = expected.collect();
        for language in Language::ALL {
            assert_eq!(
                options(&say(language, "cli.help")),
                expected,
                "{language:?}"
            );
        }
        for manual in [
            include_str!("../../../linux/bbw-meet.1"),
            include_str!("../../../linux/bbw-meet.de.1"),
        ] {
            let manual = manual.replace("\\-", "-");
            assert_eq!(options(&manual), expected);
            for code in Exit::Done as u8..=Exit::NoWebview as u8 {
                assert!(manual.contains(&format!(".B {code}\n")), "{code}");
            }
        }
    }

    #[test]
    fn the_manual_page_names_every_folder_and_gives_examples() {
        use bbw_meet_core::storage::Document;
        let manual = include_str!("../../../linux/bbw-meet.1").replace("\\-", "-");
        let (_, files) = manual.split_once(".SH FILES").unwrap();
        let (files, examples) = files.split_once(".SH EXAMPLES").unwrap();
        for name in [
            bbw_meet_core::deployment::SYSTEM_FILE,
            bbw_meet_core::profile::Profile::FILE,
            bbw_meet_core::window::Place::FILE,
            bbw_meet_core::privacy::consent::FILE,
            bbw_meet_core::history::History::FILE,
            crate::person::log::FILE,
            "$XDG_CONFIG_HOME/bbw-meet",
            "$XDG_DATA_HOME/bbw-meet",
            "$XDG_RUNTIME_DIR/bbw-meet",
        ] {
            assert!(files.contains(name), "{name}");
        }
        for option in [
            "bbw-meet https",
            "--check",
            "--invite",
            "BBW_MEET_DEPLOYMENT=",
        ] {
            assert!(examples.contains(option), "{option}");
        }
    }
}
