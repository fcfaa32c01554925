//! Documents written by an older version.

use std::fs;

use bbw_meet_core::storage::{Document, Loaded, Object, load, update};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::documents::{Counter, put, stored};
use super::now;

/// [`Counter`] two versions later: `count` was called `number` in version 2, and is a tenth in version 1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
struct LaterCounter {
    number: u64,
}

impl Document for LaterCounter {
    const FILE: &'static str = Counter::FILE;
    const MIGRATIONS: &'static [fn(&mut Object)] = &[
        |object| {
            let count = object
                .get("count")
                .and_then(Value::as_u64)
                .unwrap_or_default();
            object.insert("count".to_owned(), (count * 10).into());
        },
        |object| {
            if let Some(count) = object.remove("count") {
                object.insert("number".to_owned(), count);
            }
        },
    ];
}

#[test]
fn older_versions_are_migrated_once() {
    for (text, number) in [
        (r#"{"version":1,"count":4,"kept":true}"#, 40),
        (r#"{"version":2,"count":4,"kept":true}"#, 4),
        (r#"{"version":3,"number":4,"kept":true}"#, 4),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let default = LaterCounter::default();
        put(folder.path(), text);
        for _ in 0..2 {
            let loaded = load(folder.path(), &default, now());
            assert_eq!(
                loaded,
                Loaded {
                    value: LaterCounter { number },
                    note: None
                },
                "{text}"
            );
            assert_eq!(
                fs::read_to_string(folder.path().join(Counter::FILE)).unwrap(),
                text
            );
        }
        for _ in 0..2 {
            update(folder.path(), &default, now(), Ok).unwrap();
            let expected = json!({"version":3, "number":number, "kept":true});
            assert_eq!(stored(folder.path()), expected, "{text}");
        }
    }
}
