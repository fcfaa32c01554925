//! Disks that are full or read-only, and what cannot be erased: each on a small disk that only the test's child sees.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::privacy::consent::{self, Event, Standing};
use bbw_meet_core::storage::{Document, MOST_REPORTED, append_line, erase, write_atomic};

use super::child::set_up;
use super::consent::{Question, record};
use super::documents::{Counter, get, set};
use super::{code, names};

/// A command that runs `job` with a small empty disk at `folder` that nobody else sees.
fn on_own_disk(job: &str, folder: &Path) -> Command {
    let mut command = Command::new("unshare");
    command.args(unshare_options()).args(["--", "sh", "-c"]);
    command.arg(r#"mount -t tmpfs -o size=64k none "$1" && shift && exec "$@""#);
    command.args(["sh".as_ref(), folder.as_os_str()]);
    command.arg(std::env::current_exe().unwrap());
    set_up(command, job, folder)
}

/// As whom a private mount is allowed here: as a person with user namespaces, or as root.
fn unshare_options() -> &'static [&'static str] {
    const WAYS: [&[&str]; 2] = [&["--map-root-user", "--mount"], &["--mount"]];
    let works = |way: &&&[&str]| {
        let tried = Command::new("unshare").args(**way).arg("true").output();
        tried.is_ok_and(|tried| tried.status.success())
    };
    WAYS.iter().find(works).expect(
        "full and read-only disks are tested on a private tmpfs: this needs `unshare` (util-linux) and either \
         unprivileged user namespaces or root with CAP_SYS_ADMIN",
    )
}

/// Runs a command to its end and shows what it said if it failed.
fn run(mut command: Command) {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

#[test]
fn a_full_disk_is_reported_and_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().unwrap();
    run(on_own_disk("full-disk", folder.path()));
    assert_eq!(
        names(folder.path()),
        [""; 0],
        "the disk was the child's own"
    );
}

/// The child, on a disk of 64 KiB.
pub(crate) fn full_disk(folder: &Path) {
    let question = Question::new();
    set(folder, 1).unwrap();
    let granted = record(folder, Event::Granted, &question).unwrap().at;
    let log = fs::read(folder.join(consent::FILE)).unwrap();
    // The log's last block is filled as well: the next line fits only half.
    let block = "x".repeat(4096 - log.len() % 4096 - 100);
    append_line(&folder.join("log"), &block).unwrap();
    let mut filler = fs::File::create(folder.join("filler")).unwrap();
    while filler.write_all(&[0; 512]).is_ok() {}
    drop(filler);

    let full = Some(Code::StorageFull);
    assert_eq!(code(set(folder, 2).as_ref().err()), full);
    assert_eq!(
        code(write_atomic(&folder.join("new"), &[1; 4096]).as_ref().err()),
        full
    );
    let long = "y".repeat(5000);
    assert_eq!(
        code(append_line(&folder.join("log"), &long).as_ref().err()),
        full
    );
    // Until the block is full, short lines still fit; then they do not, and a withdrawal fails loudly.
    let refused = loop {
        if let Err(problem) = record(folder, Event::Granted, &question) {
            break problem;
        }
    };
    assert_eq!(refused.code, Code::StorageFull);

    assert_eq!(get(folder).value.count, 1);
    assert_eq!(get(folder).note, None);
    assert_eq!(
        consent::standing(folder, &question.asked()),
        Standing::Granted { at: granted }
    );
    assert_eq!(
        consent::all(folder).unwrap().unreadable,
        0,
        "no half line stays"
    );
    let text = fs::read_to_string(folder.join("log")).unwrap();
    assert_eq!(text, format!("{block}\n"), "no half line stays");
    let text = question.text_file();
    let expected = [consent::FILE, Counter::FILE, "filler", "log", &text];
    assert_eq!(names(folder), expected, "no temporary file stays");

    fs::remove_file(folder.join("filler")).unwrap();
    set(folder, 3).unwrap();
    record(folder, Event::Withdrawn, &question).unwrap();
    assert_eq!(get(folder).value.count, 3);
}

#[test]
fn a_read_only_disk_is_reported_and_read() {
    let folder = tempfile::tempdir().unwrap();
    run(on_own_disk("read-only-disk", folder.path()));
}

/// The child, on a disk of its own.
pub(crate) fn read_only_disk(disk: &Path) {
    let question = Question::new();
    let folder = &disk.join("data");
    let broken = disk.join("broken");
    set(folder, 1).unwrap();
    let at = record(folder, Event::Granted, &question).unwrap().at;
    set(&broken, 1).unwrap();
    fs::write(broken.join(Counter::FILE), "{").unwrap();
    fs::create_dir(disk.join("many")).unwrap();
    for number in 0..MOST_REPORTED + 5 {
        fs::write(disk.join(format!("many/{number}")), "").unwrap();
    }
    let mount = Command::new("mount")
        .args(["-o", "remount,bind,ro"])
        .arg(disk)
        .status()
        .unwrap();
    assert!(mount.success());

    let read_only = Some(Code::StorageReadOnly);
    assert_eq!(code(set(folder, 2).as_ref().err()), read_only);
    assert_eq!(code(set(&disk.join("new"), 2).as_ref().err()), read_only);
    assert_eq!(
        code(write_atomic(&folder.join("new"), b"x").as_ref().err()),
        read_only
    );
    assert_eq!(
        code(append_line(&folder.join("log"), "x").as_ref().err()),
        read_only
    );
    assert_eq!(
        code(record(folder, Event::Withdrawn, &question).as_ref().err()),
        read_only
    );
    assert_eq!(get(folder).value.count, 1);
    assert_eq!(
        consent::standing(folder, &question.asked()),
        Standing::Granted { at }
    );

    assert_eq!(
        code(&get(&broken).note),
        read_only,
        "cannot be set aside, so it is said"
    );
    assert_eq!(code(set(&broken, 2).as_ref().err()), read_only);
    assert_eq!(fs::read_to_string(broken.join(Counter::FILE)).unwrap(), "{");

    let text = format!("data/{}", question.text_file());
    let expected = [
        "data/.lock",
        "data/consent.jsonl",
        "data/counter.json",
        &text,
    ];
    assert_eq!(left(&erase(folder)), expected);
    assert_eq!(erase(&disk.join("many")).len(), MOST_REPORTED);
}

#[test]
fn erasing_goes_on_where_something_cannot_be_erased() {
    let folder = tempfile::tempdir().unwrap();
    run(on_own_disk("erase-around-a-mount", folder.path()));
}

/// The child: a folder in use stands among others.
pub(crate) fn erase_around_a_mount(disk: &Path) {
    let outside = disk.join("outside");
    fs::create_dir(&outside).unwrap();
    fs::write(outside.join("file"), "theirs").unwrap();
    let data = disk.join("data");
    for part in ["a/a", "b/b", "c/busy", "d/d", "e/e"] {
        fs::create_dir_all(data.join(part)).unwrap();
        std::os::unix::fs::symlink(&outside, data.join(part).with_extension("link")).unwrap();
        std::os::unix::fs::symlink("nowhere", data.join(part).with_extension("lost")).unwrap();
    }
    let busy = data.join("c/busy");
    let mount = Command::new("mount")
        .args(["-t", "tmpfs", "none"])
        .arg(&busy)
        .status()
        .unwrap();
    assert!(mount.success());
    assert_eq!(left(&erase(&data)), ["data/c/busy"]);
    assert_eq!(names(&data), ["c"]);
    assert_eq!(names(&data.join("c")), ["busy"]);
    assert_eq!(names(&outside), ["file"]);
}

/// The files that are named as still there.
fn left(problems: &[Problem]) -> Vec<&str> {
    assert!(
        problems
            .iter()
            .all(|problem| problem.code == Code::StorageNotErased)
    );
    let mut files: Vec<_> = problems
        .iter()
        .map(|problem| problem.params["file"].as_str())
        .collect();
    files.sort_unstable();
    files
}
