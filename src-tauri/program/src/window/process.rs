//! Starting the window's program, with one private way to talk to it.

#[cfg_attr(unix, path = "process/unix.rs")]
#[cfg_attr(windows, path = "process/windows.rs")]
mod system;

use std::ffi::OsStr;
use std::io;
use std::path::PathBuf;
use std::process::Command;
use std::sync::OnceLock;

use crate::desktop::activation;
use crate::desktop::process::Process;

/// The file beside this program's own.
const NAME: &str = if cfg!(windows) {
    "bbw-meet-window.exe"
} else {
    "bbw-meet-window"
};

/// A window's process and both directions of the talk.
pub(super) struct Started {
    pub(super) process: Process,
    pub(super) to_window: system::ToWindow,
    pub(super) from_window: system::FromWindow,
}

pub(super) fn start() -> io::Result<Started> {
    let program = program().ok_or(io::ErrorKind::NotFound)?;
    let mut command = Command::new(program);
    for (name, _) in std::env::vars_os().filter(|(name, _)| leads_webview2(name)) {
        command.env_remove(name);
    }
    activation::hand_on(&mut command);
    system::start(command)
}

/// WebView2 takes its folders, its programs and more arguments from such variables, before what the program says ("Globals",
/// Microsoft's reference of WebView2). Names of variables have no case there.
fn leads_webview2(variable: &OsStr) -> bool {
    const PREFIX: &[u8] = b"WEBVIEW2_";
    let name = variable.as_encoded_bytes();
    let start = name.get(..PREFIX.len());
    start.is_some_and(|start| start.eq_ignore_ascii_case(PREFIX))
}

/// The window's program, by its whole path: never what happens to lie on `PATH`.
fn program() -> Option<PathBuf> {
    static PROGRAM: OnceLock<Option<PathBuf>> = OnceLock::new();
    PROGRAM
        .get_or_init(|| {
            let own = std::env::current_exe().ok()?;
            Some(own.parent()?.join(NAME))
        })
        .clone()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_the_environment_leads_the_web_view() {
        for name in [
            "WEBVIEW2_USER_DATA_FOLDER",
            "WEBVIEW2_BROWSER_EXECUTABLE_FOLDER",
            "webview2_additional_browser_arguments",
            "WebView2_ReleaseChannelPreference",
        ] {
            assert!(leads_webview2(OsStr::new(name)), "{name}");
        }
        for name in ["PATH", "WEBVIEW2", "WEBVIEW", "MY_WEBVIEW2_X", ""] {
            assert!(!leads_webview2(OsStr::new(name)), "{name}");
        }
    }
}
