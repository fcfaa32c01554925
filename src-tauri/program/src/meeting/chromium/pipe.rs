//! The pipe to the browser: NUL-terminated JSON both ways (`--remote-debugging-pipe`). No port is opened.

use std::io::{BufReader, Read, Write};
use std::sync::mpsc::{self, SyncSender};
use std::thread;

use bbw_meet_core::chromium::frames::{self, Frame};

/// The browser's end of the conversation.
pub(super) enum FromBrowser {
    /// It said something; what, is not looked at here.
    Message(Frame),
    /// It hung up.
    Closed,
}

/// Reads messages on a thread of its own and hands them to `deliver`, until the browser hangs up or nobody listens.
/// Reading goes no faster than listening: a browser that talks without end fills no memory.
pub(super) fn listen<T: Send + 'static>(
    from: impl Read + Send + 'static,
    to: SyncSender<T>,
    wrap: impl Fn(FromBrowser) -> T + Send + 'static,
) {
    thread::spawn(move || {
        let mut reader = BufReader::new(from);
        while let Ok(Some(message)) = frames::next(&mut reader) {
            if to.send(wrap(FromBrowser::Message(message))).is_err() {
                return;
            }
        }
        // Nobody listens any more when the meeting is already over.
        let _ = to.send(wrap(FromBrowser::Closed));
    });
}

/// Messages that wait for the browser to read them. A meeting has a few; a browser that does not read gets no more.
const WAITING: usize = 256;

/// The program's end. Writing happens on a thread of its own, so that a browser that does not read cannot block the
/// program; dropping it hangs up, and the browser quits.
pub(super) struct ToBrowser {
    queue: SyncSender<String>,
}

impl ToBrowser {
    /// Takes the writing end of the pipe.
    pub(super) fn new(mut pipe: impl Write + Send + 'static) -> Self {
        let (queue, messages) = mpsc::sync_channel::<String>(WAITING);
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

    /// Sends a message. It is lost if the browser is gone, which the reading side notices, or if it does not read.
    pub(super) fn send(&self, message: String) {
        let _ = self.queue.try_send(message);
    }
}

#[cfg(test)]
mod tests {
    use std::io;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};
    use std::time::Duration;

    use super::*;

    /// A browser that says the same for ever; counts what was taken from it.
    struct Talker {
        taken: Arc<AtomicUsize>,
    }

    impl Read for Talker {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            for (byte, said) in buffer.iter_mut().zip(b"{}\0".iter().cycle()) {
                *byte = *said;
            }
            self.taken.fetch_add(buffer.len(), Ordering::Relaxed);
            Ok(buffer.len())
        }
    }

    #[test]
    fn a_browser_that_talks_without_end_fills_no_memory() {
        let taken = Arc::new(AtomicUsize::new(0));
        let (to, heard) = mpsc::sync_channel(8);
        listen(
            Talker {
                taken: Arc::clone(&taken),
            },
            to,
            |said| said,
        );
        assert!(matches!(heard.recv(), Ok(FromBrowser::Message(_))));
        thread::sleep(Duration::from_millis(200));
        assert!(taken.load(Ordering::Relaxed) <= 64 * 1024);
    }

    #[test]
    fn a_browser_that_does_not_read_holds_nobody_up() {
        let (_unread, pipe) = io::pipe().unwrap();
        let to_browser = ToBrowser::new(pipe);
        for _ in 0..1000 {
            to_browser.send("x".repeat(1024));
        }
    }
}
