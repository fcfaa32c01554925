//! The session: what the person wants, what runs, and what the launcher shows of it.
//!
//! A launch flows one way: destination → gate (consent, name) → opening → running → over. Every input is a method
//! here; what must happen outside comes back as [`Effect`]s. No window, no process, no thread, no file: those are in
//! `app`, which keeps the session under one lock and touches nothing else while it holds it.

mod hosts;
mod person;
mod practice;
mod run;
mod switch;
mod view;

use std::sync::Arc;

use bbw_meet_core::deployment::Deployment;
use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::history::{self, History};
use bbw_meet_core::invitation::schedule::When;
use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::{Availability, Ending, HostKind};
use bbw_meet_core::origin::Origin;
use bbw_meet_core::privacy::consent::Standing;
use bbw_meet_core::profile::Profile;
use bbw_meet_core::window::view::{AskedPage, Note, Page, Ways};
use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::desktop::exit::Exit;
use crate::launch::{Destination, Launch};
use crate::meeting::Order;
use crate::meeting::practice::Order as PracticeOrder;
use crate::person::{Folders, Known, log::Entry};
use practice::Practice;
pub(crate) use run::Running;
use run::Then;

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
    /// Camera and microphone are tried out.
    Practice,
    /// A meeting runs.
    Running,
    /// Another meeting is asked for while one runs. If that one ends meanwhile, the question stays.
    Switch {
        /// The other one begins about now.
        begins: bool,
    },
    /// The meeting is over.
    Over(Ending),
    /// Something failed.
    Problem { problem: Problem, ways: Ways },
}

/// What must happen outside the session.
#[derive(Clone, Debug)]
pub(crate) enum Effect {
    /// The launcher is to be seen, in front.
    ShowLauncher,
    /// The launcher is to be gone.
    CloseLauncher,
    /// Open a meeting, unless the gate is closed; its news come back with this number.
    Open {
        run: u64,
        host: HostKind,
        order: Box<Order>,
    },
    /// Open the page for trying out camera and microphone; its news come back with this number.
    Practise {
        run: u64,
        host: HostKind,
        order: Box<PracticeOrder>,
    },
    /// Look again what meetings can be opened with here, then open the one that waits.
    Survey,
    /// Close the meeting's window, or that for trying out.
    CloseMeeting(Ending),
    /// Bring the meeting's window to the front, or that for trying out.
    FocusMeeting,
    /// Open an address the meeting's page leads to, in the person's browser or mail program.
    OpenElsewhere(String),
    /// Put the meeting on top of the last ones.
    Remember(Box<history::Meeting>),
    /// A line for the log.
    Log(Entry<'static>),
    /// Everything is done.
    Quit(Exit),
}

/// See the module.
pub(crate) struct Session {
    pub(crate) deployment: Arc<Deployment>,
    pub(crate) folders: Folders,
    pub(crate) system_language: Language,
    pub(crate) zone: TimeZone,
    pub(crate) profile: Profile,
    pub(crate) history: History,
    /// The last meetings have been read, or changed since.
    recalled: bool,
    /// What the person said to each of the deployment's terms, by their numbers, as far as is known here. Who opens a
    /// meeting reads it anew.
    pub(crate) standings: Vec<Standing>,
    pub(crate) stage: Stage,
    /// Asked for, but not opened yet; or the last one, to be joined again.
    pub(crate) destination: Option<Destination>,
    pub(crate) running: Option<Running>,
    practice: Option<Practice>,
    /// What the person should know, but need not act on.
    notes: Vec<Note>,
    noted: u64,
    pub(crate) hosts: Vec<Availability>,
    /// Why there is no launcher's page, where there is none.
    pub(crate) no_webview: Problem,
    /// Everything has been erased but for what this program still uses.
    pub(crate) erased: bool,
    /// Everything is being erased: nothing may be opened meanwhile.
    erasing: bool,
    /// A page somebody asked for, until they go elsewhere.
    page: Option<AskedPage>,
    pages: u64,
    /// Starts that were taken and are still being looked at.
    arriving: usize,
    /// The decision to end has been made: what comes now is for the next program.
    quitting: bool,
    /// Servers whose pages the person wants to see whatever they look like.
    unchecked: Vec<Origin>,
    runs: u64,
    revision: u64,
}

impl Session {
    /// A session of somebody of whom this much is known.
    pub(crate) fn new(
        deployment: Arc<Deployment>,
        folders: Folders,
        system_language: Language,
        known: Known,
        hosts: Vec<Availability>,
    ) -> Self {
        let mut session = Self {
            deployment,
            folders,
            system_language,
            zone: TimeZone::system(),
            profile: known.profile,
            history: History::default(),
            recalled: false,
            standings: known.standings,
            stage: Stage::Home,
            destination: None,
            running: None,
            practice: None,
            notes: vec![],
            noted: 0,
            hosts,
            no_webview: Code::HostMissing.into(),
            erased: false,
            erasing: false,
            page: None,
            pages: 0,
            arriving: 0,
            quitting: false,
            unchecked: vec![],
            runs: 0,
            revision: 0,
        };
        session.note(known.notes);
        session.stage = session.resting_stage();
        session
    }

    /// The language to speak now.
    pub(crate) fn language(&self) -> Language {
        self.profile.settings.language.or(self.system_language)
    }

    /// The number of the terms it is about now: those of the meeting that is asked for, else of the one that runs; else
    /// those the person has agreed to.
    pub(crate) fn terms(&self) -> usize {
        let running = self.running.as_ref().map(|running| &running.destination);
        let server = self.destination.as_ref().or(running);
        match server.and_then(|destination| destination.target.origin()) {
            Some(server) => self.deployment.terms_for(&server),
            None => {
                let mut standings = self.standings.iter();
                let agreed = standings.position(|standing| standing.allows_meeting());
                agreed.unwrap_or_default()
            }
        }
    }

    /// What the person said to the terms it is about now.
    fn standing(&self) -> Standing {
        let standing = self.standings.get(self.terms());
        standing.copied().unwrap_or(Standing::None)
    }

    /// May a meeting be opened without a question, as far as is known?
    fn gate_is_open(&self) -> bool {
        self.standing().allows_meeting() && self.profile.name.is_some() && !self.erasing
    }

    /// What the log says first.
    pub(crate) fn log_start(&self) -> Vec<Effect> {
        let notes = self.notes.iter();
        [Effect::Log(Entry::Start)]
            .into_iter()
            .chain(notes.map(|note| Effect::Log(Entry::Problem(note.problem.code))))
            .collect()
    }

    /// Something the person should know.
    pub(crate) fn note(&mut self, problems: impl IntoIterator<Item = Problem>) {
        for problem in problems {
            // Said twice, it says no more.
            if self.notes.iter().all(|note| note.problem != problem) {
                self.noted += 1;
                let id = self.noted;
                self.notes.push(Note { id, problem });
            }
        }
    }

    /// The person has read a note.
    pub(crate) fn dismiss(&mut self, id: u64) -> Vec<Effect> {
        self.notes.retain(|note| note.id != id);
        vec![]
    }

    /// What is shown when nothing is asked for and nothing runs.
    fn resting_stage(&self) -> Stage {
        if self.gate_is_open() {
            Stage::Home
        } else {
            Stage::Welcome
        }
    }

    /// A start of the program wants to hand over what it asks for. `false` when this program is ending: then it is for
    /// the next one. What was taken must be followed by [`Session::launched`].
    pub(crate) fn arrive(&mut self) -> bool {
        if self.quitting {
            return false;
        }
        self.arriving += 1;
        true
    }

    /// What a start asks for has been looked at.
    pub(crate) fn launched(
        &mut self,
        launch: Launch,
        standings: Vec<Standing>,
        now: Timestamp,
    ) -> Vec<Effect> {
        self.arriving = self.arriving.saturating_sub(1);
        self.standings = standings;
        self.launch(launch, now)
    }

    /// What a start asks for takes long to be read.
    pub(crate) fn reading_is_slow(&mut self, problem: Problem) -> Vec<Effect> {
        if self.running.is_some() {
            return vec![];
        }
        self.note([problem]);
        vec![Effect::ShowLauncher]
    }

    fn launch(&mut self, launch: Launch, now: Timestamp) -> Vec<Effect> {
        match launch {
            // Whoever starts the program during a meeting wants something of it: help, the link, the settings.
            Launch::Home => vec![Effect::ShowLauncher],
            Launch::CreateInvitation => self.show_page(Page::Create),
            Launch::Refused(problem) => {
                // It speaks of no meeting, least of all of the last one.
                self.destination = None;
                self.failed(problem, Ways::HOME)
            }
            Launch::Join(destination) => self.go(*destination, now),
        }
    }

    /// A page of the launcher is asked for. It lies above whatever is shown; a meeting that runs goes on.
    fn show_page(&mut self, page: Page) -> Vec<Effect> {
        self.pages += 1;
        self.page = Some(AskedPage {
            id: self.pages,
            page,
        });
        vec![Effect::ShowLauncher]
    }

    /// The person wants to go somewhere.
    pub(crate) fn go(&mut self, destination: Destination, now: Timestamp) -> Vec<Effect> {
        self.page = None;
        if let Some(running) = &mut self.running {
            if running.is_ending() {
                // Nobody need be asked whether to leave what is being left.
                running.then(Then::Go);
                self.destination = Some(destination);
                return vec![];
            }
            if running.destination.same(&destination) {
                return if running.is_open() {
                    vec![Effect::FocusMeeting]
                } else {
                    vec![]
                };
            }
            let begins = destination.begins(now);
            self.destination = Some(destination);
            self.stage = Stage::Switch { begins };
            return vec![Effect::ShowLauncher];
        }
        if let Some(effects) = self.make_way_for(&destination) {
            return effects;
        }
        let when = destination.when(now);
        self.note(destination.notes.clone());
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
        if self.running.is_some() || self.practice.is_some() {
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
        self.page = None;
        let Some(running) = &mut self.running else {
            return self.quit(Exit::Done);
        };
        if running.is_open() || self.stage != Stage::Opening {
            // A question or a message was closed; the meeting goes on, or goes on opening.
            return self.keep_running();
        }
        // Whoever closes the window that says "opening …" does not want to go there any more, nor hear more of it.
        running.end(Ending::Cancelled, Then::Quit);
        vec![Effect::CloseMeeting(Ending::Cancelled)]
    }

    /// The launcher's window has gone without anybody wanting it. Is there still something to show?
    pub(crate) fn needs_launcher(&self) -> bool {
        !self.quitting && self.stage != Stage::Running
    }

    /// Ends the program, unless a meeting runs.
    pub(crate) fn quit(&mut self, exit: Exit) -> Vec<Effect> {
        if self.running.is_some() {
            return vec![];
        }
        if let Some(effects) = self.end_practice_and_quit() {
            return effects;
        }
        if self.arriving > 0 {
            // Somebody has just started it anew.
            return vec![Effect::CloseLauncher];
        }
        self.quitting = true;
        vec![Effect::Quit(exit)]
    }
}
