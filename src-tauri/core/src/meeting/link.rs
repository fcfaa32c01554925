//! [`MeetingLink`]: the only way from text to an address that may be opened.

use url::{Host, Url};

use super::room::{self, Segment};
use super::scheme::{Scheme, split_scheme};
use crate::error::{Code, Problem};
use crate::origin::Origin;

pub use super::scheme::says_http;
pub use super::token::{Token, may_hold_token};

/// Longest text looked at, in bytes: a token with many claims and an RSA signature has two to four KiB. Longer addresses
/// exist only to harm.
pub const TEXT_LIMIT: usize = 8 * 1024;

/// The program's own scheme: `bbw-meet://HOST/[TENANT/]ROOM`.
pub const SCHEME: &str = "bbw-meet";

/// A meeting on a server of the organisation.
///
/// Holding one is the proof that it may be opened: its server is configured, its room is one that Jitsi leaves
/// unchanged, and nothing that a stranger put behind the room has survived, but for the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MeetingLink {
    server: Origin,
    tenant: Option<Segment>,
    room: Segment,
    token: Option<Token>,
}

impl MeetingLink {
    /// Reads `https://HOST/[TENANT/]ROOM` or `bbw-meet://HOST/[TENANT/]ROOM` of one of `servers`.
    ///
    /// Query and fragment are dropped, since a stranger could have chosen them (`config.*`, `userInfo.*`), except a
    /// well-formed `jwt`. A slash that closes the path, and a second one before the room, are passed over: they come
    /// from a server's address with a closing slash, and Jitsi passes over them as well. `http:` is read as `https:`,
    /// which is the only way a meeting is ever opened; [`says_http`] tells it.
    ///
    /// # Errors
    /// A code of the `link-*`, `room-*` or `tenant-*` family; see [`Code`].
    pub fn parse(text: &str, servers: &[Origin]) -> Result<Self, Problem> {
        check_raw(text)?;
        let (scheme, rest) = split_scheme(text)?;
        let scheme = Scheme::of(scheme)?;
        let rest = rest
            .strip_prefix("//")
            .ok_or(Problem::new(Code::LinkNotALink))?;
        let authority_end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, tail) = rest.split_at(authority_end);
        let path = &tail[..tail.find(['?', '#']).unwrap_or(tail.len())];

        let url = Url::parse(&format!("https://{rest}"));
        let server = check_server(scheme, authority, url.as_ref().ok(), servers)?;
        let url = url.map_err(|_| Problem::new(Code::LinkNotALink))?;

        // The path is taken from the text, not from the parsed address: parsing resolves `..` and hides what was meant.
        let (tenant, room) = split_path(path)?;
        Ok(Self {
            token: Token::of(&url),
            ..Self::assemble(server, tenant, room)?
        })
    }

    /// Reads what a person typed or pasted into the launcher's field: a link, or the name of a meeting on the first
    /// of `servers`. Space around it, and space inside a name, is removed, as Jitsi does.
    ///
    /// # Errors
    /// As [`MeetingLink::parse`].
    pub fn parse_entry(text: &str, servers: &[Origin]) -> Result<Self, Problem> {
        let text = text.trim();
        let named = |prefix: &Origin| {
            text.split_once('/')
                .is_some_and(|(host, _)| host.eq_ignore_ascii_case(prefix.host()))
        };
        if servers.iter().any(named) {
            return Self::parse(&format!("https://{text}"), servers);
        }
        if text.contains([':', '/', '\\']) || text.len() > TEXT_LIMIT {
            return Self::parse(text, servers);
        }
        let name: String = text.split_whitespace().collect();
        if name.is_empty() {
            return Err(Code::LinkEmpty.into());
        }
        let server = servers.first().ok_or(Problem::new(Code::LinkHostUnknown))?;
        Self::assemble(server.clone(), None, Segment::new(&name)?)
    }

    fn assemble(server: Origin, tenant: Option<Segment>, room: Segment) -> Result<Self, Problem> {
        room::check(tenant.as_ref(), &room)?;
        Ok(Self {
            server,
            tenant,
            room,
            token: None,
        })
    }

    /// The meeting's address without its token: what may be shown, copied, stored and written into invitations.
    pub fn https(&self) -> String {
        format!("{}/{}", self.server, self.path())
    }

    /// `bbw-meet://HOST/[TENANT/]ROOM`, without the token.
    pub fn app_link(&self) -> String {
        format!("{SCHEME}://{}/{}", self.server.host(), self.path())
    }

    /// The meeting's server.
    pub fn server(&self) -> &Origin {
        &self.server
    }

    /// `HOST[:PORT]` of the server.
    pub fn host(&self) -> &str {
        self.server.host()
    }

    /// The tenant, decoded, as people see it.
    pub fn tenant(&self) -> Option<&str> {
        self.tenant.as_ref().map(Segment::shown)
    }

    /// The meeting's name, decoded, as people see it.
    pub fn room(&self) -> &str {
        self.room.shown()
    }

    /// The token the link came with.
    pub fn token(&self) -> Option<&Token> {
        self.token.as_ref()
    }

    /// The meeting as the server tells it from others: rooms are case-insensitive there.
    pub fn key(&self) -> String {
        let tenant = self.tenant.as_ref().map(Segment::key).unwrap_or_default();
        format!("{}/{tenant}/{}", self.server, self.room.key())
    }

    /// Do both links lead into the same meeting?
    pub fn same_meeting(&self, other: &Self) -> bool {
        self.key() == other.key()
    }

    /// The path without its leading slash, percent-encoded.
    fn path(&self) -> String {
        match &self.tenant {
            Some(tenant) => format!("{}/{}", tenant.encoded(), self.room.encoded()),
            None => self.room.encoded(),
        }
    }
}

/// Splits and decodes `/[TENANT/]ROOM`. Shared with the watch on a running meeting, so that both read a path alike.
pub(super) fn split_path(path: &str) -> Result<(Option<Segment>, Segment), Problem> {
    let path = path.strip_prefix('/').ok_or(Problem::new(Code::LinkPath))?;
    // Shown by a program that had no room for all of it. In a name that is meant so, it stands encoded.
    if path.ends_with('…') {
        return Err(Code::LinkCut.into());
    }
    match path.trim_end_matches('/').split('/').collect::<Vec<_>>()[..] {
        [room] | ["", room] => Ok((None, Segment::decode(room)?)),
        [tenant, room] => Ok((Some(Segment::decode(tenant)?), Segment::decode(room)?)),
        _ => Err(Code::LinkPath.into()),
    }
}

/// What address parsers silently repair is refused before one sees it.
fn check_raw(text: &str) -> Result<(), Problem> {
    if text.is_empty() {
        Err(Code::LinkEmpty.into())
    } else if text.len() > TEXT_LIMIT {
        Err(Code::LinkTooLong.into())
    } else if text
        .chars()
        .any(|c| c.is_control() || c.is_whitespace() || c == '\\')
    {
        Err(Code::LinkControlCharacters.into())
    } else {
        Ok(())
    }
}

/// Is this authority, letter for letter, one of the servers?
fn check_server(
    scheme: Scheme,
    authority: &str,
    url: Option<&Url>,
    servers: &[Origin],
) -> Result<Origin, Problem> {
    if authority.is_empty() {
        return Err(Code::LinkNotALink.into());
    }
    if authority.contains('@') {
        return Err(Code::LinkUserInfo.into());
    }
    if !authority.is_ascii() {
        let punycode = url.and_then(Url::host_str).unwrap_or("?");
        return Err(Problem::new(Code::LinkHostNotAscii).with("host", punycode));
    }
    let written = authority.to_ascii_lowercase();
    let known = |server: &&Origin| {
        written == server.host() || written.strip_suffix(scheme.port()) == Some(server.host())
    };
    if let Some(server) = servers.iter().find(known) {
        return Ok(server.clone());
    }
    match url.and_then(Url::host) {
        Some(Host::Ipv4(_) | Host::Ipv6(_)) => Err(Code::LinkHostIsAddress.into()),
        Some(Host::Domain(host)) => Err(Problem::new(Code::LinkHostUnknown).with("host", host)),
        None => Err(Code::LinkNotALink.into()),
    }
}

#[cfg(test)]
#[path = "link_tests.rs"]
mod tests;
