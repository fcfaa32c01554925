//! What closes an address that stands in brackets, quotation marks or emphasis.

use crate::invitation::ending::is_name;

/// Brackets and quotation marks: what opens and what closes. German closing marks are other people's opening marks.
const PAIRS: [(char, char); 15] = [
    ('(', ')'),
    ('[', ']'),
    ('{', '}'),
    ('„', '“'),
    ('„', '”'),
    ('“', '”'),
    ('‚', '‘'),
    ('‚', '’'),
    ('‘', '’'),
    ('«', '»'),
    ('»', '«'),
    ('‹', '›'),
    ('›', '‹'),
    ('「', '」'),
    ('（', '）'),
];

/// Marks that close what they have opened themselves, directly before the address.
const TWINS: [char; 6] = ['\'', '`', '|', '*', '”', '’'];

/// The run up to the bracket or quotation mark that closes what was opened before the address, and whether one does.
pub(in crate::invitation) fn closed<'a>(run: &'a str, line: &str) -> (&'a str, Closed) {
    // Asked once for each mark: a run may be full of them.
    let mut asked: Vec<(char, bool)> = Vec::new();
    let mut closes = |c: char| match asked.iter().find(|(mark, _)| *mark == c) {
        Some((_, closes)) => *closes,
        None => {
            let closes = was_opened(c, line);
            asked.push((c, closes));
            closes
        }
    };
    let is_mark = |c: char| PAIRS.iter().any(|(_, close)| *close == c) || TWINS.contains(&c);
    let end = run.char_indices().find(|&(at, c)| {
        let next = &run[at + c.len_utf8()..];
        match c {
            // A line break that some program wrote out as text.
            '\\' => !next.starts_with(|c: char| is_name(c) && !"nrt".contains(c)),
            // BBCode closes what it opened elsewhere: `[url]https://…[/url]`.
            '[' => next.starts_with('/'),
            c => is_mark(c) && closes(c),
        }
    });
    match end {
        // With a letter directly behind it, it may be a part of the name that whoever wrote it has let stand.
        Some((at, c)) if may_be_the_names(c, line) && has_letter_behind(run, at, c) => {
            (run, Closed::Unclear)
        }
        Some((at, _)) => (&run[..at], Closed::Yes),
        None => (run, Closed::No),
    }
}

/// Cells of a table, written-out line breaks and BBCode (`[url=https://…]label[/url]`) stand without a space.
fn may_be_the_names(mark: char, line: &str) -> bool {
    !matches!(mark, '\\' | '[' | '|') && !line.ends_with('=')
}

fn has_letter_behind(run: &str, at: usize, mark: char) -> bool {
    run[at + mark.len_utf8()..].starts_with(char::is_alphanumeric)
}

/// Is an address closed by what has opened it?
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::invitation) enum Closed {
    Yes,
    No,
    Unclear,
}

fn was_opened(mark: char, line: &str) -> bool {
    let count = |mark| line.chars().filter(|&c| c == mark).count();
    let pair = |&(open, close): &(char, char)| {
        close == mark && (count(open) > count(close) || line.ends_with(open))
    };
    PAIRS.iter().any(pair) || TWINS.contains(&mark) && line.ends_with(mark)
}
