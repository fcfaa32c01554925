//! The running program: the session under its lock, and everything that touches the world, outside of it.
//!
//! Every input (later starts, the page, meetings, windows) changes the session through [`App::tell`] or [`App::ask`];
//! what follows is queued while the lock is still held, so that effects are carried out in the order of the decisions,
//! by [`hands`] on the main thread. Files are read and written before or after, never meanwhile.

mod asks;
mod halted;
mod hands;
mod inviting;
mod outside;
mod person;
mod signals;
mod start;
mod wayfinding;
#[cfg_attr(not(windows), allow(dead_code))] // Tested everywhere.
mod without_window;

use std::sync::mpsc::{self, Receiver, Sender, SyncSender, TrySendError};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::invitation::Here;
use bbw_meet_core::privacy::consent::Standing;
use bbw_meet_core::window::{Ask, FromWindow, ToWindow, View};
use jiff::Timestamp;
use serde_json::Value;

use crate::launch::Request;
use crate::meeting::Order;
use crate::person::Person;
use crate::session::{Effect, Session};
use crate::window::{Heard, Writer};

pub(crate) use halted::halt;
pub(crate) use start::start;

/// After this long without a meeting, or without what was to be read, the person is told what is being waited for.
const SLOW: Duration = Duration::from_secs(3);

/// Questions of the page that wait for the disk. A page has one or two.
const WAITING: usize = 64;

/// The running program. Cheap to clone.
#[derive(Clone)]
pub(crate) struct App(Arc<Shared>);

struct Shared {
    session: Mutex<Session>,
    person: Person,
    todo: Sender<Todo>,
    /// The launcher's window that is there, if one is: which, and how it is spoken to.
    page: Mutex<Option<(u64, Writer)>>,
    /// Questions of the page that need the disk, answered one after the other.
    clerk: SyncSender<Question>,
}

/// What the hands of the program are to do next.
enum Todo {
    Effect(Effect),
    /// A launcher's window can be seen.
    Shown(u64),
    /// The person closed a launcher's window; the session knows.
    Closed(u64),
    /// A launcher's window is gone.
    Gone(u64),
}

/// A question of a launcher's page.
struct Question {
    generation: u64,
    id: u64,
    ask: Ask,
}

impl App {
    /// A program with this session of this person, and what is still to be done for it.
    fn new(session: Session, person: Person) -> (Self, Receiver<Todo>) {
        let (todo, list) = mpsc::channel();
        let (clerk, questions) = mpsc::sync_channel::<Question>(WAITING);
        let app = Self(Arc::new(Shared {
            session: Mutex::new(session),
            person,
            todo,
            page: Mutex::new(None),
            clerk,
        }));
        let this = app.clone();
        thread::spawn(move || {
            for Question {
                generation,
                id,
                ask,
            } in questions
            {
                let answer = this.answer(ask);
                this.reply(generation, id, answer);
            }
        });
        (app, list)
    }

    fn person(&self) -> &Person {
        &self.0.person
    }

    /// The session. A panic elsewhere does not make it unusable: each change is complete in itself.
    fn session(&self) -> MutexGuard<'_, Session> {
        self.0
            .session
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn page(&self) -> MutexGuard<'_, Option<(u64, Writer)>> {
        self.0.page.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Changes the session for the page, which gets the new view as the answer.
    ///
    /// # Errors
    /// Why the session refused.
    fn ask(
        &self,
        change: impl FnOnce(&mut Session, Timestamp) -> Result<Vec<Effect>, Problem>,
    ) -> Result<View, Problem> {
        let mut session = self.session();
        let effects = change(&mut session, Timestamp::now())?;
        self.follow(&mut session, effects);
        Ok(session.view())
    }

    /// Changes the session for anyone else; the page is told.
    fn tell(&self, change: impl FnOnce(&mut Session, Timestamp) -> Vec<Effect>) {
        let view = {
            let mut session = self.session();
            let effects = change(&mut session, Timestamp::now());
            self.follow(&mut session, effects);
            self.page().is_some().then(|| session.view())
        };
        if let (Some(view), Some((_, page))) = (view, &*self.page()) {
            page.send(&ToWindow::View(Box::new(view)));
        }
    }

    /// Queues what follows from a change, before anybody else can make the next one.
    fn follow(&self, session: &mut Session, effects: Vec<Effect>) {
        session.changed();
        for effect in effects {
            self.todo(Todo::Effect(effect));
        }
    }

    fn todo(&self, todo: Todo) {
        // Nobody listens only when the program is ending.
        let _ = self.0.todo.send(todo);
    }

    /// Reads the last meetings into the session, unless they are there. They are needed first where they are shown.
    fn recall(&self) {
        if self.session().has_recalled() {
            return;
        }
        let history = self.person().history(Timestamp::now());
        self.tell(|session, _| session.recall(history.value, history.note));
    }

    /// Takes what a start asks for, the first or a later one, or what was dropped onto the window. `false` when the
    /// program is ending.
    pub(crate) fn take(&self, request: Request) -> bool {
        if !self.session().arrive() {
            return false;
        }
        match &request {
            Request::Home | Request::CreateInvitation | Request::Link(_) | Request::Refused(_) => {
                self.look_at(&request)
            }
            Request::File(_) | Request::FileOrLink { .. } => self.read(request),
        }
        true
    }

    /// What reading and making invitations depends on: this organisation, and this computer's zone, here and now.
    fn at_once<T>(&self, read: impl FnOnce(Here<'_>) -> T) -> T {
        let zone = self.session().zone.clone();
        read(Here {
            servers: &self.person().deployment.servers,
            zone: &zone,
            now: Timestamp::now(),
        })
    }

    /// Does the gate let this meeting through? Read anew from what is stored: whoever has not agreed, or has no name,
    /// gets no meeting, whatever was decided a moment ago.
    ///
    /// # Errors
    /// What the person has said to each of the terms.
    fn admit(&self, order: &Order) -> Result<(), Vec<Standing>> {
        let standings = self.person().standings();
        let server = order.target.origin();
        let terms = server.map(|server| self.person().deployment.terms_for(&server));
        let standing = terms.and_then(|terms| standings.get(terms));
        if standing.is_some_and(|standing| standing.allows_meeting())
            && order.profile.name.is_some()
        {
            Ok(())
        } else {
            Err(standings)
        }
    }

    fn look_at(&self, request: &Request) {
        let launch = self.at_once(|here| request.resolve(here));
        let standings = self.person().standings();
        self.tell(|session, now| session.launched(launch, standings, now));
    }

    /// A file may lie on a disk that does not answer. Nothing else waits for it, and the person is told.
    fn read(&self, request: Request) {
        let (done, is_done) = mpsc::channel::<()>();
        let app = self.clone();
        thread::spawn(move || {
            app.look_at(&request);
            drop(done);
        });
        let app = self.clone();
        thread::spawn(move || {
            if is_done.recv_timeout(SLOW) == Err(mpsc::RecvTimeoutError::Timeout) {
                app.tell(|session, _| session.reading_is_slow(Code::FileSlow.into()));
            }
        });
    }

    /// Hears what a launcher's window says. The words of one that is no longer there count for nothing.
    fn hear(&self, generation: u64, heard: Heard) {
        let said = match heard {
            Heard::Gone => {
                self.page().take_if(|(page, _)| *page == generation);
                return self.todo(Todo::Gone(generation));
            }
            Heard::Said(said) => said,
        };
        if !self.is_there(generation) {
            // Where it was is worth knowing even of one that is going.
            if let FromWindow::Placed(place) = said {
                self.person().keep_window_place(place, Timestamp::now());
            }
            return;
        }
        match said {
            FromWindow::Ask { id, ask } => self.question(Question {
                generation,
                id,
                ask,
            }),
            FromWindow::Shown => self.todo(Todo::Shown(generation)),
            FromWindow::Dropped(paths) => {
                self.take(dropped(&paths));
            }
            FromWindow::Placed(place) => self.person().keep_window_place(place, Timestamp::now()),
            FromWindow::Closed => {
                self.page().take();
                self.todo(Todo::Closed(generation));
                self.tell(|session, _| session.launcher_closed());
            }
            FromWindow::Webrtc(webrtc) => self.tell(|session, _| session.webview_found(webrtc)),
            FromWindow::Broken(error) => self.tell(|session, _| session.webview_broken(error)),
            // Not a launcher's to say.
            FromWindow::Hello { .. }
            | FromWindow::News(_)
            | FromWindow::Practice(_)
            | FromWindow::Elsewhere(_) => {}
        }
    }

    fn is_there(&self, generation: u64) -> bool {
        let page = self.page();
        page.as_ref().is_some_and(|(page, _)| *page == generation)
    }

    /// What only changes the session is answered at once; what needs the disk waits its turn.
    fn question(&self, question: Question) {
        if asks::is_immediate(&question.ask) {
            let Question {
                generation,
                id,
                ask,
            } = question;
            let answer = self.answer(ask);
            return self.reply(generation, id, answer);
        }
        let Err(TrySendError::Full(question) | TrySendError::Disconnected(question)) =
            self.0.clerk.try_send(question)
        else {
            return;
        };
        self.reply(question.generation, question.id, Err(Code::Busy.into()));
    }

    fn reply(&self, generation: u64, id: u64, answer: Result<Value, Problem>) {
        if let Some((page, writer)) = &*self.page()
            && *page == generation
        {
            writer.send(&ToWindow::Answer { id, answer });
        }
    }
}

/// One invitation at a time, like on the command line.
fn dropped(paths: &[std::path::PathBuf]) -> Request {
    match paths {
        [path] => Request::file(path),
        _ => Request::Refused(Code::LaunchTooMany.into()),
    }
}

#[cfg(test)]
mod tests;
