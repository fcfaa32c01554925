//! The meeting's own browser profile: one folder per server, apart from the person's browser, erased as a whole.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use bbw_meet_core::meeting::Visit;
use bbw_meet_core::origin::Origin;
use sha2::{Digest, Sha256};

use super::find::{Browser, Confinement};

/// Remembers, as a hash, which name the profile already holds.
const SEEDED: &str = "bbw-meet-seeded";

/// The page the window shows until the meeting is there.
const OPENING_PAGE: &str = "opening.html";

/// Profile folder of one server.
pub(super) struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder for `server`, made if it is missing, for this person only. `base` is where meeting profiles are
    /// kept; confined browsers see only a folder of their own.
    pub(super) fn prepare(base: &Path, browser: &Browser, server: &Origin) -> io::Result<Self> {
        let path = place(base, browser).join(server.host().replace(':', "_"));
        let mut builder = fs::DirBuilder::new();
        builder.recursive(true);
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        builder.create(&path)?;
        Ok(Self { path })
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
    Sha256::digest(visit.display_name().unwrap_or_default()).iter().map(|byte| format!("{byte:02x}")).collect()
}
