//! Trying out camera and microphone. It needs no consent, since nothing leaves the computer, and makes way for a meeting:
//! both want the same devices.

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::{HostKind, candidates};
use bbw_meet_core::practice::{End, Looks, News};
use bbw_meet_core::window::view::Ways;
use jiff::Timestamp;

use super::{Effect, Session, Stage};
use crate::desktop::exit::Exit;
use crate::launch::Destination;
use crate::meeting::practice::Order;
use crate::person::log::Entry;

/// A practice that is being opened, or open, or about to close.
#[derive(Clone, Debug)]
pub(super) struct Practice {
    /// Tells its news from those of earlier ones.
    run: u64,
    looks: Looks,
    /// The meeting that waits behind it.
    next: Option<Destination>,
    /// Windows to try if this one fails.
    others: Vec<HostKind>,
    /// What was shown before.
    before: Stage,
    /// What follows, whatever is heard of it from then on.
    then: Option<Then>,
}

/// What follows the end of a practice that was made to end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    /// What was shown before is shown again.
    Back,
    /// The destination is gone to.
    Go,
    /// The program ends.
    Quit,
}

impl Session {
    /// The person wants to try out camera and microphone; `next` is where they want to go afterwards.
    ///
    /// # Errors
    /// `meeting-runs`; `practice-unavailable` where only the default browser is left, whose requests nobody answers here.
    pub(crate) fn practise(
        &mut self,
        next: Option<Destination>,
        looks: Looks,
    ) -> Result<Vec<Effect>, Problem> {
        if self.running.is_some() || self.erasing {
            return Err(Code::MeetingRuns.into());
        }
        if self.practice.is_some() {
            return Ok(self.show_practice());
        }
        let mut hosts = candidates(self.profile.settings.host, &self.hosts);
        // Whoever meets in their own browser can still try the devices.
        hosts.extend(candidates(Default::default(), &self.hosts));
        let effects = self.practise_with(Practice {
            run: 0,
            looks,
            next,
            others: hosts,
            before: self.stage.clone(),
            then: None,
        });
        effects.ok_or(Code::PracticeUnavailable.into())
    }

    /// Opens a practice in the first of the windows that are left. `None` where none is.
    fn practise_with(&mut self, practice: Practice) -> Option<Vec<Effect>> {
        let can_answer = |host: &HostKind| *host != HostKind::Browser;
        let mut others = practice.others.iter().copied().filter(can_answer);
        let host = others.next()?;
        let others = others.filter(|other| *other != host).collect();
        self.runs += 1;
        let waiting = practice.next.as_ref();
        let server = waiting
            .and_then(|next| next.target.origin())
            .or_else(|| self.deployment.servers.first().cloned())?;
        let order = Order {
            server,
            looks: practice.looks,
            colours: self.deployment.brand.colours,
            goes_on: waiting.is_some(),
            folder: self.folders.meetings(),
        };
        self.practice = Some(Practice {
            run: self.runs,
            others,
            ..practice
        });
        self.stage = Stage::Practice;
        Some(vec![Effect::Practise {
            run: self.runs,
            host,
            order: Box::new(order),
        }])
    }

    /// Brings its window to the front.
    pub(crate) fn show_practice(&mut self) -> Vec<Effect> {
        if self.practice.is_some() {
            vec![Effect::FocusMeeting]
        } else {
            vec![]
        }
    }

    /// The person has seen enough, and says so in the launcher.
    pub(crate) fn end_practice(&mut self) -> Vec<Effect> {
        self.make_way(Then::Back)
    }

    /// The destination is gone to as soon as the devices are free. `None` where nothing holds them.
    pub(super) fn make_way_for(&mut self, destination: &Destination) -> Option<Vec<Effect>> {
        self.practice.as_mut()?.next = Some(destination.clone());
        Some(self.make_way(Then::Go))
    }

    /// The program ends as soon as the practice has. `None` where there is none.
    pub(super) fn end_practice_and_quit(&mut self) -> Option<Vec<Effect>> {
        self.practice.as_ref()?;
        Some(self.make_way(Then::Quit))
    }

    fn make_way(&mut self, then: Then) -> Vec<Effect> {
        let Some(practice) = &mut self.practice else {
            return vec![];
        };
        practice.then = Some(then);
        vec![Effect::CloseMeeting(
            bbw_meet_core::meeting::Ending::WindowClosed,
        )]
    }

    /// News of a practice. Those of one that is no longer ours are passed over.
    pub(crate) fn hear_practice(&mut self, run: u64, news: News, now: Timestamp) -> Vec<Effect> {
        if news == News::Opened {
            return vec![];
        }
        let Some(practice) = self.practice.take_if(|practice| practice.run == run) else {
            return vec![];
        };
        self.stage = practice.before.clone();
        match (practice.then, news) {
            (Some(Then::Quit), _) => self.quit(Exit::Done),
            (Some(Then::Go), _) => match practice.next {
                Some(next) => self.go(next, now),
                None => vec![],
            },
            (Some(Then::Back), _) | (None, News::Over(End::Back) | News::Opened) => self.back(),
            (None, News::Over(End::GoOn)) => match practice.next {
                Some(next) => self.go_now(next, now),
                None => self.back(),
            },
            (None, News::Failed(problem)) => self.practise_elsewhere(practice, problem),
        }
    }

    /// This window cannot do it: the next one.
    fn practise_elsewhere(&mut self, practice: Practice, problem: Problem) -> Vec<Effect> {
        let mut effects = vec![Effect::Log(Entry::HostFailed(problem.code))];
        match self.practise_with(practice) {
            Some(others) => effects.extend(others),
            None => effects.extend(self.failed(Code::PracticeUnavailable.into(), Ways::HOME)),
        }
        effects
    }

    /// What was shown before, as far as it still holds.
    fn back(&mut self) -> Vec<Effect> {
        if matches!(self.stage, Stage::Home | Stage::Welcome) {
            self.stage = self.resting_stage();
        }
        vec![Effect::ShowLauncher]
    }
}
