//! Replacing and appending.

use std::fs;

use bbw_meet_core::error::Code;
use bbw_meet_core::storage::{append_line, read_limited, read_tail, set_aside, write_atomic};
use proptest::prelude::*;

use super::{code, names, now};

#[test]
fn what_is_written_is_read_and_nothing_else_stays() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("new/folders/file.json");
    for text in ["first", "second and longer", "", "x"] {
        write_atomic(&path, text.as_bytes()).unwrap();
        assert_eq!(read_limited(&path, 100).unwrap().unwrap(), text.as_bytes());
    }
    assert_eq!(names(path.parent().unwrap()), ["file.json"]);
}

#[cfg(unix)]
#[test]
fn files_and_folders_are_for_the_person_alone() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mode = |name: &str| {
        let found = fs::metadata(folder.path().join(name)).unwrap();
        found.permissions().mode() & 0o777
    };
    write_atomic(&folder.path().join("a/b/whole"), b"text").unwrap();
    append_line(&folder.path().join("a/b/lines"), "line").unwrap();
    fs::write(folder.path().join("a/b/older"), "line\n").unwrap();
    append_line(&folder.path().join("a/b/older"), "line").unwrap();
    for (name, expected) in [
        ("a", 0o700),
        ("a/b", 0o700),
        ("a/b/whole", 0o600),
        ("a/b/lines", 0o600),
        ("a/b/older", 0o600),
        ("a/b/.lock", 0o600),
    ] {
        assert_eq!(mode(name), expected, "{name}: {:o}", mode(name));
    }
}

#[cfg(unix)]
#[test]
fn a_link_is_replaced_and_never_written_through() {
    let folder = tempfile::tempdir().unwrap();
    let outside = folder.path().join("outside");
    let link = folder.path().join("data/link");
    fs::create_dir(folder.path().join("data")).unwrap();
    fs::write(&outside, "theirs").unwrap();
    std::os::unix::fs::symlink(&outside, &link).unwrap();

    let refused = append_line(&link, "mine").unwrap_err();
    assert_eq!(refused.code, Code::FileNotRegular);
    write_atomic(&link, b"mine").unwrap();

    assert_eq!(fs::read_to_string(&outside).unwrap(), "theirs");
    assert_eq!(fs::read_to_string(&link).unwrap(), "mine");
}

#[test]
fn a_line_with_a_line_break_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log");
    assert_eq!(
        append_line(&path, "one\ntwo").unwrap_err().code,
        Code::StorageFailed
    );
    assert!(!path.exists());
}

#[test]
fn reading_stops_at_the_limit() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("file");
    assert_eq!(
        read_limited(&path, 4).unwrap(),
        None,
        "a missing file is an answer"
    );
    assert_eq!(
        read_tail(&path, 4).unwrap(),
        None,
        "a missing file is an answer"
    );
    fs::write(&path, "12345").unwrap();
    assert_eq!(
        code(read_limited(&path, 4).as_ref().err()),
        Some(Code::FileTooLarge)
    );
    assert_eq!(read_limited(&path, 5).unwrap().unwrap(), b"12345");
    assert_eq!(read_tail(&path, 2).unwrap().unwrap(), b"45");
    assert_eq!(read_tail(&path, 9).unwrap().unwrap(), b"12345");
    assert_eq!(
        read_limited(folder.path(), 4).unwrap_err().code,
        Code::FileNotRegular
    );
}

/// A pipe without a writer, or an endless device, must not hold the program up.
#[cfg(target_os = "linux")]
#[test]
fn pipes_and_devices_are_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo")
        .arg(&pipe)
        .status()
        .unwrap();
    assert!(made.success());
    for path in [pipe.as_path(), "/dev/zero".as_ref()] {
        assert_eq!(
            read_limited(path, 4).unwrap_err().code,
            Code::FileNotRegular
        );
        assert_eq!(read_tail(path, 4).unwrap_err().code, Code::FileNotRegular);
    }
    assert_eq!(
        append_line(&pipe, "line").unwrap_err().code,
        Code::FileNotRegular
    );
}

#[test]
fn setting_aside_never_replaces_an_earlier_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("profile.json");
    for text in ["one", "two", "three"] {
        fs::write(&path, text).unwrap();
        set_aside(&path, now()).unwrap();
    }
    let date = "2026-11-23T101500Z";
    for (name, text) in [
        (format!("profile.broken-{date}.json"), "one"),
        (format!("profile.broken-{date}-2.json"), "two"),
        (format!("profile.broken-{date}-3.json"), "three"),
    ] {
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), text);
    }
    assert!(!path.exists());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever stands in the file, the appended line is its last line, whole, and nothing before it is changed.
    #[test]
    fn an_appended_line_stands_alone(before in any::<Vec<u8>>(), line in "[^\n]{0,80}") {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("log");
        fs::write(&path, &before).unwrap();
        append_line(&path, &line).unwrap();
        let bytes = fs::read(&path).unwrap();
        prop_assert!(bytes.starts_with(&before));
        let lines = bytes.strip_suffix(b"\n").unwrap();
        prop_assert_eq!(lines.rsplit(|byte| *byte == b'\n').next().unwrap(), line.as_bytes());
    }
}
