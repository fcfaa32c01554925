//! What a start of the program asks for: from an argument to a [`Launch`].

use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::invitation::{self, Here};
use serde::{Deserialize, Serialize};
use url::Url;

use super::{Destination, item};

/// Longest link that is handed on, in bytes. Longer ones are refused at once, in words.
const LINK_LIMIT: usize = 64 * 1024;

/// What a start asks for, as it is handed from one process to the running one. The link may hold a token: this value
/// goes through private sockets and pipes only.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Request {
    /// Nothing but the program.
    Home,
    /// The page on which invitations are made.
    CreateInvitation,
    /// A link, not looked at yet.
    Link(String),
    /// A file, not looked at yet. Absolute.
    File(#[serde(with = "item")] PathBuf),
    /// A file whose name looks like a link, or a link that looks like a file's name: what is there, counts.
    FileOrLink {
        /// As it was written.
        text: String,
        /// As a file. Absolute.
        #[serde(with = "item")]
        path: PathBuf,
    },
    /// Something that cannot be asked for.
    Refused(Problem),
}

/// What the person asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Launch {
    /// The launcher.
    Home,
    /// The launcher's page on which invitations are made.
    CreateInvitation,
    /// A meeting. Boxed: it is much larger than the others.
    Join(Box<Destination>),
    /// Something that is not opened, and why.
    Refused(Problem),
}

impl Request {
    /// Tells links from files. Nothing is opened or read here.
    pub(crate) fn from_item(item: &OsStr) -> Self {
        // Only names of files need not be Unicode.
        match item.to_str() {
            Some(text) => Self::from_text(text),
            None => Self::file(Path::new(item)),
        }
    }

    fn from_text(item: &str) -> Self {
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
                match file(item) {
                    Ok(path) => Self::File(path),
                    Err(problem) => Self::Refused(problem),
                }
            }
            Some(_) if item.len() > LINK_LIMIT => Self::Refused(Code::LinkTooLong.into()),
            Some(_) if item.contains("://") => Self::Link(item.to_owned()),
            // `HOST/ROOM` without a scheme, or `Re:Einladung.ics` beside the person.
            scheme => {
                let like_a_link = scheme.is_some() || item.contains('/');
                let path = Path::new(item);
                if like_a_link && !path.is_absolute() {
                    Self::file_or_link(path, item)
                } else {
                    Self::file(path)
                }
            }
        }
    }

    /// A file by its path, which counts from this process's folder.
    pub(crate) fn file(path: &Path) -> Self {
        absolute(path).map_or_else(Self::Refused, Self::File)
    }

    fn file_or_link(path: &Path, text: &str) -> Self {
        let text = text.to_owned();
        absolute(path).map_or_else(Self::Refused, |path| Self::FileOrLink { text, path })
    }

    /// Looks at what is asked for. A file is read, which may take as long as it likes.
    pub(crate) fn resolve(&self, here: Here) -> Launch {
        match self {
            Self::Home => Launch::Home,
            Self::CreateInvitation => Launch::CreateInvitation,
            Self::Refused(problem) => Launch::Refused(problem.clone()),
            Self::Link(text) => join(link(text, here)),
            Self::File(path) => join(read(path, here)),
            Self::FileOrLink { text, path } => join(read(path, here).or_else(|missing| {
                if missing.code != Code::FileMissing {
                    return Err(missing);
                }
                link(text, here).map_err(|problem| {
                    // Without a colon it is a file's name, unless a server of ours stands first.
                    let no_link = problem.code == Code::LinkNotALink && !text.contains(':');
                    if no_link { missing } else { problem }
                })
            })),
        }
    }

    /// Does it carry a token that must not stay on a command line?
    pub(crate) fn may_hold_token(&self) -> bool {
        match self {
            Self::Link(text) | Self::FileOrLink { text, .. } => invitation::may_hold_token(text),
            Self::Home | Self::CreateInvitation | Self::File(_) | Self::Refused(_) => false,
        }
    }
}

fn absolute(path: &Path) -> Result<PathBuf, Problem> {
    // No system opens a longer path.
    let short = path.as_os_str().len() <= LINK_LIMIT;
    let absolute = short.then(|| std::path::absolute(path).ok()).flatten();
    absolute.ok_or(Code::FileMissing.into())
}

/// The path of a `file:` address.
fn file(item: &str) -> Result<PathBuf, Problem> {
    let url = Url::parse(item).map_err(|_| Problem::new(Code::FileMissing))?;
    // Windows would ask another computer, and tell it who is asking. This one may be named: terminals do.
    if url.host_str().is_some_and(|host| !is_this_computer(host)) {
        return Err(Code::FileElsewhere.into());
    }
    let local = Url::parse(&format!("file://{}", url.path()));
    let path = local.ok().and_then(|local| local.to_file_path().ok());
    path.ok_or(Code::FileMissing.into())
}

fn is_this_computer(host: &str) -> bool {
    let name = if cfg!(windows) {
        std::env::var("COMPUTERNAME").unwrap_or_default()
    } else {
        std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default()
    };
    !name.trim().is_empty() && host.eq_ignore_ascii_case(name.trim())
}

fn link(text: &str, here: Here) -> Result<Destination, Problem> {
    invitation::read_link(text, here).map(|read| Destination::invited(&read))
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

    fn from_item(item: &str) -> Request {
        Request::from_item(OsStr::new(item))
    }

    #[test]
    fn links_and_files_are_told_apart() {
        let link = |text: &str| from_item(text) == Request::Link(text.to_owned());
        assert!(link("https://meet.bbw.example/r"));
        assert!(link("bbw-meet://meet.bbw.example/r"));
        assert!(
            matches!(from_item("javascript:alert(1)"), Request::FileOrLink { .. }),
            "refused later, with its own code, unless it is a file"
        );
        assert!(matches!(
            from_item("meet.bbw.example/r"),
            Request::FileOrLink { .. }
        ));
        let (address, path) = if cfg!(windows) {
            ("file:///C:/tmp/a%20b.ics", "C:\\tmp\\a b.ics")
        } else {
            ("file:///tmp/a%20b.ics", "/tmp/a b.ics")
        };
        assert!(from_item(address) == Request::File(path.into()));
        assert!(
            from_item("file://server/share/a.ics") == Request::Refused(Code::FileElsewhere.into())
        );
        assert!(matches!(from_item("einladung.ics"), Request::File(path) if path.is_absolute()));
        assert!(matches!(from_item("C:\\Einladung.ics"), Request::File(_)));
    }

    #[test]
    fn what_is_too_long_is_refused_at_once() {
        let link = format!("https://meet.bbw.example/{}", "x".repeat(LINK_LIMIT));
        assert_eq!(from_item(&link), Request::Refused(Code::LinkTooLong.into()));
        let path = "x/".repeat(LINK_LIMIT);
        assert_eq!(from_item(&path), Request::Refused(Code::FileMissing.into()));
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_no_text_arrives_as_it_is() {
        use std::os::unix::ffi::OsStrExt;
        let request = Request::from_item(OsStr::from_bytes(b"/tmp/J\xf6rg.ics"));
        let wire = serde_json::to_string(&request).unwrap();
        assert_eq!(serde_json::from_str::<Request>(&wire).unwrap(), request);
        assert!(matches!(request, Request::File(_)));
    }

    #[test]
    fn what_is_there_counts_where_a_file_looks_like_a_link() {
        let servers = [bbw_meet_core::origin::Origin::parse("https://meet.bbw.example").unwrap()];
        let here = Here {
            servers: &servers,
            zone: &jiff::tz::TimeZone::UTC,
            now: jiff::Timestamp::UNIX_EPOCH,
        };
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("Einladung.url");
        std::fs::write(
            &file,
            "[InternetShortcut]\nURL=https://meet.bbw.example/r\n",
        )
        .unwrap();
        let ask = |text: &str, path: &Path| {
            let request = Request::FileOrLink {
                text: text.to_owned(),
                path: path.to_owned(),
            };
            match request.resolve(here) {
                Launch::Join(destination) => Ok(destination.target.https()),
                Launch::Refused(problem) => Err(problem.code),
                Launch::Home | Launch::CreateInvitation => Err(Code::LinkEmpty),
            }
        };
        let missing = folder.path().join("missing");
        let room = Ok("https://meet.bbw.example/r".to_owned());
        assert_eq!(ask("Re:Einladung.url", &file), room);
        assert_eq!(ask("meet.bbw.example/r", &missing), room);
        assert_eq!(
            ask("bbw-meet:meet.bbw.example/r", &missing),
            Err(Code::LinkNotALink)
        );
        assert_eq!(ask("javascript:alert(1)", &missing), Err(Code::LinkScheme));
        assert_eq!(ask("ordner/r", &missing), Err(Code::FileMissing));
        assert_eq!(
            ask("meet.bbw.example/static", &missing),
            Err(Code::RoomReserved)
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_file_address_may_name_this_computer_and_no_other() {
        let name = std::fs::read_to_string("/proc/sys/kernel/hostname").unwrap();
        for host in [name.trim(), "localhost", ""] {
            assert!(
                from_item(&format!("file://{host}/tmp/a%20b.ics"))
                    == Request::File("/tmp/a b.ics".into()),
                "{host}"
            );
        }
    }

    #[test]
    fn a_token_leaves_the_command_line_however_it_is_wrapped() {
        for (item, hidden) in [
            ("https://meet.bbw.example/r?jwt=aa.bb.cc", true),
            ("https://meet.bbw.example/r#jwt=aa.bb.cc", true),
            ("https://meet.bbw.example/r?j%77t=aa.bb.cc", true),
            ("meet.bbw.example/r#jwt=aa.bb.cc", true),
            (
                "https://www.google.com/url?q=https%3A%2F%2Fmeet.bbw.example%2Fr%23jwt%3Daa.bb.cc",
                true,
            ),
            ("https://meet.bbw.example/r?lang=de", false),
            ("einladung.ics", false),
        ] {
            assert_eq!(from_item(item).may_hold_token(), hidden, "{item}");
        }
    }
}
