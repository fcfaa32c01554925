//! The one meeting whose address stands in a text: a pasted mail, a note, a calendar's description.

use super::{Details, Here, Invitation};
use crate::error::{Code, Problem};
use crate::meeting::MeetingLink;

/// Schemes worth looking at. `http:` is, so that its refusal can be explained.
const SCHEMES: [&str; 3] = ["https", "http", "bbw-meet"];

/// Characters that end an address in a text: brackets, quotes of all countries, and what no address holds.
const ENDS: &[char] = &[
    '<', '>', '"', '`', '{', '}', '|', '\\', '^', '„', '“', '”', '‟', '«', '»', '‹', '›', '‚', '‘',
    '’', '「', '」',
];

/// Characters that close a sentence or an emphasis rather than an address.
const CLOSING: &[char] = &[
    '.', ',', ';', ':', '!', '?', '\'', '(', ')', '[', ']', '*', '_', '~', '…', '·',
];

/// Reads a text with the address of exactly one meeting.
pub(super) fn read(text: &str, here: Here) -> Result<Invitation, Problem> {
    Invitation::new(find(text, here)?, Details::default())
}

/// The one meeting in a text. It may be named more than once; the first mention counts.
///
/// # Errors
/// [`Code::InvitationSeveral`]; where there is none, the reason why the likeliest address was refused, or
/// [`Code::InvitationNoMeeting`].
pub(super) fn find(text: &str, here: Here) -> Result<MeetingLink, Problem> {
    let mut found: Option<MeetingLink> = None;
    let mut refused = Vec::new();
    for address in addresses(text) {
        match MeetingLink::parse(&address, here.servers) {
            Ok(link) => match &found {
                Some(first) if !first.same_meeting(&link) => {
                    return Err(Code::InvitationSeveral.into());
                }
                Some(_) => {}
                None => found = Some(link),
            },
            Err(problem) => refused.push(problem),
        }
    }
    found.ok_or_else(|| reason(refused))
}

/// Mails are full of other people's addresses: that one of them is foreign explains nothing. A broken address of a
/// server of ours does, and so does the only one there is.
fn reason(mut refused: Vec<Problem>) -> Problem {
    let telling = refused
        .iter()
        .position(|problem| problem.code != Code::LinkHostUnknown);
    match (telling, refused.len()) {
        (Some(index), _) => refused.swap_remove(index),
        (None, 1) => refused.swap_remove(0),
        (None, _) => Code::InvitationNoMeeting.into(),
    }
}

/// Everything in the text that is written like an address.
fn addresses(text: &str) -> Vec<String> {
    let text = unquoted(text);
    // Same length, byte for byte: positions in the one are positions in the other.
    let lower = text.to_ascii_lowercase();
    let starts: Vec<usize> = scheme_starts(&lower).collect();
    let mut addresses = Vec::new();
    // Ends are looked for once for all addresses that stand without a space between them: a text may be full of them.
    let (mut done, mut run_end) = (0, 0);
    for (number, &start) in starts.iter().enumerate() {
        if start < done {
            continue;
        }
        if start >= run_end {
            run_end = text[start..]
                .find(ends_address)
                .map_or(text.len(), |length| start + length);
        }
        let before = text[..start].chars().next_back().unwrap_or(' ');
        let bracketed = (before == '<')
            .then(|| in_brackets(&text[start..]))
            .flatten();
        done = match bracketed {
            Some(length) => start + length,
            None => {
                let listed = |next: &&usize| lower[..**next].ends_with([',', ';']);
                let mut others = starts[number + 1..]
                    .iter()
                    .take_while(|next| **next < run_end);
                others.find(listed).copied().unwrap_or(run_end)
            }
        };
        // Inside a word or another address (`?url=https://…`, a "safe link") it is not what the writer meant.
        if before.is_alphanumeric() || matches!(before, '=' | '/' | '&' | '%' | '@' | '?') {
            continue;
        }
        let address: String = match bracketed {
            Some(_) => text[start..done].split(['\n', '\r', '\t']).collect(),
            None => text[start..done].trim_end_matches(CLOSING).to_owned(),
        };
        addresses.push(address.replace("&amp;", "&"));
    }
    addresses
}

fn ends_address(c: char) -> bool {
    c.is_whitespace() || c.is_control() || ENDS.contains(&c)
}

/// Where addresses begin.
fn scheme_starts(lower: &str) -> impl Iterator<Item = usize> {
    lower.match_indices("://").filter_map(|(end, _)| {
        let scheme = SCHEMES
            .iter()
            .find(|scheme| lower[..end].ends_with(**scheme))?;
        Some(end - scheme.len())
    })
}

/// How long an address in angle brackets is. It is taken as it stands, and put together again where a mail program
/// wrapped it (RFC 3986, appendix C): only here is it certain that the address goes on in the next line.
fn in_brackets(text: &str) -> Option<usize> {
    let length = text.find('>')?;
    let inside = &text[..length];
    let one_paragraph = !inside.contains("\n\n") && !inside.contains("\n\r\n");
    let only_an_address = !inside.contains(|c: char| c == ' ' || ENDS.contains(&c));
    (only_an_address && one_paragraph).then_some(length)
}

/// The text without the `> ` that mail programs put before the lines of an earlier mail.
fn unquoted(text: &str) -> String {
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
#[path = "text_tests.rs"]
mod tests;
