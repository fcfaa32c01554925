//! A window without a session behind it: it shows one thing, is answered, and is waited for.

use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Instant;

use bbw_meet_core::error::Problem;
use bbw_meet_core::window::protocol::Launcher;
use bbw_meet_core::window::{Ask, FromWindow, Role, ToWindow};
use serde_json::Value;

use super::launcher::{FAREWELL, START};
use super::{Heard, Window};

/// Shows a launcher until the person closes it or asks to quit; everything else its page asks goes to `answer`. Says
/// whether it could be seen.
pub(crate) fn show(launcher: Launcher, answer: impl Fn(&Ask) -> Result<Value, Problem>) -> bool {
    let (tell, hear) = mpsc::channel();
    let started = Window::start(Role::Launcher(Box::new(launcher)), move |heard| {
        // Nobody listens any more once the window is done with.
        let _ = tell.send(heard);
    });
    let Ok(window) = started else {
        return false;
    };
    let mut seen = false;
    let mut deadline = Some(Instant::now() + START);
    loop {
        let heard = match deadline {
            Some(deadline) => hear.recv_timeout(deadline.saturating_duration_since(Instant::now())),
            None => hear.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        let said = match heard {
            Ok(Heard::Said(said)) => said,
            Ok(Heard::Gone) => return seen,
            Err(_) => {
                window.kill();
                return seen;
            }
        };
        match said {
            FromWindow::Shown => (seen, deadline) = (true, None),
            FromWindow::Ask { ask: Ask::Quit, .. } | FromWindow::Closed => {
                window.writer().send(&ToWindow::Close);
                deadline = Some(Instant::now() + FAREWELL);
            }
            FromWindow::Ask { id, ask } => {
                let answer = answer(&ask);
                window.writer().send(&ToWindow::Answer { id, answer });
            }
            // Nothing is opened, and nothing is kept.
            FromWindow::Hello { .. }
            | FromWindow::Broken(_)
            | FromWindow::Dropped(_)
            | FromWindow::Placed(_)
            | FromWindow::Practice(_)
            | FromWindow::Webrtc(_)
            | FromWindow::News(_)
            | FromWindow::Elsewhere(_) => {}
        }
    }
}
