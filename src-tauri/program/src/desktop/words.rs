//! What is said outside the launcher's page, and in which language. The words themselves are those of the catalogues.

use bbw_meet_core::error::Problem;
use bbw_meet_core::language::Language;
use bbw_meet_core::window::view::Spoken;
use bbw_meet_core::words::Catalogue;

/// A whole catalogue, for the launcher's page.
pub(crate) fn all(language: Language) -> serde_json::Value {
    serde_json::json!(Catalogue::of(language).sentences())
}

/// The catalogues of all languages, for the launcher's page.
pub(crate) fn all_languages() -> serde_json::Value {
    let languages = Language::ALL.into_iter();
    languages
        .map(|language| (language.as_str().to_owned(), all(language)))
        .collect()
}

/// The languages there are, in the order they are offered.
pub(crate) fn languages() -> Vec<Spoken> {
    let languages = Language::ALL.into_iter();
    languages
        .map(|id| Spoken {
            id,
            name: say(id, "language.name"),
        })
        .collect()
}

/// The words for `key`.
pub(crate) fn say(language: Language, key: &str) -> String {
    Catalogue::of(language).say(key).to_owned()
}

/// What happened, in one sentence.
pub(crate) fn what(language: Language, problem: &Problem) -> String {
    Catalogue::of(language).what(problem)
}

/// What a person can do now.
pub(crate) fn what_to_do(language: Language, problem: &Problem) -> String {
    Catalogue::of(language).what_to_do(problem)
}

/// The language of the system's user interface.
pub(crate) fn system_language() -> Language {
    // POSIX order: LC_ALL, LC_MESSAGES, LANG; before them LANGUAGE, as gettext says. Windows sets none of them.
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"]
        .iter()
        .filter_map(|name| std::env::var(name).ok())
        .find(|value| !value.is_empty());
    #[cfg(windows)]
    let locale = locale.or_else(sys_locale::get_locale);
    let wishes = std::env::var("LANGUAGE").unwrap_or_default();
    Language::from_environment(&wishes, &locale.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use bbw_meet_core::error::Code;

    use super::*;

    #[test]
    fn every_code_has_words_in_every_language() {
        for language in Language::ALL {
            for code in Code::ALL {
                for part in ["what", "do"] {
                    let key = format!("error.{code}.{part}");
                    assert_ne!(say(language, &key), key, "{}", language.as_str());
                }
            }
        }
    }
}
