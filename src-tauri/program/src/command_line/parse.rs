//! The command line. What is not understood is refused, never passed on to a browser or web view.

use std::ffi::OsString;

use bbw_meet_core::error::{Code, Problem};
use lexopt::prelude::*;

use super::options::{self, Wish};
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
    /// Say what support needs to know.
    Diagnose { json: bool, online: bool },
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
    /// A start in the past is meant.
    pub(crate) past: bool,
    pub(crate) out: OsString,
}

/// What the arguments are, before it is known whether they go together.
#[derive(Default)]
struct Found {
    items: Vec<OsString>,
    check: bool,
    diagnose: bool,
    online: bool,
    json: bool,
    single: Option<Command>,
    title: Option<String>,
    details: Invite,
}

/// Reads the arguments, without the program's name.
///
/// # Errors
/// A code that begins with `launch-`.
pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Problem> {
    let mut parser = lexopt::Parser::from_args(arguments);
    let mut found = Found::default();
    while let Some(argument) = parser.next().map_err(problem)? {
        let wish = match argument {
            Value(item) => {
                found.items.push(item);
                continue;
            }
            Long(super::hidden::OPTION) => {
                found.single = Some(Command::StartHidden);
                continue;
            }
            Long(name) => options::long(name),
            Short(letter) => options::short(letter),
        };
        match wish.ok_or(Problem::new(Code::LaunchOption))? {
            Wish::Check => found.check = true,
            Wish::Json => found.json = true,
            Wish::Diagnose => found.diagnose = true,
            Wish::Online => found.online = true,
            Wish::CreateInvitation => {
                found.single = Some(Command::Start(Request::CreateInvitation));
            }
            Wish::Erase => found.single = Some(Command::Erase),
            Wish::Version => found.single = Some(Command::Version),
            Wish::Help => found.single = Some(Command::Help),
            Wish::Invite => found.title = Some(text(&mut parser)?),
            Wish::Room => found.details.room = Some(text(&mut parser)?),
            Wish::Start => found.details.start = Some(text(&mut parser)?),
            Wish::End => found.details.end = Some(text(&mut parser)?),
            Wish::Past => found.details.past = true,
            Wish::Out => found.details.out = parser.value().map_err(problem)?,
        }
    }
    found.command()
}

impl Found {
    fn command(self) -> Result<Command, Problem> {
        let lone = self.items.is_empty() && !self.check && !self.json && !self.diagnose;
        let invites = self.details != Invite::default();
        if self.online && !self.diagnose {
            return Err(Code::LaunchTogether.into());
        }
        match (self.single, self.title) {
            (Some(command), None) if lone && !invites => Ok(command),
            (None, Some(title)) if lone => invite(title, self.details),
            (None, None) if self.check && !invites && !self.diagnose => {
                check(self.items, self.json)
            }
            (None, None) if self.diagnose && !self.check && !invites && self.items.is_empty() => {
                Ok(Command::Diagnose {
                    json: self.json,
                    online: self.online,
                })
            }
            (None, None) if !self.json && !invites && !self.diagnose => start(self.items),
            _ => Err(Code::LaunchTogether.into()),
        }
    }
}

fn invite(title: String, details: Invite) -> Result<Command, Problem> {
    if details.end.is_some() && details.start.is_none() {
        return Err(Code::LaunchStartMissing.into());
    }
    if details.out.is_empty() {
        return Err(Code::LaunchFolderMissing.into());
    }
    Ok(Command::Invite(Invite { title, ..details }))
}

fn check(items: Vec<OsString>, json: bool) -> Result<Command, Problem> {
    if items.is_empty() {
        return Err(Code::LaunchItemMissing.into());
    }
    Ok(Command::Check { json, items })
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
        .map_err(problem)?
        .into_string()
        .map_err(|_| Problem::new(Code::LaunchNotUnicode))
}

/// Only options of this program's own are repeated: another one may be anything a stranger put into a link.
fn problem(error: lexopt::Error) -> Problem {
    use lexopt::Error::*;
    match error {
        MissingValue {
            option: Some(option),
        } => Problem::new(Code::LaunchValueMissing).with("option", option),
        UnexpectedValue { option, .. } => {
            Problem::new(Code::LaunchValueUnwanted).with("option", option)
        }
        NonUnicodeValue(_) => Code::LaunchNotUnicode.into(),
        MissingValue { option: None }
        | UnexpectedOption(_)
        | UnexpectedArgument(_)
        | ParsingFailed { .. }
        | Custom(_) => Code::LaunchOption.into(),
    }
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
    fn each_mistake_has_a_code_of_its_own() {
        use Code::*;
        for (arguments, expected) in [
            (&["--remote-debugging-port=9222"][..], LaunchOption),
            (&["--no-sandbox", "https://x/r"], LaunchOption),
            (&["-x"], LaunchOption),
            (&["https://x/r", "https://x/s"], LaunchTooMany),
            (&["--invite"], LaunchValueMissing),
            (&["--invite", "Titel", "--out"], LaunchValueMissing),
            (&["--version=1"], LaunchValueUnwanted),
            (&["--check"], LaunchItemMissing),
            (&["--check", "--json"], LaunchItemMissing),
            (&["--invite", "Titel"], LaunchFolderMissing),
            (&["--invite", "Titel", "--out", ""], LaunchFolderMissing),
            (
                &["--invite", "Titel", "--end", "2026-11-24", "--out", "."],
                LaunchStartMissing,
            ),
            (&["--json"], LaunchTogether),
            (&["--json", "https://x/r"], LaunchTogether),
            (&["--room", "x"], LaunchTogether),
            (&["--erase", "https://x/r"], LaunchTogether),
            (&["--erase", "--check"], LaunchTogether),
            (&["--diagnose", "https://x/r"], LaunchTogether),
            (&["--diagnose", "--check", "x"], LaunchTogether),
            (&["--diagnose", "--erase"], LaunchTogether),
            (&["--online"], LaunchTogether),
            (&["--online", "--check", "x"], LaunchTogether),
            (&["--erase", "--out", "."], LaunchTogether),
            (&["--create-invitation", "https://x/r"], LaunchTogether),
            (
                &["--invite", "Titel", "--out", ".", "--check"],
                LaunchTogether,
            ),
            (&["--invite", "Titel", "--out", ".", "x"], LaunchTogether),
        ] {
            assert_eq!(code(arguments), expected, "{arguments:?}");
        }
    }

    #[test]
    fn what_a_stranger_wrote_is_never_repeated() {
        for argument in ["--evil=SECRET", "--SECRET", "-S"] {
            let problem = parse([OsString::from(argument)]).err().unwrap();
            assert!(problem.params.is_empty(), "{problem}");
        }
        let problem = parse([OsString::from("--out")]).err().unwrap();
        assert_eq!(problem.params["option"], "--out");
    }

    #[test]
    fn two_dashes_end_the_options() {
        let parsed = parse(["--", "--erase"].map(OsString::from));
        assert!(
            matches!(parsed, Ok(Command::Start(Request::File(path))) if path.ends_with("--erase"))
        );
    }

    #[test]
    fn the_window_for_invitations_can_be_asked_for() {
        let parsed = parse(["--create-invitation"].map(OsString::from));
        assert!(matches!(
            parsed,
            Ok(Command::Start(Request::CreateInvitation))
        ));
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
