//! A meeting in a browser that cannot or must not be led over a pipe: a plain app window on the meeting's address.
//!
//! There is no seeding then and no watching but for the process: name and settings go by the address, and a token stays
//! behind.

use std::process::Child;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::{Duration, Instant};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::Ending;
use bbw_meet_core::meeting::visit::NameBy;

use super::find::Browser;
use super::{End, Input, not_started, prepare, process};
use crate::meeting::folder::Folder;
use crate::meeting::{News, Order, Report};

/// How often the process is looked at.
const GLANCE: Duration = Duration::from_millis(200);

/// A browser that ends sooner than this has shown no meeting.
const AT_LEAST: Duration = Duration::from_secs(1);

/// A browser showing a meeting on its own.
pub(super) struct Plain {
    child: Child,
    folder: Folder,
    started: Instant,
}

impl Plain {
    /// # Errors
    /// `host-not-started`: another host may do it.
    pub(super) fn start(browser: &Browser, order: &Order) -> Result<Self, Problem> {
        let visit = order.visit(NameBy::Address)?;
        let folder = prepare(browser, order, &visit)?;
        let child = process::start_plain(&browser.program, visit.address(), folder.path())
            .map_err(not_started)?;
        Ok(Self {
            child,
            folder,
            started: Instant::now(),
        })
    }

    /// Waits for the end.
    pub(super) fn run(mut self, incoming: &Receiver<Input>, end: &End, report: &Report) {
        let mut opened = false;
        let news = loop {
            if let Some(ending) = end.get() {
                break News::Over(*ending);
            }
            let input = incoming.recv_timeout(GLANCE);
            if matches!(input, Err(RecvTimeoutError::Disconnected)) {
                break News::Over(Ending::WindowClosed);
            }
            match self.child.try_wait() {
                Ok(None) if opened || self.started.elapsed() < AT_LEAST => {}
                Ok(None) => {
                    opened = true;
                    report(News::Opened);
                }
                Ok(Some(_)) | Err(_) if opened => break News::Over(Ending::WindowClosed),
                Ok(Some(_)) | Err(_) => break News::HostFailed(Code::HostEndedEarly.into()),
            }
        };
        process::end(&mut self.child, Duration::ZERO);
        self.folder.tidy();
        report(news);
    }
}
