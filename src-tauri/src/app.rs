//! Carries out what the session decides: windows, browsers, threads.
//!
//! Every input, from the page, from later starts, from meetings, changes the session under its lock; the effects are
//! carried out one after the other on one thread, so their order is the order of the decisions.

use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use bbw_meet_core::error::Problem;
use jiff::Timestamp;
use tauri::{AppHandle, Emitter};

use crate::launch::Request;
use crate::launcher;
use crate::meeting::{HostKind, News, Order, Report, Window, browser, chromium, webview};
use crate::session::{Effect, Session};
use crate::view::View;

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

    /// Carries out what is to be done, until the program ends. `tauri` comes when it is up: a meeting's browser is
    /// started before that.
    pub(crate) fn work(&self, list: Receiver<Todo>, tauri: Receiver<AppHandle>) {
        let mut hands = Hands {
            app: self.clone(),
            tauri: Late {
                coming: tauri,
                here: None,
            },
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

/// Tauri, which takes longer to start than a browser may be kept waiting.
struct Late {
    coming: Receiver<AppHandle>,
    here: Option<AppHandle>,
}

impl Late {
    /// Waits for it; `None` when it could not start.
    fn wait(&mut self) -> Option<AppHandle> {
        self.here = self.here.take().or_else(|| self.coming.recv().ok());
        self.here.clone()
    }

    /// Does not wait.
    fn now(&mut self) -> Option<AppHandle> {
        self.here = self.here.take().or_else(|| self.coming.try_recv().ok());
        self.here.clone()
    }
}

struct Hands {
    app: App,
    tauri: Late,
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
                if let Some(tauri) = self.tauri.wait() {
                    launcher::show(&tauri, &self.app);
                }
            }
            Effect::CloseLauncher => self
                .tauri
                .now()
                .iter()
                .for_each(|tauri| launcher::close(tauri, &self.app)),
            Effect::Quit => self.tauri.wait().iter().for_each(|tauri| tauri.exit(0)),
        }
    }

    fn refresh(&mut self) {
        if let Some(tauri) = self.tauri.now() {
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
            HostKind::Webview => match self.tauri.wait() {
                Some(tauri) => webview::open(&tauri, order, report.clone()).map(Some),
                None => return,
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
