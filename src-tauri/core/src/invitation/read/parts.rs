//! Text → the form its content shows. The file's name decides nothing, a stranger chose it.

use std::borrow::Cow;

use crate::invitation::{bbwmeet, bytes, desktop_file, find, markup, url_file};

/// Largest text that is no calendar, mail or page, in bytes. A long mail has a tenth of it.
pub(in crate::invitation) const PLAIN_LIMIT: usize = 64 * 1024;

/// A text, by its form.
pub(in crate::invitation) enum Part<'a> {
    /// The program's own format.
    BbwMeet(Cow<'a, str>),
    /// A calendar, and the text that stood before it: a greeting, say.
    Calendar { before: String, calendar: String },
    /// `.url`.
    Shortcut(Cow<'a, str>),
    /// `.desktop`.
    DesktopEntry(Cow<'a, str>),
    /// Anything that is read for an address in it, HTML included.
    Text(Cow<'a, str>),
    /// Data that means something else.
    Unknown,
    /// More than there is in any invitation.
    TooLarge,
}

impl<'a> Part<'a> {
    /// Looks at a text.
    pub(in crate::invitation) fn of(text: &'a str) -> Self {
        let text = bytes::with_plain_lines(text);
        if let Some((before, calendar)) = calendar(&text) {
            return Self::Calendar { before, calendar };
        }
        let start = text.trim_start();
        if text.len() > PLAIN_LIMIT && !markup::looks_like(start) {
            return Self::TooLarge;
        }
        // A brace may also belong to a tag that a gateway put in front of a text: `{Spam?}`.
        let object = start
            .strip_prefix('{')
            .is_some_and(|rest| rest.trim_start().starts_with(['"', '}']));
        if object
            || start.starts_with('{')
                && start.contains(bbwmeet::FORMAT)
                && !start.contains(['“', '”'])
        {
            return Self::BbwMeet(text);
        }
        if url_file::looks_like(start) {
            return Self::Shortcut(text);
        }
        if desktop_file::looks_like(start) {
            return Self::DesktopEntry(text);
        }
        let json_without_invitation =
            start.starts_with('[') && serde_json::from_str::<serde::de::IgnoredAny>(start).is_ok();
        if json_without_invitation || start.trim_end() == "null" {
            Self::Unknown
        } else {
            Self::Text(text)
        }
    }
}

/// The calendar in a text, and what stands before it. It may be quoted in a mail (`> `) or moved in as a whole: what
/// stands before its first line is taken off the others, so that only the calendar's own folding is left.
fn calendar(text: &str) -> Option<(String, String)> {
    let upper = text.to_ascii_uppercase();
    // A part of a calendar is folded like all of it.
    let (begin, missing) = [
        ("BEGIN:VCALENDAR", ""),
        ("BEGIN:VEVENT", "BEGIN:VCALENDAR\n"),
    ]
    .into_iter()
    .find(|(begin, _)| upper.contains(begin))?;
    let (line, margin) = upper.match_indices(begin).find_map(|(at, _)| {
        let line = upper[..at].rfind('\n').map_or(0, |end| end + 1);
        let margin = &text[line..at];
        let only_margin = margin
            .chars()
            .all(|c| c.is_whitespace() || matches!(c, '>' | '\u{feff}' | '\u{200b}'));
        only_margin.then_some((line, margin))
    })?;
    if margin.is_empty() {
        return Some((text[..line].to_owned(), missing.to_owned() + &text[line..]));
    }
    let bare = margin.trim_end_matches([' ', '\t']);
    let lines = text[line..].split('\n').map(|line| {
        line.strip_prefix(margin)
            // Mail programs omit the space where the quoted line is empty.
            .or_else(|| line.strip_prefix(bare).filter(|_| bare.contains('>')))
            .unwrap_or(line)
    });
    let before = find::unquoted(&text[..line]);
    Some((
        before,
        missing.to_owned() + &lines.collect::<Vec<_>>().join("\n"),
    ))
}
