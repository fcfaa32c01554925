//! What group policy sets: the same fields as in a deployment file, in the registry of Windows.
//!
//! Objects are keys; switches and numbers are `REG_DWORD`, texts `REG_SZ`, and a list is a key with the values `1`, `2`, …
//! as the list of a policy template writes it (`docs/policies`).

use bbw_meet_core::deployment::Layer;
use bbw_meet_core::error::Problem;

/// The key, below `HKEY_LOCAL_MACHINE`, where only administrators write.
#[cfg(windows)]
const KEY: &str = r"Software\Policies\BBW Meet";

/// Reads the policy, if there is one.
///
/// # Errors
/// `deployment-broken`, where there is one and it cannot be read.
#[cfg(windows)]
pub(super) fn read() -> Result<Option<Layer>, Problem> {
    use std::path::PathBuf;

    use bbw_meet_core::deployment;
    use serde_json::Value;
    use windows_registry::LOCAL_MACHINE;

    /// `ERROR_FILE_NOT_FOUND` as the library gives it.
    const ABSENT: i32 = 0x8007_0002_u32.cast_signed();

    let name = PathBuf::from(format!(r"HKLM\{KEY}"));
    let broken = |why: String| deployment::broken(&name).with("why", why);
    let key = match LOCAL_MACHINE.open(KEY) {
        Ok(key) => key,
        Err(error) if error.code().0 == ABSENT => return Ok(None),
        Err(error) => return Err(broken(error.to_string())),
    };
    let Value::Object(fields) = registry::value(&key, 0).map_err(broken)? else {
        return Err(broken("a list where fields are expected".to_owned()));
    };
    Ok(Some(Layer::of(&name, fields)))
}

/// Elsewhere there is no such policy: its place is `/etc/bbw-meet/deployment.d`.
///
/// # Errors
/// None.
#[cfg(not(windows))]
#[expect(clippy::unnecessary_wraps, reason = "as on Windows")]
pub(super) fn read() -> Result<Option<Layer>, Problem> {
    Ok(None)
}

#[cfg(windows)]
mod registry {
    use serde_json::{Map, Value};
    use windows_registry::{Key, Type};

    /// Keys within keys, and values or keys of a key: more than any template writes.
    const DEPTH: u32 = 4;
    const MOST: usize = 200;

    /// What stands in a key.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub(super) fn value(key: &Key, depth: u32) -> Result<Value, String> {
        let mut fields = Map::new();
        for (name, found) in few(key.values())? {
            let read = match found.ty() {
                Type::U32 | Type::U64 => u64::try_from(found).map(number),
                Type::String | Type::ExpandString => String::try_from(found).map(Value::from),
                Type::MultiString | Type::Bytes | Type::Other(_) => {
                    return Err(format!("{name}: neither REG_DWORD nor REG_SZ"));
                }
            };
            fields.insert(name, read.map_err(|error| error.to_string())?);
        }
        if let Some(list) = list(&fields) {
            return Ok(list);
        }
        for name in few(key.keys())? {
            if depth == DEPTH {
                return Err(format!("{name}: a key too deep"));
            }
            let below = key.open(&name).map_err(|error| error.to_string())?;
            fields.insert(name, value(&below, depth + 1)?);
        }
        Ok(Value::Object(fields))
    }

    /// What a key holds, unless it is more than anybody means.
    fn few<T, E: ToString>(found: Result<impl Iterator<Item = T>, E>) -> Result<Vec<T>, String> {
        let found = found.map_err(|error| error.to_string())?;
        let found: Vec<T> = found.take(MOST + 1).collect();
        if found.len() > MOST {
            return Err(format!("more than {MOST} values or keys"));
        }
        Ok(found)
    }

    /// Templates write switches as 0 and 1. No field of a deployment is a number that small.
    fn number(number: u64) -> Value {
        match number {
            0 => Value::Bool(false),
            1 => Value::Bool(true),
            other => Value::from(other),
        }
    }

    /// A key whose values are numbered is a list, in the order of the numbers.
    fn list(fields: &Map<String, Value>) -> Option<Value> {
        let mut items = Vec::new();
        for (name, value) in fields {
            items.push((name.parse::<u32>().ok()?, value.clone()));
        }
        items.sort_by_key(|(number, _)| *number);
        (!items.is_empty()).then(|| items.into_iter().map(|(_, value)| value).collect())
    }
}
