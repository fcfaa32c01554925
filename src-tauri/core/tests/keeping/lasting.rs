//! What is written lasts through a power cut: a kill does not show that, since the kernel keeps what was handed to it. So
//! the calls of the kernel are looked at, in their order.

use std::fs;
use std::path::Path;
use std::process::Command;

use bbw_meet_core::storage::{Document, append_line};

use super::child::set_up;
use super::documents::{Counter, set};

/// The child: a document and nothing else.
pub(crate) fn write_once(folder: &Path) {
    set(folder, 1).unwrap();
}

/// The child: a line and nothing else.
pub(crate) fn append_once(folder: &Path) {
    append_line(&folder.join("log"), "line").unwrap();
}

/// The calls the child makes that change something below `folder` or make it last, one line each.
fn calls(job: &str, folder: &Path) -> Vec<String> {
    let trace = tempfile::NamedTempFile::new().unwrap();
    let mut strace = Command::new("strace");
    strace
        .args(["--follow-forks", "--quiet=all", "--decode-fds=path"])
        .arg("--trace=write,pwrite64,fsync,fdatasync,rename,renameat,renameat2,mkdir,mkdirat")
        .arg("--output")
        .arg(trace.path())
        .arg(std::env::current_exe().unwrap());
    let output = set_up(strace, job, folder)
        .output()
        .expect("strace is missing; install it (Debian: apt install strace)");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let name = folder.display().to_string();
    let trace = fs::read_to_string(trace.path()).unwrap();
    trace
        .lines()
        .filter(|line| line.contains(&name) && !line.contains(" = -1 "))
        .map(|line| line.replace(&name, "FOLDER"))
        .collect()
}

/// Finds these calls in this order; each is the name of the call and what its line holds.
fn assert_in_order(calls: &[String], expected: &[(&str, &str)]) {
    let mut left = calls.iter();
    for (call, part) in expected {
        assert!(
            left.any(|line| line.contains(&format!(" {call}")) && line.contains(part)),
            "no {call} of {part} where it must be in {calls:#?}"
        );
    }
}

#[test]
fn a_new_file_is_on_the_disk_before_it_takes_the_olds_place() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let calls = calls("write-once", &data);
    let temporary = format!("FOLDER/.{}.", Counter::FILE);
    let place = format!("FOLDER/{}", Counter::FILE);
    assert_in_order(
        &calls,
        &[
            ("mkdir", "FOLDER"),
            ("write", &temporary),
            ("fsync", &temporary),
            ("rename", &place),
            ("fsync", "<FOLDER>"),
        ],
    );
}

#[test]
fn a_new_line_is_on_the_disk_before_it_is_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    assert_in_order(
        &calls("append-once", &data),
        &[
            ("write", "<FOLDER/log>"),
            ("fsync", "<FOLDER/log>"),
            ("fsync", "<FOLDER>"),
        ],
    );
}
