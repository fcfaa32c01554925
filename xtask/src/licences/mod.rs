//! `cargo xtask licences`: whose work is in the program, and under which terms.
//!
//! The list is committed, shown by the launcher and put into the packages; a test step makes it again and compares.

mod crates;
mod texts;

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use anyhow::{Result, ensure};
use serde_json::json;

use crate::place::Place;

/// The list as text, for packages and people.
const TEXT: &str = "docs/third-party-licences.txt";

/// The same for the launcher's page.
const MODULE: &str = "ui/licences.js";

/// Parts of the program that are no crates.
const OTHERS: &str = "\
The Rust standard library: MIT OR Apache-2.0, https://www.rust-lang.org/policies/licenses
WebView2Loader.dll (Windows only): Microsoft Corporation, licence of the Microsoft.Web.WebView2 SDK,
  https://www.nuget.org/packages/Microsoft.Web.WebView2
";

/// A licence, and the crates that came under it. Texts that differ, if only in a name, are told apart.
type Licences = BTreeMap<(String, String), Vec<String>>;

/// Writes the list.
///
/// # Errors
/// When a crate's licence or its text is not found.
pub(crate) fn licences(place: &Place) -> Result<()> {
    for (path, content) in make(place)? {
        fs::write(place.root.join(path), content)?;
        println!("{path}");
    }
    Ok(())
}

/// Checks that the committed list is that of today's crates.
///
/// # Errors
/// When it is not.
pub(crate) fn check(place: &Place) -> Result<()> {
    for (path, content) in make(place)? {
        let now = fs::read_to_string(place.root.join(path)).unwrap_or_default();
        ensure!(
            now == content,
            "{path} is not current: cargo xtask licences"
        );
    }
    Ok(())
}

fn make(place: &Place) -> Result<[(&'static str, String); 2]> {
    let mut licences = Licences::new();
    for part in crates::shipped(place)? {
        for (name, text) in texts::of(&part)? {
            licences
                .entry((name, text))
                .or_default()
                .push(part.name.clone());
        }
    }
    licences.values_mut().for_each(|names| {
        names.sort();
        names.dedup();
    });
    Ok([(TEXT, as_text(&licences)?), (MODULE, as_module(&licences))])
}

fn as_text(licences: &Licences) -> Result<String> {
    let mut out = format!("What others made and is part of the program.\n\n{OTHERS}");
    for ((licence, text), names) in licences {
        let line = "-".repeat(72);
        write!(out, "\n{line}\n{licence}: {}\n\n{text}\n", names.join(", "))?;
    }
    Ok(out)
}

fn as_module(licences: &Licences) -> String {
    let list: Vec<_> = licences
        .iter()
        .map(|((licence, text), names)| json!({"licence": licence, "names": names, "text": text}))
        .collect();
    format!(
        "// Made by `cargo xtask licences`.\n\n\
         /** @type {{string}} */\nexport const others = {};\n\n\
         /** @type {{{{ licence: string, names: string[], text: string }}[]}} */\nexport const licences = {:#};\n",
        json!(OTHERS),
        json!(list),
    )
}
