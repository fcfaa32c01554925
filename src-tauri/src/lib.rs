//! BBW Meet: the desktop program around `bbw-meet-core`. Windows, browsers and the command line; the rules are in core.

mod app;
mod cli;
mod commands;
mod destination;
mod environment;
mod exit;
mod folders;
mod hidden;
mod instance;
mod launch;
mod launcher;
mod log;
mod meeting;
mod message;
mod opening_page;
mod reports;
mod saved;
mod session;
mod start;
mod view;
#[cfg(windows)]
mod win32;
#[cfg_attr(not(windows), allow(dead_code))] // Tested everywhere.
mod without_launcher;
mod words;

use std::process::ExitCode;

use cli::Command;
use exit::Exit;

/// Runs the program: from its arguments to its exit code.
pub fn run() -> ExitCode {
    log::tell_only_where();
    let language = words::system_language();
    let command = match cli::parse(std::env::args_os().skip(1)) {
        Ok(command) => command,
        Err(problem) => {
            message::complain(language, &problem);
            return Exit::Refused.into();
        }
    };
    let exit = match command {
        Command::Help => reports::help(language),
        Command::Version => reports::version(),
        Command::Check { json, items } => reports::check(json, &items, language),
        Command::Invite(invite) => reports::invite(invite, language),
        Command::Erase => reports::erase(language),
        Command::Start(request) => start::start(request, language, true),
        Command::StartHidden => start::start(hidden::read(), language, false),
    };
    exit.into()
}
