//! The lock a browser puts on its profile, if it was left behind.
//!
//! `SingletonLock` names a computer and a process. Of another computer's lock (a home that was restored, a computer
//! that was renamed) Chromium asks what to do, in a box of `xmessage` and in English, at every start. This program is
//! the one that uses the profile, and there is one of it per person, so a lock that no living browser holds is
//! nobody's.

use std::fs;
use std::path::Path;

const LOCK: &str = "SingletonLock";

/// The lock, and what belongs to it (Chromium's `chrome/common/chrome_constants.cc`).
const FILES: [&str; 3] = [LOCK, "SingletonSocket", "SingletonCookie"];

/// Takes the lock off the profile in `folder`, unless a browser of this computer holds it.
pub(super) fn clear(folder: &Path) {
    let Ok(lock) = fs::read_link(folder.join(LOCK)) else {
        return;
    };
    if is_held(&lock.to_string_lossy(), folder) {
        return;
    }
    for name in FILES {
        // What cannot be removed is left for the browser to complain about.
        let _ = fs::remove_file(folder.join(name));
    }
}

/// `HOST-PROCESS`: does this process of this computer use this profile?
fn is_held(lock: &str, folder: &Path) -> bool {
    let host = fs::read_to_string("/proc/sys/kernel/hostname").unwrap_or_default();
    let Some((name, process)) = lock.rsplit_once('-') else {
        return false;
    };
    if name != host.trim() || !process.bytes().all(|b| b.is_ascii_digit()) {
        return false;
    }
    // Its number may be another's by now; a browser names its profile on its command line.
    let command = fs::read(format!("/proc/{process}/cmdline")).unwrap_or_default();
    let folder = folder.as_os_str().as_encoded_bytes();
    command.windows(folder.len()).any(|window| window == folder)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;
    use std::process::Command;

    use super::*;

    fn is_locked(target: &str, folder: &Path) -> bool {
        let lock = folder.join(LOCK);
        let _ = fs::remove_file(&lock);
        symlink(target, &lock).unwrap();
        for name in ["SingletonSocket", "SingletonCookie"] {
            let _ = fs::remove_file(folder.join(name));
            symlink("/tmp/nowhere", folder.join(name)).unwrap();
        }
        clear(folder);
        let left = FILES
            .iter()
            .filter(|name| folder.join(name).symlink_metadata().is_ok())
            .count();
        assert!(left == 0 || left == FILES.len(), "all of them, or none");
        left > 0
    }

    #[test]
    fn a_lock_is_kept_where_a_browser_of_this_computer_lives() {
        let folder = tempfile::tempdir().unwrap();
        let host = fs::read_to_string("/proc/sys/kernel/hostname").unwrap();
        let host = host.trim();
        // A process that names the profile, as a browser does.
        let mut browser = Command::new("sh")
            .args(["-c", "read _", "--"])
            .arg(format!("--user-data-dir={}", folder.path().display()))
            .stdin(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let living = browser.id();
        // It is there a moment before its command line is.
        let command = format!("/proc/{living}/cmdline");
        while fs::read(&command).unwrap().is_empty() {
            std::thread::yield_now();
        }
        assert!(is_locked(&format!("{host}-{living}"), folder.path()));
        let own = std::process::id();
        for stale in [
            format!("another-computer-{living}"),
            format!("{host}-{own}"),
            format!("{host}-4194305"),
            format!("{host}-x"),
            "x".to_owned(),
        ] {
            assert!(!is_locked(&stale, folder.path()), "{stale}");
        }
        drop(browser.stdin.take());
        browser.wait().unwrap();
        assert!(!is_locked(&format!("{host}-{living}"), folder.path()));
    }

    #[test]
    fn a_profile_without_a_lock_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("SingletonCookie"), "x").unwrap();
        clear(folder.path());
        assert!(folder.path().join("SingletonCookie").exists());
        clear(&folder.path().join("missing"));
    }
}
