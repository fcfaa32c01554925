//! The name the others in a meeting see.

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::error::{Code, Problem};

/// A display name that arrives in Jitsi exactly as it stands here: trimmed, on one line, visible, and not longer than
/// Jitsi's limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct DisplayName(String);

impl DisplayName {
    /// The most UTF-16 code units. Jitsi cuts names with JavaScript's `substring(0, 50)`, which counts these: an emoji
    /// counts two or more.
    pub const MAX: usize = 50;

    /// Checks and tidies what a person typed: space around it goes, white space within becomes one space.
    ///
    /// # Errors
    /// [`Code::NameEmpty`], [`Code::NameTooLong`], or [`Code::NameCharacters`] for characters that cannot be seen or
    /// that change the direction of what follows.
    pub fn parse(text: &str) -> Result<Self, Problem> {
        let name = text.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.is_empty() {
            return Err(Code::NameEmpty.into());
        }
        if !all_seen(&name) {
            return Err(Code::NameCharacters.into());
        }
        if name.encode_utf16().count() > Self::MAX {
            return Err(Code::NameTooLong.into());
        }
        Ok(Self(name))
    }

    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for DisplayName {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        Self::parse(&text)
    }
}

impl From<DisplayName> for String {
    fn from(name: DisplayName) -> Self {
        name.0
    }
}

impl fmt::Display for DisplayName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Whether every character can be seen or shapes one that can.
fn all_seen(name: &str) -> bool {
    let mut before = ' ';
    let mut characters = name.chars().peekable();
    while let Some(character) = characters.next() {
        let after = characters.peek().copied().unwrap_or(' ');
        let fine = if is_joiner(character) {
            // Emoji, Indic and Persian are written with joiners. Between Latin letters they would only hide.
            shapes(before) && shapes(after) && !is_selector(after)
        } else if is_selector(character) {
            // The keycap emoji 1️⃣ is a plain digit with a selector.
            !is_selector(before) && (shapes(before) || is_keycap(before))
        } else {
            !character.is_control() && !is_hidden(character)
        };
        if !fine {
            return false;
        }
        before = character;
    }
    true
}

/// Whether a joiner or selector beside this character can be meant.
fn shapes(character: char) -> bool {
    !character.is_ascii() && !is_joiner(character)
}

/// Zero-width non-joiner and joiner.
fn is_joiner(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{200d}')
}

/// Variation selectors: emoji or text form, and the variants of ideographs in Japanese names.
fn is_selector(character: char) -> bool {
    matches!(character, '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn is_keycap(character: char) -> bool {
    matches!(character, '0'..='9' | '#' | '*')
}

/// Characters without a shape: Unicode's Default_Ignorable_Code_Point and bidi controls (less joiners and selectors),
/// the blanks that are not white space, interlinear annotation, and the byte order mark's mirror.
fn is_hidden(character: char) -> bool {
    matches!(character,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180e}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}'
        | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
