//! Where the profiles of meetings are kept: in this program's own folder, unless the browser sees only one of its own.

#[cfg(target_os = "linux")]
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

#[cfg(target_os = "linux")]
use super::family::FAMILY;
use super::find::{Browser, Confinement};

/// Every folder that may hold meeting profiles, for erasing: of every browser of the family, whichever is there now.
pub(super) fn all(base: &Path) -> Vec<PathBuf> {
    let mut folders = vec![base.to_owned()];
    #[cfg(target_os = "linux")]
    for member in FAMILY {
        folders.extend(
            member
                .commands
                .iter()
                .map(|command| of_snap(command.as_ref())),
        );
        folders.push(of_flatpak(member.flatpak));
    }
    folders
}

/// The folder for this browser. `base` is this program's own.
pub(super) fn place(base: &Path, browser: &Browser) -> PathBuf {
    match &browser.confinement {
        Confinement::None => base.to_owned(),
        #[cfg(target_os = "linux")]
        Confinement::Snap => of_snap(browser.program.file_name().unwrap_or_default()),
        #[cfg(target_os = "linux")]
        Confinement::Flatpak { id } => of_flatpak(id),
    }
}

#[cfg(target_os = "linux")]
fn of_snap(name: &OsStr) -> PathBuf {
    home().join("snap").join(name).join("common/bbw-meet")
}

#[cfg(target_os = "linux")]
fn of_flatpak(id: &str) -> PathBuf {
    home().join(".var/app").join(id).join("data/bbw-meet")
}

#[cfg(target_os = "linux")]
fn home() -> PathBuf {
    dirs::home_dir().unwrap_or_default()
}
