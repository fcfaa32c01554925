//! What the window says, written on a thread of its own: the main thread never waits for the program.

use std::io::{self, Write};
use std::sync::mpsc::{self, Receiver, SyncSender, TrySendError};
use std::thread;
use std::time::Duration;

use bbw_meet_core::window::FromWindow;
use bbw_meet_core::window::frames::{self, FROM_WINDOW_LIMIT};

use crate::end;

/// A program with this many unread messages does not read.
const QUEUE: usize = 64;

/// How long the last words may take.
const FAREWELL: Duration = Duration::from_millis(200);

enum Item {
    /// A message as it travels.
    Frame(Vec<u8>),
    /// Everything before this has been written.
    Written(SyncSender<()>),
}

/// Says things to the program. Cheap to clone.
#[derive(Clone)]
pub(crate) struct Teller(SyncSender<Item>);

impl Teller {
    pub(super) fn new(mut outgoing: impl Write + Send + 'static) -> Self {
        let (queue, items) = mpsc::sync_channel(QUEUE);
        // A program that is gone is noticed by whoever listens to it.
        thread::spawn(move || write(&mut outgoing, &items));
        Self(queue)
    }

    /// Says something that may be refused.
    ///
    /// # Errors
    /// [`io::ErrorKind::FileTooLarge`] for what is too long, [`io::ErrorKind::WouldBlock`] when the program does not
    /// read, [`io::ErrorKind::BrokenPipe`] when it is gone.
    pub(crate) fn offer(&self, message: &FromWindow) -> io::Result<()> {
        let bytes = frames::encode(message, FROM_WINDOW_LIMIT)?;
        self.0.try_send(Item::Frame(bytes)).map_err(|error| {
            match error {
                TrySendError::Full(_) => io::ErrorKind::WouldBlock,
                TrySendError::Disconnected(_) => io::ErrorKind::BrokenPipe,
            }
            .into()
        })
    }

    /// Says something short that must not get lost: with a program that does not read, this process ends.
    pub(crate) fn tell(&self, message: &FromWindow) {
        if self
            .offer(message)
            .is_err_and(|error| error.kind() == io::ErrorKind::WouldBlock)
        {
            end::now();
        }
    }

    /// Waits until everything is written, or has had enough time.
    pub(crate) fn finish(&self) {
        let (written, done) = mpsc::sync_channel(1);
        if self.0.try_send(Item::Written(written)).is_ok() {
            let _ = done.recv_timeout(FAREWELL);
        }
    }
}

fn write(outgoing: &mut impl Write, items: &Receiver<Item>) {
    for item in items {
        match item {
            Item::Frame(bytes) => {
                if outgoing
                    .write_all(&bytes)
                    .and_then(|()| outgoing.flush())
                    .is_err()
                {
                    return;
                }
            }
            Item::Written(written) => {
                // Whoever is waiting may have given up.
                let _ = written.try_send(());
            }
        }
    }
}

#[cfg(all(test, unix))]
mod tests {
    use std::io::Read;
    use std::os::unix::net::UnixStream;

    use super::*;

    #[test]
    fn what_is_told_is_written_in_order_before_the_end() {
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        let teller = Teller::new(ours);
        teller.tell(&FromWindow::Shown);
        teller.tell(&FromWindow::Closed);
        teller.finish();
        let mut heard = Vec::new();
        while heard.len() < 2 {
            heard.extend(frames::read::<FromWindow>(&mut theirs, FROM_WINDOW_LIMIT).unwrap());
        }
        assert_eq!(heard, [FromWindow::Shown, FromWindow::Closed]);
    }

    #[test]
    fn a_program_that_does_not_read_makes_nobody_wait() {
        let (ours, mut theirs) = UnixStream::pair().unwrap();
        let teller = Teller::new(ours);
        let long = FromWindow::Elsewhere("x".repeat(1024 * 1024));
        let refused = (0..=QUEUE + 2).find_map(|_| teller.offer(&long).err());
        assert_eq!(refused.unwrap().kind(), io::ErrorKind::WouldBlock);
        let mut some = [0; 4];
        theirs.read_exact(&mut some).unwrap();
    }

    #[test]
    fn what_is_too_long_is_refused_and_nothing_is_written() {
        let (ours, _theirs) = UnixStream::pair().unwrap();
        let long = FromWindow::Elsewhere("x".repeat(FROM_WINDOW_LIMIT as usize));
        let refused = Teller::new(ours).offer(&long).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::FileTooLarge);
    }
}
