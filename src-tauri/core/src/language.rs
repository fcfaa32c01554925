//! The languages the launcher speaks.

use serde::{Deserialize, Serialize};

/// A language with a complete catalogue in `ui/locales/`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Language {
    /// German, polite form.
    #[default]
    #[serde(rename = "de")]
    German,
    /// English.
    #[serde(rename = "en")]
    English,
    /// German in simple language ("Einfache Sprache", DIN 8581-1). Not "Leichte Sprache": that needs its readers' check.
    #[serde(rename = "de-simple")]
    SimpleGerman,
}

impl Language {
    /// All languages, in the order they are offered.
    pub const ALL: [Language; 3] = [Language::German, Language::English, Language::SimpleGerman];

    /// The catalogue's name and wire form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Language::German => "de",
            Language::English => "en",
            Language::SimpleGerman => "de-simple",
        }
    }

    /// What Jitsi calls it in `?lang=`. Jitsi has no simple German.
    pub const fn jitsi(self) -> &'static str {
        match self {
            Language::German | Language::SimpleGerman => "de",
            Language::English => "en",
        }
    }

    /// The language of a system locale such as `de_DE.UTF-8` or `en-GB`. German where nothing is known: the
    /// organisation's own language serves its invitees better than the locale `C` would.
    pub fn from_locale(locale: &str) -> Self {
        let primary = locale
            .split(['_', '-', '.', '@'])
            .next()
            .unwrap_or_default();
        match primary.to_ascii_lowercase().as_str() {
            "de" | "" | "c" | "posix" => Language::German,
            _ => Language::English,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_system_locale_chooses_the_language() {
        for (locale, language) in [
            ("de_DE.UTF-8", Language::German),
            ("en-GB", Language::English),
            ("C", Language::German),
            ("C.UTF-8", Language::German),
            ("tr_TR", Language::English),
            ("", Language::German),
        ] {
            assert_eq!(Language::from_locale(locale), language, "{locale}");
        }
    }
}
