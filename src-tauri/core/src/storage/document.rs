//! Versioned documents: `{"version": 1, …}`, one JSON object per file.
//!
//! Missing means first run. Broken is set aside and reported. Newer is read as far as it is understood and never
//! written. Fields this version does not know are kept.

use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::lock::Lock;
use super::read::read_limited;
use super::write::{sweep, write_atomic};
use super::{problem, set_aside};
use crate::error::{Code, Problem};

/// A JSON object.
pub type Object = Map<String, Value>;

/// The largest document that is read, in bytes. As parsed JSON it needs at most about ten times this in memory.
const LIMIT: u64 = 4 * 1024 * 1024;

/// The field that tells the version of a document.
const VERSION: &str = "version";

/// Something that is kept in a file of its own.
///
/// It must serialise to an object that always holds all its fields (`null` rather than nothing): what it does not
/// write, the file keeps.
pub trait Document: Serialize + DeserializeOwned {
    /// The file's name in the folder that is handed in.
    const FILE: &'static str;

    /// The steps from version 1 to 2, 2 to 3 and so on. They run when an older file is read; the file itself changes
    /// with the next save. Their number gives the current version.
    const MIGRATIONS: &'static [fn(&mut Object)] = &[];
}

/// What was read, and what the person should know about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loaded<D> {
    /// The document, or its default.
    pub value: D,
    /// [`Code::StorageSetAside`], [`Code::StorageNewer`] or why the file could not be read.
    pub note: Option<Problem>,
}

/// Reads a document; fields that the file does not hold come from `default`. Never fails: what is wrong becomes the
/// note, and the value is `default` then. A broken file is set aside, dated `now`.
pub fn load<D: Document + Clone>(folder: &Path, default: &D, now: Timestamp) -> Loaded<D> {
    let found = match find(folder, default) {
        Some(found) => found,
        // Looked at again under the lock: it may have been set aside by another process already.
        None => match Lock::take(folder) {
            Ok(lock) => find_or_set_aside(&lock, folder, default, now),
            Err(problem) => Found::Unreadable(problem),
        },
    };
    let (value, note) = match found {
        Found::Current { value, .. } => (Some(value), None),
        Found::Missing { note } => (None, note),
        Found::Newer { value } => (value, Some(newer::<D>())),
        Found::Unreadable(problem) => (None, Some(problem)),
    };
    Loaded {
        value: value.unwrap_or_else(|| default.clone()),
        note,
    }
}

/// Reads, changes and writes a document while no other process can: no change is lost, and none is half made.
///
/// # Errors
/// What `change` answered, [`Code::StorageNewer`] for a newer file, or a storage code. The file is as it was then.
pub fn update<D: Document + Clone>(
    folder: &Path,
    default: &D,
    now: Timestamp,
    change: impl FnOnce(D) -> Result<D, Problem>,
) -> Result<Loaded<D>, Problem> {
    let lock = Lock::take(folder)?;
    let path = folder.join(D::FILE);
    sweep(&lock, &path);
    let (value, object, note) = match find_or_set_aside(&lock, folder, default, now) {
        Found::Current { value, object } => (value, object, None),
        Found::Missing { note } => (default.clone(), Object::new(), note),
        Found::Newer { .. } => return Err(newer::<D>()),
        Found::Unreadable(problem) => return Err(problem),
    };
    let value = change(value)?;
    write_atomic(&path, &write(&value, default, object)?)?;
    Ok(Loaded { value, note })
}

/// What the bytes of a document say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading<D> {
    /// A document of this version or an older one.
    Current {
        /// What is understood of it.
        value: D,
        /// All of it.
        object: Object,
    },
    /// Written by a newer version; what is understood of it, if anything.
    Newer(Option<D>),
    /// No document.
    Broken,
}

/// Reads a document; fields it does not hold come from `default`.
pub fn read<D: Document>(bytes: &[u8], default: &D) -> Reading<D> {
    parse(bytes, default).unwrap_or(Reading::Broken)
}

/// The bytes of a document: `value` in this version's form, and what else stands in `object`. What is as in `default` and
/// was not written before is not written now: nobody chose it, and it follows the default when that is another one.
///
/// # Errors
/// [`Code::StorageFailed`] when the value is no object.
pub fn write<D: Document>(value: &D, default: &D, mut object: Object) -> Result<Vec<u8>, Problem> {
    let defaults = fields(default)?;
    for (name, value) in fields(value)? {
        if object.contains_key(&name) || defaults.get(&name) != Some(&value) {
            object.insert(name, value);
        }
    }
    object.insert(VERSION.to_owned(), version::<D>().into());
    let mut text = serde_json::to_vec_pretty(&object).map_err(|error| problem(&error.into()))?;
    text.push(b'\n');
    Ok(text)
}

/// What stands where the document should be.
enum Found<D> {
    Missing { note: Option<Problem> },
    Current { value: D, object: Object },
    Newer { value: Option<D> },
    Unreadable(Problem),
}

/// `None`: broken.
fn find<D: Document>(folder: &Path, default: &D) -> Option<Found<D>> {
    match read_limited(&folder.join(D::FILE), LIMIT) {
        Ok(None) => Some(Found::Missing { note: None }),
        Ok(Some(bytes)) => match read(&bytes, default) {
            Reading::Current { value, object } => Some(Found::Current { value, object }),
            Reading::Newer(value) => Some(Found::Newer { value }),
            Reading::Broken => None,
        },
        Err(problem) if matches!(problem.code, Code::FileNotRegular | Code::FileTooLarge) => None,
        Err(problem) => Some(Found::Unreadable(problem)),
    }
}

/// Like [`find`], but moves a broken file out of the way.
fn find_or_set_aside<D: Document>(
    _lock: &Lock,
    folder: &Path,
    default: &D,
    now: Timestamp,
) -> Found<D> {
    if let Some(found) = find(folder, default) {
        return found;
    }
    match set_aside(&folder.join(D::FILE), now) {
        Ok(name) => Found::Missing {
            note: Some(Problem::new(Code::StorageSetAside).with("file", name)),
        },
        Err(problem) => Found::Unreadable(problem),
    }
}

/// `None`: broken.
fn parse<D: Document>(bytes: &[u8], default: &D) -> Option<Reading<D>> {
    let mut object: Object = serde_json::from_slice(bytes).ok()?;
    let written = object
        .get(VERSION)?
        .as_u64()
        .filter(|version| *version > 0)?;
    if written > version::<D>() {
        return Some(Reading::Newer(understand(&object, default)));
    }
    let done = usize::try_from(written - 1).ok()?;
    for migrate in D::MIGRATIONS.iter().skip(done) {
        migrate(&mut object);
    }
    let value = understand(&object, default)?;
    Some(Reading::Current { value, object })
}

/// The document in an object: its own fields, from the default where the object lacks them.
fn understand<D: Document>(object: &Object, default: &D) -> Option<D> {
    let mut known = fields(default).ok()?;
    for (name, value) in &mut known {
        if let Some(written) = object.get(name) {
            *value = written.clone();
        }
    }
    serde_json::from_value(Value::Object(known)).ok()
}

/// A document's own fields.
fn fields<D: Serialize>(value: &D) -> Result<Object, Problem> {
    match serde_json::to_value(value) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) | Err(_) => Err(Problem::new(Code::StorageFailed).with("error", "not an object")),
    }
}

/// The version this program writes.
fn version<D: Document>() -> u64 {
    1 + D::MIGRATIONS.len() as u64
}

fn newer<D: Document>() -> Problem {
    Problem::new(Code::StorageNewer).with("file", D::FILE)
}
