//! Handing an address or a folder to the program that opens such things on this desktop.

use std::ffi::OsStr;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::error::{Code, Problem};

/// People follow one link after the other.
const APART: Duration = Duration::from_secs(1);

/// How long the desktop's opener may take to say that it knows no program for this: `xdg-open` is a long shell script. One
/// that still runs by then waits for the program it has opened.
#[cfg(not(windows))]
const VERDICT: Duration = Duration::from_secs(3);

/// Opens an address in the default browser or mail program. Whoever calls it vouches that it is https or mailto. Takes
/// seconds where the opener does not come back.
///
/// # Errors
/// `open-failed`.
pub(crate) fn address(address: &str) -> Result<(), Problem> {
    hand_over(address)
}

/// Opens a folder in the file manager.
///
/// # Errors
/// `open-failed`.
pub(crate) fn folder(folder: &Path) -> Result<(), Problem> {
    hand_over(folder)
}

fn hand_over(what: impl AsRef<OsStr>) -> Result<(), Problem> {
    #[cfg(windows)]
    let opened = open::that_detached(what);
    #[cfg(not(windows))]
    let opened = open::that_detached_with_timeout(what, VERDICT);
    // The error's text may hold the address, so it goes nowhere.
    opened.map_err(|_| Code::OpenFailed.into())
}

/// Starts a program of the system's. Whoever calls it vouches that it is one.
///
/// # Errors
/// `open-failed`.
pub(crate) fn program(program: &Path) -> Result<(), Problem> {
    open::that_detached(program).map_err(|_| Code::OpenFailed.into())
}

/// Opens a web address that a page of the meeting asked for, unless it asks faster than a person clicks: a page must not
/// fill the person's screen. If nothing opens, the person still is in the meeting, where the link stands.
pub(crate) fn address_for_page(page_wants: &str) {
    static LAST: Mutex<Option<Instant>> = Mutex::new(None);
    let mut last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
    if last.is_some_and(|last| last.elapsed() < APART) {
        return;
    }
    *last = Some(Instant::now());
    drop(last);
    let wanted = page_wants.to_owned();
    thread::spawn(move || address(&wanted));
}
