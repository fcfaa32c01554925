//! A meeting in a browser that cannot or must not be led over a pipe: a plain app window on the meeting's address.
//!
//! There is no seeding then and no watching but for the process: name and settings go by the address, and a token stays
//! behind.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender};
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::Ending;
use bbw_meet_core::meeting::visit::NameBy;

use super::find::Browser;
use super::{End, Input, not_started, prepare, process};
use crate::desktop::process::Process;
use crate::meeting::folder::Folder;
use crate::meeting::{News, Order, Report};

/// A browser that ends sooner than this has shown no meeting.
const AT_LEAST: Duration = Duration::from_secs(1);

/// A browser showing a meeting on its own.
pub(super) struct Plain {
    child: Arc<Process>,
    folder: Folder,
    started: Instant,
}

impl Plain {
    /// # Errors
    /// `host-not-started`: another host may do it.
    pub(super) fn start(browser: &Browser, order: &Order) -> Result<Self, Problem> {
        let visit = order.visit(NameBy::Address)?;
        let folder = prepare(browser, order, &visit)?;
        let child = process::start_plain(browser, visit.address(), &order.folder, folder.path())
            .map_err(not_started)?;
        Ok(Self {
            child: Arc::new(child),
            folder,
            started: Instant::now(),
        })
    }

    /// Waits for the end. `inputs` is where `incoming` comes from.
    pub(super) fn run(
        self,
        inputs: &SyncSender<Input>,
        incoming: &Receiver<Input>,
        end: &End,
        report: &Report,
    ) {
        self.tell_end(inputs.clone());
        let news = self.follow(incoming, end, report);
        process::end(&self.child, Duration::ZERO);
        self.folder.tidy();
        report(news);
    }

    /// Puts the process's end among what is waited for.
    fn tell_end(&self, inputs: SyncSender<Input>) {
        let child = Arc::clone(&self.child);
        thread::spawn(move || {
            let _ = child.wait();
            // A meeting that is over no longer listens.
            let _ = inputs.send(Input::Ended);
        });
    }

    fn follow(&self, incoming: &Receiver<Input>, end: &End, report: &Report) -> News {
        let mut opened = false;
        loop {
            if let Some(ending) = end.get() {
                return News::Over(*ending);
            }
            let input = if opened {
                incoming.recv().map_err(|_| RecvTimeoutError::Disconnected)
            } else {
                let left = AT_LEAST.saturating_sub(self.started.elapsed());
                incoming.recv_timeout(left)
            };
            match input {
                Ok(Input::Ended) if opened => {
                    return News::Over(Ending::WindowClosed);
                }
                Ok(Input::Ended) => {
                    return News::HostFailed(Code::HostEndedEarly.into());
                }
                // What is left of a pipe means nothing here; a window that cannot be led cannot be brought to the front.
                Ok(Input::Browser(_) | Input::Focus | Input::Close) => {}
                Err(RecvTimeoutError::Timeout) => {
                    opened = true;
                    report(News::Opened);
                }
                Err(RecvTimeoutError::Disconnected) => return News::Over(Ending::WindowClosed),
            }
        }
    }
}
