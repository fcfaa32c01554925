//! Text → candidates: everything that is written like an address, and whether all of it is there.
//!
//! The question is less where an address begins than whether it ends where it seems to: a part of a room's name is
//! another room. So every candidate says how it ends, and what is not [`End::Whole`] is never opened; `ending.rs` has
//! the rules. That is also why the crate `linkify` was dropped: it finds addresses well, but gives what stands behind
//! one to the text around it, where it can no longer be seen that the address was cut, wrapped, or run together with a
//! word.
//!
//! Every text is scanned once, whatever it contains.

use crate::invitation::ending::{self, Around, End};
use crate::invitation::markup;
use crate::meeting::link::{SCHEME, TEXT_LIMIT};
use crate::origin::Origin;

/// Marks where something between the lines of a text was lost, so that it is unknown what belonged there. A control
/// character (record separator): no address may hold one, so even a text that has it from the start is only refused.
pub(in crate::invitation) const SEAM: char = '\u{1e}';

/// Characters that end a line in some programs' texts (Unicode TR 14).
const LINE_ENDS: [char; 5] = ['\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Schemes worth looking at.
const SCHEMES: [&str; 3] = ["https", "http", SCHEME];

/// Something written like an address.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::invitation) struct Candidate {
    /// With its scheme, and without what stands around it.
    pub(in crate::invitation) address: String,
    /// Is all of it there?
    pub(in crate::invitation) end: End,
    /// What directly follows it, if that is neither ASCII nor inside the same brackets.
    pub(in crate::invitation) beside: Option<char>,
    /// Does it stand in the signature below a mail (RFC 3676, section 4.3)?
    pub(in crate::invitation) in_signature: bool,
}

/// Where an address begins, and the scheme that has to be put before it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Start {
    at: usize,
    prefix: &'static str,
}

/// Everything in the text that is written like an address, in its order. A host of `servers` needs no scheme.
pub(in crate::invitation) fn candidates(text: &str, servers: &[Origin]) -> Vec<Candidate> {
    let text = markup::without_entities(&unquoted(text)).replace(LINE_ENDS, "\n");
    // Same length, byte for byte: positions in the one are positions in the other.
    let lower = text.to_ascii_lowercase();
    let mut starts: Vec<Start> = scheme_starts(&lower)
        .chain(host_starts(&lower, servers))
        .collect();
    starts.sort_unstable();
    let signature = signature(&text);
    let mut candidates = Vec::new();
    // Ends are searched for once for all addresses with no space between them: a text may be full of them.
    let (mut done, mut run_end) = (0, 0);
    for (number, &Start { at, prefix }) in starts.iter().enumerate() {
        if at < done {
            continue;
        }
        if at >= run_end {
            run_end = text[at..]
                .find(ends_run)
                .map_or(text.len(), |length| at + length);
        }
        if is_inside(&text[..at]) {
            done = run_end;
            continue;
        }
        let listed = |next: &&Start| lower[..next.at].ends_with([',', ';']);
        let mut others = starts[number + 1..]
            .iter()
            .take_while(|next| next.at < run_end);
        let limit = others.find(listed).map_or(run_end, |next| next.at);
        let (address, end, length, beside) = match bracketed(&text, at) {
            Some((address, length)) => (address, End::Whole, length, None),
            None => {
                let around = Around {
                    before: &text[..at],
                    run: &text[at..limit],
                    after: &text[limit..],
                };
                let (length, end) = ending::of(around);
                let beside = text[at + length..].chars().next().filter(|c| !c.is_ascii());
                (around.run[..length].to_owned(), end, length, beside)
            }
        };
        // What directly follows, in the same run, is examined again: `[https://…](https://…)`.
        done = at + length.max(1);
        candidates.push(Candidate {
            address: format!("{prefix}{address}"),
            end,
            beside,
            in_signature: signature.is_some_and(|signature| at > signature),
        });
    }
    candidates
}

/// Ends every address, whatever kind of text it stands in.
fn ends_run(c: char) -> bool {
    c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"')
}

/// Where addresses with a scheme begin.
fn scheme_starts(lower: &str) -> impl Iterator<Item = Start> {
    lower.match_indices("://").filter_map(|(end, _)| {
        let scheme = SCHEMES
            .iter()
            .find(|scheme| lower[..end].ends_with(**scheme))?;
        Some(Start {
            at: end - scheme.len(),
            prefix: "",
        })
    })
}

/// Where a server of ours is named without a scheme, as people type it: its host, and a path.
fn host_starts<'a>(lower: &'a str, servers: &'a [Origin]) -> impl Iterator<Item = Start> + use<'a> {
    servers.iter().flat_map(move |server| {
        let named = lower.match_indices(server.host());
        named.filter_map(move |(at, host)| {
            let path = &lower[at + host.len()..];
            let has_path = path.starts_with('/') || path.starts_with(":443/");
            // Emphasis is no part of a name: `_HOST/ROOM_`.
            let before = lower[..at].trim_end_matches(['_', '~']);
            let is_part = before
                .ends_with(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '/' | '\\'));
            (has_path && !is_part).then_some(Start {
                at,
                prefix: "https://",
            })
        })
    })
}

/// Does the address stand inside a word or another address (`?url=https://…`)? Then it is not what the writer meant.
/// BBCode is the exception: `[url=https://…]`.
fn is_inside(before: &str) -> bool {
    let bbcode = before
        .get(before.len().wrapping_sub(5)..)
        .is_some_and(|name| name.eq_ignore_ascii_case("[url="));
    let last = before.chars().next_back().unwrap_or(' ');
    !bbcode && (last.is_alphanumeric() || matches!(last, '=' | '/' | '&' | '%' | '@' | '?'))
}

/// The address in angle brackets that begins at `at`, and how long it is in the text. It is taken as it stands, and put
/// together again where a mail program wrapped it and moved it in (RFC 3986, appendix C; also `<URL:…>`): only here is
/// it certain that the address goes on in the next line.
fn bracketed(text: &str, at: usize) -> Option<(String, usize)> {
    /// An address may be wrapped at every character but hardly is; with the spaces that move it in it stays below this.
    const LONGEST: usize = 2 * TEXT_LIMIT;
    let before = &text[..at];
    let bracket = before.strip_suffix('<').is_some()
        || before
            .get(before.len().wrapping_sub(5)..)
            .is_some_and(|start| start.eq_ignore_ascii_case("<URL:"));
    if !bracket {
        return None;
    }
    let inside = &text[at..];
    let length = inside
        .char_indices()
        .take_while(|(index, _)| *index <= LONGEST)
        .find(|(_, c)| matches!(c, '>' | '<' | '"'))
        .filter(|(_, c)| *c == '>')
        .map(|(index, _)| index)?;
    let lines: Vec<&str> = inside[..length].split('\n').map(str::trim).collect();
    let only_an_address = lines
        .iter()
        .all(|line| !line.is_empty() && !line.contains(char::is_whitespace));
    only_an_address.then(|| (lines.concat(), length))
}

/// Where the signature of a mail begins.
fn signature(text: &str) -> Option<usize> {
    text.find("\n-- \n").or_else(|| text.find("\n--\n"))
}

/// The text without the `> ` that mail programs put before the lines of an earlier mail.
pub(in crate::invitation) fn unquoted(text: &str) -> String {
    let lines = text.split('\n').map(|line| {
        let mut line = line;
        while let Some(rest) = line.strip_prefix('>') {
            line = rest.strip_prefix(' ').unwrap_or(rest);
        }
        line
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
#[path = "find_tests.rs"]
mod tests;
