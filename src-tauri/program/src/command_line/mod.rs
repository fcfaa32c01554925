//! The command line: what the arguments ask for, and the commands that show no window.

mod hidden;
mod invite;
mod parse;
mod reports;

use std::process::ExitCode;

use crate::desktop::exit::Exit;
use crate::desktop::{message, words};
use crate::launch::Request;
use crate::{app, person};
use bbw_meet_core::language::Language;
use parse::Command;

/// Runs the program: from its arguments to its exit code.
pub fn run() -> ExitCode {
    #[cfg(windows)]
    crate::desktop::win32::load_only_known_libraries();
    person::log::tell_only_where();
    let language = words::system_language();
    let command = match parse::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(problem) => {
            message::complain(language, &problem);
            return Exit::Refused.into();
        }
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
        Command::Check { json, items } => reports::check(json, &items, language),
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
        Err(problem) => {
            message::fail(language, &problem);
            problem.code.into()
        }
    }
}
