//! How messages follow each other in the pipe: JSON texts, each ended by a NUL.

use std::io::{self, BufRead, Read};

/// Largest message looked at, in bytes. A meeting's own are a few kilobytes, but an address may have two megabytes
/// (Chromium's `url::kMaxURLChars`) and must not go unseen for that. A larger message is read and dropped.
pub const LIMIT: u64 = 4 * 1024 * 1024;

/// The next message without its NUL; an over-long one comes back empty. `None` at the end, and when the other side
/// broke off in the middle of a message.
///
/// # Errors
/// Those of the reader.
pub fn next(reader: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut message = Vec::new();
    reader.take(LIMIT).read_until(0, &mut message)?;
    if message.is_empty() {
        return Ok(None);
    }
    if message.last() == Some(&0) {
        message.pop();
        return Ok(Some(message));
    }
    if (message.len() as u64) < LIMIT {
        return Ok(None);
    }
    // The rest, piece by piece.
    reader.skip_until(0)?;
    Ok(Some(Vec::new()))
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    fn messages(bytes: &[u8]) -> Vec<Vec<u8>> {
        let mut reader = BufReader::with_capacity(16, bytes);
        std::iter::from_fn(|| next(&mut reader).unwrap()).collect()
    }

    #[test]
    fn messages_end_with_nul_and_a_torn_one_is_no_message() {
        assert_eq!(
            messages(b"{}\0[1]\0{\"a"),
            [b"{}".to_vec(), b"[1]".to_vec()]
        );
        assert_eq!(messages(b""), Vec::<Vec<u8>>::new());
    }

    #[test]
    fn an_endless_message_costs_no_endless_memory() {
        let mut bytes = vec![b'x'; LIMIT as usize * 3];
        bytes.push(0);
        bytes.extend_from_slice(b"{}\0");
        assert_eq!(messages(&bytes), [Vec::new(), b"{}".to_vec()]);
    }

    #[test]
    fn a_message_of_exactly_the_limit_is_read() {
        let mut bytes = vec![b'x'; LIMIT as usize - 1];
        bytes.push(0);
        bytes.extend_from_slice(b"{}\0");
        let lengths: Vec<usize> = messages(&bytes).iter().map(Vec::len).collect();
        assert_eq!(lengths, [LIMIT as usize - 1, 2]);
    }

    proptest! {
        /// However the bytes are cut into pieces on their way, the messages are the same.
        #[test]
        fn what_is_sent_arrives(sent in prop::collection::vec(prop::collection::vec(1_u8.., 0..40), 0..8), size in 1_usize..50) {
            let bytes = sent.iter().flat_map(|message| message.iter().copied().chain([0])).collect::<Vec<u8>>();
            let mut reader = BufReader::with_capacity(size, &bytes[..]);
            let read: Vec<Vec<u8>> = std::iter::from_fn(|| next(&mut reader).unwrap()).collect();
            prop_assert_eq!(read, sent);
        }
    }
}
