//! The processes of a browser that draw pages. Behind their sandbox they hide what the desk knows its processes by.

use std::fs;

/// A line of `/proc/PID/status`, which everybody may read, unlike most there is about a process behind walls.
pub fn status(pid: u32, name: &str) -> String {
    let text = fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'));
    line.unwrap_or_default().trim().to_owned()
}

/// Those below the process `browser`.
pub(super) fn of(browser: u32) -> Vec<u32> {
    let entries = fs::read_dir("/proc").unwrap().flatten();
    let pids = entries.filter_map(|entry| entry.file_name().to_str()?.parse().ok());
    pids.filter(|pid| {
        // Chromium writes its arguments anew, as one text.
        let arguments = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
        String::from_utf8_lossy(&arguments).contains("--type=renderer") && descends(*pid, browser)
    })
    .collect()
}

fn descends(mut pid: u32, from: u32) -> bool {
    while pid > 1 && pid != from {
        pid = status(pid, "PPid").parse().unwrap_or_default();
    }
    pid == from
}
