//! The meeting's own browser profile: one folder per server, apart from the person's browser, erased as a whole.
//!
//! A browser writes down where it has been. Meetings' names do not belong into its files, and tokens even less: it is
//! told to keep no history, its list of open pages is thrown away, and a meeting with a token gets a profile that is
//! erased when it is over.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use bbw_meet_core::meeting::{MeetingLink, Visit};
use bbw_meet_core::storage;
use sha2::{Digest, Sha256};

use super::find::{Browser, Confinement};
use crate::folders::make_private;

/// Remembers, as a hash, which name the profile already holds.
const SEEDED: &str = "bbw-meet-seeded";

/// The page the window shows until the meeting is there.
const OPENING_PAGE: &str = "opening.html";

/// What a new profile starts with: no history (`kSavingBrowserHistoryDisabled`), no offer to translate the meeting or
/// to keep passwords. Chromium's `chrome/common/pref_names.h`.
const PREFERENCES: &str = r#"{
  "history": { "saving_disabled": true },
  "translate": { "enabled": false },
  "credentials_enable_service": false
}"#;

/// Lists of open pages with their full addresses, to be restored after a crash. Older browsers have the first only.
const OPEN_PAGES: [&str; 2] = ["Default/Sessions", "Default/Sessions_Encrypted"];

/// The name of the profile for meetings with a token.
const ONCE: &str = "once";

/// A profile folder.
pub(super) struct Folder {
    path: PathBuf,
    once: bool,
}

impl Folder {
    /// The folder for this visit, made if it is missing, for this person only. `base` is where meeting profiles are
    /// kept; confined browsers see only a folder of their own.
    pub(super) fn prepare(base: &Path, browser: &Browser, visit: &Visit) -> io::Result<Self> {
        let once = visit.target().link().and_then(MeetingLink::token).is_some();
        let name = if once {
            ONCE.to_owned()
        } else {
            visit.origin().host().replace(':', "_")
        };
        let folder = Self {
            path: place(base, browser).join(name),
            once,
        };
        folder.tidy();
        make_private(&folder.path.join("Default"))?;
        let preferences = folder.path.join("Default/Preferences");
        if !preferences.exists() {
            fs::write(preferences, PREFERENCES)?;
        }
        Ok(folder)
    }

    /// Throws away what must not stay. To be called when no browser uses the folder: before a start, in case the last
    /// end was a power cut, and after the end.
    pub(super) fn tidy(&self) {
        // What cannot be erased is told where people erase: on the privacy screen.
        if self.once {
            storage::erase(&self.path);
        } else {
            OPEN_PAGES
                .iter()
                .for_each(|name| drop(storage::erase(&self.path.join(name))));
        }
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes the opening page, unless it stands there already. The file's place never changes: on Wayland the
    /// window's identity comes from it.
    pub(super) fn opening_page(&self, html: &str) -> io::Result<PathBuf> {
        let path = self.path.join(OPENING_PAGE);
        if fs::read(&path).ok().as_deref() != Some(html.as_bytes()) {
            fs::write(&path, html)?;
        }
        Ok(path)
    }

    /// Does the profile hold this visit's name from an earlier one?
    pub(super) fn knows(&self, visit: &Visit) -> bool {
        fs::read_to_string(self.path.join(SEEDED)).is_ok_and(|known| known == fingerprint(visit))
    }

    /// To be called when the browser has ended well, and with it has written its storage.
    pub(super) fn remember(&self, visit: &Visit) {
        // If this fails, the name is seeded once more next time.
        let _ = fs::write(self.path.join(SEEDED), fingerprint(visit));
    }
}

/// Every folder that may hold meeting profiles, for erasing.
pub(super) fn all(base: &Path, browsers: &[Browser]) -> Vec<PathBuf> {
    let mut folders = vec![base.to_owned()];
    folders.extend(browsers.iter().map(|browser| place(base, browser)));
    folders.sort();
    folders.dedup();
    folders
}

fn place(base: &Path, browser: &Browser) -> PathBuf {
    let home = dirs::home_dir().unwrap_or_default();
    match &browser.confinement {
        Confinement::None => base.to_owned(),
        Confinement::Snap => {
            let name = browser.program.file_name().unwrap_or_default();
            home.join("snap").join(name).join("common/bbw-meet")
        }
        Confinement::Flatpak { id } => home.join(".var/app").join(id).join("data/bbw-meet"),
    }
}

fn fingerprint(visit: &Visit) -> String {
    Sha256::digest(visit.display_name().unwrap_or_default())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
