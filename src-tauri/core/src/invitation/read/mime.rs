//! Saved mails: their parts, decoded. Also a single part with its headers, such as a calendar that was saved
//! or pasted with what stood above it.
//!
//! The reading of MIME is the business of crate `mail-parser`, of the authors of `calcard`, which brings it along
//! anyway: headers, boundaries, Base64, quoted-printable, character sets and messages in messages.

use std::borrow::Cow;

use mail_parser::{Message, MessageParser, MessagePart, MimeHeaders, PartType};

/// Headers that identify a mail. `Subject:` and the like appear in many texts that are not mails.
const TELLING: [&str; 3] = ["content-type", "mime-version", "content-transfer-encoding"];

/// Largest header, in bytes.
const HEADER_LIMIT: usize = 64 * 1024;

/// Most parts: a part needs a header that names its type, and nested messages are unpacked one inside the other.
const PARTS_LIMIT: usize = 200;

/// Does it begin with the headers of a mail or of a part of one?
pub(in crate::invitation) fn looks_like(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(HEADER_LIMIT)];
    let mut telling = false;
    let lines = head.split(|&b| b == b'\n').map(<[u8]>::trim_ascii_end);
    for (number, line) in lines.skip_while(|line| line.is_empty()).enumerate() {
        if line.is_empty() {
            return telling;
        }
        let folded = number > 0 && line.starts_with(b" ") || line.starts_with(b"\t");
        let mailbox = number == 0 && line.starts_with(b"From ");
        if folded || mailbox {
            continue;
        }
        let Some(colon) = line.iter().position(|&b| b == b':') else {
            return false;
        };
        let name = line[..colon].trim_ascii_end();
        if name.is_empty() || !name.iter().all(u8::is_ascii_graphic) {
            return false;
        }
        telling |= TELLING
            .iter()
            .any(|header| header.as_bytes().eq_ignore_ascii_case(name));
    }
    false
}

/// The texts of a mail, each as it was written; `None` if it has more parts than any mail.
pub(in crate::invitation) fn texts(bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let names = bytes
        .windows(12)
        .filter(|window| window.eq_ignore_ascii_case(b"content-type"));
    if names.count() > PARTS_LIMIT {
        return None;
    }
    let bytes = without_doubled_returns(bytes);
    let mut texts = Vec::new();
    if let Some(message) = MessageParser::new().parse(&bytes[..]) {
        collect(&message, &mut texts);
    }
    Some(texts)
}

/// As deep as [`PARTS_LIMIT`] lets messages lie inside each other.
fn collect(message: &Message, texts: &mut Vec<Vec<u8>>) {
    for part in &message.parts {
        match &part.body {
            PartType::Text(text) | PartType::Html(text) => {
                texts.push(flowing(part, text).into_bytes());
            }
            // An invitation that is attached comes under many types, `application/octet-stream` among them.
            PartType::Binary(bytes) | PartType::InlineBinary(bytes) => {
                texts.push(bytes.to_vec());
            }
            PartType::Message(message) => collect(message, texts),
            PartType::Multipart(_) => {}
        }
    }
}

/// The text of a part with its soft line breaks undone. Only with `DelSp` they may lie inside a word (RFC 3676,
/// section 4.1): a space and the line end behind it stand for nothing.
fn flowing(part: &MessagePart, text: &str) -> String {
    let attribute = |name| part.content_type().and_then(|kind| kind.attribute(name));
    let is = |name, value: &str| attribute(name).is_some_and(|set| set.eq_ignore_ascii_case(value));
    if !(is("format", "flowed") && is("delsp", "yes")) {
        return text.to_owned();
    }
    let mut flowing = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let content = line.trim_end_matches(['\r', '\n']);
        match content.strip_suffix(' ') {
            Some(soft) if content != "-- " => flowing.push_str(soft),
            Some(_) | None => flowing.push_str(line),
        }
    }
    flowing
}

/// Programs that put another CR before every LF have made CR CR LF, which ends no mail's headers.
fn without_doubled_returns(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.windows(2).any(|pair| pair == b"\r\r") {
        return Cow::Borrowed(bytes);
    }
    let mut plain = Vec::with_capacity(bytes.len());
    for &byte in bytes {
        if !(byte == b'\r' && plain.last() == Some(&b'\r')) {
            plain.push(byte);
        }
    }
    Cow::Owned(plain)
}

#[cfg(test)]
#[path = "mime_tests.rs"]
mod tests;
