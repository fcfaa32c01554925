//! The launcher's window over its lives: there is at most one, it must answer, and one that goes by itself is missed.

use std::io;
use std::time::{Duration, Instant};

use bbw_meet_core::error::Code;
use bbw_meet_core::window::{Role, ToWindow};

use super::{Heard, Window, Writer, reason};

/// A window that cannot be seen after this long never will be. An old computer with a cold disk needs ten seconds.
pub(super) const START: Duration = Duration::from_secs(60);

/// A window that is there and does not come to the front for this long hangs.
const ANSWER: Duration = Duration::from_secs(10);

/// How long a window may take to end when it is told to.
pub(super) const FAREWELL: Duration = Duration::from_secs(2);

/// A window that goes by itself more often than this within [`RECENTLY`] is not started again.
const PATIENCE: usize = 3;
const RECENTLY: Duration = Duration::from_secs(60);

/// The launcher's window, or its absence.
#[derive(Default)]
pub(crate) struct Launcher {
    live: Option<Live>,
    /// Told to end. The next one waits for it: both would use the same folder.
    ending: Option<Live>,
    /// Show it again as soon as the one that is ending is gone.
    wanted: bool,
    generation: u64,
    failures: Vec<Instant>,
}

struct Live {
    /// Tells its words from those of earlier windows.
    generation: u64,
    window: Window,
    /// It must have answered, or be gone, by then.
    deadline: Option<Instant>,
}

/// What became of a wish to show the launcher.
pub(crate) enum Shown {
    /// It comes to the front.
    Comes,
    /// It must be started: call [`Launcher::start`].
    Start,
    /// It comes when the one before is gone.
    Later,
}

/// What the end of a window means.
pub(crate) enum Gone {
    /// It was told to go, or it is none of ours any more.
    Expected,
    /// It was told to go, and is wanted again.
    Wanted,
    /// It went by itself: start it again if it is still needed.
    Failed,
    /// It goes by itself again and again, or can never be shown, for this reason.
    Hopeless(Code),
}

impl Launcher {
    /// The launcher is wanted in front.
    pub(crate) fn show(&mut self) -> Shown {
        if let Some(live) = &mut self.live {
            live.window.writer().show();
            live.deadline.get_or_insert_with(|| Instant::now() + ANSWER);
            Shown::Comes
        } else if self.ending.is_some() {
            self.wanted = true;
            Shown::Later
        } else {
            Shown::Start
        }
    }

    /// Starts the window. `hear` is told by which of them something was said.
    ///
    /// # Errors
    /// When its program is not there or cannot be started.
    pub(crate) fn start(
        &mut self,
        role: Role,
        hear: impl Fn(u64, Heard) + Send + 'static,
    ) -> io::Result<(u64, Writer)> {
        self.generation += 1;
        self.wanted = false;
        let generation = self.generation;
        let window = Window::start(role, move |heard| hear(generation, heard))?;
        let writer = window.writer().clone();
        self.live = Some(Live {
            generation,
            window,
            deadline: Some(Instant::now() + START),
        });
        Ok((generation, writer))
    }

    /// The launcher is to be gone.
    pub(crate) fn close(&mut self) {
        self.wanted = false;
        if let Some(mut live) = self.live.take() {
            live.window.writer().send(&ToWindow::Close);
            live.deadline = Some(Instant::now() + FAREWELL);
            self.ending = Some(live);
        }
    }

    /// Is this the window that is there?
    pub(crate) fn is_current(&self, generation: u64) -> bool {
        let live = self.live.as_ref();
        live.is_some_and(|live| live.generation == generation)
    }

    /// The window can be seen.
    pub(crate) fn was_shown(&mut self, generation: u64) {
        if let Some(live) = &mut self.live
            && live.generation == generation
        {
            live.deadline = None;
        }
    }

    /// The window is gone.
    pub(crate) fn gone(&mut self, generation: u64) -> Gone {
        let of = |live: &mut Live| live.generation == generation;
        if self.ending.take_if(of).is_some() {
            return if self.wanted {
                Gone::Wanted
            } else {
                Gone::Expected
            };
        }
        match self.live.take_if(of) {
            Some(live) => self.failed(reason(live.window.outcome())),
            None => Gone::Expected,
        }
    }

    /// It could not be shown, or went by itself.
    pub(crate) fn failed(&mut self, code: Code) -> Gone {
        let now = Instant::now();
        self.failures
            .retain(|failure| now.duration_since(*failure) < RECENTLY);
        self.failures.push(now);
        if code != Code::WindowFailed || self.failures.len() > PATIENCE {
            Gone::Hopeless(code)
        } else {
            Gone::Failed
        }
    }

    /// When [`Launcher::end_overdue`] is to be called next.
    pub(crate) fn deadline(&self) -> Option<Instant> {
        let both = [&self.live, &self.ending];
        both.into_iter()
            .flatten()
            .filter_map(|live| live.deadline)
            .min()
    }

    /// Ends windows that have not answered in time. That they are gone is told like any other end.
    pub(crate) fn end_overdue(&mut self) {
        let now = Instant::now();
        for live in [&mut self.live, &mut self.ending].into_iter().flatten() {
            if live.deadline.is_some_and(|deadline| deadline <= now) {
                live.deadline = None;
                live.window.kill();
            }
        }
    }

    /// Is there no window any more, not even one that is ending?
    pub(crate) fn is_gone(&self) -> bool {
        self.live.is_none() && self.ending.is_none()
    }
}
