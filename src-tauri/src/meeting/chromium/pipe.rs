//! The pipe to the browser: NUL-terminated JSON both ways (`--remote-debugging-pipe`). No port is opened.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;

use serde_json::Value;

/// Largest message looked at, in bytes. A meeting's own are a few kilobytes; a larger one is read and dropped.
const MESSAGE_LIMIT: u64 = 4 * 1024 * 1024;

/// The browser's end of the conversation.
pub(super) enum FromBrowser {
    /// It said something.
    Message(Value),
    /// It hung up.
    Closed,
}

/// Reads messages on a thread of its own and hands them to `deliver`, until the browser hangs up or nobody listens.
pub(super) fn listen<T: Send + 'static>(
    from: impl Read + Send + 'static,
    to: Sender<T>,
    wrap: impl Fn(FromBrowser) -> T + Send + 'static,
) {
    thread::spawn(move || {
        let mut reader = BufReader::new(from);
        while let Ok(Some(bytes)) = next_message(&mut reader) {
            let Ok(value) = serde_json::from_slice(&bytes) else {
                continue;
            };
            if to.send(wrap(FromBrowser::Message(value))).is_err() {
                return;
            }
        }
        // Nobody listens any more when the meeting is already over.
        let _ = to.send(wrap(FromBrowser::Closed));
    });
}

/// The next message without its NUL; an over-long one comes back empty. `None` at the end.
fn next_message(reader: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut message = Vec::new();
    reader.take(MESSAGE_LIMIT).read_until(0, &mut message)?;
    if message.is_empty() {
        return Ok(None);
    }
    if message.last() == Some(&0) {
        message.pop();
        return Ok(Some(message));
    }
    if (message.len() as u64) < MESSAGE_LIMIT {
        return Ok(None); // The browser broke off in the middle of a message.
    }
    reader.skip_until(0)?;
    Ok(Some(Vec::new()))
}

/// The program's end. Writing happens on a thread of its own, so that a browser that does not read cannot block the
/// program; dropping it hangs up, and the browser quits.
pub(super) struct ToBrowser {
    queue: Sender<String>,
}

impl ToBrowser {
    /// Takes the writing end of the pipe.
    pub(super) fn new(mut pipe: impl Write + Send + 'static) -> Self {
        let (queue, messages): (Sender<String>, Receiver<String>) = mpsc::channel();
        thread::spawn(move || {
            for message in messages {
                if pipe
                    .write_all(message.as_bytes())
                    .and_then(|()| pipe.write_all(&[0]))
                    .is_err()
                {
                    return; // The reading side notices that the browser is gone.
                }
            }
        });
        Self { queue }
    }

    /// Sends a message. It is lost if the browser is gone, which the reading side notices.
    pub(super) fn send(&self, message: String) {
        let _ = self.queue.send(message);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn messages(bytes: &[u8]) -> Vec<Vec<u8>> {
        let mut reader = BufReader::with_capacity(16, bytes);
        std::iter::from_fn(|| next_message(&mut reader).unwrap()).collect()
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
        let mut bytes = vec![b'x'; MESSAGE_LIMIT as usize * 3];
        bytes.push(0);
        bytes.extend_from_slice(b"{}\0");
        assert_eq!(messages(&bytes), [Vec::new(), b"{}".to_vec()]);
    }
}
