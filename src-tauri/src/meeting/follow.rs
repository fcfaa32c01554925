//! An open meeting, on a thread of its own: the window's events come on the main thread, which must not wait.

use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Instant;

use bbw_meet_core::meeting::{Ending, News};
use bbw_meet_core::window::FromWindow;
use tauri::{Manager, WebviewWindow};

use super::{Input, Shared, leave, look, sign_in, system};

/// See the module.
pub(super) struct Meeting {
    window: WebviewWindow,
    shared: Shared,
    /// There is a page that could say goodbye.
    page_is_there: bool,
    /// The web view's last process has gone before its window.
    exited: bool,
}

impl Meeting {
    pub(super) fn new(window: WebviewWindow, shared: Shared) -> Self {
        Self {
            window,
            shared,
            page_is_there: true,
            exited: false,
        }
    }

    pub(super) fn run(mut self, incoming: &Receiver<Input>) {
        let news = self.follow(incoming);
        if self.page_is_there && news != News::Over(Ending::Crashed) {
            self.leave(incoming);
        }
        sign_in::close_all(self.window.app_handle());
        // It may be gone already.
        let _ = self.window.destroy();
        // The program may use the folder as soon as it has heard.
        if !self.exited {
            system::wait_for_exit(incoming);
        }
        self.shared.teller.tell(&FromWindow::News(news));
        self.window.app_handle().exit(0);
    }

    /// Follows the meeting to its end.
    fn follow(&mut self, incoming: &Receiver<Input>) -> News {
        let mut since = Instant::now();
        let mut waiting_for = None;
        loop {
            let patience = self.shared.course().patience();
            let late = patience.as_ref().map(|(_, late)| late.clone());
            if late != waiting_for {
                since = Instant::now();
                waiting_for = late;
            }
            let input = match &patience {
                None => incoming.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some((patience, _)) => incoming
                    .recv_timeout((since + *patience).saturating_duration_since(Instant::now())),
            };
            match (input, patience) {
                (Ok(Input::Course(None) | Input::Left), _) => {}
                (Ok(Input::Course(Some(News::Opened))), _) => {
                    self.shared.teller.tell(&FromWindow::News(News::Opened));
                    self.look_at_page();
                }
                (Ok(Input::Course(Some(news))), _) => return news,
                // Why it was wanted closed, the program knows.
                (Ok(Input::Close), _) => return News::Over(Ending::WindowClosed),
                (Ok(Input::Gone), _) => {
                    self.page_is_there = false;
                    return News::Over(Ending::WindowClosed);
                }
                #[cfg(windows)]
                (Ok(Input::BrowserExited), _) => {
                    self.exited = true;
                    return News::Over(Ending::Crashed);
                }
                (Err(RecvTimeoutError::Timeout), Some((_, late))) => return late,
                (Err(_), _) => return News::Over(Ending::WindowClosed),
            }
        }
    }

    fn look_at_page(&self) {
        if !self.shared.order.check {
            return;
        }
        let shared = self.shared.clone();
        look::at_page(&self.window, &self.shared.order.server, move |problem| {
            shared.send(Input::Course(Some(News::NoMeeting(problem))));
        });
    }

    /// Lets the page say goodbye, for as long as that may take.
    fn leave(&mut self, incoming: &Receiver<Input>) {
        // First, so that the empty page is let through, and means nothing else.
        self.shared.course().leave();
        let _ = self.window.hide();
        if !leave::page(&self.window) {
            return;
        }
        let mut deadline = Instant::now() + leave::PATIENCE;
        loop {
            let left = deadline.saturating_duration_since(Instant::now());
            match incoming.recv_timeout(left) {
                Ok(Input::Left) => deadline = deadline.min(Instant::now() + leave::LAST_WORDS),
                Ok(Input::Gone) | Err(_) => return,
                #[cfg(windows)]
                Ok(Input::BrowserExited) => {
                    self.exited = true;
                    return;
                }
                Ok(Input::Course(_) | Input::Close) => {}
            }
        }
    }
}
