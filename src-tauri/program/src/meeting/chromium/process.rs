//! Starting and ending the browser's process.

#[cfg_attr(unix, path = "process/unix.rs")]
#[cfg_attr(windows, path = "process/windows.rs")]
mod system;

use std::io;
use std::io::{PipeReader, PipeWriter};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use url::Url;

use super::find::Browser;
use super::led::Folders;
use crate::desktop::activation;
use crate::desktop::process::Process;

/// Window class on X11, so that the desktop files the window under this program (`StartupWMClass`).
const CLASS: &str = "--class=bbw-meet";

/// What the meeting's browser is told. No flag here may ever weaken it: neither its sandbox, nor its certificate
/// checks, nor its questions.
const FLAGS: &[&str] = &[
    CLASS,
    "--no-first-run",
    "--no-default-browser-check",
    "--password-store=basic",
    "--disable-sync",
    "--disable-background-mode",
    "--hide-crash-restore-bubble",
];

/// Variables that this program's own surroundings set and that would disturb a browser: an AppImage's libraries, and
/// the web view's settings.
const CLEARED: &[&str] = &[
    "WEBKIT_DISABLE_COMPOSITING_MODE",
    "TAURI_WEBVIEW_AUTOMATION",
    "TAURI_AUTOMATION",
    "WEBKIT_INSPECTOR_SERVER",
];
const CLEARED_IN_APPIMAGE: &[&str] = &[
    "LD_LIBRARY_PATH",
    "GTK_PATH",
    "GTK_EXE_PREFIX",
    "GTK_DATA_PREFIX",
    "GTK_IM_MODULE_FILE",
    "GDK_BACKEND",
    "GDK_PIXBUF_MODULE_FILE",
    "GIO_EXTRA_MODULES",
    "GIO_MODULE_DIR",
    "XDG_DATA_DIRS",
];

/// A browser and both ends of its pipe.
pub(super) struct Started {
    pub(super) process: Process,
    pub(super) to_browser: PipeWriter,
    pub(super) from_browser: PipeReader,
}

/// Starts `browser` as an app window on the local page `page`, with the pipe, and with `flags` on top of its own. The
/// meeting's address stands in no command line.
pub(super) fn start_with_pipe(
    browser: &Browser,
    page: &Url,
    folders: Folders<'_>,
    flags: &[&str],
) -> io::Result<Started> {
    let (their_input, to_browser) = io::pipe()?;
    let (from_browser, their_output) = io::pipe()?;
    let mut command = command(browser, page.as_str(), folders.shared, folders.profile)?;
    command.arg("--remote-debugging-pipe").args(flags);
    Ok(Started {
        process: system::spawn(command, their_input, their_output)?,
        to_browser,
        from_browser,
    })
}

/// Starts `browser` as an app window on `address`, without a pipe.
pub(super) fn start_plain(
    browser: &Browser,
    address: &str,
    meetings: &Path,
    profile: &Path,
) -> io::Result<Process> {
    system::spawn_plain(command(browser, address, meetings, profile)?)
}

fn command(
    browser: &Browser,
    address: &str,
    meetings: &Path,
    profile: &Path,
) -> io::Result<Command> {
    let mut command = Command::new(&browser.program);
    let mut directory = std::ffi::OsString::from("--user-data-dir=");
    directory.push(profile);
    command
        .args(&browser.arguments)
        .arg(format!("--app={address}"))
        .arg(directory)
        .args(FLAGS);
    system::surround(&mut command, meetings)?;
    // Its messages may hold addresses.
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    activation::hand_on(&mut command);
    for name in CLEARED {
        command.env_remove(name);
    }
    if std::env::var_os("APPIMAGE").is_some() {
        for name in CLEARED_IN_APPIMAGE {
            command.env_remove(name);
        }
    }
    Ok(command)
}

/// Waits `patience` for the browser to end, then ends it, and whatever it has left behind. `true` if it ended by itself
/// and well.
pub(super) fn end(process: &Process, patience: Duration) -> bool {
    let ended_well = wait(process, patience);
    system::end_children(process);
    ended_well
}

fn wait(process: &Process, patience: Duration) -> bool {
    let deadline = Instant::now() + patience;
    loop {
        match process.try_wait() {
            Ok(Some(status)) => return status.success(),
            Ok(None) if Instant::now() < deadline => thread::sleep(Duration::from_millis(20)),
            Ok(None) | Err(_) => break,
        }
    }
    // Both fail only if it has ended in the meantime.
    let _ = process.kill();
    let _ = process.wait();
    false
}
