//! The languages the launcher speaks.

use serde::{Deserialize, Serialize};

/// Declares the closed list once: enum, wire form, catalogue and `ALL` come from one line.
macro_rules! languages {
    ($($(#[$about:meta])* $name:ident = $tag:literal,)*) => {
        /// A language with a complete catalogue in `ui/locales/`.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
        pub enum Language { $($(#[$about])* #[serde(rename = $tag)] $name,)* }

        impl Language {
            /// All languages, in the order they are offered.
            pub const ALL: [Language; [$($tag),*].len()] = [$(Language::$name),*];

            /// The catalogue's name and wire form. It is a language tag as well (BCP 47): `simple` is a registered variant.
            pub const fn as_str(self) -> &'static str {
                match self { $(Language::$name => $tag),* }
            }

            /// The text of its catalogue.
            pub const fn source(self) -> &'static str {
                match self {
                    $(Language::$name => include_str!(concat!("../../../ui/locales/", $tag, ".json"))),*
                }
            }
        }
    };
}

languages! {
    /// German, polite form.
    #[default]
    German = "de",
    /// English.
    English = "en",
    /// German in simple language ("Einfache Sprache", DIN 8581-1). Not "Leichte Sprache": that needs its readers' check.
    SimpleGerman = "de-simple",
}

impl Language {
    /// The language alone, as ISO 639 has it; also what Jitsi is told in `?lang=`, which knows no variants.
    pub fn primary(self) -> &'static str {
        let tag = self.as_str();
        tag.split_once('-')
            .map_or(tag, |(primary, _variant)| primary)
    }

    /// The language that is offered first among those that are called so. A variant is never what a system asks for.
    fn of_primary(primary: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.primary().eq_ignore_ascii_case(primary))
    }

    /// The language of a system locale such as `de_DE.UTF-8` or `en-GB`. German where nothing is known: the
    /// organisation's own language serves its invitees better than the locale `C` would.
    pub fn from_locale(locale: &str) -> Self {
        let primary = primary(locale).to_ascii_lowercase();
        match primary.as_str() {
            "" | "c" | "posix" => Language::German,
            other => Self::of_primary(other).unwrap_or(Language::English),
        }
    }

    /// The language an environment asks for, as gettext says: `wishes` is the value of `LANGUAGE`, a list in order of
    /// preference, which counts unless the `locale` is `C`.
    pub fn from_environment(wishes: &str, locale: &str) -> Self {
        let plain = matches!(locale.split('.').next(), Some("" | "C" | "POSIX") | None);
        let wished = wishes
            .split(':')
            .find_map(|wish| Self::of_primary(primary(wish)));
        match wished {
            Some(language) if !plain => language,
            Some(_) | None => Self::from_locale(locale),
        }
    }
}

/// The language alone of a system locale.
fn primary(locale: &str) -> &str {
    locale
        .split(['_', '-', '.', '@'])
        .next()
        .unwrap_or_default()
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
            ("POSIX", Language::German),
            ("DE_AT", Language::German),
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
