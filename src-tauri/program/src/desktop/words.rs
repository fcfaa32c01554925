//! The catalogues of words, for what is said outside the launcher page: on the command line, in the opening page, in
//! window titles. The page reads the same files.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use bbw_meet_core::error::Problem;
use bbw_meet_core::language::Language;

type Catalogue = BTreeMap<String, String>;

const fn source(language: Language) -> &'static str {
    match language {
        Language::German => include_str!("../../../../ui/locales/de.json"),
        Language::English => include_str!("../../../../ui/locales/en.json"),
        Language::SimpleGerman => include_str!("../../../../ui/locales/de-simple.json"),
    }
}

fn catalogue(language: Language) -> &'static Catalogue {
    static CATALOGUES: [OnceLock<Catalogue>; Language::ALL.len()] = [const { OnceLock::new() }; _];
    // A test reads every catalogue, so an empty one is never seen.
    CATALOGUES[language as usize]
        .get_or_init(|| serde_json::from_str(source(language)).unwrap_or_default())
}

/// A whole catalogue, for the launcher page.
pub(crate) fn all(language: Language) -> serde_json::Value {
    catalogue(language)
        .iter()
        .map(|(key, words)| (key.clone(), serde_json::Value::from(words.clone())))
        .collect()
}

/// The words for `key`; the key itself where a catalogue lacks it, which a test rules out.
pub(crate) fn say(language: Language, key: &str) -> String {
    catalogue(language)
        .get(key)
        .cloned()
        .unwrap_or_else(|| key.to_owned())
}

/// What happened, in one sentence.
pub(crate) fn what(language: Language, problem: &Problem) -> String {
    part(language, problem, "what")
}

/// What a person can do now.
pub(crate) fn what_to_do(language: Language, problem: &Problem) -> String {
    part(language, problem, "do")
}

fn part(language: Language, problem: &Problem, part: &str) -> String {
    let mut text = say(language, &format!("error.{}.{part}", problem.code));
    for (name, value) in &problem.params {
        text = text.replace(&format!("{{{name}}}"), value);
    }
    text
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
