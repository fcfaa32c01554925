//! Messages between the program and a window: four bytes of length, lowest first, then as many bytes of JSON.
//!
//! A message that is too long, too deep or not understood is an error, and after an error nothing more is read: whoever
//! sends such a thing is not the other half of this program.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// Longest message from a window, in bytes: an invitation that was pasted whole (1 MiB, each byte written as `\u00xx`
/// at worst) and its wrapping.
pub const FROM_WINDOW_LIMIT: u32 = 6 * 1024 * 1024 + 64 * 1024;

/// Longest message to a window, in bytes: the catalogues, the notice and a view.
pub const TO_WINDOW_LIMIT: u32 = 8 * 1024 * 1024;

/// Deepest nesting of objects and lists. The deepest honest message has eight levels.
pub const DEPTH_LIMIT: usize = 16;

/// Writes one message.
///
/// # Errors
/// [`io::ErrorKind::FileTooLarge`] for one that is over `limit`: nothing is written then. Else the stream's own.
pub fn write(to: &mut impl Write, message: &impl Serialize, limit: u32) -> io::Result<()> {
    let bytes = encode(message, limit)?;
    to.write_all(&bytes)?;
    to.flush()
}

/// One message with its length, as it travels.
///
/// # Errors
/// [`io::ErrorKind::FileTooLarge`] for one that is over `limit`.
pub fn encode(message: &impl Serialize, limit: u32) -> io::Result<Vec<u8>> {
    let mut bytes = vec![0; 4];
    serde_json::to_writer(&mut bytes, message)?;
    let length = u32::try_from(bytes.len() - 4)
        .ok()
        .filter(|length| *length <= limit)
        .ok_or(io::ErrorKind::FileTooLarge)?;
    bytes[..4].copy_from_slice(&length.to_le_bytes());
    Ok(bytes)
}

/// Reads one message; `None` at the end of the stream between two messages.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`] for what is no message of this protocol, [`io::ErrorKind::UnexpectedEof`] for half
/// of one. Else the stream's own.
pub fn read<T: DeserializeOwned>(from: &mut impl Read, limit: u32) -> io::Result<Option<T>> {
    let mut length = [0; 4];
    let mut have = 0;
    while have < length.len() {
        match from.read(&mut length[have..]) {
            Ok(0) if have == 0 => return Ok(None),
            Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
            Ok(more) => have += more,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
    let length = u32::from_le_bytes(length);
    if length > limit {
        return Err(io::ErrorKind::InvalidData.into());
    }
    // Grows with what really comes: a length alone costs the reader no memory.
    let mut bytes = Vec::new();
    from.take(length.into()).read_to_end(&mut bytes)?;
    if bytes.len() < length as usize {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    decode(&bytes).map(Some)
}

/// Understands the bytes of one message, without their length.
///
/// # Errors
/// [`io::ErrorKind::InvalidData`].
pub fn decode<T: DeserializeOwned>(bytes: &[u8]) -> io::Result<T> {
    if depth(bytes) > DEPTH_LIMIT {
        return Err(io::ErrorKind::InvalidData.into());
    }
    // The error's text may hold what a person typed, so it goes nowhere.
    serde_json::from_slice(bytes).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// How deep brackets are nested, outside of texts.
fn depth(bytes: &[u8]) -> usize {
    let (mut now, mut most) = (0_usize, 0);
    let (mut in_text, mut escaped) = (false, false);
    for byte in bytes {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'[' | b'{' if !in_text => {
                now += 1;
                most = most.max(now);
            }
            b']' | b'}' if !in_text => now = now.saturating_sub(1),
            _ => {}
        }
    }
    most
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;

    fn read_value(mut bytes: &[u8], limit: u32) -> io::Result<Option<Value>> {
        read(&mut bytes, limit)
    }

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = Vec::new();
        for message in [json!("Grüße"), json!({"a": [1, null]})] {
            write(&mut bytes, &message, 100).unwrap();
        }
        let mut from = bytes.as_slice();
        assert_eq!(read::<Value>(&mut from, 100).unwrap(), Some(json!("Grüße")));
        assert_eq!(
            read::<Value>(&mut from, 100).unwrap(),
            Some(json!({"a": [1, null]}))
        );
        assert_eq!(read::<Value>(&mut from, 100).unwrap(), None);
    }

    #[test]
    fn what_is_too_long_is_neither_written_nor_read() {
        let long = json!("x".repeat(99));
        let mut bytes = Vec::new();
        let error = write(&mut bytes, &long, 100).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::FileTooLarge);
        assert!(bytes.is_empty());
        write(&mut bytes, &long, 101).unwrap();
        let error = read_value(&bytes, 100).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::InvalidData);
    }

    #[test]
    fn a_length_without_bytes_costs_nothing_and_is_an_error() {
        let bytes = u32::MAX.to_le_bytes();
        let error = read_value(&bytes, u32::MAX).unwrap_err();
        assert_eq!(error.kind(), io::ErrorKind::UnexpectedEof);
    }

    #[test]
    fn deep_nesting_is_refused_but_brackets_in_a_text_are_no_nesting() {
        let nested = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
        assert!(decode::<Value>(nested(DEPTH_LIMIT).as_bytes()).is_ok());
        assert!(decode::<Value>(nested(DEPTH_LIMIT + 1).as_bytes()).is_err());
        let text = json!(format!("\"{}", "[".repeat(1000))).to_string();
        assert!(decode::<Value>(text.as_bytes()).is_ok());
    }

    proptest! {
        #[test]
        fn no_bytes_make_the_reader_panic(bytes: Vec<u8>) {
            let _ = read_value(&bytes, 1000);
        }

        #[test]
        fn the_depth_is_never_less_than_what_a_parser_sees(value in nested()) {
            fn levels(value: &Value) -> usize {
                match value {
                    Value::Array(all) => 1 + all.iter().map(levels).max().unwrap_or(0),
                    Value::Object(all) => 1 + all.values().map(levels).max().unwrap_or(0),
                    Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => 0,
                }
            }
            prop_assert_eq!(depth(value.to_string().as_bytes()), levels(&value));
        }
    }

    fn nested() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![Just(Value::Null), any::<String>().prop_map(Value::String)];
        leaf.prop_recursive(5, 40, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
                prop::collection::btree_map(any::<String>(), inner, 0..4)
                    .prop_map(|map| Value::Object(map.into_iter().collect())),
            ]
        })
    }
}
