//! Where the profiles of meetings are kept: in this program's own folder, unless the browser sees only one of its own.

use std::path::{Path, PathBuf};

use super::find::{Browser, Confinement};

/// Every folder that may hold meeting profiles, for erasing.
pub(super) fn all(base: &Path, browser: Option<&Browser>) -> Vec<PathBuf> {
    let mut folders = vec![base.to_owned()];
    folders.extend(browser.map(|browser| place(base, browser)));
    folders.sort();
    folders.dedup();
    folders
}

/// The folder for this browser. `base` is this program's own.
pub(super) fn place(base: &Path, browser: &Browser) -> PathBuf {
    match &browser.confinement {
        Confinement::None => base.to_owned(),
        #[cfg(target_os = "linux")]
        Confinement::Snap => {
            let name = browser.program.file_name().unwrap_or_default();
            home().join("snap").join(name).join("common/bbw-meet")
        }
        #[cfg(target_os = "linux")]
        Confinement::Flatpak { id } => home().join(".var/app").join(id).join("data/bbw-meet"),
    }
}

#[cfg(target_os = "linux")]
fn home() -> PathBuf {
    dirs::home_dir().unwrap_or_default()
}
