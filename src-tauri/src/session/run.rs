//! A meeting from its opening to its end, host after host.

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::history::History;
use bbw_meet_core::meeting::{Ending, Target};
use jiff::Timestamp;

use super::{Effect, Session, Stage, Ways};
use crate::destination::Destination;
use crate::log::Entry;
use crate::meeting::{HostKind, News, Order, candidates};

/// A meeting that is being opened, or open, or about to close.
#[derive(Clone, Debug)]
pub(crate) struct Running {
    /// Tells its news from those of earlier meetings.
    run: u64,
    pub(crate) destination: Destination,
    pub(crate) host: HostKind,
    /// Hosts to try if this one fails.
    others: Vec<HostKind>,
    open: bool,
    /// The window is there, but the server has not answered yet.
    pub(crate) asking: bool,
    /// It takes longer than a person expects.
    pub(crate) slow: bool,
    /// Hosts that failed.
    pub(crate) notes: Vec<Problem>,
    /// Go on with the other destination when this meeting is over.
    then_switch: bool,
}

impl Running {
    pub(crate) fn is_open(&self) -> bool {
        self.open
    }

    /// Is there a window of ours that can come to the front?
    pub(crate) fn has_window(&self) -> bool {
        self.open && self.host != HostKind::Browser
    }
}

impl Session {
    /// Opens the destination. The gate has been passed; it is looked at once more, since this is the one place where
    /// a meeting is opened.
    pub(super) fn start(&mut self) -> Vec<Effect> {
        if !self.gate_is_open() {
            self.stage = Stage::Welcome;
            return vec![Effect::ShowLauncher];
        }
        let Some(destination) = self.destination.clone() else {
            return self.go_home();
        };
        let hosts = candidates(self.profile.settings.host, &self.hosts);
        self.open_with(destination, hosts, vec![])
    }

    /// Opens the destination in the default browser, whatever the settings say.
    pub(crate) fn open_in_browser(&mut self) -> Vec<Effect> {
        if self.running.is_some() || !self.gate_is_open() {
            return vec![];
        }
        let Some(destination) = self.destination.clone() else {
            return vec![];
        };
        self.open_with(destination, vec![HostKind::Browser], vec![])
    }

    /// Opens the destination although its page does not look like a meeting's. Until the program ends, pages of this
    /// server are no longer looked at.
    pub(crate) fn open_anyway(&mut self) -> Vec<Effect> {
        if let Some(origin) = self.destination.as_ref().and_then(|to| to.target.origin()) {
            self.log(Entry::Anyway);
            self.unchecked.push(origin);
        }
        self.join()
    }

    /// A start page need not look like Jitsi, a meeting does.
    fn is_checked(&self, target: &Target) -> bool {
        target
            .link()
            .is_some_and(|link| !self.unchecked.contains(link.server()))
    }

    fn open_with(
        &mut self,
        destination: Destination,
        hosts: Vec<HostKind>,
        notes: Vec<Problem>,
    ) -> Vec<Effect> {
        let Some((host, others)) = hosts.split_first() else {
            return self.failed(Code::HostNone.into(), Ways::RETRY);
        };
        self.log(Entry::Opening(*host));
        self.runs += 1;
        let order = Order {
            target: destination.target.clone(),
            title: destination.title.clone(),
            profile: self.profile.clone(),
            language: self.language(),
            sign_in: self.deployment.sign_in_origins.clone(),
            folder: self.folders.meetings(),
            check: self.is_checked(&destination.target),
            downloads: self.folders.downloads.clone(),
        };
        self.running = Some(Running {
            run: self.runs,
            destination,
            host: *host,
            others: others.to_vec(),
            open: false,
            asking: *host == HostKind::Webview,
            slow: false,
            notes,
            then_switch: false,
        });
        self.stage = Stage::Opening;
        vec![Effect::Open {
            run: self.runs,
            host: *host,
            order: Box::new(order),
        }]
    }

    /// News of a meeting. Those of a meeting that is no longer ours are passed over.
    pub(crate) fn hear(&mut self, run: u64, news: News, now: Timestamp) -> Vec<Effect> {
        let Some(running) = self.running.as_mut().filter(|running| running.run == run) else {
            return vec![];
        };
        match news {
            News::Asking => {
                running.asking = true;
                vec![]
            }
            News::Opened => {
                running.open = true;
                let destination = running.destination.clone();
                self.log(Entry::Opened);
                self.remember(&destination, now);
                if self.stage == Stage::Switch {
                    return vec![];
                }
                self.stage = Stage::Running;
                vec![Effect::CloseLauncher]
            }
            News::Over(ending) => self.over(ending, now),
            News::HostFailed(problem) => {
                let running = running.clone();
                self.running = None;
                self.log(Entry::HostFailed(problem.code));
                let mut notes = running.notes;
                notes.push(problem);
                if running.others.is_empty() {
                    self.notes.append(&mut notes);
                    return self.failed(Code::HostNone.into(), Ways::RETRY);
                }
                let switching = self.stage == Stage::Switch;
                let effects = self.open_with(running.destination, running.others, notes);
                if switching {
                    self.stage = Stage::Switch;
                }
                effects
            }
            News::MeetingFailed(problem) => self.no_meeting(problem, Ways::BROWSER),
            News::NoMeeting(problem) => self.no_meeting(problem, Ways::ANYWAY),
        }
    }

    /// The meeting did not come about.
    fn no_meeting(&mut self, problem: Problem, ways: Ways) -> Vec<Effect> {
        let switches = self
            .running
            .take()
            .is_some_and(|running| running.then_switch);
        if switches || self.stage == Stage::Switch {
            // The person wants to go elsewhere, and nothing holds them any more.
            self.log(Entry::Problem(problem.code));
            return self.start();
        }
        self.failed(problem, ways)
    }

    fn over(&mut self, ending: Ending, now: Timestamp) -> Vec<Effect> {
        let Some(running) = self.running.take() else {
            return vec![];
        };
        self.log(Entry::Over(ending));
        if running.then_switch {
            return self.start();
        }
        if ending == Ending::HandedOver {
            self.remember(&running.destination, now);
        }
        // Why it did not become a window of ours stays to be read.
        self.notes.extend(running.notes);
        if self.stage == Stage::Switch {
            // The meeting ended while the person was asked whether to leave it: then there is nothing left to ask.
            return self.start();
        }
        self.destination = Some(running.destination);
        self.stage = Stage::Over(ending);
        vec![Effect::ShowLauncher]
    }

    fn failed(&mut self, problem: Problem, ways: Ways) -> Vec<Effect> {
        self.log(Entry::Problem(problem.code));
        self.stage = Stage::Problem { problem, ways };
        vec![Effect::ShowLauncher]
    }

    fn remember(&mut self, destination: &Destination, now: Timestamp) {
        if !self.profile.settings.keep_history {
            return;
        }
        let Some(meeting) = destination.for_history() else {
            return;
        };
        match History::remember(&self.folders.data, meeting, now) {
            Ok(history) => self.history = history.value,
            Err(problem) => self.notes.push(problem),
        }
    }

    /// Three seconds have passed since this meeting was to open.
    pub(crate) fn is_slow(&mut self, run: u64) -> Vec<Effect> {
        match self.running.as_mut() {
            Some(running) if running.run == run && !running.open => {
                running.slow = true;
                vec![Effect::ShowLauncher]
            }
            Some(_) | None => vec![],
        }
    }

    /// The person no longer wants to wait.
    pub(crate) fn cancel(&mut self) -> Vec<Effect> {
        match &self.running {
            Some(running) if !running.open => vec![Effect::CloseMeeting(Ending::Cancelled)],
            Some(_) | None => vec![],
        }
    }

    /// Leave the running meeting and join the other.
    pub(crate) fn leave_and_join(&mut self) -> Vec<Effect> {
        match &mut self.running {
            Some(running) if self.stage == Stage::Switch => {
                running.then_switch = true;
                self.stage = Stage::Opening;
                vec![Effect::CloseMeeting(Ending::Left)]
            }
            Some(_) | None => vec![],
        }
    }

    /// Stay in the running meeting.
    pub(crate) fn stay(&mut self) -> Vec<Effect> {
        let Some(running) = &self.running else {
            return vec![];
        };
        self.destination = Some(running.destination.clone());
        if !running.open {
            self.stage = Stage::Opening;
            return vec![];
        }
        self.stage = Stage::Running;
        vec![Effect::CloseLauncher, Effect::FocusMeeting]
    }

    /// The destination that waits, or the last one once more.
    pub(crate) fn join(&mut self) -> Vec<Effect> {
        if self.running.is_some() {
            vec![]
        } else {
            self.start()
        }
    }
}
