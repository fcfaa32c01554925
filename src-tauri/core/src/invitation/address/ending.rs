//! How an address ends that stands in a text without brackets of its own, and whether all of it is there.
//!
//! A room's name may end in almost anything, and so may a sentence around it. What can only be the sentence's is left
//! to it; where both may be, nothing is opened.

use unicode_normalization::char::is_combining_mark;

use crate::invitation::closing::{Closed, closed};
use crate::meeting::room::is_invisible;

/// How far around an address to look for what belongs to it, in bytes: a line of a mail is shorter.
const NEAR: usize = 300;

/// From this length on, in characters, a line may have been wrapped because it was full (RFC 5322, section 2.1.1: 78).
const FULL_LINE: usize = 70;

/// The length of a line that was broken without regard for words (RFC 5322, section 2.1.1; RFC 2045, section 6.7).
const BROKEN_LINE: std::ops::RangeInclusive<usize> = 75..=80;

/// Is an address complete?
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::invitation) enum End {
    /// All of it.
    Whole,
    /// It was cut short: it is followed by `…`.
    Cut,
    /// It may go on in the next line.
    Wrapped,
    /// It runs into something that may or may not belong to it.
    Unclear,
}

/// An address, up to the next space, and what stands around it.
#[derive(Clone, Copy)]
pub(in crate::invitation) struct Around<'a> {
    pub(in crate::invitation) before: &'a str,
    pub(in crate::invitation) run: &'a str,
    pub(in crate::invitation) after: &'a str,
}

/// How many bytes of the run are the address, and whether that is all of it.
pub(in crate::invitation) fn of(around: Around) -> (usize, End) {
    let line = line_before(around.before);
    let (inner, closed) = closed(around.run, line);
    let (body, emphasis) = without_sentence(inner, line);
    let tail = &inner[body.len()..];
    let path = &body[..body.find(['?', '#']).unwrap_or(body.len())];
    let end = if tail.contains('…') || tail.contains("..") || path.contains('…') {
        End::Cut
    } else if around.after.starts_with(crate::invitation::find::SEAM) && closed != Closed::Yes {
        End::Wrapped
    } else if path.chars().any(is_odd)
        // A character that some program on the way could not read.
        || tail.contains(char::REPLACEMENT_CHARACTER)
        || closed != Closed::Yes && around.after.starts_with(is_no_letter)
        || closed == Closed::Unclear
        || emphasis == Emphasis::Unclear
    {
        End::Unclear
    } else if closed == Closed::Yes {
        End::Whole
    } else {
        at_line_end(body, tail, line, around)
    };
    (body.len(), end)
}

/// The text of the same line before the address.
fn line_before(before: &str) -> &str {
    let mut from = before.len().saturating_sub(NEAR);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let near = &before[from..];
    &near[near.rfind('\n').map_or(0, |at| at + 1)..]
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Emphasis {
    Clear,
    /// `_see https://…_`: of the closing mark nobody can tell whose it is.
    Unclear,
}

/// The address without what closes a sentence, and without what emphasises it.
fn without_sentence<'a>(inner: &'a str, line: &str) -> (&'a str, Emphasis) {
    let mut body = inner.trim_end_matches(is_sentence);
    for mark in ['_', '~'] {
        let trailing = body.chars().rev().take_while(|&c| c == mark).count();
        let leading = line.chars().rev().take_while(|&c| c == mark).count();
        if trailing == 0 {
            continue;
        }
        if leading > 0 {
            body = &body[..body.len() - trailing.min(leading)];
        } else if line
            .split_whitespace()
            .any(|word| word.starts_with(mark) && !word[1..].contains(mark))
        {
            return (body, Emphasis::Unclear);
        }
    }
    (body.trim_end_matches(is_sentence), Emphasis::Clear)
}

/// Characters that close a sentence, decorate it or are not seen, rather than end an address.
fn is_sentence(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '\''
            | '('
            | ')'
            | '['
            | ']'
            | '*'
            | '{'
            | '}'
            | '|'
            | '`'
            | '^'
    ) || is_odd(c)
        || is_invisible(c)
}

/// Characters that a room's name may contain, but that are far more often next to an address in a text than in one:
/// signs, pictures and quotation marks outside ASCII, and what an address has to encode (RFC 3986, section 2).
fn is_odd(c: char) -> bool {
    if c.is_ascii() {
        return matches!(c, '{' | '}' | '|' | '^' | '`');
    }
    !c.is_alphanumeric() && !is_invisible(c) && !is_combining_mark(c)
}

/// Control characters that do not stand for a space: remains of an unknown encoding.
fn is_no_letter(c: char) -> bool {
    c.is_control() && !c.is_whitespace()
}

/// Does it stand in names?
pub(in crate::invitation) fn is_name(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '~' | '%')
}

/// Has the address ended, or just its line?
fn at_line_end(body: &str, tail: &str, line: &str, around: Around) -> End {
    let rest = around.after.trim_start_matches([' ', '\t', '\u{a0}']);
    // A hyphen may be the room's, a dash of the sentence, or where the line was broken.
    if body.ends_with(['-', '=']) {
        return match rest.chars().next() {
            None => End::Whole,
            Some('<' | '>' | '"') => End::Whole,
            Some('\n') if rest.trim().is_empty() => End::Whole,
            Some('\n') => End::Wrapped,
            Some(_) => End::Unclear,
        };
    }
    let Some(next) = rest.strip_prefix('\n') else {
        return End::Whole;
    };
    let next = next.trim_start_matches([' ', '\t', '\u{a0}']);
    let next_line = &next[..next.find('\n').unwrap_or(next.len())].trim_end();
    let first: &str = next_line.split_whitespace().next().unwrap_or_default();
    // `(https://…` in one line and `…)` in the next, without a space in between.
    let opened_here = line.ends_with(['<', '(', '[', '"', '„', '“', '»', '«']);
    let closes = |c: char| matches!(c, '>' | ')' | ']' | '"' | '“' | '”' | '«' | '»');
    if opened_here
        && tail.is_empty()
        && (line.ends_with('<') && !first.is_empty() || first.contains(closes))
    {
        return End::Wrapped;
    }
    let lone_word = !first.is_empty()
        && first.len() == next_line.len()
        && first.chars().all(is_name)
        && first.contains(|c: char| c.is_alphanumeric());
    let length = line.chars().count() + body.chars().count();
    let joint = body.ends_with(['/', '_', '~', '.', '%']);
    let moved_in = around
        .after
        .trim_start_matches(['\r', '\n'])
        .starts_with([' ', '\t']);
    // Programs that break lines without regard for words do so where the line is full to the last character.
    let goes_on = first.starts_with(|c: char| is_name(c) && !c.is_uppercase());
    let broken = lone_word && (length >= FULL_LINE || joint || moved_in)
        || BROKEN_LINE.contains(&length) && goes_on;
    if tail.is_empty() && broken {
        End::Wrapped
    } else {
        End::Whole
    }
}
