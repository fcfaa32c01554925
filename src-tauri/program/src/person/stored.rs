//! What the program has stored about the person: shown, and saved as a text.

use std::fs;
use std::path::{Path, PathBuf};

use bbw_meet_core::error::Problem;
use bbw_meet_core::invitation::File;
use bbw_meet_core::privacy::consent::{self, shown};
use bbw_meet_core::storage;
use bbw_meet_core::window::view::{Stored, StoredFile, StoredFolder};
use bbw_meet_core::words::Catalogue;

use super::{Folders, log, save};

/// Every file the program has stored, and every consent. `profiles` are the folders of meeting profiles.
///
/// # Errors
/// A storage code.
pub(crate) fn inventory(folders: &Folders, profiles: &[PathBuf]) -> Result<Stored, Problem> {
    let mut places = vec![folder(&folders.config, "stored.profile", &|_| true)];
    if folders.data != folders.config {
        places.push(folder(&folders.data, "stored.other", &|path| {
            !path.starts_with(folders.meetings())
        }));
    }
    places.extend(
        profiles
            .iter()
            .filter(|path| path.exists())
            .map(|path| total(path)),
    );
    Ok(Stored {
        folders: places,
        consents: consent::all(&folders.data)?.records,
    })
}

/// A text with all that is stored, and beside it the decisions for programs, saved to the downloads for this person's eyes
/// only; answers where.
///
/// # Errors
/// A storage code.
pub(crate) fn export(folders: &Folders, words: &Catalogue) -> Result<String, Problem> {
    let log = consent::all(&folders.data)?;
    let mut text = consent::export_text(&log, words);
    for path in files(folders) {
        let content = match storage::read_limited(&path, EXPORT_LIMIT) {
            Ok(Some(bytes)) => String::from_utf8_lossy(&bytes).into_owned(),
            Ok(None) => continue,
            // What was set aside may be anything; it is named at least.
            Err(problem) => format!("({})", problem.code),
        };
        text.push_str(&format!("\n{}\n\n{content}\n", path.display()));
    }
    let decisions = consent::export_json(&log, |sha256| shown::text(&folders.data, sha256));
    let name = words.say("app.name");
    let saved = [
        (format!("{name}.txt"), text),
        (format!("{name}.json"), format!("{decisions:#}\n")),
    ]
    .map(|(name, text)| {
        let bytes = text.into_bytes();
        save::save_private(&folders.downloads, &File { name, bytes })
    });
    let [text, decisions] = saved;
    Ok(format!("{}, {}", text?.display(), decisions?.display()))
}

/// Largest file whose content is exported, in bytes.
const EXPORT_LIMIT: u64 = 1024 * 1024;

/// Every file the program itself has stored: name and settings first, then history, log, the window's place, and what
/// was set aside. The consents are exported in words.
fn files(folders: &Folders) -> Vec<PathBuf> {
    let mut places = vec![&folders.config, &folders.data];
    places.dedup();
    places
        .into_iter()
        .flat_map(|place| {
            let entries = fs::read_dir(place).into_iter().flatten().flatten();
            let mut files: Vec<PathBuf> = entries
                .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_file()))
                .map(|entry| entry.path())
                .filter(|path| !path.ends_with("consent.jsonl"))
                .collect();
            files.sort();
            files
        })
        .collect()
}

fn folder(path: &Path, what: &str, shown: &dyn Fn(&Path) -> bool) -> StoredFolder {
    let mut files = Vec::new();
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        let Ok(found) = entry.metadata() else {
            continue;
        };
        if found.is_file() && shown(&entry.path()) {
            let what = what_is(&entry.file_name().to_string_lossy());
            files.push(StoredFile {
                path: entry.path().display().to_string(),
                what: what.to_owned(),
                bytes: found.len(),
            });
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    StoredFolder {
        path: path.display().to_string(),
        what: what.to_owned(),
        files,
    }
}

/// A browser's profile has thousands of files of its own: their number of bytes says more than their names.
fn total(path: &Path) -> StoredFolder {
    fn bytes(path: &Path) -> u64 {
        let entries = fs::read_dir(path).into_iter().flatten().flatten();
        let of = |entry: fs::DirEntry| match entry.file_type() {
            Ok(kind) if kind.is_dir() => bytes(&entry.path()),
            Ok(kind) if kind.is_file() => entry.metadata().map_or(0, |found| found.len()),
            Ok(_) | Err(_) => 0,
        };
        entries.map(of).sum()
    }
    let shown = path.display().to_string();
    let files = vec![StoredFile {
        path: shown.clone(),
        what: "stored.meeting".to_owned(),
        bytes: bytes(path),
    }];
    StoredFolder {
        path: shown,
        what: "stored.meeting".to_owned(),
        files,
    }
}

fn what_is(name: &str) -> &'static str {
    match name {
        "profile.json" => "stored.profile",
        "consent.jsonl" => "stored.consent",
        "history.json" => "stored.history",
        "window.json" => "stored.window",
        log::FILE | log::OLD_FILE => "stored.log",
        name if name.starts_with(shown::START) && name.ends_with(".html") => "stored.notice",
        name if name.contains(".broken-") => "stored.set-aside",
        _ => "stored.other",
    }
}

#[cfg(test)]
mod tests {
    use bbw_meet_core::language::Language;

    use super::*;

    #[test]
    fn every_file_of_the_program_has_a_name_for_people() {
        use bbw_meet_core::storage::Document;
        use bbw_meet_core::window::Place;
        assert_eq!(what_is(Place::FILE), "stored.window");
        assert_eq!(what_is("notice-00ff.html"), "stored.notice");
        assert_eq!(what_is("anything.else"), "stored.other");
    }

    #[test]
    fn everything_that_is_stored_is_exported() {
        let place = tempfile::tempdir().unwrap();
        let folders = Folders::below(place.path());
        for (folder, name) in [
            (&folders.config, "profile.json"),
            (&folders.config, "profile.json.broken-2026-01-02"),
            (&folders.data, "window.json"),
            (&folders.data, "history.json"),
        ] {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join(name), format!("what is in {name}")).unwrap();
        }
        fs::create_dir_all(&folders.downloads).unwrap();
        let large = folders.data.join("history.json.broken-2026-01-02");
        fs::write(&large, vec![b'x'; EXPORT_LIMIT as usize + 1]).unwrap();
        let saved = export(&folders, Catalogue::of(Language::German)).unwrap();
        let (text, decisions) = saved.split_once(", ").unwrap();
        let decisions = fs::read_to_string(decisions).unwrap();
        assert!(decisions.contains("\"consent_records\": []"), "{decisions}");
        let text = fs::read_to_string(text).unwrap();
        for part in [
            "what is in profile.json\n",
            "what is in profile.json.broken-2026-01-02",
            "what is in window.json",
            "what is in history.json",
            "history.json.broken-2026-01-02\n\n(file-too-large)",
        ] {
            assert!(text.contains(part), "{part}: {text:.2000}");
        }
    }
}
