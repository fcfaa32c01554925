//! The session: what the person wants, what runs, and what the launcher shows of it.
//!
//! A launch flows one way: destination → gate (consent, name) → opening → running → over. Every input is a method
//! here; what must happen outside comes back as [`Effect`]s. No window, no process, no thread: those are in `app.rs`.

mod person;
mod run;

use std::sync::Arc;

use bbw_meet_core::deployment::Deployment;
use bbw_meet_core::error::Problem;
use bbw_meet_core::history::History;
use bbw_meet_core::invitation::Here;
use bbw_meet_core::invitation::schedule::When;
use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::Ending;
use bbw_meet_core::origin::Origin;
use bbw_meet_core::privacy::consent::{self, Asked, Standing};
use bbw_meet_core::profile::Profile;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::Serialize;

use crate::destination::Destination;
use crate::folders::Folders;
use crate::launch::Launch;
use crate::log::{self, Entry};
use crate::meeting::{Availability, HostKind, Order};
pub(crate) use person::{erase, sweep};
pub(crate) use run::Running;

/// What the launcher shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// Consent and name are asked for.
    Welcome,
    /// The person has refused.
    Declined,
    /// Nothing is asked for and nothing runs.
    Home,
    /// The meeting starts far ahead, is long over, or was called off.
    Appointment(When),
    /// A meeting is being opened.
    Opening,
    /// A meeting runs.
    Running,
    /// A meeting runs, and another one is asked for.
    Switch,
    /// The meeting is over.
    Over(Ending),
    /// Something failed.
    Problem { problem: Problem, ways: Ways },
}

/// The ways on from a problem, besides the way home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Ways {
    /// Trying once more makes sense.
    retry: bool,
    /// The person may know better.
    anyway: bool,
    /// The default browser may help.
    browser: bool,
}

impl Ways {
    const HOME: Self = Self {
        retry: false,
        anyway: false,
        browser: false,
    };
    const RETRY: Self = Self {
        retry: true,
        ..Self::HOME
    };
    const BROWSER: Self = Self {
        browser: true,
        ..Self::RETRY
    };
    const ANYWAY: Self = Self {
        anyway: true,
        ..Self::RETRY
    };
}

/// What must happen outside the session.
#[derive(Clone)]
pub(crate) enum Effect {
    /// The launcher is to be seen, in front.
    ShowLauncher,
    /// The launcher is to be gone.
    CloseLauncher,
    /// Open a meeting; its news come back with this number.
    Open {
        run: u64,
        host: HostKind,
        order: Box<Order>,
    },
    /// Close the meeting's window.
    CloseMeeting(Ending),
    /// Bring the meeting's window to the front.
    FocusMeeting,
    /// Everything is done.
    Quit,
}

/// See the module.
pub(crate) struct Session {
    pub(crate) deployment: Arc<Deployment>,
    pub(crate) folders: Folders,
    pub(crate) system_language: Language,
    pub(crate) zone: TimeZone,
    pub(crate) profile: Profile,
    pub(crate) history: History,
    pub(crate) stage: Stage,
    /// Asked for, but not opened yet; or the last one, to be joined again.
    pub(crate) destination: Option<Destination>,
    pub(crate) running: Option<Running>,
    /// What the person should know, but need not act on.
    pub(crate) notes: Vec<Problem>,
    pub(crate) hosts: Vec<Availability>,
    /// Everything has been erased but for what this program still uses.
    pub(crate) erased: bool,
    servers: Vec<String>,
    /// Servers whose pages the person wants to see whatever they look like.
    unchecked: Vec<Origin>,
    runs: u64,
}

impl Session {
    /// Reads what is stored. Broken files are set aside and noted.
    pub(crate) fn new(
        deployment: Arc<Deployment>,
        folders: Folders,
        system_language: Language,
        hosts: Vec<Availability>,
        now: Timestamp,
    ) -> Self {
        let profile = Profile::load(&folders.config, &deployment.defaults, now);
        let history = History::load(&folders.data, now);
        let mut session = Self {
            servers: deployment.servers.iter().map(ToString::to_string).collect(),
            system_language,
            zone: TimeZone::system(),
            profile: profile.value,
            history: history.value,
            stage: Stage::Home,
            destination: None,
            running: None,
            notes: profile.note.into_iter().chain(history.note).collect(),
            hosts,
            erased: false,
            unchecked: vec![],
            runs: 0,
            deployment,
            folders,
        };
        session.stage = session.resting_stage();
        session
    }

    /// What reading and making invitations depends on.
    pub(crate) fn here(&self, now: Timestamp) -> Here<'_> {
        Here {
            servers: &self.deployment.servers,
            zone: &self.zone,
            now,
        }
    }

    /// The language to speak now.
    pub(crate) fn language(&self) -> Language {
        self.profile.settings.language.or(self.system_language)
    }

    /// What the person said to the notice, read anew each time: it may have been withdrawn elsewhere.
    pub(crate) fn standing(&self) -> Standing {
        consent::standing(&self.folders.data, &self.asked())
    }

    pub(crate) fn asked(&self) -> Asked<'_> {
        Asked {
            notice: &self.deployment.notice,
            language: self.language(),
            controller: &self.deployment.organisation.controller,
            servers: &self.servers,
        }
    }

    /// May a meeting be opened without a question?
    fn gate_is_open(&self) -> bool {
        self.standing().allows_meeting() && self.profile.name.is_some()
    }

    /// Writes a line into the log, where there is consent to store anything.
    fn log(&self, entry: Entry<'_>) {
        if self.standing().allows_meeting() {
            log::write(&self.folders.data, entry);
        }
    }

    /// Logs the start, and what was wrong with what is stored.
    pub(crate) fn log_start(&self) {
        self.log(Entry::Start);
        self.notes
            .iter()
            .for_each(|note| self.log(Entry::Problem(note.code)));
    }

    /// What is shown when nothing is asked for and nothing runs.
    fn resting_stage(&self) -> Stage {
        if self.gate_is_open() {
            Stage::Home
        } else {
            Stage::Welcome
        }
    }

    /// A start of the program, the first or a later one.
    pub(crate) fn launch(&mut self, launch: Launch, now: Timestamp) -> Vec<Effect> {
        match launch {
            Launch::Home if self.running.as_ref().is_some_and(Running::has_window) => {
                vec![Effect::FocusMeeting]
            }
            Launch::Home => vec![Effect::ShowLauncher],
            Launch::Refused(problem) => {
                self.log(Entry::Problem(problem.code));
                self.stage = Stage::Problem {
                    problem,
                    ways: Ways::HOME,
                };
                vec![Effect::ShowLauncher]
            }
            Launch::Join(destination) => self.go(*destination, now),
        }
    }

    /// The person wants to go somewhere.
    pub(crate) fn go(&mut self, destination: Destination, now: Timestamp) -> Vec<Effect> {
        if let Some(running) = &self.running {
            if running.destination.same(&destination) {
                return if running.is_open() {
                    vec![Effect::FocusMeeting]
                } else {
                    vec![]
                };
            }
            self.destination = Some(destination);
            self.stage = Stage::Switch;
            return vec![Effect::ShowLauncher];
        }
        let when = destination.when(now);
        let known = &self.notes;
        let new = destination
            .notes
            .iter()
            .filter(|note| !known.contains(note));
        self.notes.extend(new.cloned().collect::<Vec<_>>());
        self.destination = Some(destination);
        if !self.gate_is_open() {
            self.stage = Stage::Welcome;
            vec![Effect::ShowLauncher]
        } else if when == When::Now {
            self.start()
        } else {
            self.stage = Stage::Appointment(when);
            vec![Effect::ShowLauncher]
        }
    }

    /// As [`Session::go`], for a person who has just said "now": whatever its time, it starts.
    pub(crate) fn go_now(&mut self, destination: Destination, now: Timestamp) -> Vec<Effect> {
        if self.running.is_some() {
            return self.go(destination, now);
        }
        self.destination = Some(destination);
        self.start()
    }

    /// Back to where nothing is asked for.
    pub(crate) fn go_home(&mut self) -> Vec<Effect> {
        if self.running.is_some() {
            return self.stay();
        }
        self.destination = None;
        self.stage = self.resting_stage();
        vec![]
    }

    /// The person closed the launcher's window.
    pub(crate) fn launcher_closed(&mut self) -> Vec<Effect> {
        match &self.running {
            None => vec![Effect::Quit],
            // Whoever closes the window that says "opening …" does not want to go there any more.
            Some(running) if !running.is_open() => vec![Effect::CloseMeeting(Ending::Cancelled)],
            Some(_) => self.stay(),
        }
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
