//! The words of one language. What is written for people in this crate is given a catalogue: it decides what is said, the
//! catalogue how.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use crate::error::Problem;
use crate::language::Language;

/// What the catalogues call the program.
pub const PROGRAM: &str = "BBW Meet";

/// What the organisation calls it.
static OWN_NAME: OnceLock<String> = OnceLock::new();

/// Lets every catalogue that is read from now on call the program by the organisation's own name. To be called once,
/// when it is known whose program this is and before anything is said.
pub fn call_program(name: &str) {
    // The first name stays: a program has one.
    let _ = OWN_NAME.set(name.to_owned());
}

/// What the program is called to people.
pub fn program() -> &'static str {
    OWN_NAME.get().map_or(PROGRAM, String::as_str)
}

/// A file of `ui/locales/`: sentences by key, with `{placeholders}` for values.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Catalogue {
    language: Language,
    sentences: BTreeMap<String, String>,
}

/// Its language: the sentences would fill pages wherever a test shows what it was about.
impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Catalogue({:?})", self.language)
    }
}

impl Catalogue {
    /// The words of a language, read once.
    pub fn of(language: Language) -> &'static Self {
        static CATALOGUES: [OnceLock<Catalogue>; Language::ALL.len()] =
            [const { OnceLock::new() }; _];
        // A test reads every catalogue, so an empty one is never seen.
        CATALOGUES[language as usize].get_or_init(|| {
            let mut catalogue = Self::read(language, language.source()).unwrap_or_default();
            if program() != PROGRAM {
                catalogue.call_program(program());
            }
            catalogue
        })
    }

    /// Reads a catalogue: a JSON object that holds nothing but texts.
    ///
    /// # Errors
    /// When it is anything else.
    fn read(language: Language, json: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(json).map(|sentences| Self {
            language,
            sentences,
        })
    }

    fn call_program(&mut self, name: &str) {
        for words in self.sentences.values_mut() {
            *words = words.replace(PROGRAM, name);
        }
    }

    /// The language it is in.
    pub const fn language(&self) -> Language {
        self.language
    }

    /// Everything in it, by key.
    pub const fn sentences(&self) -> &BTreeMap<String, String> {
        &self.sentences
    }

    /// The words for `key`; the key itself where there are none, which a test rules out.
    pub fn say<'a>(&'a self, key: &'a str) -> &'a str {
        self.sentences.get(key).map_or(key, String::as_str)
    }

    /// The words for `key` with these values in their places.
    pub fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        fill(self.say(key), |name| {
            values
                .iter()
                .find(|(place, _)| *place == name)
                .map(|(_, value)| *value)
        })
    }

    /// What happened, in one sentence.
    pub fn what(&self, problem: &Problem) -> String {
        self.part(problem, "what")
    }

    /// What a person can do now.
    pub fn what_to_do(&self, problem: &Problem) -> String {
        self.part(problem, "do")
    }

    fn part(&self, problem: &Problem, part: &str) -> String {
        let key = format!("error.{}.{part}", problem.code);
        fill(self.say(&key), |name| {
            problem.params.get(name).map(String::as_str)
        })
    }
}

/// Puts values into the `{places}` of a text. It is read once from its start to its end, so a value that looks like a
/// place stays what it is; a place without a value stays, too.
pub fn fill<'a>(text: &str, value: impl Fn(&str) -> Option<&'a str>) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let place = after
            .split_once('}')
            .and_then(|(name, after)| Some((value(name)?, after)));
        let (said, after) = place.unwrap_or(("{", after));
        filled.push_str(said);
        rest = after;
    }
    filled + rest
}

/// Words for this crate's tests.
#[cfg(test)]
pub(crate) mod samples {
    use super::*;

    /// A language nobody speaks: every sentence is its key between brackets, followed by its places. What is written with
    /// it and is not between brackets does not come from a catalogue.
    pub(crate) fn invented() -> Catalogue {
        let mut catalogue = Catalogue::of(Language::default()).clone();
        for (key, words) in &mut catalogue.sentences {
            let places = words
                .split('{')
                .skip(1)
                .filter_map(|rest| rest.split_once('}'));
            let places: String = places.map(|(name, _)| format!("\n{{{name}}}\n")).collect();
            *words = format!("⟦{key}⟧{places}");
        }
        catalogue
    }

    /// What stands outside the brackets of the invented language, line by line.
    pub(crate) fn not_from_a_catalogue(text: &str) -> Vec<String> {
        let mut outside = String::new();
        for part in text.split('⟦') {
            outside.push_str(part.split_once('⟧').map_or(part, |(_, after)| after));
        }
        let lines = outside.lines().map(str::trim);
        lines
            .filter(|line| !line.is_empty())
            .map(str::to_owned)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_looks_like_a_place_stays_what_it_is() {
        let value = |name: &str| match name {
            "title" => Some("{link}"),
            "link" => Some("https://x/r"),
            _ => None,
        };
        for (text, filled) in [
            ("{title}: {link}", "{link}: https://x/r"),
            ("{unknown} {title}", "{unknown} {link}"),
            ("{ {link} }", "{ https://x/r }"),
            ("{title", "{title"),
            ("", ""),
        ] {
            assert_eq!(fill(text, value), filled, "{text}");
        }
    }

    #[test]
    fn every_catalogue_can_be_read() {
        for language in Language::ALL {
            assert_eq!(Catalogue::of(language).language(), language);
            assert!(Catalogue::of(language).sentences().len() > 400);
        }
    }

    #[test]
    fn the_organisations_name_of_the_program_stands_in_every_sentence() {
        for language in Language::ALL {
            let mut catalogue = Catalogue::of(language).clone();
            assert_eq!(catalogue.say("app.name"), PROGRAM);
            catalogue.call_program("Beispiel-Treff");
            assert_eq!(catalogue.say("app.name"), "Beispiel-Treff");
            let left = catalogue.sentences.values();
            assert_eq!(left.filter(|words| words.contains(PROGRAM)).count(), 0);
        }
    }

    #[test]
    fn a_problem_is_told_with_its_values() {
        let problem = Problem::new(crate::error::Code::LinkHostUnknown).with("host", "x.example");
        let english = Catalogue::of(Language::English);
        assert!(english.what(&problem).contains("x.example"));
        assert_ne!(english.what(&problem), english.what_to_do(&problem));
    }
}
