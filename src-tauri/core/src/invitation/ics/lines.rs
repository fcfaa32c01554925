//! A calendar's text → its lines, put together where they were folded, and only those that are read.
//!
//! `calcard` would unfold, too, but passes over what is no line of a calendar. Such a line may be the other half of an
//! address: programs on the way break lines anew, without the space that says so. So here [`SEAM`] is put where a text
//! was broken like that, and an address that touches it is refused.

use calcard::common::IanaParse;
use calcard::icalendar::ICalendarProperty;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;

use crate::invitation::bytes::in_charset;
use crate::invitation::find::SEAM;

/// Properties that say when something is, and which event it is.
const TIMES: &[&str] = &[
    "BEGIN",
    "END",
    "METHOD",
    "UID",
    "SEQUENCE",
    "STATUS",
    "DTSTART",
    "DTEND",
    "DURATION",
    "RRULE",
    "RDATE",
    "EXDATE",
    "RECURRENCE-ID",
    "TZID",
    "TZOFFSETFROM",
    "TZOFFSETTO",
    "ORGANIZER",
];

/// Properties with a text in them that people wrote, besides all that begin with `X-`.
const TEXTS: &[&str] = &[
    "SUMMARY",
    "CONTACT",
    "CONFERENCE",
    "URL",
    "LOCATION",
    "DESCRIPTION",
    "STYLED-DESCRIPTION",
    "COMMENT",
    "ATTACH",
];

/// The lines of a calendar that are read, in a form that leaves nothing to undo but escapes. Lines end with LF.
pub(super) fn of(text: &str) -> String {
    let mut lines = String::with_capacity(text.len());
    let mut line = Line::default();
    // Blank lines mean nothing: some programs put one after every line, and so between a line and its fold.
    for raw in text.split('\n').filter(|raw| !raw.is_empty()) {
        if let Some(folded) = raw.strip_prefix([' ', '\t']) {
            line.text.push_str(folded);
        } else if line.is_soft() {
            line.text.pop();
            line.text.push_str(raw);
        } else if is_line(raw) {
            line.finish(&mut lines);
            line = Line::default();
            line.text.push_str(raw);
        } else if line.is_text() {
            line.text.push(SEAM);
            line.text.push_str(raw);
        }
    }
    line.finish(&mut lines);
    lines
}

/// Does a line begin here? Its name must be one that is known, or look like one (RFC 5545, section 3.1).
fn is_line(raw: &str) -> bool {
    let name = name(raw);
    let known = ICalendarProperty::parse(name.as_bytes()).is_some() || is_own(name);
    let looks_new = name.len() > 2
        && name
            .bytes()
            .all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-');
    name.len() < raw.len() && (known || looks_new)
}

fn name(line: &str) -> &str {
    &line[..line.find([':', ';']).unwrap_or(line.len())]
}

/// A property that a program has added of its own.
fn is_own(name: &str) -> bool {
    name.get(..2)
        .is_some_and(|start| start.eq_ignore_ascii_case("X-"))
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn is_one_of(name: &str, names: &[&str]) -> bool {
    names.iter().any(|known| known.eq_ignore_ascii_case(name))
}

#[derive(Default)]
struct Line {
    text: String,
}

impl Line {
    fn is_text(&self) -> bool {
        let name = name(&self.text);
        is_own(name) || is_one_of(name, TEXTS)
    }

    /// Everything before the value, and the value. Quoted parameters may contain a colon.
    fn split(&self) -> Option<(&str, &str)> {
        let mut quoted = false;
        let colon = self.text.char_indices().find(|(_, c)| {
            quoted ^= *c == '"';
            *c == ':' && !quoted
        });
        match colon {
            Some((at, _)) => Some((&self.text[..at], &self.text[at + 1..])),
            None => self.text.split_once(':'),
        }
    }

    /// The value of a parameter of vCalendar 1.0; the name of an encoding may stand there alone.
    fn parameter(&self, name: &str) -> Option<String> {
        let (head, _) = self.split()?;
        head.split(';').skip(1).find_map(|parameter| {
            let (key, value) = parameter.split_once('=').unwrap_or(("ENCODING", parameter));
            key.eq_ignore_ascii_case(name)
                .then(|| value.trim_matches('"').to_ascii_lowercase())
        })
    }

    fn is_quoted_printable(&self) -> bool {
        // Cheap first: this is asked of every line.
        self.text.len() > "QUOTED-PRINTABLE".len()
            && self
                .parameter("ENCODING")
                .is_some_and(|encoding| encoding == "quoted-printable")
    }

    /// Does it go on in the next line without a space (RFC 2045, section 6.7)?
    fn is_soft(&self) -> bool {
        self.text.ends_with('=') && self.is_quoted_printable()
    }

    /// Appends the line if it is read.
    fn finish(&self, lines: &mut String) {
        let Some((head, value)) = self.split() else {
            return;
        };
        let head_name = name(head);
        if is_one_of(head_name, TIMES) {
            lines.push_str(&self.text);
        } else if self.is_text() && !self.is_binary() {
            if self.is_quoted_printable() {
                let value = self.decoded(value);
                push_text(lines, head_name, &value);
            } else {
                push_text(lines, head, value);
            }
        } else {
            return;
        }
        lines.push('\n');
    }

    /// An attachment: an agenda, a picture.
    fn is_binary(&self) -> bool {
        let is = |name, values: &[&str]| {
            self.parameter(name)
                .is_some_and(|value| values.contains(&value.as_str()))
        };
        is("ENCODING", &["base64", "b"]) || is("VALUE", &["binary"])
    }

    fn decoded(&self, value: &str) -> String {
        let Some(bytes) = quoted_printable_decode(value.as_bytes()) else {
            return value.to_owned();
        };
        let text = match (self.parameter("CHARSET"), String::from_utf8(bytes)) {
            (None, Ok(text)) => text,
            (Some(charset), Ok(text)) if charset != "utf-8" => {
                in_charset(text.as_bytes(), &charset)
            }
            (Some(_), Ok(text)) => text,
            (Some(charset), Err(error)) => in_charset(error.as_bytes(), &charset),
            // The encoding was not stated: words may suffer, but an address with such a letter is refused.
            (None, Err(error)) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
        };
        text.replace("\r\n", "\\n").replace(['\r', '\n'], "\\n")
    }
}

/// A text is one value: what could be taken for the end of one is escaped (RFC 5545, section 3.3.11).
fn push_text(lines: &mut String, head: &str, value: &str) {
    lines.push_str(head);
    lines.push(':');
    let mut escaped = false;
    for c in value.chars() {
        if matches!(c, ',' | ';') && !escaped {
            lines.push('\\');
        }
        escaped = c == '\\' && !escaped;
        lines.push(c);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_put_together_and_breaks_that_nobody_folded_are_seen() {
        for (text, lines) in [
            ("URL:a\n b\n\tc", "URL:abc\n"),
            ("URL:a\n\n b", "URL:ab\n"),
            ("url:a\nSUMMARY;X=\"a:b\":c", "url:a\nSUMMARY;X=\"a:b\":c\n"),
            ("URL:a\nb-c", "URL:a\u{1e}b-c\n"),
            ("DTSTART:1\nb-c", "DTSTART:1\n"),
            ("URL:a\nAALARM:x", "URL:a\n"),
            ("URL:a\nhttps://b", "URL:a\u{1e}https://b\n"),
            ("ATTENDEE:x\nATTACH;ENCODING=BASE64:x\nPHOTO:y", ""),
            ("ATTACH;VALUE=BINARY;ENCODING=B:x\ny==", ""),
            ("X-A:a,b;c\\,d", "X-A:a\\,b\\;c\\,d\n"),
            (
                "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:a=C3=BC=0D=0Ab=\nc",
                "DESCRIPTION:aü\\nbc\n",
            ),
            (
                "DESCRIPTION;QUOTED-PRINTABLE;CHARSET=ISO-8859-1:=FC",
                "DESCRIPTION:ü\n",
            ),
            ("DESCRIPTION;QUOTED-PRINTABLE:=FC", "DESCRIPTION:\u{fffd}\n"),
        ] {
            assert_eq!(of(text), lines, "{text:?}");
        }
    }
}
