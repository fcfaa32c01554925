//! Folders that vanish, files in the way, locks that are held.

use std::fs;

use bbw_meet_core::error::Code;
use bbw_meet_core::storage::{Lock, append_line, problem, set_aside, write_atomic};

use super::documents::{Counter, get, set};
use super::{code, now};

#[test]
fn a_vanished_folder_is_made_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("share/bbw-meet");
    for count in 1..3 {
        set(&data, count).unwrap();
        append_line(&data.join("log"), "line").unwrap();
        assert_eq!(get(&data).value.count, count);
        fs::remove_dir_all(folder.path().join("share")).unwrap();
        assert_eq!(get(&data).value, Counter::default(), "a first run again");
    }
}

#[test]
fn a_file_where_the_folder_should_be_is_reported_and_kept() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("share");
    fs::write(&data, "theirs").unwrap();
    assert_eq!(
        code(set(&data, 1).as_ref().err()),
        Some(Code::StorageFailed)
    );
    assert_eq!(
        code(append_line(&data.join("log"), "x").as_ref().err()),
        Some(Code::StorageFailed)
    );
    // Windows answers a reader that there is no such file, which is true as well; what is written is refused, as above.
    let read = (!cfg!(windows)).then_some(Code::StorageFailed);
    assert_eq!(code(&get(&data).note), read);
    assert_eq!(fs::read_to_string(&data).unwrap(), "theirs");
}

#[test]
fn problems_name_no_path() {
    let folder = tempfile::tempdir().unwrap();
    let secret = folder.path().join("erika-mustermann");
    fs::write(&secret, "a file, not a folder").unwrap();
    for problem in [
        set(&secret, 1).unwrap_err(),
        write_atomic(&secret.join("file"), b"x").unwrap_err(),
        append_line(&secret.join("file"), "x").unwrap_err(),
        set_aside(&secret.join("file"), now()).unwrap_err(),
        problem(&std::io::Error::other("cannot open /home/erika/file")),
    ] {
        assert!(!problem.to_string().contains("erika"), "{problem}");
    }
}

#[test]
fn a_lock_that_stays_held_is_reported_in_time() {
    let folder = tempfile::tempdir().unwrap();
    let held = Lock::take(folder.path()).unwrap();
    let start = std::time::Instant::now();
    let refused = set(folder.path(), 1).unwrap_err();
    assert_eq!(refused.params["error"], "locked");
    assert!(start.elapsed().as_secs() < 5);
    drop(held);
    set(folder.path(), 1).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_in_the_locks_place_is_not_followed() {
    let folder = tempfile::tempdir().unwrap();
    let outside = folder.path().join("outside");
    let data = folder.path().join("data");
    fs::create_dir(&data).unwrap();
    std::os::unix::fs::symlink(&outside, data.join(".lock")).unwrap();
    assert_eq!(set(&data, 1).unwrap_err().code, Code::StorageFailed);
    assert!(!outside.exists());
}
