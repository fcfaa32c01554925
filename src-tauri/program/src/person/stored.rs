//! What the program has stored about the person: shown, and saved as a text.

use std::fs;
use std::path::{Path, PathBuf};

use bbw_meet_core::error::Problem;
use bbw_meet_core::invitation::File;
use bbw_meet_core::language::Language;
use bbw_meet_core::privacy::consent;
use bbw_meet_core::storage;
use bbw_meet_core::window::view::{Stored, StoredFile, StoredFolder};

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

/// A text with all that is stored, saved to the downloads for this person's eyes only; answers where.
///
/// # Errors
/// A storage code.
pub(crate) fn export(folders: &Folders, language: Language) -> Result<String, Problem> {
    let mut text = consent::export_text(&consent::all(&folders.data)?, language);
    for path in [
        folders.config.join("profile.json"),
        folders.data.join("history.json"),
        folders.data.join(log::OLD_FILE),
        folders.data.join(log::FILE),
    ] {
        if let Some(bytes) = storage::read_limited(&path, 1024 * 1024)? {
            text.push_str(&format!(
                "\n{}\n\n{}\n",
                path.display(),
                String::from_utf8_lossy(&bytes)
            ));
        }
    }
    let file = File {
        name: "BBW Meet.txt".to_owned(),
        bytes: text.into_bytes(),
    };
    save::save_private(&folders.downloads, &file).map(|path| path.display().to_string())
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
        log::FILE | log::OLD_FILE => "stored.log",
        name if name.contains(".broken-") => "stored.set-aside",
        _ => "stored.other",
    }
}
