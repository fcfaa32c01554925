//! A meeting in an app window of a browser of the Chromium family, with a profile of its own, owned over a pipe.
//!
//! The sequence and its reasons stand in core, in `chromium/conversation.rs`. When this program ends, however it ends,
//! the pipe closes and the browser quits: no call is left running unseen.

mod described;
mod family;
mod find;
mod led;
#[cfg(target_os = "linux")]
mod locks;
#[cfg(target_os = "linux")]
mod openers;
mod pipe;
mod place;
mod plain;
mod policy;
mod practice;
mod process;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, SyncSender};
use std::sync::{Arc, OnceLock};
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::chromium::{Conversation, Plan, Step};
use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::visit::NameBy;
use bbw_meet_core::meeting::{Ending, Visit, network};
use url::Url;

use self::find::{Browser, Confinement};
use self::led::{Folders, Led};
use self::pipe::FromBrowser;
use self::plain::Plain;
use super::folder::{Folder, Layout};
use super::{Availability, HostKind, News, Order, Report, Window, opening_page};

pub(crate) use described::{Described, described};
pub(crate) use practice::practise;

/// A browser that says nothing for this long will not say anything.
const FIRST_ANSWER: Duration = Duration::from_secs(20);

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
    place::all(base)
}

/// Starts the browser. The rest is told through `report`.
///
/// # Errors
/// `host-not-installed` and `host-not-started`: another host may do it.
pub(crate) fn open(order: &Order, report: Report) -> Result<Box<dyn Window>, Problem> {
    let browser = find::find().ok_or(Problem::new(Code::HostNotInstalled))?;
    let (inputs, incoming) = mpsc::sync_channel(WAITING);
    let handle = Handle::new(inputs);
    let (end, queue) = (handle.wish(), handle.inputs.clone());
    if may_be_led(&browser) {
        let meeting = Meeting::start(browser, order, report, &handle)?;
        thread::spawn(move || meeting.run(&queue, &incoming, &end));
    } else {
        let plain = Plain::start(&browser, order)?;
        thread::spawn(move || plain.run(&queue, &incoming, &end, &report));
    }
    Ok(Box::new(handle))
}

/// Can this browser be led over a pipe, as far as can be seen before it is started?
fn may_be_led(browser: &Browser) -> bool {
    match browser.confinement {
        Confinement::None => !pipe_is_forbidden(browser),
        #[cfg(target_os = "linux")]
        Confinement::Snap => !pipe_is_forbidden(browser),
        #[cfg(target_os = "linux")]
        Confinement::Flatpak { .. } => false,
    }
}

/// Does whoever manages the computer forbid to lead it?
fn pipe_is_forbidden(browser: &Browser) -> bool {
    family::named(browser.name).is_some_and(policy::forbids_the_pipe)
}

/// What may wait to be looked at. More than that, and the browser waits before it says more.
const WAITING: usize = 64;

/// What the meeting's thread waits for.
enum Input {
    Browser(FromBrowser),
    /// A browser that is not led over a pipe has ended.
    Ended,
    Focus,
    /// The end was asked for: see [`End`].
    Close,
}

/// How the meeting shall end, once that was said. Beside the queue, so that no flood of messages keeps a person in.
type End = OnceLock<Ending>;

struct Handle {
    inputs: SyncSender<Input>,
    end: Arc<End>,
}

impl Handle {
    fn new(inputs: SyncSender<Input>) -> Self {
        Self {
            inputs,
            end: Arc::default(),
        }
    }

    fn wish(&self) -> Arc<End> {
        Arc::clone(&self.end)
    }
}

impl Window for Handle {
    fn focus(&self) {
        // A meeting that is over no longer listens, and needs no focus; one that is busy is asked in vain.
        let _ = self.inputs.try_send(Input::Focus);
    }

    fn close(&self, ending: Ending) {
        // The first word counts.
        let _ = self.end.set(ending);
        // If the queue is full, the meeting's thread is awake anyway.
        let _ = self.inputs.try_send(Input::Close);
    }
}

/// The address of the page the window begins with. `fragment` says how it is shown; `folder` takes it where the package's
/// is out of the browser's sight.
fn opening(browser: &Browser, folder: &Path, fragment: &str) -> io::Result<Url> {
    let page = match browser.confinement {
        Confinement::None => opening_page::packaged(),
        // It has a `/usr/share` of its own.
        #[cfg(target_os = "linux")]
        Confinement::Snap | Confinement::Flatpak { .. } => None,
    };
    let page = match page {
        Some(page) => page,
        None => opening_page::put(folder)?,
    };
    let mut url = Url::from_file_path(page).map_err(|()| io::ErrorKind::InvalidInput)?;
    url.set_fragment(Some(fragment));
    Ok(url)
}

fn prepare(browser: &Browser, order: &Order, visit: &Visit) -> Result<Folder, Problem> {
    let place = place::place(&order.folder, browser);
    let folder = Folder::prepare(&place, Layout::Chromium, visit).map_err(not_started)?;
    #[cfg(target_os = "linux")]
    locks::clear(folder.path());
    Ok(folder)
}

/// A browser that is there but says that it will not be led. One that says nothing at all may just as well show nothing
/// at all.
fn may_work_without_pipe(news: &News) -> bool {
    matches!(news, News::HostFailed(problem) if problem.code == Code::HostRefused)
}

fn not_started(_: std::io::Error) -> Problem {
    Problem::new(Code::HostNotStarted)
}

/// A running browser and what is needed to lead it through the meeting.
struct Meeting {
    led: Led,
    conversation: Conversation,
    folder: Folder,
    report: Report,
    browser: Browser,
    order: Order,
}

impl Meeting {
    fn start(
        browser: Browser,
        order: &Order,
        report: Report,
        handle: &Handle,
    ) -> Result<Self, Problem> {
        let visit = order.visit(NameBy::Seed)?;
        let folder = prepare(&browser, order, &visit)?;
        let opening = opening(&browser, folder.path(), &opening_page::fragment(order))
            .map_err(not_started)?;
        let conversation = Conversation::new(Plan {
            visit,
            opening: opening.clone(),
            words: opening_page::words(order),
            sign_in: order.sign_in.clone(),
            check: order.check,
        });

        let folders = Folders {
            shared: &order.folder,
            profile: folder.path(),
        };
        let moves = conversation.opening_moves();
        let inputs = handle.inputs.clone();
        let led =
            Led::start(&browser, &opening, folders, &[], moves, inputs).map_err(not_started)?;
        Ok(Self {
            led,
            conversation,
            folder,
            report,
            browser,
            order: order.clone(),
        })
    }

    fn run(mut self, queue: &SyncSender<Input>, incoming: &Receiver<Input>, end: &End) {
        let news = self.talk(incoming, end);
        self.led.close();
        self.folder.tidy();
        if may_work_without_pipe(&news)
            && let Ok(plain) = Plain::start(&self.browser, &self.order)
        {
            plain.run(queue, incoming, end, &self.report);
        } else {
            (self.report)(news);
        }
    }

    /// Leads the conversation to its end.
    fn talk(&mut self, incoming: &Receiver<Input>, end: &End) -> News {
        // When what is waited for now began: the browser's start, then the call to the server.
        let mut since = Instant::now();
        let mut asking = false;
        loop {
            if let Some(ending) = end.get() {
                return News::Over(*ending);
            }
            let input = match self.deadline(since) {
                None => incoming.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some(deadline) => match deadline.checked_duration_since(Instant::now()) {
                    Some(left) => incoming.recv_timeout(left),
                    // Whatever waits to be read: a browser that only chatters has not answered.
                    None => Err(RecvTimeoutError::Timeout),
                },
            };
            let steps = match input {
                Ok(Input::Browser(FromBrowser::Message(said))) => {
                    self.conversation.hear(&said, Instant::now())
                }
                Ok(Input::Browser(FromBrowser::Closed)) => return self.hung_up(),
                Ok(Input::Focus) => self
                    .conversation
                    .to_front()
                    .map(Step::Send)
                    .into_iter()
                    .collect(),
                Ok(Input::Close | Input::Ended) => vec![],
                Err(RecvTimeoutError::Timeout) if self.conversation.is_open() => {
                    self.conversation.tick(Instant::now())
                }
                Err(RecvTimeoutError::Timeout) if self.conversation.has_page() => {
                    return News::MeetingFailed(Code::NetTimeout.into());
                }
                Err(RecvTimeoutError::Timeout) => return News::HostFailed(Code::HostSilent.into()),
                Err(RecvTimeoutError::Disconnected) => return News::Over(Ending::WindowClosed),
            };
            if !asking && self.conversation.has_page() {
                asking = true;
                since = Instant::now();
                (self.report)(News::Asking);
            }
            for step in steps {
                match step {
                    Step::Send(message) => self.led.say(message),
                    Step::Opened => (self.report)(News::Opened),
                    Step::OpenElsewhere(url) => (self.report)(News::Elsewhere(url.into())),
                    Step::Finish(news) => return news,
                }
            }
        }
    }

    fn deadline(&self, since: Instant) -> Option<Instant> {
        if self.conversation.is_open() {
            self.conversation.next_deadline()
        } else if self.conversation.has_page() {
            Some(since + network::PATIENCE)
        } else {
            Some(since + FIRST_ANSWER)
        }
    }

    /// The browser is gone without having been asked to go.
    fn hung_up(&mut self) -> News {
        let ended_well = self.led.has_ended_well();
        match (self.conversation.has_page(), ended_well) {
            (true, true) => News::Over(Ending::WindowClosed),
            (true, false) if self.conversation.is_open() => News::Over(Ending::Crashed),
            (true, false) | (false, _) => News::HostFailed(Code::HostEndedEarly.into()),
        }
    }
}
