//! Where this person's files are kept.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::desktop::screen;

/// Folder name below the system's folders.
const NAME: &str = "bbw-meet";

/// The program's folders (XDG Base Directory Specification on Linux, Known Folders on Windows).
#[derive(Clone, Debug)]
pub(crate) struct Folders {
    /// Name and settings.
    pub(crate) config: PathBuf,
    /// Consent, history and meeting profiles.
    pub(crate) data: PathBuf,
    /// What the running program is found by: its lock, its socket.
    pub(crate) runtime: PathBuf,
    /// Where files for the person are saved.
    pub(crate) downloads: PathBuf,
    /// The person's desktop, if there is one.
    pub(crate) desktop: Option<PathBuf>,
    /// The screen it is for, where a person can have several.
    pub(crate) session: Option<u32>,
}

/// The name of what each session has one of: a program in one cannot show a window in another.
pub(crate) fn of_session(name: &str, session: Option<u32>) -> String {
    session.map_or_else(|| name.to_owned(), |session| format!("{name}-{session}"))
}

impl Folders {
    /// This person's folders; `None` when the system knows no home for them.
    pub(crate) fn of_this_person() -> Option<Self> {
        let data = dirs::data_local_dir()?.join(NAME);
        let session = screen::session();
        Some(Self {
            config: dirs::config_dir()?.join(NAME),
            runtime: dirs::runtime_dir().map_or_else(
                || data.join(of_session("run", session)),
                |runtime| runtime.join(NAME),
            ),
            session,
            downloads: dirs::download_dir().or_else(dirs::home_dir)?,
            desktop: dirs::desktop_dir(),
            data,
        })
    }

    /// All of them below `folder`.
    #[cfg(test)]
    pub(crate) fn below(folder: &Path) -> Self {
        Self {
            config: folder.join("config"),
            data: folder.join("data"),
            runtime: folder.join("data/run"),
            downloads: folder.join("downloads"),
            desktop: None,
            session: None,
        }
    }

    /// What the running program itself needs until its end. On Windows nobody can erase what is in use.
    pub(crate) fn in_use(&self) -> Vec<PathBuf> {
        let mut folders = vec![self.runtime.clone()];
        if cfg!(windows) {
            folders.push(self.launcher());
        }
        folders
    }

    /// Where the programs of this person meet, the best place first.
    pub(crate) fn meeting_places(&self) -> [&Path; 2] {
        [&self.runtime, &self.data]
    }

    /// What the launcher's web view writes by itself; the page stores nothing.
    pub(crate) fn launcher(&self) -> PathBuf {
        self.data.join(of_session("launcher", self.session))
    }

    /// What the running program of another session is found by.
    pub(crate) fn runtime_of(&self, session: u32) -> PathBuf {
        self.data.join(of_session("run", Some(session)))
    }

    /// Below this, one folder per meeting server.
    pub(crate) fn meetings(&self) -> PathBuf {
        self.data.join("meetings")
    }
}

/// Makes a folder, and those above it, for this person alone.
pub(crate) fn make_private(path: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}
