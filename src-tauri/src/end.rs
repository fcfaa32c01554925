//! How this process ends: with the program, whatever hangs.

use std::panic;
use std::process;
use std::thread;
use std::time::Duration;

use tauri::AppHandle;

/// How long the main thread may take to end by itself.
const FAREWELL: Duration = Duration::from_millis(300);

/// Ends the process well if the main thread still answers, else without asking it. Not on the main thread.
pub(crate) fn soon(tauri: &AppHandle) -> ! {
    tauri.exit(0);
    thread::sleep(FAREWELL);
    now()
}

/// Ends the process, whatever its other threads do. The web view's processes see it and follow.
pub(crate) fn now() -> ! {
    // Nothing in this process is asked, so that nothing in it can hang.
    #[cfg(unix)]
    let _ = rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL);
    process::exit(1)
}

/// Lets the system end this process with the program, should the pipe's end not be noticed in time.
#[cfg(target_os = "linux")]
pub(crate) fn with_program() {
    // Fails only for a signal that does not exist.
    let _ = rustix::process::set_parent_process_death_signal(Some(rustix::process::Signal::KILL));
}

/// The pipe's end says it.
#[cfg(not(target_os = "linux"))]
pub(crate) fn with_program() {}

/// A bug in the program is reported by its location alone: what Rust would say of it may hold anything, and on a
/// desktop it would end up in the system's log.
pub(crate) fn tell_only_where() {
    panic::set_hook(Box::new(|mistake| {
        if let Some(place) = mistake.location() {
            eprintln!("bbw-meet-window: panic {place}");
        }
    }));
}
