//! The log stays small and private, and never leads anywhere else.

use std::fs;
use std::path::Path;

use bbw_meet_core::storage::{append_rolling, predecessor};

const LIMIT: u64 = 1000;

fn lines(path: &Path) -> Vec<String> {
    let text = fs::read_to_string(path).unwrap_or_default();
    text.lines().map(str::to_owned).collect()
}

#[test]
fn the_newest_lines_are_kept_in_two_small_files() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.txt");
    let all: Vec<String> = (0..500).map(|number| format!("line {number:03}")).collect();
    for line in &all {
        append_rolling(&path, line, LIMIT).unwrap();
        for file in [&path, &predecessor(&path)] {
            assert!(fs::metadata(file).map_or(0, |found| found.len()) <= LIMIT);
        }
    }
    let kept = [lines(&predecessor(&path)), lines(&path)].concat();
    assert!(kept.len() > 110, "{}", kept.len());
    assert_eq!(
        kept,
        all[all.len() - kept.len()..],
        "in order, without a gap"
    );
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
}

#[cfg(unix)]
#[test]
fn the_log_is_private_and_follows_no_link() {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use bbw_meet_core::error::Code;

    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("log.txt");
    append_rolling(&path, "x", LIMIT).unwrap();
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);

    let (link, letter) = (
        folder.path().join("link.txt"),
        folder.path().join("letter.txt"),
    );
    fs::write(&letter, "Liebe Anna").unwrap();
    symlink(&letter, &link).unwrap();
    let refused = append_rolling(&link, "x", LIMIT).unwrap_err();
    assert_eq!(refused.code, Code::FileNotRegular);
    assert_eq!(fs::read_to_string(&letter).unwrap(), "Liebe Anna");
}

#[test]
fn where_there_is_no_folder_none_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let gone = folder.path().join("gone");
    assert!(append_rolling(&gone.join("log.txt"), "x", LIMIT).is_err());
    assert!(!gone.exists());
}
