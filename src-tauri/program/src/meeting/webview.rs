//! A meeting in a window with the system's web view: a process of its own, without the launcher's commands. WebView2 on
//! Windows; on Linux only where WebKitGTK has been built with WebRTC.
//!
//! The profile is prepared before and tidied after, here: the window itself decides nothing and keeps nothing.

mod practice;

use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::visit::NameBy;
use bbw_meet_core::meeting::{Ending, Visit, arrival, elsewhere};
use bbw_meet_core::window::{FromWindow, MeetingOrder, Role, ToWindow};
use url::Url;

use super::folder::{Folder, Layout};
use super::{Availability, HostKind, News, Order, Report, opening_page};
use crate::window::{Heard, Window, Writer};

pub(crate) use practice::practise;

/// Below the folder of meetings: the web view's folders do not mix with those of browsers.
const PLACE: &str = "webview";

const LAYOUT: Layout = if cfg!(windows) {
    Layout::WebView2
} else {
    Layout::WebKit
};

/// How long a window that was told to close may take: its web view says goodbye to the others and ends its processes.
const FAREWELL: Duration = Duration::from_secs(8);

/// How long a window may take to say what its web view can do.
const PROBE: Duration = Duration::from_secs(10);

/// Where its profiles are, below the folder of meetings.
pub(super) fn place(base: &Path) -> PathBuf {
    base.join(PLACE)
}

/// Can the system's web view carry a meeting? Where that must be found out by loading it, only if `needed`; else a
/// window that is shown for another reason tells.
pub(super) fn availability(needed: bool) -> Availability {
    let (available, why) = if cfg!(windows) {
        (system::is_there(), Code::HostMissing)
    } else {
        (needed && probe(), Code::HostNoWebrtc)
    };
    Availability {
        kind: HostKind::Webview,
        available,
        program: None,
        why: (!available).then_some(why),
    }
}

/// Its version, where it is installed.
#[cfg(windows)]
pub(super) fn version() -> Option<String> {
    system::version()
}

fn probe() -> bool {
    let (told, answer) = mpsc::channel();
    let Ok(window) = Window::start(Role::Probe, move |heard| {
        if let Heard::Said(FromWindow::Webrtc(webrtc)) = heard {
            let _ = told.send(webrtc);
        }
    }) else {
        return false;
    };
    let webrtc = answer.recv_timeout(PROBE).unwrap_or(false);
    window.kill();
    webrtc
}

#[cfg(not(windows))]
mod system {
    pub(super) fn is_there() -> bool {
        false
    }
}

#[cfg(windows)]
mod system {
    use windows_registry::{CURRENT_USER, LOCAL_MACHINE};

    /// Where WebView2's installer writes down the version (Microsoft's "Distribute your app and the WebView2 Runtime").
    const PLACES: [&str; 2] = [
        r"SOFTWARE\WOW6432Node\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}",
        r"SOFTWARE\Microsoft\EdgeUpdate\Clients\{F3017226-FE2A-4295-8BDF-00C3A9A7E4C5}",
    ];

    pub(super) fn is_there() -> bool {
        version().is_some()
    }

    pub(super) fn version() -> Option<String> {
        let places = [LOCAL_MACHINE, CURRENT_USER]
            .into_iter()
            .flat_map(|root| PLACES.map(|place| (root, place)));
        places
            .filter_map(|(root, place)| root.open(place).ok()?.get_string("pv").ok())
            .find(|version| !version.is_empty() && version != "0.0.0.0")
    }
}

/// What the meeting's thread waits for.
enum Input {
    Heard(Heard),
    Close,
}

struct Handle {
    writer: Writer,
    inputs: Sender<Input>,
}

impl super::Window for Handle {
    fn focus(&self) {
        self.writer.show();
    }

    fn close(&self, _: Ending) {
        // A meeting that is over no longer listens. Why it ends is the session's to know.
        let _ = self.inputs.send(Input::Close);
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        let _ = self.inputs.send(Input::Close);
    }
}

/// Opens the window. The rest is told through `report`.
///
/// # Errors
/// `host-not-started`: another host may do it.
pub(super) fn open(order: &Order, report: Report) -> Result<Box<dyn super::Window>, Problem> {
    let visit = order.visit(NameBy::Seed)?;
    let not_started = |_| Problem::new(Code::HostNotStarted);
    let folder = Folder::prepare(&place(&order.folder), LAYOUT, &visit).map_err(not_started)?;
    let (inputs, incoming) = mpsc::channel();
    let heard = inputs.clone();
    let role = Role::Meeting(Box::new(window_order(order, &visit, &folder)));
    let window = Window::start(role, move |said| drop(heard.send(Input::Heard(said))))
        .map_err(not_started)?;
    let handle = Handle {
        writer: window.writer().clone(),
        inputs,
    };
    let meeting = Meeting {
        window,
        visit,
        folder,
        report,
    };
    thread::spawn(move || meeting.run(&incoming));
    Ok(Box::new(handle))
}

fn window_order(order: &Order, visit: &Visit, folder: &Folder) -> MeetingOrder {
    MeetingOrder {
        address: visit.address().to_owned(),
        is_meeting: visit.target().link().is_some(),
        server: visit.origin().clone(),
        sign_in: order.sign_in.clone(),
        script: arrival::script(visit, &opening_page::words(order)),
        notify: visit.sounds().is_some_and(|shown| shown.notify),
        title: order.title.clone(),
        opening_page: opening_page::with_title(order),
        check: order.check,
        once: folder.is_for_once(),
        folder: folder.path().to_owned(),
        downloads: order.downloads.clone(),
    }
}

struct Meeting {
    window: Window,
    visit: Visit,
    folder: Folder,
    report: Report,
}

impl Meeting {
    fn run(self, incoming: &Receiver<Input>) {
        (self.report)(News::Asking);
        let mut opened = false;
        let news = self.follow(incoming, &mut opened);
        let_go(&self.window, incoming);
        self.folder.tidy();
        (self.report)(news);
    }

    /// Follows the meeting to its end.
    fn follow(&self, incoming: &Receiver<Input>, opened: &mut bool) -> News {
        loop {
            let said = match incoming.recv() {
                Ok(Input::Heard(Heard::Said(said))) => said,
                Ok(Input::Heard(Heard::Gone)) if *opened => return News::Over(Ending::Crashed),
                Ok(Input::Heard(Heard::Gone)) => {
                    return News::HostFailed(Code::HostEndedEarly.into());
                }
                Ok(Input::Close) | Err(_) => return News::Over(Ending::WindowClosed),
            };
            match said {
                FromWindow::News(News::Opened) => {
                    *opened = true;
                    (self.report)(News::Opened);
                }
                FromWindow::News(News::Asking | News::Elsewhere(_)) => {}
                FromWindow::News(news) => return news,
                FromWindow::Elsewhere(address) => self.open_elsewhere(&address),
                // Not a meeting's to say.
                FromWindow::Hello { .. }
                | FromWindow::Shown
                | FromWindow::Ask { .. }
                | FromWindow::Dropped(_)
                | FromWindow::Placed(_)
                | FromWindow::Closed
                | FromWindow::Webrtc(_)
                | FromWindow::Broken(_)
                | FromWindow::Practice(_) => {}
            }
        }
    }

    /// What the page of a meeting wants opened is judged here once more.
    fn open_elsewhere(&self, address: &str) {
        let allowed = Url::parse(address)
            .ok()
            .and_then(|url| elsewhere::handed_on(url, self.visit.origin()));
        if let Some(url) = allowed {
            (self.report)(News::Elsewhere(url.into()));
        }
    }
}

/// Lets the window go, and sees to it that it does.
fn let_go(window: &Window, incoming: &Receiver<Input>) {
    window.writer().send(&ToWindow::Close);
    let deadline = Instant::now() + FAREWELL;
    loop {
        let left = deadline.saturating_duration_since(Instant::now());
        match incoming.recv_timeout(left) {
            Ok(Input::Heard(Heard::Gone)) | Err(RecvTimeoutError::Disconnected) => return,
            Ok(Input::Heard(Heard::Said(_)) | Input::Close) => {}
            Err(RecvTimeoutError::Timeout) => return window.kill(),
        }
    }
}
