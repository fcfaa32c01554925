//! How messages follow each other in the pipe: JSON texts, each ended by a NUL.

use std::io::{self, BufRead, Read};

/// Largest message read as a whole, in bytes. A meeting's own are a few kilobytes; a page's address may have two
/// megabytes (Chromium's `url::kMaxURLChars`), and twice as much in JSON, where every backslash is doubled.
pub const LIMIT: u64 = 4 * 1024 * 1024;

/// How much is kept of a longer message: what it is about stands at its beginning.
const BEGINNING: usize = 4 * 1024;

/// What came through the pipe. Nothing is passed over: a page could make the browser say more than is read, and would
/// then be seen by nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Frame {
    /// A message, without its NUL.
    Whole(Vec<u8>),
    /// The beginning of a message that is longer than [`LIMIT`].
    Cut(Vec<u8>),
}

/// The next message. `None` at the end, and when the other side broke off in the middle of a message.
///
/// # Errors
/// Those of the reader.
pub fn next(reader: &mut impl BufRead) -> io::Result<Option<Frame>> {
    let mut message = Vec::new();
    reader.take(LIMIT).read_until(0, &mut message)?;
    if message.is_empty() {
        return Ok(None);
    }
    if message.last() == Some(&0) {
        message.pop();
        return Ok(Some(Frame::Whole(message)));
    }
    if (message.len() as u64) < LIMIT {
        return Ok(None);
    }
    message.truncate(BEGINNING);
    message.shrink_to_fit();
    // The rest, piece by piece.
    reader.skip_until(0)?;
    Ok(Some(Frame::Cut(message)))
}

#[cfg(test)]
mod tests {
    use std::io::BufReader;

    use proptest::prelude::*;

    use super::*;

    fn messages(bytes: &[u8]) -> Vec<Frame> {
        let mut reader = BufReader::with_capacity(16, bytes);
        std::iter::from_fn(|| next(&mut reader).unwrap()).collect()
    }

    fn whole(text: &[u8]) -> Frame {
        Frame::Whole(text.to_vec())
    }

    #[test]
    fn messages_end_with_nul_and_a_torn_one_is_no_message() {
        assert_eq!(messages(b"{}\0[1]\0{\"a"), [whole(b"{}"), whole(b"[1]")]);
        assert_eq!(messages(b""), []);
    }

    #[test]
    fn of_an_endless_message_the_beginning_is_kept_and_no_endless_memory() {
        let mut bytes = vec![b'x'; LIMIT as usize * 3];
        bytes.push(0);
        bytes.extend_from_slice(b"{}\0");
        assert_eq!(
            messages(&bytes),
            [Frame::Cut(vec![b'x'; BEGINNING]), whole(b"{}")]
        );
    }

    #[test]
    fn a_message_of_exactly_the_limit_is_read() {
        let text = vec![b'x'; LIMIT as usize - 1];
        let mut bytes = text.clone();
        bytes.push(0);
        bytes.extend_from_slice(b"{}\0");
        assert!(messages(&bytes) == [Frame::Whole(text), whole(b"{}")]);
    }

    proptest! {
        /// However the bytes are cut into pieces on their way, the messages are the same.
        #[test]
        fn what_is_sent_arrives(sent in prop::collection::vec(prop::collection::vec(1_u8.., 0..40), 0..8), size in 1_usize..50) {
            let bytes = sent.iter().flat_map(|message| message.iter().copied().chain([0])).collect::<Vec<u8>>();
            let mut reader = BufReader::with_capacity(size, &bytes[..]);
            let read: Vec<Frame> = std::iter::from_fn(|| next(&mut reader).unwrap()).collect();
            prop_assert_eq!(read, sent.into_iter().map(Frame::Whole).collect::<Vec<_>>());
        }
    }
}
