//! What the system and its desktop are to this program: its words, its screen, what is said without a window of our
//! own, which programs open what. Nothing here knows what a meeting is.

pub(crate) mod activation;
pub(crate) mod captions;
#[cfg(unix)]
pub(crate) mod core_dump;
#[cfg(target_os = "linux")]
pub(crate) mod default_browser;
pub(crate) mod exit;
#[cfg(windows)]
pub(crate) mod farewell;
pub(crate) mod folder;
#[cfg_attr(not(windows), allow(dead_code))] // Tested everywhere.
pub(crate) mod for_all;
pub(crate) mod message;
pub(crate) mod open;
pub(crate) mod process;
pub(crate) mod screen;
#[cfg(windows)]
pub(crate) mod win32;
pub(crate) mod words;

/// The command of this name, in an absolute folder of `PATH`: what lies in the folder a start happens in is none.
#[cfg(target_os = "linux")]
pub(crate) fn on_path(command: &str) -> Option<std::path::PathBuf> {
    use std::os::unix::fs::PermissionsExt;
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path)
        .filter(|folder| folder.is_absolute())
        .map(|folder| folder.join(command))
        .find(|file| {
            file.metadata()
                .is_ok_and(|found| found.is_file() && found.permissions().mode() & 0o111 != 0)
        })
}
