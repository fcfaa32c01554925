//! What an address begins with, and what that says of it.

use super::link::SCHEME;
use crate::error::{Code, Problem};

/// What an address may begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scheme {
    /// `https:` or `bbw-meet:`.
    Safe,
    /// `http:`.
    Http,
}

impl Scheme {
    pub(super) fn of(scheme: &str) -> Result<Self, Problem> {
        if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case(SCHEME) {
            Ok(Self::Safe)
        } else if scheme.eq_ignore_ascii_case("http") {
            Ok(Self::Http)
        } else if ELSEWHERE.contains(&scheme.to_ascii_lowercase().as_str()) {
            Err(Code::FileElsewhere.into())
        } else {
            Err(Problem::new(Code::LinkScheme).with("scheme", scheme.to_ascii_lowercase()))
        }
    }

    /// The port that need not be named.
    pub(super) fn port(self) -> &'static str {
        match self {
            Self::Safe => ":443",
            Self::Http => ":80",
        }
    }
}

/// Schemes by which file managers name a file on another computer or device.
const ELSEWHERE: &[&str] = &[
    "smb",
    "cifs",
    "nfs",
    "afp",
    "ftp",
    "ftps",
    "sftp",
    "ssh",
    "dav",
    "davs",
    "webdav",
    "mtp",
    "gphoto2",
    "google-drive",
    "onedrive",
];

/// Does the address begin with `http:`? Then a person should know that it is opened as `https:`.
pub fn says_http(text: &str) -> bool {
    split_scheme(text).is_ok_and(|(scheme, _)| scheme.eq_ignore_ascii_case("http"))
}

/// Splits an address behind its scheme (RFC 3986, section 3.1).
///
/// # Errors
/// [`Code::LinkNotALink`].
pub(super) fn split_scheme(text: &str) -> Result<(&str, &str), Problem> {
    let (scheme, rest) = text
        .split_once(':')
        .ok_or(Problem::new(Code::LinkNotALink))?;
    let well_formed = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
    if well_formed {
        Ok((scheme, rest))
    } else {
        Err(Code::LinkNotALink.into())
    }
}
