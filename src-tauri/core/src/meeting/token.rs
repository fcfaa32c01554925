//! The token a link may carry: as secret as a password, and of no interest to anybody but the meeting's page.

use std::fmt;

use percent_encoding::percent_decode_str;
use url::{Url, form_urlencoded};

/// The name of the token in a query or fragment.
const TOKEN_KEY: &str = "jwt";

/// A sign-in token (JWT) that came with a link. Opaque: it is handed to the meeting and goes nowhere else.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The token itself, for the address that a window we own is sent to. Never log, store or pass it as an argument.
    pub fn secret(&self) -> &str {
        &self.0
    }

    /// The token of an address: as Jitsi of 2026 reads it, first from the fragment, then from the query. Taken is a JWT
    /// in its compact form (RFC 7519, RFC 7515 section 3.1); anything else is dropped.
    pub(super) fn of(url: &Url) -> Option<Self> {
        let part = |text: Option<&str>| {
            form_urlencoded::parse(text.unwrap_or_default().as_bytes())
                .find(|(key, _)| key == TOKEN_KEY)
                .and_then(|(_, value)| Self::well_formed(&value))
        };
        part(url.fragment()).or_else(|| part(url.query()))
    }

    fn well_formed(value: &str) -> Option<Self> {
        let compact = !value.is_empty()
            && value
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.'));
        compact.then(|| Self(value.to_owned()))
    }
}

/// May the text hold a token? Asked before it is known whose link it is: a text that is no link of ours, or one that is
/// wrapped or encoded once more, is better hidden for nothing than shown once.
pub fn may_hold_token(text: &str) -> bool {
    let mut text = text.to_owned();
    // As deep as an address can be wrapped and still be read; see `invitation/address/gateway.rs`.
    for _ in 0..4 {
        if text.contains(TOKEN_KEY) {
            return true;
        }
        text = percent_decode_str(&text).decode_utf8_lossy().into_owned();
    }
    false
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}
