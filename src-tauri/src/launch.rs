//! What a start of the program asks for: from an argument to a [`Launch`].

use std::path::{Path, PathBuf};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::invitation::{self, Here};
use bbw_meet_core::meeting::MeetingLink;
use serde::{Deserialize, Serialize};
use url::Url;

use crate::destination::Destination;

/// What a start asks for, as it is handed from one process to the running one. The link may hold a token: this value
/// goes through private sockets and pipes only.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Request {
    /// Nothing but the program.
    Home,
    /// A link, not looked at yet.
    Link(String),
    /// A file, not looked at yet. Absolute.
    File(PathBuf),
    /// Something that cannot be asked for.
    Refused(Problem),
}

/// What the person asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Launch {
    /// The launcher.
    Home,
    /// A meeting. Boxed: it is much larger than the others.
    Join(Box<Destination>),
    /// Something that is not opened, and why.
    Refused(Problem),
}

impl Request {
    /// Tells links from files. Nothing is opened or read here.
    pub(crate) fn from_item(item: &str) -> Self {
        let scheme = item
            .split_once(':')
            .map(|(scheme, _)| scheme)
            .filter(|scheme| {
                // One letter is a Windows drive.
                scheme.len() > 1
                    && scheme.starts_with(|c: char| c.is_ascii_alphabetic())
                    && scheme
                        .chars()
                        .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'))
            });
        match scheme {
            Some(scheme) if scheme.eq_ignore_ascii_case("file") => {
                // File managers hand over what was double-clicked as an address. Only local ones have a path.
                match Url::parse(item)
                    .ok()
                    // Windows would ask another computer, and tell it who is asking.
                    .filter(|url| url.host().is_none())
                    .and_then(|url| url.to_file_path().ok())
                {
                    Some(path) => Self::File(path),
                    None => Self::Refused(Code::FileMissing.into()),
                }
            }
            Some(_) => Self::Link(item.to_owned()),
            None => std::path::absolute(item)
                .map_or_else(|_| Self::Refused(Code::FileMissing.into()), Self::File),
        }
    }

    /// Looks at what is asked for.
    pub(crate) fn resolve(&self, here: Here) -> Launch {
        match self {
            Self::Home => Launch::Home,
            Self::Refused(problem) => Launch::Refused(problem.clone()),
            Self::Link(text) => join(MeetingLink::parse(text, here.servers).map(Destination::bare)),
            Self::File(path) => join(read(path, here)),
        }
    }

    /// Does it carry a token that must not stay on a command line?
    pub(crate) fn may_hold_token(&self) -> bool {
        matches!(self, Self::Link(text) if text.contains("jwt="))
    }
}

fn read(path: &Path, here: Here) -> Result<Destination, Problem> {
    invitation::read_file(path, here).map(|invitation| Destination::invited(&invitation))
}

fn join(destination: Result<Destination, Problem>) -> Launch {
    match destination {
        Ok(destination) => Launch::Join(Box::new(destination)),
        Err(problem) => Launch::Refused(problem),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_files_are_told_apart() {
        let link = |text: &str| Request::from_item(text) == Request::Link(text.to_owned());
        assert!(link("https://meet.bbw.example/r"));
        assert!(link("bbw-meet://meet.bbw.example/r"));
        assert!(
            link("javascript:alert(1)"),
            "refused later, with its own code"
        );
        let (address, path) = if cfg!(windows) {
            ("file:///C:/tmp/a%20b.ics", "C:\\tmp\\a b.ics")
        } else {
            ("file:///tmp/a%20b.ics", "/tmp/a b.ics")
        };
        assert!(Request::from_item(address) == Request::File(path.into()));
        assert!(
            Request::from_item("file://server/share/a.ics")
                == Request::Refused(Code::FileMissing.into())
        );
        assert!(
            matches!(Request::from_item("einladung.ics"), Request::File(path) if path.is_absolute())
        );
        assert!(matches!(
            Request::from_item("C:\\Einladung.ics"),
            Request::File(_)
        ));
    }
}
