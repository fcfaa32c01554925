//! A meeting in an app window of a browser of the Chromium family, with a profile of its own, owned over a pipe.
//!
//! The sequence and its reasons stand in `conversation.rs`. When this program ends, however it ends, the pipe closes
//! and the browser quits: no call is left running unseen.

mod check;
mod conversation;
mod find;
mod network;
mod pipe;
mod place;
mod process;
mod protocol;

use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::visit::NameBy;
use bbw_meet_core::meeting::{Ending, Visit};

use self::conversation::{Conversation, Step};
use self::find::{Browser, Confinement};
use self::pipe::{FromBrowser, ToBrowser};
use super::folder::{Folder, Layout};
use super::{Availability, HostKind, News, Order, Report, Window, browser};
use crate::opening_page;

/// A browser that says nothing for this long will not say anything.
const FIRST_ANSWER: Duration = Duration::from_secs(20);

/// A server that has not answered after this long is not there. Chromium itself would wait for minutes.
const SERVER_ANSWER: Duration = Duration::from_secs(25);

/// Time for a browser to end by itself after it was asked to: it writes its storage then.
const FAREWELL: Duration = Duration::from_secs(3);

/// Is a browser of the family installed?
pub(crate) fn availability() -> Availability {
    let found = find::find();
    Availability {
        kind: HostKind::Chromium,
        available: found.is_some(),
        why: found.is_none().then_some(Code::HostNotInstalled),
        program: found.map(|browser| browser.name.to_owned()),
    }
}

/// Folders that hold meeting profiles, for "what is stored" and for erasing.
pub(crate) fn folders(base: &Path) -> Vec<PathBuf> {
    place::all(base, find::find().as_ref())
}

/// Starts the browser. The rest is told through `report`.
///
/// # Errors
/// `host-not-installed` and `host-not-started`: another host may do it.
pub(crate) fn open(order: &Order, report: Report) -> Result<Box<dyn Window>, Problem> {
    let browser = find::find().ok_or(Problem::new(Code::HostNotInstalled))?;
    match browser.confinement {
        Confinement::None => open_with_pipe(&browser, order, report),
        #[cfg(target_os = "linux")]
        Confinement::Snap => open_with_pipe(&browser, order, report),
        #[cfg(target_os = "linux")]
        Confinement::Flatpak { .. } => open_plain(&browser, order, report),
    }
}

/// What the meeting's thread waits for.
enum Input {
    Browser(FromBrowser),
    Focus,
    Close(Ending),
}

struct Handle {
    inputs: Sender<Input>,
}

impl Window for Handle {
    fn focus(&self) {
        // A meeting that is over no longer listens, and needs no focus.
        let _ = self.inputs.send(Input::Focus);
    }

    fn close(&self, ending: Ending) {
        let _ = self.inputs.send(Input::Close(ending));
    }
}

fn open_with_pipe(
    browser: &Browser,
    order: &Order,
    report: Report,
) -> Result<Box<dyn Window>, Problem> {
    let visit = order.visit(NameBy::Seed)?;
    let folder = prepare(browser, order, &visit)?;
    let page = folder
        .opening_page(&opening_page::html(order))
        .map_err(not_started)?;
    let seed = !folder.knows(&visit);
    let conversation = Conversation::new(
        visit.clone(),
        order.title.clone(),
        &order.sign_in,
        seed,
        order.check,
    );

    let started =
        process::start_with_pipe(&browser.program, &page, folder.path()).map_err(not_started)?;
    let to_browser = ToBrowser::new(started.to_browser);
    for message in conversation.opening_moves() {
        to_browser.send(message);
    }
    let (inputs, incoming) = mpsc::channel();
    pipe::listen(started.from_browser, inputs.clone(), Input::Browser);

    let meeting = Meeting {
        child: started.child,
        to_browser,
        conversation,
        visit,
        folder,
        report,
    };
    thread::spawn(move || meeting.run(&incoming));
    Ok(Box::new(Handle { inputs }))
}

fn prepare(browser: &Browser, order: &Order, visit: &Visit) -> Result<Folder, Problem> {
    let place = place::place(&order.folder, browser);
    Folder::prepare(&place, Layout::Chromium, visit).map_err(not_started)
}

/// For a browser that a pipe does not reach. Without it there is no seeding and no watching but for the process: name and
/// settings go by the address.
#[cfg(target_os = "linux")]
fn open_plain(
    browser: &Browser,
    order: &Order,
    report: Report,
) -> Result<Box<dyn Window>, Problem> {
    let visit = order.visit(NameBy::Address)?;
    let folder = prepare(browser, order, &visit)?;
    let mut child = process::start_plain(&browser.program, visit.address(), folder.path())
        .map_err(not_started)?;
    let (inputs, incoming) = mpsc::channel();
    thread::spawn(move || {
        report(News::Opened);
        let ending = loop {
            match incoming.recv_timeout(Duration::from_millis(200)) {
                Ok(Input::Close(ending)) => break ending,
                Err(RecvTimeoutError::Disconnected) => break Ending::WindowClosed,
                Ok(Input::Focus | Input::Browser(_)) | Err(RecvTimeoutError::Timeout) => {}
            }
            match child.try_wait() {
                Ok(None) => {}
                Ok(Some(_)) | Err(_) => break Ending::WindowClosed,
            }
        };
        process::end(&mut child, Duration::ZERO);
        folder.tidy();
        report(News::Over(ending));
    });
    Ok(Box::new(Handle { inputs }))
}

fn not_started(_: std::io::Error) -> Problem {
    Problem::new(Code::HostNotStarted)
}

/// A running browser and what is needed to lead it through the meeting.
struct Meeting {
    child: Child,
    to_browser: ToBrowser,
    conversation: Conversation,
    visit: Visit,
    folder: Folder,
    report: Report,
}

impl Meeting {
    fn run(mut self, incoming: &Receiver<Input>) {
        let news = self.talk(incoming);
        // Asked to close, the browser writes its storage; hanging up alone would do as well, but sooner.
        self.to_browser.send(protocol::to_browser(
            protocol::Id::Ignored,
            "Browser.close",
            serde_json::json!({}),
        ));
        let ended_well = process::end(&mut self.child, FAREWELL);
        if ended_well && self.conversation.is_open() {
            self.folder.remember(&self.visit);
        }
        self.folder.tidy();
        (self.report)(news);
    }

    /// Leads the conversation to its end.
    fn talk(&mut self, incoming: &Receiver<Input>) -> News {
        let start = Instant::now();
        let mut asking = false;
        loop {
            let input = match self.deadline(start) {
                None => incoming.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(deadline) => {
                    incoming.recv_timeout(deadline.saturating_duration_since(Instant::now()))
                }
            };
            let steps = match input {
                Ok(Input::Browser(FromBrowser::Message(message))) => {
                    self.conversation.hear(&message)
                }
                Ok(Input::Browser(FromBrowser::Closed)) => return self.hung_up(),
                Ok(Input::Focus) => self
                    .conversation
                    .to_front()
                    .map(Step::Send)
                    .into_iter()
                    .collect(),
                Ok(Input::Close(ending)) => return News::Over(ending),
                Err(RecvTimeoutError::Timeout) if self.conversation.has_page() => {
                    return News::MeetingFailed(Code::NetTimeout.into());
                }
                Err(RecvTimeoutError::Timeout) => return News::HostFailed(Code::HostSilent.into()),
                Err(RecvTimeoutError::Disconnected) => return News::Over(Ending::WindowClosed),
            };
            if !asking && self.conversation.has_page() {
                asking = true;
                (self.report)(News::Asking);
            }
            for step in steps {
                match step {
                    Step::Send(message) => self.to_browser.send(message),
                    Step::Opened => (self.report)(News::Opened),
                    Step::OpenElsewhere(url) => {
                        // If no browser opens it, the person still is in the meeting, where the link stands.
                        let _ = browser::open_address(url.as_str());
                    }
                    Step::Finish(news) => return news,
                }
            }
        }
    }

    fn deadline(&self, start: Instant) -> Option<Instant> {
        if self.conversation.is_open() {
            None
        } else if self.conversation.has_page() {
            Some(start + SERVER_ANSWER)
        } else {
            Some(start + FIRST_ANSWER)
        }
    }

    /// The browser is gone without having been asked to go.
    fn hung_up(&mut self) -> News {
        let ended_well = process::end(&mut self.child, FAREWELL);
        match (self.conversation.has_page(), ended_well) {
            (true, true) => News::Over(Ending::WindowClosed),
            (true, false) if self.conversation.is_open() => News::Over(Ending::Crashed),
            (true, false) | (false, _) => News::HostFailed(Code::HostEndedEarly.into()),
        }
    }
}
