//! A meeting from its opening to its end, host after host.

use bbw_meet_core::error::Problem;
use bbw_meet_core::history::History;
use bbw_meet_core::meeting::{Ending, HostKind, MeetingLink, News, Target, candidates};
use bbw_meet_core::privacy::consent::Standing;
use bbw_meet_core::window::view::Ways;
use jiff::Timestamp;

use super::{Effect, Session, Stage};
use crate::desktop::exit::Exit;
use crate::launch::Destination;
use crate::meeting::Order;
use crate::person::log::Entry;

/// A meeting that is being opened, or open, or about to close.
#[derive(Clone, Debug)]
pub(crate) struct Running {
    /// Tells its news from those of earlier meetings.
    run: u64,
    pub(crate) destination: Destination,
    pub(crate) host: HostKind,
    /// Hosts to try if this one fails.
    pub(super) others: Vec<HostKind>,
    open: bool,
    /// The window is there, but the server has not answered yet.
    pub(crate) asking: bool,
    /// It takes longer than a person expects.
    pub(crate) slow: bool,
    /// Hosts that failed.
    pub(crate) notes: Vec<Problem>,
    /// The person wants it to end. Whatever is heard of it from then on, it is over, and no other host is tried.
    wish: Option<(Ending, Then)>,
}

/// What follows the end of a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Then {
    /// The person is told.
    Tell,
    /// The program ends.
    Quit,
    /// The destination is opened: the person has said so.
    Start,
    /// The destination is gone to, as after any launch.
    Go,
}

impl Running {
    pub(crate) fn is_open(&self) -> bool {
        self.open
    }

    /// Does the person want it to end?
    pub(super) fn is_ending(&self) -> bool {
        self.wish.is_some()
    }

    /// The person wants it to end. The first reason stays.
    pub(super) fn end(&mut self, ending: Ending, then: Then) {
        let (ending, _) = self.wish.unwrap_or((ending, then));
        self.wish = Some((ending, then));
    }

    /// Something else is to follow its end.
    pub(super) fn then(&mut self, then: Then) {
        if let Some((_, follows)) = &mut self.wish {
            *follows = then;
        }
    }
}

impl Session {
    /// Opens the destination.
    pub(super) fn start(&mut self) -> Vec<Effect> {
        self.page = None;
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
        let mut effects = vec![];
        if let Some(origin) = self.destination.as_ref().and_then(|to| to.target.origin()) {
            effects.push(Effect::Log(Entry::Anyway));
            self.unchecked.push(origin);
        }
        effects.extend(self.join());
        effects
    }

    /// A start page need not look like Jitsi, a meeting does.
    fn is_checked(&self, target: &Target) -> bool {
        target
            .link()
            .is_some_and(|link| !self.unchecked.contains(link.server()))
    }

    /// The one place where a meeting is opened. Whoever carries it out asks the gate once more.
    pub(super) fn open_with(
        &mut self,
        destination: Destination,
        hosts: Vec<HostKind>,
        notes: Vec<Problem>,
    ) -> Vec<Effect> {
        let Some((host, others)) = hosts.split_first() else {
            return self.no_host(notes);
        };
        self.runs += 1;
        let order = Order {
            target: destination.target.clone(),
            title: destination.title.clone(),
            profile: self.profile.clone(),
            language: self.language(),
            sign_in: self.deployment.sign_in_origins.clone(),
            peer_to_peer: self.deployment.peer_to_peer,
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
            asking: false,
            slow: false,
            notes,
            wish: None,
        });
        self.stage = Stage::Opening;
        vec![
            Effect::Open {
                run: self.runs,
                host: *host,
                order: Box::new(order),
            },
            Effect::Log(Entry::Opening(*host)),
        ]
    }

    /// Whoever was to open a meeting found no consent, or no name: it was taken back meanwhile.
    pub(crate) fn gate_closed(
        &mut self,
        run: u64,
        standings: Vec<Standing>,
        now: Timestamp,
    ) -> Vec<Effect> {
        self.standings = standings;
        let Some(running) = self.running.take_if(|running| running.run == run) else {
            return vec![];
        };
        if running.is_ending() {
            return self.follow(running, now);
        }
        if !self.is_switching() {
            self.destination = Some(running.destination);
        }
        self.stage = Stage::Welcome;
        vec![Effect::ShowLauncher]
    }

    /// News of a meeting. Those of a meeting that is no longer ours are passed over.
    pub(crate) fn hear(&mut self, run: u64, news: News, now: Timestamp) -> Vec<Effect> {
        let Some(running) = self.running.as_mut().filter(|running| running.run == run) else {
            return vec![];
        };
        let wish = running.wish.map(|(ending, _)| ending);
        match (news, wish) {
            (News::Asking, _) => {
                running.asking = true;
                vec![]
            }
            (News::Opened | News::Elsewhere(_), Some(_)) => vec![],
            (News::Elsewhere(address), None) => self.elsewhere(address, now),
            (News::Opened, None) => self.opened(),
            (News::Over(ending), None) => self.over(ending, now),
            (
                News::Over(_) | News::HostFailed(_) | News::MeetingFailed(_) | News::NoMeeting(_),
                Some(ending),
            ) => self.over(ending, now),
            (News::HostFailed(problem), None) => self.try_next(problem),
            (News::MeetingFailed(problem), None) => self.no_meeting(problem, Ways::BROWSER),
            (News::NoMeeting(problem), None) => self.no_meeting(problem, Ways::ANYWAY),
        }
    }

    /// The person clicked something in the meeting that leads out of it. To another meeting of ours it is as if they had
    /// opened its link anywhere else.
    fn elsewhere(&mut self, address: String, now: Timestamp) -> Vec<Effect> {
        match MeetingLink::parse(&address, &self.deployment.servers) {
            Ok(link) => self.go(Destination::bare(link), now),
            Err(_) => vec![Effect::OpenElsewhere(address)],
        }
    }

    fn opened(&mut self) -> Vec<Effect> {
        let Some(running) = self.running.as_mut() else {
            return vec![];
        };
        running.open = true;
        let destination = running.destination.clone();
        let mut effects = vec![Effect::Log(Entry::Opened)];
        effects.extend(self.remember(&destination));
        // A question or a message that came meanwhile stays until it has been read.
        if self.stage == Stage::Opening {
            self.stage = Stage::Running;
            effects.push(Effect::CloseLauncher);
        }
        effects
    }

    /// Somebody ends the program, or the computer goes down: the meeting is ended first, so that nothing of it stays.
    pub(crate) fn terminate(&mut self) -> Vec<Effect> {
        let Some(running) = &mut self.running else {
            return self.quit(Exit::Done);
        };
        running.end(Ending::WindowClosed, Then::Quit);
        vec![Effect::CloseMeeting(Ending::WindowClosed)]
    }

    /// The meeting did not come about.
    fn no_meeting(&mut self, problem: Problem, ways: Ways) -> Vec<Effect> {
        self.running = None;
        if self.is_switching() {
            // The question of the other meeting stays; nothing holds the person any more.
            return vec![
                Effect::Log(Entry::Problem(problem.code)),
                Effect::ShowLauncher,
            ];
        }
        self.failed(problem, ways)
    }

    fn over(&mut self, ending: Ending, now: Timestamp) -> Vec<Effect> {
        let Some(running) = self.running.take() else {
            return vec![];
        };
        let mut effects = vec![Effect::Log(Entry::Over(ending))];
        if running.is_ending() {
            effects.extend(self.follow(running, now));
            return effects;
        }
        if ending == Ending::HandedOver {
            effects.extend(self.remember(&running.destination));
        }
        // Why it did not become a window of ours stays to be read.
        self.note(running.notes);
        effects.push(Effect::ShowLauncher);
        // A question that nobody has answered stays one, without the meeting that is over.
        if !self.is_switching() {
            self.destination = Some(running.destination);
            self.stage = Stage::Over(ending);
        }
        effects
    }

    /// What the person wanted after the end.
    fn follow(&mut self, running: Running, now: Timestamp) -> Vec<Effect> {
        let (ending, then) = running.wish.unwrap_or((Ending::Cancelled, Then::Tell));
        match then {
            Then::Tell => {
                self.note(running.notes);
                self.destination = Some(running.destination);
                self.stage = Stage::Over(ending);
                vec![Effect::ShowLauncher]
            }
            Then::Quit => {
                self.stage = self.resting_stage();
                self.quit(Exit::Done)
            }
            Then::Start => self.start(),
            Then::Go => match self.destination.clone() {
                Some(destination) => self.go(destination, now),
                None => self.go_home(),
            },
        }
    }

    pub(super) fn failed(&mut self, problem: Problem, ways: Ways) -> Vec<Effect> {
        let log = Effect::Log(Entry::Problem(problem.code));
        self.stage = Stage::Problem { problem, ways };
        vec![log, Effect::ShowLauncher]
    }

    fn remember(&self, destination: &Destination) -> Option<Effect> {
        if !self.profile.settings.keep_history {
            return None;
        }
        let meeting = destination.for_history()?;
        Some(Effect::Remember(Box::new(meeting)))
    }

    /// The meeting stands among the last ones now, or could not be put there.
    pub(crate) fn remembered(&mut self, history: Result<History, Problem>) -> Vec<Effect> {
        self.recalled |= history.is_ok();
        match history {
            // Switched off, or everything erased, in between.
            Ok(_) if !self.profile.settings.keep_history || self.erased => {}
            Ok(history) => self.history = history,
            Err(problem) => self.note([problem]),
        }
        vec![]
    }

    /// The number of the newest meeting.
    #[cfg(test)]
    pub(crate) fn runs(&self) -> u64 {
        self.runs
    }

    /// Three seconds have passed since this meeting was to open.
    pub(crate) fn is_slow(&mut self, run: u64) -> Vec<Effect> {
        match self.running.as_mut() {
            Some(running) if running.run == run && !running.open && !running.is_ending() => {
                running.slow = true;
                vec![Effect::ShowLauncher]
            }
            Some(_) | None => vec![],
        }
    }

    /// The person no longer wants to wait.
    pub(crate) fn cancel(&mut self) -> Vec<Effect> {
        match &mut self.running {
            Some(running) if !running.open => {
                running.end(Ending::Cancelled, Then::Tell);
                vec![Effect::CloseMeeting(Ending::Cancelled)]
            }
            Some(_) | None => vec![],
        }
    }

    /// The destination that waits, or the last one once more. Whoever was told to install a browser may have done so.
    pub(crate) fn join(&mut self) -> Vec<Effect> {
        if self.running.is_some() {
            vec![]
        } else if self.lacks_browser() {
            vec![Effect::Survey]
        } else {
            self.start()
        }
    }
}
