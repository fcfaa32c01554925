//! The question between two meetings: one runs, and another one is asked for.

use bbw_meet_core::meeting::Ending;

use super::run::{Running, Then};
use super::{Effect, Session, Stage};

impl Session {
    /// Is the person asked which of two meetings it shall be?
    pub(super) fn is_switching(&self) -> bool {
        matches!(self.stage, Stage::Switch { .. })
    }

    /// Leave the running meeting and join the other.
    pub(crate) fn leave_and_join(&mut self) -> Vec<Effect> {
        if !self.is_switching() {
            return vec![];
        }
        let Some(running) = &mut self.running else {
            // It has ended by itself.
            return self.start();
        };
        running.end(Ending::Left, Then::Start);
        self.stage = Stage::Opening;
        vec![Effect::CloseMeeting(Ending::Left)]
    }

    /// Stay in the running meeting.
    pub(crate) fn stay(&mut self) -> Vec<Effect> {
        if self.running.is_none() {
            return vec![];
        }
        let open = self.running.as_ref().is_some_and(Running::is_open);
        let mut effects = self.keep_running();
        if open {
            effects.extend([Effect::CloseLauncher, Effect::FocusMeeting]);
        }
        effects
    }

    /// What was in front of the running meeting is gone.
    pub(super) fn keep_running(&mut self) -> Vec<Effect> {
        if let Some(running) = &self.running {
            self.destination = Some(running.destination.clone());
            self.stage = if running.is_open() {
                Stage::Running
            } else {
                Stage::Opening
            };
        }
        vec![]
    }
}
