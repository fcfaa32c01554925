//! The talk with a window: see `bbw_meet_core::window`.

use std::io::{BufReader, Read, Write};
use std::sync::Arc;
use std::sync::mpsc::{self, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::window::frames::{self, FROM_WINDOW_LIMIT, TO_WINDOW_LIMIT};
use bbw_meet_core::window::protocol::VERSION;
use bbw_meet_core::window::{FromWindow, ToWindow};

use crate::desktop::activation;
use crate::desktop::process::Process;

/// Messages that wait for the window to read them. A window that reads nothing for so long shows nothing either.
const WAITING: usize = 256;

/// How long the end of a process may come after the end of its talk.
const FAREWELL: Duration = Duration::from_millis(500);

/// What is heard of a window.
pub(crate) enum Heard {
    /// It said something.
    Said(FromWindow),
    /// It is gone: ended, or ended for saying what no window of ours says. The last word.
    Gone,
}

/// Reads what a window says. A window that does not keep to the protocol is ended: it is not ours.
pub(super) fn listen(
    from: impl Read + Send + 'static,
    process: Arc<Process>,
    hear: impl Fn(Heard) + Send + 'static,
) {
    thread::spawn(move || {
        let mut from = BufReader::new(from);
        let mut next = || frames::read::<FromWindow>(&mut from, FROM_WINDOW_LIMIT);
        let greeted = matches!(
            next(),
            Ok(Some(FromWindow::Hello { version })) if version == VERSION
        );
        if greeted {
            let ended = loop {
                match next() {
                    Ok(Some(said)) => hear(Heard::Said(said)),
                    Ok(None) => break true,
                    Err(_) => break false,
                }
            };
            if ended {
                let_go(&process);
            }
            // However the talk ended, the window goes with it. Fails only if it has gone already.
            let _ = process.kill();
        }
        // A window of another version ends by itself and says so by its exit code.
        let _ = process.wait();
        hear(Heard::Gone);
    });
}

/// A window that has hung up is about to end, and says by its exit code why.
fn let_go(process: &Process) {
    let deadline = Instant::now() + FAREWELL;
    while matches!(process.try_wait(), Ok(None)) && Instant::now() < deadline {
        thread::sleep(Duration::from_millis(5));
    }
}

/// Speaks to a window. Cheap to clone. Writing happens on a thread of its own, so that a window that does not read
/// cannot hold anybody up.
#[derive(Clone)]
pub(crate) struct Writer {
    queue: SyncSender<Vec<u8>>,
    /// The window's process, which needs this program's leave to come to the front.
    #[cfg_attr(not(windows), allow(dead_code))]
    process: u32,
}

impl Writer {
    pub(super) fn new(mut to: impl Write + Send + 'static, process: u32) -> Self {
        let (queue, messages) = mpsc::sync_channel::<Vec<u8>>(WAITING);
        thread::spawn(move || {
            for message in messages {
                if to.write_all(&message).is_err() {
                    return; // The listening side notices that the window is gone.
                }
            }
        });
        Self { queue, process }
    }

    /// Says something. It is lost if the window is gone, which the listening side notices, or if it does not read, which
    /// shows when it does not answer.
    pub(crate) fn send(&self, message: &ToWindow) {
        if let Ok(bytes) = frames::encode(message, TO_WINDOW_LIMIT) {
            let _ = self.queue.try_send(bytes);
        }
    }

    /// Asks the window to come to the front.
    pub(crate) fn show(&self) {
        #[cfg(windows)]
        crate::desktop::win32::let_come_to_front(self.process);
        self.send(&ToWindow::Show(activation::take()));
    }
}
