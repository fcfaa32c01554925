//! What one more language takes: a short list of files, which is written down beside the catalogues and kept true here.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use bbw_meet_core::language::Language;
use regex::Regex;

/// With more files than this, nobody adds a language.
const MOST: usize = 8;

/// What may know the languages: the program, the page, the packages, the chores, and what is written about them. Tests are
/// left out: they give samples, and those that go through every language ask core which there are.
const PLACES: [&str; 6] = [
    "src-tauri",
    "ui",
    "xtask",
    "docs",
    "README.md",
    "CONTRIBUTING.md",
];

/// Catalogues, what is made from other people's work, and what `cargo xtask policies` writes anew.
const LEFT_OUT: [&str; 6] = [
    "docs/deployment.md",
    "docs/deployment.schema.json",
    "src-tauri/gen",
    "ui/locales",
    "ui/licences.js",
    "docs/third-party-licences.txt",
];

/// Where the list stands.
const LIST: &str = "ui/locales/README.md";

/// How systems mark a sentence in another language: desktop entries, XML, the installer.
const TRANSLATED: [&str; 3] = ["[de]=", "xml:lang=\"de\"", "${LANG_GERMAN}"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Names and texts of all files in these places.
fn texts() -> Vec<(String, String)> {
    let mut texts = Vec::new();
    let mut left = PLACES.map(str::to_owned).to_vec();
    while let Some(name) = left.pop() {
        let path = root().join(&name);
        let is_test = name.ends_with("/tests") || name.ends_with("tests.rs");
        if is_test || LEFT_OUT.contains(&name.as_str()) {
            continue;
        }
        if path.is_dir() {
            let entries = fs::read_dir(&path).unwrap();
            left.extend(entries.map(|entry| {
                let entry = entry.unwrap().file_name();
                format!("{name}/{}", entry.to_str().unwrap())
            }));
        } else if let Ok(text) = fs::read_to_string(&path) {
            texts.push((name, text));
        }
    }
    texts
}

/// Does a text name this language, as code or in prose?
fn names(text: &str, language: Language) -> bool {
    let (tag, name) = (language.as_str(), format!("{language:?}"));
    let prose = if language == Language::SimpleGerman {
        "simple German"
    } else {
        &name
    };
    [
        &format!("\"{tag}\""),
        &format!("'{tag}'"),
        &format!("`{tag}`"),
        &format!("{tag}.json"),
        &format!("Language::{name}"),
        prose,
    ]
    .iter()
    .any(|mark| text.contains(*mark))
}

/// The files of the list, by the path in the first column.
fn listed() -> BTreeSet<String> {
    let text = fs::read_to_string(root().join(LIST)).unwrap();
    let (_, section) = text.split_once("## One more language").unwrap();
    let row = Regex::new(r"(?m)^\| `([^`]+)` \|").unwrap();
    let rows = row.captures_iter(section);
    rows.map(|row| row[1].to_owned()).collect()
}

#[test]
fn one_more_language_takes_the_files_that_are_listed_and_no_others() {
    let mut touched: BTreeSet<String> = texts()
        .into_iter()
        .filter(|(_, text)| {
            Language::ALL
                .into_iter()
                .all(|language| names(text, language))
                || TRANSLATED.iter().any(|mark| text.contains(mark))
        })
        .map(|(name, _)| name)
        .collect();
    touched.insert("ui/locales/<tag>.json".to_owned());
    assert_eq!(touched, listed(), "see {LIST}");
    assert!(touched.len() <= MOST, "{touched:#?}");
}
