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

    /// The language an environment asks for, as gettext says: `wishes` is the value of `LANGUAGE`, a list in order of
    /// preference, which counts unless the `locale` is `C`.
    pub fn from_environment(wishes: &str, locale: &str) -> Self {
        let plain = matches!(locale.split('.').next(), Some("" | "C" | "POSIX") | None);
        let spoken = |wish: &&str| matches!(wish.get(..2), Some("de" | "en"));
        match wishes.split(':').find(spoken) {
            Some(wish) if !plain => Self::from_locale(wish),
            Some(_) | None => Self::from_locale(locale),
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

    #[test]
    fn a_list_of_wishes_counts_as_gettext_says() {
        use Language::*;
        for (wishes, locale, language) in [
            ("en", "de_DE.UTF-8", English),
            ("de_AT:en", "en_GB.UTF-8", German),
            ("fr:de", "fr_FR.UTF-8", German),
            ("fr", "de_DE.UTF-8", German),
            ("", "en_GB", English),
            ("en", "C.UTF-8", German),
            ("en", "", German),
        ] {
            assert_eq!(
                Language::from_environment(wishes, locale),
                language,
                "{wishes} {locale}"
            );
        }
    }
}
