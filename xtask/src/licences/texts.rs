//! Which of a crate's licences applies, and its text.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::crates::Part;

/// Chosen where a crate offers a choice: the first of these that it offers. The first one is this program's own.
const PREFERRED: [&str; 2] = ["Apache-2.0", "MIT"];

/// Most crates are under it, and its text is the same for all of them.
const APACHE: &str = include_str!("../../../LICENSE");

/// For crates that name it but omit the text.
const MIT: &str = "\
Copyright (c) AUTHORS

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the \"Software\"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or substantial portions of the
Software.

THE SOFTWARE IS PROVIDED \"AS IS\", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE
WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR
COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR
OTHERWISE, ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.";

/// Crates without the text, and the one of the same authors or licence that has it, where the text names nobody else.
const LENT: [(&str, &str); 2] = [
    ("alloc-stdlib", "alloc-no-stdlib"),
    ("selectors", "cssparser"),
];

/// Licences of a crate that apply, with their texts.
///
/// # Errors
/// When there is no text.
pub(super) fn of(part: &Part) -> Result<Vec<(String, String)>> {
    let mut found = Vec::new();
    for licence in chosen(&part.licence) {
        let text = if licence == "Apache-2.0" {
            APACHE.trim().to_owned()
        } else {
            text(part, &licence)?
        };
        found.push((licence, text));
    }
    if let Some(notice) = files(part)?
        .into_iter()
        .find(|file| is_named(file, "NOTICE"))
    {
        found.push(("Notice".to_owned(), read(&notice)?));
    }
    Ok(found)
}

/// `A AND B` are both, of `A OR B` (or the older `A/B`) one is enough.
fn chosen(expression: &str) -> Vec<String> {
    expression
        .split(" AND ")
        .map(|choice| {
            let choice = choice.trim_matches(['(', ')', ' ']).replace('/', " OR ");
            let offered: Vec<&str> = choice.split(" OR ").map(str::trim).collect();
            let preferred = PREFERRED.into_iter().find(|name| offered.contains(name));
            preferred.unwrap_or(offered[0]).to_owned()
        })
        .collect()
}

fn text(part: &Part, licence: &str) -> Result<String> {
    let lent = LENT.iter().find(|(name, _)| *name == part.name);
    if let Some((_, lender)) = lent {
        let beside = part.folder.parent().context("no registry")?;
        let lender = fs::read_dir(beside)?
            .flatten()
            .map(|entry| entry.path())
            .filter(|path| is_named(path, &format!("{lender}-")))
            .max()
            .with_context(|| format!("{lender} is not here"))?;
        return read(&first(&list(&lender)?, licence).context("no text lent")?);
    }
    match first(&files(part)?, licence) {
        Some(file) => read(&file),
        None if licence == "MIT" => Ok(MIT.replace("AUTHORS", &part.authors)),
        None => bail!("{} has no text of {licence}", part.name),
    }
}

/// The file that names this licence, or else one that names none.
fn first(files: &[PathBuf], licence: &str) -> Option<PathBuf> {
    let short = licence.split('-').next().unwrap_or(licence).to_uppercase();
    let names = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default();
        name.to_string_lossy().to_uppercase()
    };
    let own = files.iter().find(|file| names(file).contains(&short));
    let plain = || {
        files.iter().find(|file| {
            let name = names(file);
            let stem = name.split('.').next().unwrap_or_default();
            matches!(stem, "LICENSE" | "LICENCE" | "COPYING")
        })
    };
    own.or_else(plain).cloned()
}

fn files(part: &Part) -> Result<Vec<PathBuf>> {
    list(&part.folder)
}

fn list(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .flatten()
        .map(|entry| entry.path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    Ok(files)
}

fn is_named(file: &Path, beginning: &str) -> bool {
    let name = file.file_name().unwrap_or_default();
    name.to_string_lossy().starts_with(beginning)
}

/// Without insignificant differences.
fn read(file: &Path) -> Result<String> {
    let text = fs::read(file).with_context(|| file.display().to_string())?;
    let text = String::from_utf8_lossy(&text);
    let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    Ok(lines.join("\n").trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::chosen;

    #[test]
    fn of_several_licences_one_is_enough_unless_all_are_meant() {
        assert_eq!(chosen("MIT OR Apache-2.0"), ["Apache-2.0"]);
        assert_eq!(chosen("Unlicense/MIT"), ["MIT"]);
        assert_eq!(chosen("MPL-2.0"), ["MPL-2.0"]);
        assert_eq!(
            chosen("(MIT OR Apache-2.0) AND Unicode-3.0"),
            ["Apache-2.0", "Unicode-3.0"]
        );
        assert_eq!(chosen("Apache-2.0 / MIT"), ["Apache-2.0"]);
    }
}
