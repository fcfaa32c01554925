//! The processes of a browser that draw pages. Behind their sandbox they hide what the desk knows its processes by.

use std::fs;

use super::mark::{parent_of, pids};

/// Those below the process `browser`.
pub(super) fn of(browser: u32) -> Vec<u32> {
    pids()
        .filter(|pid| {
            // Chromium writes its arguments anew, as one text.
            let arguments = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
            String::from_utf8_lossy(&arguments).contains("--type=renderer")
                && descends(*pid, browser)
        })
        .collect()
}

fn descends(pid: u32, from: u32) -> bool {
    std::iter::successors(Some(pid), |pid| parent_of(*pid)).any(|pid| pid == from)
}
