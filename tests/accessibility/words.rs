//! The catalogues in `ui/locales`: complete in every language, with nothing missing and nothing unused.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use bbw_meet_core::error::Code;
use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::Ending;
use regex::Regex;

/// The sources that say words: the page, and the program for what is said outside of it.
const PAGE: &str = "ui";
const PROGRAM: &str = "src-tauri";

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Keys and words, in the order of the file.
fn catalogue(language: Language) -> Vec<(String, String)> {
    let text = language.source();
    // serde_json's map sorts; the order of the file is part of what is kept the same.
    let line = Regex::new(r#"^  ("(?:[^"\\]|\\.)*"): ("(?:[^"\\]|\\.)*"),?$"#).unwrap();
    let entries: Vec<(String, String)> = text
        .lines()
        .filter_map(|text| line.captures(text))
        .map(|entry| {
            let part = |at: usize| serde_json::from_str(&entry[at]).unwrap();
            (part(1), part(2))
        })
        .collect();
    let all: BTreeMap<String, String> = serde_json::from_str(text).unwrap();
    assert_eq!(
        entries.len(),
        all.len(),
        "one entry a line, no key twice: {language:?}"
    );
    entries
}

fn keys(language: Language) -> Vec<String> {
    catalogue(language)
        .into_iter()
        .map(|(key, _)| key)
        .collect()
}

fn placeholders(words: &str) -> BTreeSet<String> {
    let placeholder = Regex::new(r"\{\w+\}").unwrap();
    placeholder
        .find_iter(words)
        .map(|found| found.as_str().to_owned())
        .collect()
}

/// All sources of these folders, one text.
fn sources(folders: &[&str]) -> String {
    let mut text = String::new();
    let mut folders: Vec<PathBuf> = folders.iter().map(|name| root().join(name)).collect();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let ending = path.extension().and_then(|ending| ending.to_str());
            if path.is_dir() && !path.ends_with("gen") && !path.ends_with("tests") {
                folders.push(path);
            } else if matches!(ending, Some("js" | "rs")) && !path.ends_with("licences.js") {
                text.push_str(&fs::read_to_string(path).unwrap());
            }
        }
    }
    text
}

/// What the sources say between quotation marks, and their templates with `*` for what is filled in.
struct Said {
    literals: BTreeSet<String>,
    templates: Vec<Regex>,
    names: BTreeSet<String>,
}

impl Said {
    fn read(folders: &[&str]) -> Self {
        let text = sources(folders);
        let find = |pattern: &str| -> BTreeSet<String> {
            let pattern = Regex::new(pattern).unwrap();
            pattern
                .captures_iter(&text)
                .map(|found| found[1].to_owned())
                .collect()
        };
        let place = Regex::new(r"\\\$\\\{.*?\\\}|\\\{\w+\\\}").unwrap();
        let templates =
            find(r#"[`"]([a-z][a-z0-9.-]*\.(?:\$\{[^`{}]*\}|\{\w+\}|[a-z0-9.-])+)[`"]"#)
                .iter()
                .filter(|template| template.contains('{'))
                .map(|template| {
                    let escaped = regex::escape(template);
                    Regex::new(&format!(
                        "^{}$",
                        place.replace_all(&escaped, "([a-z0-9-]+)")
                    ))
                    .unwrap()
                })
                .collect();
        Self {
            literals: find(r#""([a-z0-9][a-zA-Z0-9.-]*)""#),
            templates,
            names: find(r"\b([A-Z][A-Za-z]+)\b"),
        }
    }

    /// Does a source say this key, or put it together from words it knows?
    fn key(&self, key: &str) -> bool {
        let of_a_problem = || {
            // `problemWords` in words.js puts the two halves on.
            let half = key
                .strip_suffix(".what")
                .or_else(|| key.strip_suffix(".do"));
            half.is_some_and(|half| self.literals.contains(half))
        };
        self.literals.contains(key)
            || of_a_problem()
            || self.templates.iter().any(|template| {
                template.captures(key).is_some_and(|found| {
                    found
                        .iter()
                        .skip(1)
                        .flatten()
                        .all(|word| self.word(word.as_str()))
                })
            })
    }

    /// A value the page knows: a literal, a number, or a name of the program's, as serde writes it.
    fn word(&self, word: &str) -> bool {
        let name: String = word
            .split('-')
            .map(|part| part[..1].to_uppercase() + &part[1..])
            .collect();
        self.literals.contains(word)
            || word.chars().all(|c| c.is_ascii_digit())
            || self.names.contains(&name)
            || Code::ALL.iter().any(|code| code.to_string() == word)
    }
}

#[test]
fn every_language_has_the_same_keys_in_the_same_order() {
    for language in Language::ALL {
        assert_eq!(keys(language), keys(Language::German), "{language:?}");
    }
}

#[test]
fn every_language_fills_in_the_same_values() {
    let german: BTreeMap<String, String> = catalogue(Language::German).into_iter().collect();
    for language in Language::ALL {
        for (key, words) in catalogue(language) {
            assert!(!words.trim().is_empty(), "{language:?} {key}");
            assert_eq!(
                placeholders(&words),
                placeholders(&german[&key]),
                "{language:?} {key}"
            );
        }
    }
}

#[test]
fn every_word_is_said_somewhere() {
    let said = Said::read(&[PAGE, PROGRAM]);
    let unused: Vec<String> = keys(Language::German)
        .into_iter()
        .filter(|key| !said.key(key))
        .collect();
    assert!(unused.is_empty(), "nothing says {unused:#?}");
}

#[test]
fn every_key_that_the_page_says_has_words() {
    let keys: BTreeSet<String> = keys(Language::German).into_iter().collect();
    let rooms: BTreeSet<&str> = keys
        .iter()
        .filter_map(|key| key.split_once('.'))
        .map(|(room, _)| room)
        .collect();
    let missing: Vec<String> = Said::read(&[PAGE])
        .literals
        .into_iter()
        .filter(|literal| {
            literal
                .split_once('.')
                .is_some_and(|(room, _)| rooms.contains(room))
        })
        .filter(|key| !keys.contains(key) && !keys.contains(&format!("{key}.what")))
        .collect();
    assert!(missing.is_empty(), "no words for {missing:#?}");
}

#[test]
fn every_ending_has_words() {
    let keys = keys(Language::German);
    for ending in Ending::ALL {
        let name = serde_json::to_value(ending).unwrap();
        let key = format!("over.{}", name.as_str().unwrap());
        assert!(
            keys.contains(&key) && keys.contains(&format!("{key}.text")),
            "{key}"
        );
    }
}

/// DIN 8581-1: short sentences. What is longer in simple German has been looked at, and stands here.
const LONGEST: usize = 14;

#[test]
fn simple_german_has_short_sentences() {
    let mut long = Vec::new();
    for (key, words) in catalogue(Language::SimpleGerman) {
        // Written for a terminal.
        if key == "cli.help" {
            continue;
        }
        for sentence in words.split_inclusive(['.', '!', '?', ':', '\n']) {
            let count = sentence.split_whitespace().count();
            if count > LONGEST {
                long.push(format!("{key}: {count} words: {sentence}"));
            }
        }
    }
    assert!(long.is_empty(), "{long:#?}");
}
