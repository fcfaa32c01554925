//! The documents speak of the program in its own words: whoever looks for a button finds it under the name they read.

use std::fs;
use std::path::Path;

use bbw_meet_core::language::Language;
use bbw_meet_core::words::Catalogue;
use regex::Regex;

/// What people read who use the program or look after it.
const DOCUMENTS: [&str; 7] = [
    "README.md",
    "CHANGELOG.md",
    "SECURITY.md",
    "docs/deployment.md",
    "docs/invitations.md",
    "docs/windows.md",
    "tests/windows-checklist.md",
];

/// Quoted words of other programs, and of the documents themselves.
const OTHERS: [&str; 8] = [
    "open with",
    "Reload",
    "No telemetry",
    "Dokumente",
    "Installierte Apps",
    "Hardware sicher entfernen",
    "Öffnen mit",
    "Als Administrator ausführen",
];

/// What stands between quotation marks outside of code, on one line or broken across two.
fn quoted(text: &str) -> Vec<String> {
    let code = Regex::new(r"(?s)```.*?```|`[^`]*`|\n    [^\n]*").unwrap();
    let text = code.replace_all(text, "");
    let quotation = Regex::new(r#""([^"\n]*(?:\n[^"\n]*)?)""#).unwrap();
    let quotations = quotation.captures_iter(&text);
    quotations
        .map(|found| found[1].split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[test]
fn what_the_documents_quote_the_program_says() {
    let mut unknown = Vec::new();
    for document in DOCUMENTS {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("..")
            .join(document);
        for words in quoted(&fs::read_to_string(path).unwrap()) {
            let said = Language::ALL.into_iter().any(|language| {
                let mut sentences = Catalogue::of(language).sentences().values();
                sentences.any(|sentence| sentence.contains(&words))
            });
            if !said && !OTHERS.contains(&words.as_str()) {
                unknown.push(format!("{document}: {words}"));
            }
        }
    }
    assert!(unknown.is_empty(), "{unknown:#?}");
}
