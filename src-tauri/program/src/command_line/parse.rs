//! The command line. What is not understood is refused, never passed on to a browser or web view.

use std::ffi::OsString;

use bbw_meet_core::error::{Code, Problem};
use lexopt::prelude::*;

use crate::launch::Request;

/// What a command line asks for.
#[derive(PartialEq, Eq)]
pub(crate) enum Command {
    /// Show the launcher or open a meeting.
    Start(Request),
    /// Read what to start from standard input: see `hidden.rs`.
    StartHidden,
    /// Say what would be opened.
    Check { json: bool, items: Vec<OsString> },
    /// Write the files of an invitation.
    Invite(Invite),
    /// Erase everything stored about the person.
    Erase,
    /// Print the version.
    Version,
    /// Print the help.
    Help,
}

/// The options of `--invite`.
#[derive(Default, PartialEq, Eq)]
pub(crate) struct Invite {
    pub(crate) title: String,
    pub(crate) room: Option<String>,
    pub(crate) start: Option<String>,
    pub(crate) end: Option<String>,
    pub(crate) out: OsString,
}

/// Reads the arguments, without the program's name.
///
/// # Errors
/// `launch-option`, `launch-too-many`, `launch-not-unicode`.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Problem> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut items: Vec<OsString> = Vec::new();
    let (mut check, mut json) = (false, false);
    let mut single = None;
    let mut invite: Option<Invite> = None;
    let mut details = Invite::default();
    let mut has_details = false;
    while let Some(argument) = parser.next().map_err(option)? {
        match argument {
            Long("check") => check = true,
            Long("json") => json = true,
            Long("erase") => single = Some(Command::Erase),
            Long("version") | Short('V') => single = Some(Command::Version),
            Long("help") | Short('h') => single = Some(Command::Help),
            Long(super::hidden::OPTION) => single = Some(Command::StartHidden),
            Long("invite") => {
                invite = Some(Invite {
                    title: text(&mut parser)?,
                    ..Invite::default()
                });
            }
            Long("room") => (details.room, has_details) = (Some(text(&mut parser)?), true),
            Long("start") => (details.start, has_details) = (Some(text(&mut parser)?), true),
            Long("end") => (details.end, has_details) = (Some(text(&mut parser)?), true),
            Long("out") => (details.out, has_details) = (parser.value().map_err(option)?, true),
            Value(item) => items.push(item),
            Short(_) | Long(_) => return Err(option(argument.unexpected())),
        }
    }
    let lone = items.is_empty() && !check && !json && !has_details;
    match (single, invite) {
        (Some(command), None) if lone => Ok(command),
        (None, Some(invite)) if items.is_empty() && !check && !json && !details.out.is_empty() => {
            Ok(Command::Invite(Invite {
                title: invite.title,
                ..details
            }))
        }
        (None, None) if check && !has_details && !items.is_empty() => {
            Ok(Command::Check { json, items })
        }
        (None, None) if !check && !json && !has_details => start(items),
        _ => Err(Code::LaunchOption.into()),
    }
}

fn start(items: Vec<OsString>) -> Result<Command, Problem> {
    let mut items = items.into_iter();
    match (items.next(), items.next()) {
        (None, _) => Ok(Command::Start(Request::Home)),
        (Some(item), None) => Ok(Command::Start(Request::from_item(&item))),
        (Some(_), Some(_)) => Err(Code::LaunchTooMany.into()),
    }
}

fn text(parser: &mut lexopt::Parser) -> Result<String, Problem> {
    parser
        .value()
        .map_err(option)?
        .into_string()
        .map_err(|_| Problem::new(Code::LaunchNotUnicode))
}

/// The option itself is not repeated: it may be anything a stranger put into a link.
fn option(_: lexopt::Error) -> Problem {
    Code::LaunchOption.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(arguments: &[&str]) -> Code {
        parse(arguments.iter().map(OsString::from))
            .err()
            .map_or_else(|| panic!("{arguments:?} was taken"), |p| p.code)
    }

    #[test]
    fn options_that_are_not_known_are_refused_and_never_passed_on() {
        for arguments in [
            &["--remote-debugging-port=9222"][..],
            &["-x"],
            &["--check"],
            &["--json"],
            &["--json", "https://x/r"],
            &["--erase", "https://x/r"],
            &["--erase", "--check"],
            &["--version=1"],
            &["--invite", "Titel"],
            &["--room", "x"],
            &["--invite"],
        ] {
            assert_eq!(code(arguments), Code::LaunchOption, "{arguments:?}");
        }
        assert_eq!(code(&["https://x/r", "https://x/s"]), Code::LaunchTooMany);
    }

    #[test]
    fn two_dashes_end_the_options() {
        let parsed = parse(["--", "--erase"].map(OsString::from));
        assert!(
            matches!(parsed, Ok(Command::Start(Request::File(path))) if path.ends_with("--erase"))
        );
    }

    #[cfg(unix)]
    #[test]
    fn a_file_may_have_any_name_but_an_option_is_a_text() {
        use std::os::unix::ffi::OsStringExt;
        let odd = OsString::from_vec(vec![0xff, 0xfe]);
        assert!(matches!(
            parse([odd.clone()]),
            Ok(Command::Start(Request::File(_)))
        ));
        let parsed = parse([OsString::from("--invite"), odd]);
        assert!(parsed.is_err_and(|problem| problem.code == Code::LaunchNotUnicode));
    }
}
