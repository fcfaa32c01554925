//! Bytes → text.
//!
//! UTF-8, UTF-16 with its mark, and what older programs write on Windows. In the last case words may suffer, but the
//! address may not: nobody can be sure which letters were meant, so an address with one of them is refused further on.

use std::borrow::Cow;

use mail_parser::decoders::charsets::map::charset_decoder;

use crate::error::{Code, Problem};
use crate::invitation::file::SIZE_LIMIT;

/// A text, and whether its letters are the ones that were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::invitation) struct Text {
    pub(in crate::invitation) text: String,
    /// False where the encoding was guessed: then everything outside ASCII may have been another letter.
    pub(in crate::invitation) sure: bool,
}

/// The text that bytes stand for.
///
/// # Errors
/// [`Code::FileTooLarge`], [`Code::FileEmpty`], and [`Code::FileFormat`] for what is no text.
pub(in crate::invitation) fn decode(bytes: &[u8]) -> Result<Text, Problem> {
    if bytes.len() as u64 > SIZE_LIMIT {
        return Err(Code::FileTooLarge.into());
    }
    let decoded = if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        sure(&in_charset(bytes, "utf-16"))
    } else if bytes.contains(&0) {
        return Err(Code::FileFormat.into());
    } else {
        bytes_without_marks(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes))
    };
    // A NUL in UTF-16 is as little a letter as elsewhere.
    if decoded.text.contains('\0') {
        Err(Code::FileFormat.into())
    } else if decoded.text.trim().is_empty() {
        Err(Code::FileEmpty.into())
    } else {
        Ok(decoded)
    }
}

fn bytes_without_marks(bytes: &[u8]) -> Text {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return sure(text);
    }
    // Calendars are folded at 75 bytes, and some programs do not check whether that splits a letter (RFC 5545,
    // section 3.1).
    if is_calendar(bytes)
        && let Ok(text) = String::from_utf8(unfold(bytes))
    {
        return Text { text, sure: true };
    }
    Text {
        text: in_charset(bytes, "windows-1252"),
        sure: false,
    }
}

fn sure(text: &str) -> Text {
    Text {
        text: text.trim_start_matches('\u{feff}').to_owned(),
        sure: true,
    }
}

/// Bytes in an encoding that has a name; what cannot be read becomes U+FFFD, which no address may hold.
pub(in crate::invitation) fn in_charset(bytes: &[u8], name: &str) -> String {
    match charset_decoder(name.as_bytes()) {
        Some(decode) => decode(bytes),
        None => String::from_utf8_lossy(bytes).into_owned(),
    }
}

fn is_calendar(bytes: &[u8]) -> bool {
    bytes
        .windows(BEGIN.len())
        .any(|window| window.eq_ignore_ascii_case(BEGIN))
}

const BEGIN: &[u8] = b"BEGIN:VCALENDAR";

/// The lines of a calendar put together where they were folded.
fn unfold(bytes: &[u8]) -> Vec<u8> {
    let mut unfolded = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((&byte, after)) = rest.split_first() {
        let is_end = |b: &u8| matches!(b, b'\r' | b'\n');
        if is_end(&byte) {
            let ends = rest.iter().take_while(|b| is_end(b)).count();
            if let Some(b' ' | b'\t') = rest.get(ends) {
                rest = &rest[ends + 1..];
                continue;
            }
        }
        unfolded.push(byte);
        rest = after;
    }
    unfolded
}

/// The text with one kind of line end, LF. Several CRs before an LF are one line end: they come from programs that put
/// another CR before every LF.
pub(in crate::invitation) fn with_plain_lines(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    let mut plain = String::with_capacity(text.len());
    let mut returns = 0;
    for c in text.chars() {
        match c {
            '\r' => returns += 1,
            '\n' => {
                plain.push('\n');
                returns = 0;
            }
            c => {
                plain.extend(std::iter::repeat_n('\n', returns));
                returns = 0;
                plain.push(c);
            }
        }
    }
    plain.extend(std::iter::repeat_n('\n', returns));
    Cow::Owned(plain)
}

#[cfg(test)]
#[path = "bytes_tests.rs"]
mod tests;
