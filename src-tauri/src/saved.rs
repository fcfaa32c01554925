//! Files for the person: what they save, and what the program has stored about them.

use std::fs;
use std::path::{Path, PathBuf};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::invitation::{File, Invitation, files, shortcut};
use bbw_meet_core::privacy::consent;
use bbw_meet_core::storage;
use jiff::Timestamp;

use crate::folders::Folders;
use crate::log;
use crate::session::Session;
use crate::view::{Stored, StoredFile, StoredFolder, not_found};

/// Saves the invitation to the downloads; answers where.
pub(crate) fn invitation(session: &Session, invitation: &Invitation) -> Result<String, Problem> {
    of_kind(session, invitation, "bbwmeet")
}

/// Saves the calendar entry to the downloads; answers where.
///
/// # Errors
/// `not-found` for a meeting without a time.
pub(crate) fn calendar(session: &Session, invitation: &Invitation) -> Result<String, Problem> {
    of_kind(session, invitation, "ics")
}

fn of_kind(session: &Session, invitation: &Invitation, ending: &str) -> Result<String, Problem> {
    let all = files::files(
        invitation,
        session.language(),
        &session.zone,
        Timestamp::now(),
    );
    let file = all.into_iter().find(|file| {
        Path::new(&file.name)
            .extension()
            .is_some_and(|e| e == ending)
    });
    save(&session.folders.downloads, &file.ok_or_else(not_found)?)
        .map(|path| path.display().to_string())
}

/// Puts a shortcut on the person's own desktop; answers where.
pub(crate) fn shortcut(session: &Session, invitation: &Invitation) -> Result<String, Problem> {
    let folder = session.folders.desktop.as_deref().ok_or_else(not_found)?;
    #[cfg(windows)]
    let file = shortcut::windows(invitation);
    #[cfg(not(windows))]
    let file = {
        let program = std::env::current_exe().map_err(|_| not_found())?;
        shortcut::linux(invitation, &program).ok_or_else(not_found)?
    };
    let path = save(folder, &file)?;
    #[cfg(unix)]
    {
        // File managers run a launcher only if it may be executed.
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755))
            .map_err(|error| storage::problem(&error))?;
    }
    Ok(path.display().to_string())
}

/// Writes a file under a name that is still free: nothing of the person's is ever replaced.
pub(crate) fn save(folder: &Path, file: &File) -> Result<PathBuf, Problem> {
    let name = Path::new(&file.name);
    let stem = name.file_stem().unwrap_or_default().to_string_lossy();
    let ending = name.extension().unwrap_or_default().to_string_lossy();
    fs::create_dir_all(folder).map_err(|error| storage::problem(&error))?;
    for number in 1..1000 {
        let name = if number == 1 {
            file.name.clone()
        } else {
            format!("{stem} ({number}).{ending}")
        };
        let path = folder.join(name);
        match fs::File::create_new(&path) {
            Ok(new) => {
                let written =
                    std::io::Write::write_all(&mut &new, &file.bytes).and_then(|()| new.sync_all());
                return written.map(|()| path.clone()).map_err(|error| {
                    // Half a file is worse than none; the error that is told is the first one.
                    let _ = fs::remove_file(&path);
                    storage::problem(&error)
                });
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(storage::problem(&error)),
        }
    }
    Err(Problem::new(Code::StorageFailed).with("error", "no free name"))
}

/// Every file the program has stored, and every consent.
pub(crate) fn inventory(folders: &Folders) -> Result<Stored, Problem> {
    let mut places = vec![folder(&folders.config, "stored.profile", &|_| true)];
    if folders.data != folders.config {
        places.push(folder(&folders.data, "stored.other", &|path| {
            !path.starts_with(folders.meetings())
        }));
    }
    for path in crate::meeting::chromium::folders(&folders.meetings()) {
        if path.exists() {
            places.push(total(&path));
        }
    }
    Ok(Stored {
        folders: places,
        consents: consent::all(&folders.data)?.records,
    })
}

/// A text with all that is stored, saved to the downloads; answers where.
pub(crate) fn export(session: &Session) -> Result<String, Problem> {
    let folders = &session.folders;
    let mut text = consent::export_text(&consent::all(&folders.data)?, session.language());
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
    save(&folders.downloads, &file).map(|path| path.display().to_string())
}

fn folder(path: &Path, what: &'static str, shown: &dyn Fn(&Path) -> bool) -> StoredFolder {
    let mut files = Vec::new();
    for entry in fs::read_dir(path).into_iter().flatten().flatten() {
        let Ok(found) = entry.metadata() else {
            continue;
        };
        if found.is_file() && shown(&entry.path()) {
            let what = what_is(&entry.file_name().to_string_lossy());
            files.push(StoredFile {
                path: entry.path().display().to_string(),
                what,
                bytes: found.len(),
            });
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    StoredFolder {
        path: path.display().to_string(),
        what,
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
        what: "stored.meeting",
        bytes: bytes(path),
    }];
    StoredFolder {
        path: shown,
        what: "stored.meeting",
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
