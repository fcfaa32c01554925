//! How many instructions some work takes: the same on every run, whatever else the computer does.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use crate::baseline;
use crate::desk::{Desk, binary};
use crate::needs;

pub(super) fn table() -> String {
    let desk = Desk::of("Anna");
    let log = desk.data().join("consent.jsonl");
    let line = fs::read_to_string(&log).unwrap();
    let link = desk.standin.room(super::ROOM);
    let deployment = desk.deployment().display().to_string();
    let data = desk.data().display().to_string();
    let arguments = [deployment.as_str(), &data];
    let mut text = String::from("instructions, by callgrind:\n");
    let mut row = |what: &str, count: u64| {
        let _ = writeln!(text, "  {what:24} {:8.2} million", count as f64 / 1e6);
    };
    row("--version", count(&desk, &binary(), &["--version"]));
    row("--check LINK", count(&desk, &binary(), &["--check", &link]));
    let load = baseline::consent_load();
    row("consent of one decision", count(&desk, &load, &arguments));
    fs::write(&log, line.repeat(10_000)).unwrap();
    row("of ten thousand", count(&desk, &load, &arguments));
    text
}

fn count(desk: &Desk, program: &Path, arguments: &[&str]) -> u64 {
    let file = desk.home().join("callgrind");
    let mut command = desk.prepare(&needs("valgrind", "valgrind"));
    command
        .args(["--quiet", "--tool=callgrind"])
        .arg(format!("--callgrind-out-file={}", file.display()))
        .arg(program)
        .args(arguments)
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    // Valgrind's own parts are found by its whole path.
    command.env("PATH", "/usr/bin:/bin");
    let status = command.status().unwrap();
    assert!(status.success(), "{command:?}: {status}");
    let text = fs::read_to_string(file).unwrap();
    let line = text.lines().find_map(|line| line.strip_prefix("totals: "));
    line.and_then(|count| count.trim().parse().ok())
        .expect("callgrind says how many")
}
