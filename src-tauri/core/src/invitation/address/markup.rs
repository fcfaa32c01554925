//! HTML → text, with the address of each link in the place of its label.
//!
//! The reading of HTML is the business of crate `html5gum`, a tokenizer that does what the WHATWG's standard says: it
//! knows comments, scripts, attributes with and without quotes and all entities, has no dependency, no `unsafe` and no
//! recursion.

use html5gum::{DefaultEmitter, EndTag, StartTag, Token, Tokenizer};

use crate::invitation::find::SEAM;

/// Inline elements: they do not separate what comes before them from what comes after.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "del", "em", "font", "i", "ins", "kbd",
    "mark", "o:p", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "tt", "u",
    "var", "wbr",
];

/// Elements whose content nobody reads.
const UNSEEN: &[&str] = &["style", "script", "template", "title", "noframes"];

/// Block elements, which like those above show that a text is HTML.
const BLOCKS: &[&str] = &[
    "!doctype",
    "blockquote",
    "body",
    "br",
    "center",
    "div",
    "h1",
    "h2",
    "h3",
    "h4",
    "head",
    "hr",
    "html",
    "li",
    "ol",
    "p",
    "plist",
    "pre",
    "string",
    "table",
    "td",
    "tr",
    "ul",
];

/// Is it HTML, or a text with HTML in it?
pub(in crate::invitation) fn looks_like(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let rest = text[at + 1..].trim_start_matches('/');
        let name = rest.find(|c: char| !c.is_ascii_alphanumeric() && !matches!(c, '!' | ':'));
        let Some((name, after)) = name.and_then(|end| rest.split_at_checked(end)) else {
            return false;
        };
        let ends = after.starts_with(['>', '/']) || after.starts_with(char::is_whitespace);
        // Else it is a person's own "<", as in "x <p", and all that follows would be taken for attributes.
        let is_closed = after
            .find(['<', '>'])
            .is_some_and(|at| after[at..].starts_with('>'));
        let is = |known: &&str| known.eq_ignore_ascii_case(name);
        ends && is_closed && BLOCKS.iter().chain(INLINE).any(is)
    })
}

/// Addresses in angle brackets are no elements: `<https://…>`, `<URL:…>`.
fn without_brackets(html: &str) -> String {
    let mut escaped = String::with_capacity(html.len());
    for (number, piece) in html.split('<').enumerate() {
        if number > 0 {
            let starts = |word: &&str| {
                piece
                    .get(..word.len())
                    .is_some_and(|start| start.eq_ignore_ascii_case(word))
            };
            let address = ["http:", "https:", "bbw-meet:", "url:"].iter().any(starts);
            escaped.push_str(if address { "&lt;" } else { "<" });
        }
        escaped.push_str(piece);
    }
    escaped
}

/// What a person would read. The address behind a label counts before the label, if `leads` says that it leads
/// anywhere; else the label is all there is, and the address stands beside it so that its refusal can be told. `None`
/// where there are more than `most` links.
pub(in crate::invitation) fn to_text(
    html: &str,
    most: usize,
    leads: impl Fn(&str) -> bool,
) -> Option<String> {
    let html = without_brackets(html);
    let mut emitter = DefaultEmitter::<()>::default();
    emitter.naively_switch_states(true);
    let mut reader = Reader {
        text: String::new(),
        unseen: None,
        in_label: false,
        links: 0,
        leads,
    };
    for token in Tokenizer::new_with_emitter(html.as_str(), emitter) {
        let Ok(token) = token;
        reader.take(token);
        if reader.links > most {
            return None;
        }
    }
    Some(reader.text)
}

/// The text with its entities as the letters they stand for. Without a closing semicolon there is none: `&region=1` in
/// an address is not a registered trademark.
pub(in crate::invitation) fn without_entities(text: &str) -> String {
    /// Longest name, with `&` and `;`: `&CounterClockwiseContourIntegral;`.
    const LONGEST: usize = 33;
    let mut plain = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('&') {
        plain.push_str(&rest[..start]);
        rest = &rest[start..];
        let name = rest[1..]
            .find(|c: char| !c.is_ascii_alphanumeric() && c != '#')
            .map_or(rest.len(), |length| length + 1);
        let is_entity = name > 1 && name < LONGEST && rest[name..].starts_with(';');
        let end = if is_entity { name + 1 } else { 1 };
        if is_entity {
            for token in Tokenizer::new(&rest[..end]) {
                let Ok(token) = token;
                if let Token::String(letters) = token {
                    plain.push_str(&String::from_utf8_lossy(&letters));
                }
            }
        } else {
            plain.push('&');
        }
        rest = &rest[end..];
    }
    plain.push_str(rest);
    plain
}

struct Reader<F> {
    text: String,
    /// The element whose content is being passed over.
    unseen: Option<Vec<u8>>,
    /// Is this the label of an address that was taken already?
    in_label: bool,
    /// So many there were.
    links: usize,
    leads: F,
}

impl<F: Fn(&str) -> bool> Reader<F> {
    fn take(&mut self, token: Token) {
        match token {
            Token::StartTag(tag) => self.open(&tag),
            Token::EndTag(tag) => self.close(&tag),
            Token::String(text) if self.unseen.is_none() && !self.in_label => {
                self.text.push_str(&String::from_utf8_lossy(&text));
            }
            Token::String(_) | Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn open(&mut self, tag: &StartTag<()>) {
        let name: &[u8] = &tag.name;
        if self.unseen.is_none() && UNSEEN.iter().any(|unseen| unseen.as_bytes() == name) {
            self.unseen = (!tag.self_closing).then(|| name.to_vec());
        }
        self.part(name);
        if name == b"a" {
            self.in_label = false;
            if let Some(address) = tag.attributes.get(&b"href"[..]) {
                self.link(&String::from_utf8_lossy(address));
            }
        }
    }

    fn close(&mut self, tag: &EndTag<()>) {
        let name: &[u8] = &tag.name;
        if self.unseen.as_deref() == Some(name) {
            self.unseen = None;
        }
        if name == b"a" {
            self.in_label = false;
        }
        self.part(name);
    }

    fn part(&mut self, name: &[u8]) {
        if !INLINE.iter().any(|inline| inline.as_bytes() == name) {
            self.text.push('\n');
        }
    }

    /// The address of a link, in brackets and thereby taken as it stands.
    fn link(&mut self, address: &str) {
        self.links += 1;
        // Line breaks inside count as little as space around (WHATWG, URL, section 4.4); other space does not belong.
        let address: String = address
            .trim()
            .chars()
            .filter(|c| !matches!(c, '\n' | '\r' | '\t'))
            .map(|c| match c {
                '<' | '>' | '"' => SEAM,
                c if c.is_whitespace() => SEAM,
                c => c,
            })
            .collect();
        self.in_label = (self.leads)(&address);
        if self.in_label {
            self.text.push_str(&format!(" <{address}> "));
        } else if address.contains("://") {
            // After a line end of its own, so that nothing of the label touches it.
            self.text.push_str(&format!("\n<{address}>\n"));
        }
    }
}

#[cfg(test)]
#[path = "markup_tests.rs"]
mod tests;
