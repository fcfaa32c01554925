//! A path as it is handed from one process to another: whatever bytes the system allows in it arrive as they are.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// What a path is on the wire: a text where it is one, else the system's own units.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Wire {
    Text(String),
    Units(Vec<u16>),
}

pub(super) fn serialize<S: Serializer>(path: &Path, to: S) -> Result<S::Ok, S::Error> {
    match path.to_str() {
        Some(text) => Wire::Text(text.to_owned()),
        None => Wire::Units(units(path)),
    }
    .serialize(to)
}

pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<PathBuf, D::Error> {
    Ok(match Wire::deserialize(from)? {
        Wire::Text(text) => text.into(),
        Wire::Units(units) => of_units(&units).into(),
    })
}

#[cfg(unix)]
fn units(path: &Path) -> Vec<u16> {
    use std::os::unix::ffi::OsStrExt;
    path.as_os_str()
        .as_bytes()
        .iter()
        .map(|byte| (*byte).into())
        .collect()
}

#[cfg(unix)]
fn of_units(units: &[u16]) -> OsString {
    use std::os::unix::ffi::OsStringExt;
    // Only this program writes them, so none exceeds a byte; if one did, no such file would be found.
    let bytes = units.iter().map(|unit| u8::try_from(*unit).unwrap_or(b'?'));
    OsString::from_vec(bytes.collect())
}

#[cfg(windows)]
fn units(path: &Path) -> Vec<u16> {
    use std::os::windows::ffi::OsStrExt;
    path.as_os_str().encode_wide().collect()
}

#[cfg(windows)]
fn of_units(units: &[u16]) -> OsString {
    use std::os::windows::ffi::OsStringExt;
    OsString::from_wide(units)
}
