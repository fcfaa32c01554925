//! The two path segments that name a meeting: an optional tenant and the room.
//!
//! Jitsi silently removes characters it does not like and reloads itself at the cleaned address
//! (`_fixPathPart` in `react/features/base/util/uri.ts`). A person who was promised one meeting must not land in
//! another, so what Jitsi would change is refused here instead. A blank that stands encoded in the address is no such
//! character: Jitsi removes raw blanks only, and `%20` stays part of the name.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use unicode_normalization::UnicodeNormalization;

use crate::error::{Code, Problem};

/// `_ROOM_EXCLUDE_PATTERN` of Jitsi's `uri.ts`, plus the backslash, which browsers turn into a slash, and the
/// percent sign, which Jitsi would decode once more.
const EXCLUDED: &[char] = &[
    ':', '?', '#', '[', ']', '@', '!', '$', '&', '\'', '(', ')', '*', '+', ',', ';', '=', '>', '<',
    '/', '"', '\\', '%',
];

/// Files on a Jitsi web server that a room of this name would hide.
const RESERVED_ROOMS: &[&str] = &[
    "config.js",
    "interface_config.js",
    "external_api.js",
    "http-bind",
    "xmpp-websocket",
    "_unlock",
];

/// Folders on a Jitsi web server: no first segment may have such a name.
const RESERVED_FOLDERS: &[&str] = &[
    "libs",
    "css",
    "static",
    "images",
    "fonts",
    "lang",
    "sounds",
    ".well-known",
    "transcripts",
    "connection_optimization",
    "_api",
    "conference-request",
    "colibri-ws",
    "etherpad",
    "socket.io",
    "about",
];

/// Longest tenant, in characters: it becomes a DNS label on the server.
const TENANT_LIMIT: usize = 63;

/// Longest room as it is sent, in bytes: it becomes the local part of an XMPP address, which ends there (RFC 7622,
/// section 3.3). A longer one would end in "connection failed".
const SENT_LIMIT: usize = 1023;

/// Everything that need not be encoded in a path segment or hash value (RFC 3986, unreserved).
pub(crate) const UNRESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

/// One decoded path segment that Jitsi leaves as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment(String);

impl Segment {
    /// Takes a segment as it stands in an address, percent-encoded.
    pub(crate) fn decode(raw: &str) -> Result<Self, Problem> {
        if raw.is_empty() {
            return Err(Code::LinkPath.into());
        }
        let broken = raw.split('%').skip(1).any(|rest| {
            let digits = rest.as_bytes();
            digits.len() < 2 || !digits[..2].iter().all(u8::is_ascii_hexdigit)
        });
        if broken {
            return Err(Code::LinkEncoding.into());
        }
        let text = percent_decode_str(raw)
            .decode_utf8()
            .map_err(|_| Problem::from(Code::LinkEncoding))?;
        if text.contains('%') {
            return Err(Code::LinkEncoding.into());
        }
        Self::new(&text)
    }

    /// Takes a segment as people write it.
    pub(crate) fn new(text: &str) -> Result<Self, Problem> {
        if text.is_empty() || text == "." || text == ".." {
            return Err(Code::LinkPath.into());
        }
        if text.chars().any(is_invisible) {
            return Err(Code::RoomInvisible.into());
        }
        // Some program on the way could not read a character; which one it was is unknown.
        if text.contains(char::REPLACEMENT_CHARACTER) {
            return Err(Code::LinkEncoding.into());
        }
        // Jitsi keeps an encoded blank (`%20`), and the room has it in its name. At an end nobody sees it: there it
        // came along by mistake, and with it the room would be another one.
        let unseen = |c: char| c.is_whitespace() && c != ' ';
        if text.contains(unseen) || text.starts_with(' ') || text.ends_with(' ') {
            return Err(Code::RoomInvisible.into());
        }
        match text.chars().find(|c| EXCLUDED.contains(c)) {
            Some(character) => Err(Problem::new(Code::RoomCharacter).with("character", character)),
            None => Ok(Self(text.to_owned())),
        }
    }

    /// As people see it.
    pub(crate) fn shown(&self) -> &str {
        &self.0
    }

    /// As it stands in an address.
    pub(crate) fn encoded(&self) -> String {
        utf8_percent_encode(&self.0, UNRESERVED).to_string()
    }

    /// Is it short enough to be sent as a room's name?
    fn can_be_sent(&self) -> bool {
        utf8_percent_encode(&self.key(), UNRESERVED)
            .to_string()
            .len()
            <= SENT_LIMIT
    }

    /// As the server compares it: NFKC, then lower case (`getNormalizedRoomName` in Jitsi's `uri.ts`).
    pub(crate) fn key(&self) -> String {
        self.0.nfkc().collect::<String>().to_lowercase()
    }
}

/// Checks the names a server keeps for itself, the room's length and the tenant's shape.
pub(crate) fn check(tenant: Option<&Segment>, room: &Segment) -> Result<(), Problem> {
    let reserved = |segment: &Segment, names: &[&str]| names.contains(&segment.key().as_str());
    let first = tenant.unwrap_or(room);
    if reserved(room, RESERVED_ROOMS) {
        return Err(Problem::new(Code::RoomReserved).with("room", room.shown()));
    }
    if reserved(first, RESERVED_FOLDERS) {
        return Err(Problem::new(Code::RoomReserved).with("room", first.shown()));
    }
    if !room.can_be_sent() {
        return Err(Code::RoomTooLong.into());
    }
    match tenant.map(Segment::shown) {
        Some(name)
            if name.chars().count() > TENANT_LIMIT
                || name.starts_with('-')
                || name.ends_with('-') =>
        {
            Err(Code::TenantInvalid.into())
        }
        Some(_) | None => Ok(()),
    }
}

/// Characters that change what is seen without being seen: controls, direction marks and overrides (Unicode TR 9),
/// zero-width and tag characters, variation selectors, fillers.
pub fn is_invisible(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{61c}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{fe00}'..='\u{fe0f}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}
