//! Erasing takes everything in the folder and nothing outside it.

use std::fs;

use bbw_meet_core::storage::{erase, erase_but, erase_document};

use super::names;

#[test]
fn a_whole_tree_goes_and_a_missing_one_is_gone_already() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    fs::create_dir_all(data.join("a/b/c")).unwrap();
    fs::write(data.join("a/b/file"), "x").unwrap();
    fs::write(data.join(".hidden"), "x").unwrap();
    assert_eq!(erase(&data), []);
    assert_eq!(names(folder.path()), [""; 0]);
    assert_eq!(erase(&data), []);
    assert_eq!(erase(&data.join("deeper")), []);
}

#[test]
fn what_is_spared_stays_and_nothing_beside_it() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let spared = [data.join("run"), data.join("launcher")];
    fs::create_dir_all(data.join("run")).unwrap();
    fs::create_dir_all(data.join("meetings/a")).unwrap();
    fs::write(data.join("run/instance.lock"), "").unwrap();
    fs::write(data.join("consent.jsonl"), "x").unwrap();
    assert_eq!(erase_but(&data, &spared), []);
    assert_eq!(names(&data), ["run"]);
    assert_eq!(names(&data.join("run")), ["instance.lock"]);
    fs::remove_dir_all(data.join("run")).unwrap();
    assert_eq!(erase_but(&data, &spared), []);
    assert_eq!(names(folder.path()), [""; 0], "nothing there to be spared");
}

#[cfg(unix)]
#[test]
fn links_go_and_what_they_lead_to_stays() {
    let folder = tempfile::tempdir().unwrap();
    let outside = folder.path().join("outside");
    let data = folder.path().join("data");
    fs::create_dir_all(outside.join("theirs")).unwrap();
    fs::create_dir_all(&data).unwrap();
    fs::write(outside.join("file"), "theirs").unwrap();
    std::os::unix::fs::symlink(&outside, data.join("folder")).unwrap();
    std::os::unix::fs::symlink(outside.join("file"), data.join("file")).unwrap();
    std::os::unix::fs::symlink("..", data.join("up")).unwrap();
    std::os::unix::fs::symlink("nowhere", folder.path().join("dangling")).unwrap();
    assert_eq!(erase(&folder.path().join("dangling")), []);
    assert_eq!(erase(&data), []);
    let link = folder.path().join("link");
    for spared in [&[][..], &[link.join("file")]] {
        std::os::unix::fs::symlink(&outside, &link).unwrap();
        assert_eq!(erase_but(&link, spared), []);
    }
    assert_eq!(names(folder.path()), ["outside"]);
    assert_eq!(names(&outside), ["file", "theirs"]);
}

#[test]
fn a_document_goes_with_its_broken_and_temporary_files() {
    let folder = tempfile::tempdir().unwrap();
    for name in [
        "history.json",
        "history.broken-2026-11-23T101500Z.json",
        ".history.json.aB3.tmp",
        "profile.json",
        "profile.broken-2026-11-23T101500Z.json",
    ] {
        fs::write(folder.path().join(name), "x").unwrap();
    }
    assert_eq!(erase_document(&folder.path().join("history.json")), []);
    let left = ["profile.broken-2026-11-23T101500Z.json", "profile.json"];
    assert_eq!(names(folder.path()), left);
}
