//! The changelogs of the packages, made of `CHANGELOG.md`.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::Value;

use super::moment::Moment;
use crate::place::Place;

/// Widest line.
const WIDTH: usize = 80;

/// The newest version's changes.
pub(super) struct Changes {
    version: String,
    /// Name and address of whoever publishes the packages.
    pub(super) maintainer: String,
    entries: Vec<String>,
}

impl Changes {
    /// # Errors
    /// When the changelog names no version, or the configuration no version or nobody.
    pub(super) fn read(place: &Place) -> Result<Self> {
        let read = |path: &str| fs::read_to_string(place.root.join(path)).context(path.to_owned());
        let text = |path: &str, pointer: &str| -> Result<String> {
            let value: Value = serde_json::from_str(&read(path)?)?;
            let text = value.pointer(pointer).and_then(Value::as_str);
            text.map(str::to_owned)
                .with_context(|| format!("{path} has no {pointer}"))
        };
        Ok(Self {
            version: text("src-tauri/tauri.conf.json", "/version")?,
            maintainer: text("src-tauri/linux/deb.json", "/bundle/publisher")?,
            entries: entries(&read("CHANGELOG.md")?).context("CHANGELOG.md names no version")?,
        })
    }

    /// As Debian Policy 4.4 writes them, in a file.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(super) fn for_debian(&self, place: &Place, moment: Moment) -> Result<PathBuf> {
        let file = place.target.join("changelog");
        fs::write(&file, self.debians(&moment.in_words(place, "--rfc-email")?))?;
        Ok(file)
    }

    fn debians(&self, date: &str) -> String {
        let entries = self.entries.iter().map(|entry| wrap("  *", entry));
        format!(
            "bbw-meet ({}) unstable; urgency=medium\n\n{}\n -- {}  {date}\n",
            self.version,
            entries.collect::<String>(),
            self.maintainer
        )
    }

    /// As a description of an RPM package has them.
    ///
    /// # Errors
    /// When `date` fails.
    pub(super) fn for_rpm(&self, place: &Place, moment: Moment) -> Result<String> {
        // A percent sign begins a macro there.
        let entries = self
            .entries
            .iter()
            .map(|entry| wrap("-", entry).replace('%', "%%"));
        Ok(format!(
            "* {} {} - {}-1\n{}",
            moment.in_words(place, "+%a %b %d %Y")?,
            self.maintainer,
            self.version,
            entries.collect::<String>()
        ))
    }
}

/// The entries of the newest version, each behind the name of its section.
fn entries(text: &str) -> Option<Vec<String>> {
    let newest = text.split("\n## ").nth(1)?;
    let mut entries = Vec::new();
    for section in newest.split("\n### ").skip(1) {
        let (name, list) = section.split_once('\n')?;
        let list = list.split("\n- ").skip(1);
        entries.extend(list.map(|entry| format!("{name}: {}", entry.replace('`', "'"))));
    }
    Some(entries)
}

/// Lines of at most [`WIDTH`] behind a mark.
fn wrap(mark: &str, text: &str) -> String {
    let mut lines = vec![mark.to_owned()];
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + word.chars().count() <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(format!("{}{word}", " ".repeat(mark.len() + 1))),
        }
    }
    lines.join("\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_version_becomes_debians() {
        let text = "# Changelog\n\nWords.\n\n## [Unreleased]\n\n### Added\n\n- One thing\n  in `two` lines.\n- \
                    Another.\n\n### Fixed\n\n- A third.\n\n## [0.0.9]\n\n### Added\n\n- Old.\n";
        let changes = Changes {
            version: "1.2.3".into(),
            maintainer: "A <a@b.example>".into(),
            entries: entries(text).unwrap(),
        };
        assert_eq!(
            changes.debians("Thu, 26 Nov 2026 00:00:00 +0000"),
            "bbw-meet (1.2.3) unstable; urgency=medium\n\n  * Added: One thing in 'two' lines.\n  * Added: \
             Another.\n  * Fixed: A third.\n\n -- A <a@b.example>  Thu, 26 Nov 2026 00:00:00 +0000\n"
        );
        assert_eq!(entries("# Changelog\n"), None);
    }

    #[test]
    fn no_line_is_wider_than_people_read() {
        let text = wrap("  *", &"word ".repeat(100));
        assert!(text.lines().count() > 5);
        assert!(text.lines().all(|line| line.len() <= WIDTH));
    }
}
