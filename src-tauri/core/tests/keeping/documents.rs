//! Versioned documents that are missing, broken, older, newer, or know more than this program.

use std::fs;
use std::path::Path;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::storage::{Document, Loaded, load, update};
use proptest::prelude::*;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{code, names, now};

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Counter {
    pub(crate) count: u64,
    label: Option<String>,
}

impl Document for Counter {
    const FILE: &'static str = "counter.json";
}

pub(crate) fn set(folder: &Path, count: u64) -> Result<Loaded<Counter>, Problem> {
    update(folder, &Counter::default(), now(), |counter| {
        Ok(Counter { count, ..counter })
    })
}

pub(crate) fn get(folder: &Path) -> Loaded<Counter> {
    load(folder, &Counter::default(), now())
}

pub(crate) fn put(folder: &Path, text: impl AsRef<[u8]>) {
    fs::write(folder.join(Counter::FILE), text).unwrap();
}

pub(crate) fn stored(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join(Counter::FILE)).unwrap()).unwrap()
}

#[test]
fn a_missing_file_is_a_first_run() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("not/yet");
    assert_eq!(
        get(&missing),
        Loaded {
            value: Counter::default(),
            note: None
        }
    );
    assert!(!missing.exists(), "reading creates nothing");
    set(&missing, 1).unwrap();
    assert_eq!(get(&missing).value.count, 1);
    assert_eq!(
        stored(&missing),
        json!({"version": 1, "count": 1}),
        "what nobody set is left open"
    );
}

#[test]
fn a_broken_file_is_set_aside_and_reported() {
    let deep = format!("{{\"version\":1,\"count\":{}", "[".repeat(10_000));
    for text in [
        "",
        "{",
        "null",
        "[]",
        "7",
        "{}",
        r#"{"version":0,"count":1}"#,
        r#"{"version":"1","count":1}"#,
        r#"{"version":-1,"count":1}"#,
        r#"{"version":1.5,"count":1}"#,
        r#"{"version":null}"#,
        r#"{"version":1,"count":"1"}"#,
        r#"{"version":1,"count":-1}"#,
        r#"{"version":1,"count":null}"#,
        r#"{"version":1,"count":1}x"#,
        "\0\0\0\0",
        "\u{feff}{\"version\":1}",
        deep.as_str(),
    ] {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), text);
        let loaded = get(folder.path());
        assert_eq!(loaded.value, Counter::default(), "{text:?}");
        let note = loaded.note.unwrap();
        assert_eq!(note.code, Code::StorageSetAside, "{text:?}");
        let name = "counter.broken-2026-11-23T101500Z.json";
        assert_eq!(note.params["file"], name);
        assert_eq!(names(folder.path()), [name], "{text:?}");
        assert_eq!(fs::read_to_string(folder.path().join(name)).unwrap(), text);
        assert_eq!(get(folder.path()).note, None, "reported once");
    }
}

#[test]
fn saving_over_a_broken_file_sets_it_aside_too() {
    let folder = tempfile::tempdir().unwrap();
    put(folder.path(), "{");
    let saved = set(folder.path(), 5).unwrap();
    assert_eq!(code(&saved.note), Some(Code::StorageSetAside));
    assert_eq!(get(folder.path()).value.count, 5);
    assert_eq!(names(folder.path()).len(), 2);
}

#[test]
fn a_file_that_is_too_large_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    put(
        folder.path(),
        format!("{{\"version\":1,\"x\":\"{}\"}}", "x".repeat(4 << 20)),
    );
    assert_eq!(code(&get(folder.path()).note), Some(Code::StorageSetAside));
}

#[cfg(unix)]
#[test]
fn a_link_or_folder_instead_of_the_file_is_set_aside() {
    let folder = tempfile::tempdir().unwrap();
    let outside = tempfile::NamedTempFile::new().unwrap();
    fs::write(outside.path(), r#"{"version":1,"count":3}"#).unwrap();
    let path = folder.path().join(Counter::FILE);

    std::os::unix::fs::symlink(outside.path(), &path).unwrap();
    assert_eq!(code(&get(folder.path()).note), Some(Code::StorageSetAside));
    fs::create_dir(&path).unwrap();
    assert_eq!(code(&get(folder.path()).note), Some(Code::StorageSetAside));

    set(folder.path(), 1).unwrap();
    assert_eq!(names(folder.path()).len(), 3);
    assert_eq!(
        fs::read_to_string(outside.path()).unwrap(),
        r#"{"version":1,"count":3}"#
    );
}

#[test]
fn a_newer_file_is_read_as_far_as_understood_and_never_written() {
    for (text, count) in [
        (r#"{"version":2,"count":3,"more":[1]}"#, 3),
        (
            r#"{"version":18446744073709551615,"count":{"changed":true}}"#,
            0,
        ),
    ] {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), text);
        let loaded = get(folder.path());
        assert_eq!(loaded.value.count, count);
        assert_eq!(code(&loaded.note), Some(Code::StorageNewer));
        let refused = set(folder.path(), 9).unwrap_err();
        assert_eq!(refused.code, Code::StorageNewer);
        assert_eq!(refused.params["file"], Counter::FILE);
        assert_eq!(names(folder.path()), [Counter::FILE]);
        assert_eq!(
            fs::read_to_string(folder.path().join(Counter::FILE)).unwrap(),
            text
        );
    }
}

#[test]
fn unknown_fields_are_kept_and_missing_ones_come_from_the_default() {
    let folder = tempfile::tempdir().unwrap();
    put(
        folder.path(),
        r#"{"version":1,"label":"x","later":{"deep":[1,2]},"Count":4}"#,
    );
    let default = Counter {
        count: 7,
        label: None,
    };
    let loaded = load(folder.path(), &default, now()).value;
    assert_eq!(
        loaded,
        Counter {
            count: 7,
            label: Some("x".to_owned())
        }
    );
    update(folder.path(), &default, now(), |_| {
        Ok(Counter {
            count: 8,
            label: None,
        })
    })
    .unwrap();
    let expected = json!({"version":1, "count":8, "label":null, "later":{"deep":[1,2]}, "Count":4});
    assert_eq!(stored(folder.path()), expected);
}

#[test]
fn a_refused_change_leaves_the_file_alone() {
    let folder = tempfile::tempdir().unwrap();
    set(folder.path(), 1).unwrap();
    let before = fs::read(folder.path().join(Counter::FILE)).unwrap();
    let refused = update(folder.path(), &Counter::default(), now(), |_| {
        Err(Code::NotFound.into())
    });
    assert_eq!(code(refused.as_ref().err()), Some(Code::NotFound));
    assert_eq!(fs::read(folder.path().join(Counter::FILE)).unwrap(), before);
}

#[test]
fn what_a_killed_writer_left_is_swept_up() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(".counter.json.a1B2c3.tmp"), "{").unwrap();
    fs::write(folder.path().join(".other.json.a1B2c3.tmp"), "{").unwrap();
    set(folder.path(), 1).unwrap();
    assert_eq!(
        names(folder.path()),
        [".other.json.a1B2c3.tmp", "counter.json"]
    );
}

/// A document cut off anywhere is broken, never half a document.
#[test]
fn a_document_torn_at_any_byte_is_set_aside_whole() {
    let folder = tempfile::tempdir().unwrap();
    set(folder.path(), 12_345).unwrap();
    let path = folder.path().join(Counter::FILE);
    let whole = fs::read(&path).unwrap();
    // Without its last line break it is still whole.
    for length in 0..whole.len() - 1 {
        fs::write(&path, &whole[..length]).unwrap();
        let loaded = get(folder.path());
        assert_eq!(loaded.value, Counter::default(), "{length} bytes");
        let name = loaded.note.unwrap().params["file"].clone();
        assert_eq!(
            fs::read(folder.path().join(name)).unwrap(),
            &whole[..length]
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_document_comes_back_as_it_was(count in any::<u64>(), label in any::<Option<String>>()) {
        let folder = tempfile::tempdir().unwrap();
        let value = Counter { count, label };
        let default = Counter::default();
        update(folder.path(), &default, now(), |_| Ok(value.clone())).unwrap();
        prop_assert_eq!(get(folder.path()), Loaded { value, note: None });
    }

    #[test]
    fn any_bytes_are_read_or_kept(bytes in any::<Vec<u8>>()) {
        let folder = tempfile::tempdir().unwrap();
        put(folder.path(), &bytes);
        let note = get(folder.path()).note.unwrap();
        prop_assert_eq!(fs::read(folder.path().join(&note.params["file"])).unwrap(), bytes);
    }
}
