//! Carries out what the session decides: windows, browsers, threads.
//!
//! Every input, from the page, from later starts, from meetings, changes the session under its lock; the effects are
//! carried out one after the other on one thread, so their order is the order of the decisions.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use bbw_meet_core::error::{Code, Problem};
use jiff::Timestamp;
use tauri::{AppHandle, Emitter};

#[cfg(windows)]
use crate::exit::Exit;
use crate::launch::Request;
use crate::launcher;
use crate::meeting::{HostKind, News, Order, Report, Window, browser, chromium, webview};
#[cfg(windows)]
use crate::message;
use crate::session::{Effect, Session};
use crate::view::View;
#[cfg(windows)]
use crate::without_launcher::{self, Speech};

/// The event that brings the page a new view.
const VIEW: &str = "view";

/// After this long without a meeting, the person is told what is being waited for.
const SLOW: Duration = Duration::from_secs(3);

/// The running program. Cheap to clone.
#[derive(Clone)]
pub(crate) struct App {
    session: Arc<Mutex<Session>>,
    todo: Sender<Todo>,
}

/// What the hands of the program are to do next.
pub(crate) enum Todo {
    Effect(Effect),
    /// Bring the page, if there is one, the newest view.
    Refresh,
}

impl App {
    /// A program with this session, and what is still to be done for it.
    pub(crate) fn new(session: Session) -> (Self, Receiver<Todo>) {
        let (todo, list) = mpsc::channel();
        (
            Self {
                session: Arc::new(Mutex::new(session)),
                todo,
            },
            list,
        )
    }

    /// The session. A panic elsewhere does not make it unusable: each change is complete in itself.
    pub(crate) fn session(&self) -> MutexGuard<'_, Session> {
        self.session.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the session for the page, which gets the new view as the answer.
    ///
    /// # Errors
    /// Why the session refused.
    pub(crate) fn ask(
        &self,
        change: impl FnOnce(&mut Session, Timestamp) -> Result<Vec<Effect>, Problem>,
    ) -> Result<View, Problem> {
        let mut session = self.session();
        let effects = change(&mut session, Timestamp::now())?;
        self.queue(effects.into_iter().map(Todo::Effect));
        Ok(View::of(&session))
    }

    /// Changes the session for anyone else; the page is told.
    pub(crate) fn tell(&self, change: impl FnOnce(&mut Session, Timestamp) -> Vec<Effect>) {
        let effects = change(&mut self.session(), Timestamp::now());
        self.queue(effects.into_iter().map(Todo::Effect).chain([Todo::Refresh]));
    }

    /// Takes what a start asks for, the first or a later one, or what was dropped onto the window.
    pub(crate) fn launch(&self, request: &Request) {
        self.tell(|session, now| {
            let launch = request.resolve(session.here(now));
            session.launch(launch, now)
        });
    }

    fn queue(&self, todo: impl Iterator<Item = Todo>) {
        for todo in todo {
            // Nobody listens only when the program is ending.
            let _ = self.todo.send(todo);
        }
    }

    /// Carries out what is to be done, until the program ends.
    pub(crate) fn work(&self, list: Receiver<Todo>, screen: Screen) {
        let mut hands = Hands {
            app: self.clone(),
            screen,
            window: None,
        };
        thread::spawn(move || {
            for todo in list {
                match todo {
                    Todo::Effect(effect) => hands.carry_out(effect),
                    Todo::Refresh => hands.refresh(),
                }
            }
        });
    }
}

/// What there is to show the launcher on.
pub(crate) enum Screen {
    /// Tauri, which takes longer to start than a meeting's browser may be kept waiting.
    Tauri {
        coming: Receiver<AppHandle>,
        here: Option<AppHandle>,
    },
    /// No web view, so no launcher: see `without_launcher.rs`. How the program ends goes here.
    #[cfg(windows)]
    Words(Sender<Exit>),
}

impl Screen {
    /// Waits for Tauri; `None` when it could not start, or cannot.
    fn wait(&mut self) -> Option<AppHandle> {
        match self {
            Self::Tauri { coming, here } => {
                *here = here.take().or_else(|| coming.recv().ok());
                here.clone()
            }
            #[cfg(windows)]
            Self::Words(_) => None,
        }
    }

    /// Does not wait.
    fn now(&mut self) -> Option<AppHandle> {
        match self {
            Self::Tauri { coming, here } => {
                *here = here.take().or_else(|| coming.try_recv().ok());
                here.clone()
            }
            #[cfg(windows)]
            Self::Words(_) => None,
        }
    }
}

struct Hands {
    app: App,
    screen: Screen,
    window: Option<Box<dyn Window>>,
}

impl Hands {
    fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::Open { run, host, order } => self.open(run, host, &order),
            Effect::CloseMeeting(ending) => {
                self.window.iter().for_each(|window| window.close(ending))
            }
            Effect::FocusMeeting => self.window.iter().for_each(|window| window.focus()),
            Effect::ShowLauncher => {
                #[cfg(windows)]
                self.speak();
                if let Some(tauri) = self.screen.wait() {
                    launcher::show(&tauri, &self.app);
                }
            }
            Effect::CloseLauncher => self
                .screen
                .now()
                .iter()
                .for_each(|tauri| launcher::close(tauri, &self.app)),
            Effect::Quit => self.screen.wait().iter().for_each(|tauri| tauri.exit(0)),
        }
    }

    /// Says what the launcher would show, where there is none.
    #[cfg(windows)]
    fn speak(&self) {
        let Screen::Words(end) = &self.screen else {
            return;
        };
        let (speech, language, stage) = {
            let session = self.app.session();
            let speech = without_launcher::speech(&session);
            (speech, session.language(), session.stage.clone())
        };
        let exit = match speech {
            Speech::Nothing => return,
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
                    Some(change) => return self.app.tell(|session, _| change(session)),
                    None => Exit::Done,
                }
            }
        };
        // While it was read, a later start may have brought something else.
        let session = self.app.session();
        if session.running.is_none() && session.stage == stage {
            // Nobody listens when the program is ending already.
            let _ = end.send(exit);
        }
    }

    fn refresh(&mut self) {
        if let Some(tauri) = self.screen.now() {
            let view = View::of(&self.app.session());
            // Without a launcher nobody listens, which is no error.
            let _ = tauri.emit_to(launcher::LABEL, VIEW, view);
        }
    }

    fn open(&mut self, run: u64, host: HostKind, order: &Order) {
        let app = self.app.clone();
        let report: Report =
            Arc::new(move |news: News| app.tell(|session, now| session.hear(run, news, now)));
        let opened = match host {
            HostKind::Chromium => chromium::open(order, report.clone()).map(Some),
            HostKind::Browser => browser::open(order, &report).map(|()| None),
            HostKind::Webview => match self.screen.wait() {
                Some(tauri) => webview::open(&tauri, order, report.clone()).map(Some),
                None => Err(Code::HostMissing.into()),
            },
        };
        match opened {
            Ok(window) => self.window = window,
            Err(problem) => report(News::HostFailed(problem)),
        }
        let app = self.app.clone();
        thread::spawn(move || {
            thread::sleep(SLOW);
            app.tell(|session, _| session.is_slow(run));
        });
    }
}
