//! The hands of the program: they carry out what the session decides, one thing after the other, on the main thread.
//! Windows are started here, too, and must be: on Linux a window is told to die with the *thread* that started it.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::thread;
use std::time::Instant;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::{HostKind, News};
use bbw_meet_core::practice::News::Failed;
use bbw_meet_core::storage;
use bbw_meet_core::window::Role;
use bbw_meet_core::window::protocol;
use jiff::Timestamp;

use super::{App, SLOW, Todo};
use crate::desktop::exit::Exit;
use crate::desktop::{message, open, words};
use crate::meeting::{self, Order, Report, practice};
use crate::person::make_private;
use crate::session::Effect;
use crate::window::{Gone, Launcher, Shown};

/// See the module.
pub(super) struct Hands {
    app: App,
    list: Receiver<Todo>,
    launcher: Launcher,
    meeting: Option<Box<dyn meeting::Window>>,
    /// There is a web view to show the launcher in.
    can_show: bool,
}

impl Hands {
    pub(super) fn new(app: App, list: Receiver<Todo>, can_show: bool) -> Self {
        Self {
            app,
            list,
            launcher: Launcher::default(),
            meeting: None,
            can_show,
        }
    }

    /// Works until the program is to end, and its window is gone.
    pub(super) fn work(mut self) -> Exit {
        let mut leaving = None;
        loop {
            if let Some(exit) = leaving
                && self.launcher.is_gone()
            {
                return exit;
            }
            let todo = match self.launcher.deadline() {
                None => self.list.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(deadline) => self
                    .list
                    .recv_timeout(deadline.saturating_duration_since(Instant::now())),
            };
            if let Some(exit) = self.take(todo, leaving.is_some()) {
                self.app.page().take();
                self.launcher.close();
                leaving = leaving.or(Some(exit));
            }
        }
    }

    /// Does the next thing. Answers how the program ends, once it does; from then on, only windows that go count.
    fn take(&mut self, todo: Result<Todo, RecvTimeoutError>, leaving: bool) -> Option<Exit> {
        match todo {
            Ok(Todo::Effect(_)) if leaving => None,
            Ok(Todo::Effect(effect)) => self.carry_out(effect),
            Ok(Todo::Shown(generation)) => {
                self.launcher.was_shown(generation);
                None
            }
            Ok(Todo::Closed(generation)) => {
                if self.launcher.is_current(generation) {
                    self.launcher.close();
                }
                None
            }
            Ok(Todo::Gone(generation)) => {
                let gone = self.launcher.gone(generation);
                if leaving { None } else { self.after(gone) }
            }
            Err(RecvTimeoutError::Timeout) => {
                self.launcher.end_overdue();
                None
            }
            Err(RecvTimeoutError::Disconnected) => Some(Exit::Failed),
        }
    }

    /// Answers how the program ends, once it does.
    fn carry_out(&mut self, effect: Effect) -> Option<Exit> {
        match effect {
            Effect::Open { run, host, order } => self.open(run, host, &order),
            Effect::Practise { run, host, order } => self.practise(run, host, &order),
            Effect::Survey => {
                let hosts = meeting::survey();
                self.app.tell(|session, _| session.surveyed(hosts));
            }
            Effect::CloseMeeting(ending) => {
                self.meeting.iter().for_each(|window| window.close(ending));
            }
            Effect::FocusMeeting => self.meeting.iter().for_each(|window| window.focus()),
            Effect::OpenElsewhere(address) => open::address_for_page(&address),
            Effect::ShowLauncher => return self.show_launcher(),
            Effect::CloseLauncher => {
                self.app.page().take();
                self.launcher.close();
            }
            Effect::Remember(meeting) => {
                let history = self.app.person().remember(*meeting, Timestamp::now());
                self.app.tell(|session, _| session.remembered(history));
            }
            Effect::Log(entry) => self.app.person().log(entry),
            Effect::Quit(exit) => return Some(exit),
        }
        None
    }

    fn show_launcher(&mut self) -> Option<Exit> {
        if !self.can_show {
            return self.speak();
        }
        match self.launcher.show() {
            Shown::Comes | Shown::Later => None,
            Shown::Start => self.start_launcher(),
        }
    }

    fn start_launcher(&mut self) -> Option<Exit> {
        // What the window cannot say of itself: that its web view has no place to write to.
        if let Err(error) = make_private(&self.app.person().folders.launcher()) {
            return self.give_up(storage::problem(&error));
        }
        let role = self.launcher_role();
        // Held until it is known how to speak to the window, so that its first words are not those of a stranger.
        let app = self.app.clone();
        let mut page = app.page();
        let hears = self.app.clone();
        let started = self
            .launcher
            .start(role, move |generation, heard| hears.hear(generation, heard));
        match started {
            Ok(launcher) => {
                *page = Some(launcher);
                None
            }
            Err(_) => {
                drop(page);
                let gone = self.launcher.failed(Code::WindowFailed);
                self.after(gone)
            }
        }
    }

    /// All a launcher needs, so that its page can be seen without asking.
    fn launcher_role(&self) -> Role {
        let place = self.app.person().window_place(Timestamp::now());
        self.app.recall();
        let session = self.app.session();
        Role::Launcher(Box::new(protocol::Launcher {
            view: session.view(),
            words: words::all(session.language()),
            languages: words::languages(),
            notices: session.notices(),
            brand: session.brand(),
            place,
            folder: session.folders.launcher(),
        }))
    }

    /// A launcher's window has gone.
    fn after(&mut self, gone: Gone) -> Option<Exit> {
        match gone {
            Gone::Expected => None,
            Gone::Wanted => self.start_launcher(),
            Gone::Failed if self.app.session().needs_launcher() => self.start_launcher(),
            Gone::Failed => None,
            // The same way leads on as where it was missing from the start.
            Gone::Hopeless(Code::HostMissing | Code::HostBroken) if cfg!(windows) => {
                self.can_show = false;
                let problem = self.app.session().no_webview.clone();
                self.app
                    .person()
                    .log(crate::person::log::Entry::Problem(problem.code));
                message::note(self.app.session().language(), &problem);
                self.speak()
            }
            Gone::Hopeless(code) => self.give_up(code.into()),
        }
    }

    /// Nothing can be shown, so this is said where a person may still find it.
    fn give_up(&self, problem: Problem) -> Option<Exit> {
        let (language, needed) = {
            let session = self.app.session();
            (session.language(), session.running.is_none())
        };
        self.app
            .person()
            .log(crate::person::log::Entry::Problem(problem.code));
        message::fail(language, &problem);
        needed.then(|| problem.code.into())
    }

    /// Opens a meeting. This is the one door, and the gate stands in it.
    fn open(&mut self, run: u64, host: HostKind, order: &Order) {
        if let Err(standings) = self.app.admit(order) {
            return self
                .app
                .tell(|session, now| session.gate_closed(run, standings, now));
        }
        let app = self.app.clone();
        let report: Report =
            Arc::new(move |news: News| app.tell(|session, now| session.hear(run, news, now)));
        match meeting::open(host, order, &report) {
            Ok(window) => self.meeting = window,
            Err(problem) => report(News::HostFailed(problem)),
        }
        let app = self.app.clone();
        thread::spawn(move || {
            thread::sleep(SLOW);
            app.tell(|session, _| session.is_slow(run));
        });
    }

    /// Lets the person try out camera and microphone. No gate stands here: nothing leaves the computer.
    fn practise(&mut self, run: u64, host: HostKind, order: &practice::Order) {
        let app = self.app.clone();
        let report: practice::Report =
            Arc::new(move |news| app.tell(|session, now| session.hear_practice(run, news, now)));
        match practice::practise(host, order, Arc::clone(&report)) {
            Ok(window) => self.meeting = Some(window),
            Err(problem) => report(Failed(problem)),
        }
    }

    #[cfg(not(windows))]
    fn speak(&self) -> Option<Exit> {
        None
    }

    /// Says what the launcher would show, where there is none.
    #[cfg(windows)]
    fn speak(&self) -> Option<Exit> {
        use super::without_window::{Speech, speech};
        let (speech, language, stage) = {
            let session = self.app.session();
            (speech(&session), session.language(), session.stage.clone())
        };
        let exit = match speech {
            Speech::Nothing => return None,
            Speech::Tell(text, exit) => {
                message::tell(language, &text);
                exit
            }
            Speech::Ask { question, yes, no } => {
                let answer = if message::ask(language, &question) {
                    Some(yes)
                } else {
                    no
                };
                match answer {
                    Some(change) => {
                        self.app.tell(|session, _| change(session));
                        return None;
                    }
                    None => Exit::Done,
                }
            }
        };
        // While it was read, a later start may have brought something else.
        self.app.tell(|session, _| {
            if session.stage == stage {
                session.quit(exit)
            } else {
                vec![]
            }
        });
        None
    }
}
