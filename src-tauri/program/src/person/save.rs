//! Files the person asked for: saved to the downloads or the desktop, under a name that is still free.

use std::fs;
use std::path::{Path, PathBuf};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::invitation::{File, Invitation, files, shortcut};
use bbw_meet_core::storage;
use bbw_meet_core::window::protocol::Form;
use bbw_meet_core::words::Catalogue;
use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::Folders;

/// In what forms the invitation can be saved here: a calendar wants a start, and a shortcut a desktop.
pub(crate) fn forms(folders: &Folders, invitation: &Invitation) -> Vec<Form> {
    let mut forms = vec![Form::Bbwmeet];
    if invitation.start().is_some() {
        forms.push(Form::Ics);
    }
    if folders.desktop.as_deref().is_some_and(Path::is_dir) {
        forms.push(Form::Shortcut);
    }
    forms
}

/// Saves the invitation in this form; answers where.
///
/// # Errors
/// `not-found` for a calendar entry of a meeting without a time and for a desktop that is not there; else a storage code.
pub(crate) fn invitation(
    folders: &Folders,
    invitation: &Invitation,
    form: Form,
    words: &Catalogue,
    zone: &TimeZone,
) -> Result<String, Problem> {
    let ending = match form {
        Form::Shortcut => return shortcut(folders, invitation),
        Form::Bbwmeet => "bbwmeet",
        Form::Ics => "ics",
    };
    let all = files::files(invitation, words, zone, Timestamp::now());
    let file = all.into_iter().find(|file| {
        Path::new(&file.name)
            .extension()
            .is_some_and(|e| e == ending)
    });
    save(
        &folders.downloads,
        &file.ok_or(Problem::new(Code::NotFound))?,
    )
    .map(|path| path.display().to_string())
}

/// Puts a shortcut on the person's own desktop; answers where.
fn shortcut(folders: &Folders, invitation: &Invitation) -> Result<String, Problem> {
    let missing = || Problem::new(Code::NotFound);
    let folder = folders.desktop.as_deref().ok_or_else(missing)?;
    #[cfg(windows)]
    let file = shortcut::windows(invitation);
    #[cfg(not(windows))]
    let file = {
        let program = std::env::current_exe().map_err(|_| missing())?;
        shortcut::linux(invitation, &program).ok_or_else(missing)?
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
///
/// # Errors
/// A storage code.
pub(crate) fn save(folder: &Path, file: &File) -> Result<PathBuf, Problem> {
    write_new(folder, file, false)
}

/// The same, for this person's eyes only.
///
/// # Errors
/// A storage code.
pub(super) fn save_private(folder: &Path, file: &File) -> Result<PathBuf, Problem> {
    write_new(folder, file, true)
}

fn write_new(folder: &Path, file: &File, private: bool) -> Result<PathBuf, Problem> {
    let name = Path::new(&file.name);
    let stem = name.file_stem().unwrap_or_default().to_string_lossy();
    let ending = name.extension().unwrap_or_default().to_string_lossy();
    fs::create_dir_all(folder).map_err(|error| storage::problem(&error))?;
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    if private {
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    }
    #[cfg(not(unix))]
    let _ = private; // A person's folders are that person's there.
    for number in 1..1000 {
        let name = if number == 1 {
            file.name.clone()
        } else {
            format!("{stem} ({number}).{ending}")
        };
        let path = folder.join(name);
        match options.open(&path) {
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
