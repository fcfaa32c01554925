//! Where the profiles of meetings are kept: in this program's own folder, unless the browser sees only one of its own.

#[cfg(target_os = "linux")]
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

#[cfg(target_os = "linux")]
use super::family::FAMILY;
use super::find::{Browser, Confinement};

/// Every folder that may contain meeting profiles, for erasing: of every browser of the family, whichever is there now.
pub(super) fn all(base: &Path) -> Vec<PathBuf> {
    #[cfg(target_os = "linux")]
    let confined = FAMILY.iter().flat_map(|member| {
        let snaps = member.commands.iter().map(|name| of_snap(name.as_ref()));
        snaps.chain([of_flatpak(member.flatpak)])
    });
    #[cfg(not(target_os = "linux"))]
    let confined = [];
    std::iter::once(base.to_owned()).chain(confined).collect()
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
