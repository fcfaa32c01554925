//! The organisation's privacy notice: the text that counts, byte for byte.

use sha2::{Digest, Sha256};

use crate::language::Language;

/// Largest notice that is shown or kept, in bytes.
pub const LARGEST: u64 = 256 * 1024;

/// The language of a text that says nothing else about itself.
pub const LANGUAGE: &str = "de";

/// A notice: one text, or the same in several languages. Whoever agrees to one of them agrees to the notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    id: String,
    base: Text,
    translations: Vec<Text>,
}

/// A text of a notice and the fingerprint of exactly what is shown.
///
/// The fingerprint is made here and nowhere else, so that nobody can agree to one text and have another recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// A language tag (BCP 47).
    pub language: String,
    /// What it is called where it is mentioned.
    pub title: String,
    /// The most important in a few sentences, which do not take the place of the text.
    pub summary: Vec<String>,
    html: String,
    sha256: String,
}

impl Text {
    /// The text the page shows. Nothing is trimmed or normalised: one byte more is another text.
    pub fn new(
        language: impl Into<String>,
        title: impl Into<String>,
        html: impl Into<String>,
    ) -> Self {
        let html = html.into();
        let sha256 = Sha256::digest(html.as_bytes())
            .into_iter()
            .map(|byte| format!("{byte:02x}"));
        Self {
            language: language.into(),
            title: title.into(),
            summary: Vec::new(),
            sha256: sha256.collect(),
            html,
        }
    }

    /// The exact text shown.
    pub fn html(&self) -> &str {
        &self.html
    }

    /// SHA-256 of [`html`](Self::html) in UTF-8: 64 lower-case hexadecimal digits.
    pub fn sha256(&self) -> &str {
        &self.sha256
    }
}

impl Notice {
    /// A notice of one text.
    pub fn new(id: impl Into<String>, title: impl Into<String>, html: impl Into<String>) -> Self {
        Self::of(id, Text::new(LANGUAGE, title, html), Vec::new())
    }

    /// A notice in the language of `base` and those of its `translations`.
    pub fn of(id: impl Into<String>, base: Text, translations: Vec<Text>) -> Self {
        Self {
            id: id.into(),
            base,
            translations,
        }
    }

    /// The name the deployment gave the notice.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The text that the others translate.
    pub fn base(&self) -> &Text {
        &self.base
    }

    /// Every text, the base first.
    pub fn texts(&self) -> impl Iterator<Item = &Text> {
        std::iter::once(&self.base).chain(&self.translations)
    }

    /// The text for somebody who reads `language`: in exactly that, else in the language without its variant, else the
    /// base.
    pub fn for_reader(&self, language: Language) -> &Text {
        let wished = [language.as_str(), language.primary()];
        wished
            .into_iter()
            .find_map(|tag| self.texts().find(|text| text.language == tag))
            .unwrap_or(&self.base)
    }

    /// The text with this fingerprint, if it is one of this notice.
    pub fn with_sha256(&self, sha256: &str) -> Option<&Text> {
        self.texts().find(|text| text.sha256 == sha256)
    }

    /// What the base is called.
    pub fn title(&self) -> &str {
        &self.base.title
    }

    /// The base as shown.
    pub fn html(&self) -> &str {
        &self.base.html
    }

    /// The fingerprint of the base.
    pub fn sha256(&self) -> &str {
        &self.base.sha256
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fingerprint_is_that_of_the_exact_bytes() {
        let sha256 = |html: &str| Notice::new("notice", "Notice", html).sha256().to_owned();
        // FIPS 180-2, example B.1.
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(sha256("abc"), abc);
        for other in ["abc\n", "abc ", "\u{feff}abc", "Abc"] {
            assert_ne!(sha256(other), abc, "{other:?} is another text");
        }
    }

    #[test]
    fn everybody_reads_the_text_of_their_language_and_all_are_the_same_notice() {
        let text = |language: &str| Text::new(language, language, format!("<p>{language}</p>"));
        let read = |notice: &Notice, language| notice.for_reader(language).language.clone();
        let notice = Notice::of("n", text("uk"), vec![text("de")]);
        for language in [Language::German, Language::SimpleGerman] {
            assert_eq!(read(&notice, language), "de", "without its variant");
        }
        let simple = Notice::of("n", text("de"), vec![text("de-simple")]);
        assert_eq!(read(&simple, Language::SimpleGerman), "de-simple");
        let base = Notice::of("n", text("uk"), vec![]);
        assert_eq!(read(&base, Language::German), "uk");
        for text in notice.texts() {
            assert_eq!(notice.with_sha256(text.sha256()), Some(text));
        }
        assert_eq!(notice.with_sha256(&"0".repeat(64)), None);
    }
}
