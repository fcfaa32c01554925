//! A meeting in a window of this program, with the system's web view: WebView2 on Windows; on Linux only where
//! WebKitGTK has been built with WebRTC.
//!
//! The window's label is named by no capability, so its pages have no road into the program.

// Compiled and tested everywhere; what only WebView2 tells is used on Windows alone.
#[allow(dead_code)]
mod course;
#[allow(dead_code)]
mod errors;
mod look;
#[allow(dead_code)]
mod rules;
#[cfg_attr(windows, path = "windows.rs")]
#[cfg_attr(not(windows), path = "webkit.rs")]
mod system;
#[cfg(windows)]
mod webview2;

use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::visit::NameBy;
use bbw_meet_core::meeting::{Ending, Visit};
use tauri::http::StatusCode;
use tauri::webview::NewWindowResponse;
use tauri::{AppHandle, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent};

use self::course::Course;
use self::rules::NewWindow;
use super::folder::Folder;
use super::{Availability, HostKind, News, Order, Report, Window, browser};
use crate::environment;

/// Named by no capability.
const LABEL: &str = "meeting";

/// Below the folder of meetings: the web view's folders do not mix with those of browsers.
const PLACE: &str = "webview";

/// Does the system's web view have WebRTC?
pub(crate) fn availability() -> Availability {
    let available = super::webrtc::is_there();
    let why = if cfg!(windows) {
        Code::HostMissing
    } else {
        Code::HostNoWebrtc
    };
    Availability {
        kind: HostKind::Webview,
        available,
        program: None,
        why: (!available).then_some(why),
    }
}

/// What the meeting's thread waits for.
enum Input {
    /// The course has gone on, perhaps with news.
    Course(Option<News>),
    /// Close the window for this reason.
    Close(Ending),
    /// The window is gone.
    Gone,
    /// The last process of the web view is gone.
    #[cfg(windows)]
    BrowserExited,
}

struct Handle {
    window: WebviewWindow,
    inputs: Sender<Input>,
}

impl Window for Handle {
    fn focus(&self) {
        // Fails only where the window system knows no such thing.
        let _ = self.window.unminimize();
        let _ = self.window.set_focus();
    }

    fn close(&self, ending: Ending) {
        // A meeting that is over no longer listens.
        let _ = self.inputs.send(Input::Close(ending));
    }
}

impl Drop for Handle {
    fn drop(&mut self) {
        self.close(Ending::WindowClosed);
    }
}

/// Opens the window. The rest is told through `report`.
///
/// # Errors
/// `host-not-started`: another host may do it.
pub(crate) fn open(
    tauri: &AppHandle,
    order: &Order,
    report: Report,
) -> Result<Box<dyn Window>, Problem> {
    let visit = order.visit(NameBy::Seed)?;
    let folder = Folder::prepare(&order.folder.join(PLACE), system::LAYOUT, &visit)
        .map_err(|_| Problem::new(Code::HostNotStarted))?;
    let course = Arc::new(Mutex::new(system::course(&visit, &order.sign_in)));
    let (inputs, incoming) = mpsc::channel();
    let window = build(tauri, order, &visit, &folder, &course, &inputs)?;
    let gone = inputs.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::Destroyed = event {
            let _ = gone.send(Input::Gone);
        }
    });
    if let Some(scale) = environment::text_scale() {
        let _ = window.set_zoom(scale);
    }
    system::lead(&window, order, &visit, &course, &inputs);
    let meeting = Meeting {
        window: window.clone(),
        course,
        visit,
        folder,
        check: order.check.then(|| inputs.clone()),
        report,
    };
    thread::spawn(move || meeting.run(&incoming));
    Ok(Box::new(Handle { window, inputs }))
}

fn build(
    tauri: &AppHandle,
    order: &Order,
    visit: &Visit,
    folder: &Folder,
    course: &Arc<Mutex<Course>>,
    inputs: &Sender<Input>,
) -> Result<WebviewWindow, Problem> {
    let start = system::first_page(visit).map_err(|_| Problem::new(Code::HostNotStarted))?;
    let mut builder = WebviewWindowBuilder::new(tauri, LABEL, WebviewUrl::External(start))
        .title(order.title.as_deref().unwrap_or("BBW Meet"))
        .inner_size(1200.0, 800.0)
        .prevent_overflow()
        .center()
        .data_directory(folder.path().to_owned())
        // Jitsi takes files that are dropped onto it.
        .disable_drag_drop_handler()
        // Text can be made larger in a meeting, too.
        .zoom_hotkeys_enabled(true)
        // What people type into a meeting is not kept.
        .general_autofill_enabled(false)
        .incognito(folder.is_for_once())
        .devtools(false)
        .on_navigation({
            let (course, inputs) = (course.clone(), inputs.clone());
            move |url| {
                let verdict = lock(&course).starting(url.as_str());
                let _ = inputs.send(Input::Course(verdict.news));
                verdict.allowed
            }
        })
        // The launcher's files are no secret, but they are none of a stranger's page's business.
        .on_web_resource_request(|_, response| {
            *response.status_mut() = StatusCode::FORBIDDEN;
            response.headers_mut().clear();
            response.body_mut().to_mut().clear();
        })
        .on_new_window({
            let (sign_in, server) = (order.sign_in.clone(), visit.origin().clone());
            move |url, _| match rules::new_window(url, &sign_in, &server) {
                NewWindow::Here => NewWindowResponse::Allow,
                NewWindow::Elsewhere(url) => {
                    browser::open_for_page(url.as_str());
                    NewWindowResponse::Deny
                }
                NewWindow::Nowhere => NewWindowResponse::Deny,
            }
        });
    if let Some(seed) = visit.seed_script().filter(|_| !folder.knows(visit)) {
        builder = builder.initialization_script(seed);
    }
    system::complete(builder, order, visit, course, inputs)
        .build()
        .map_err(|_| Problem::new(Code::HostNotStarted))
}

fn lock(course: &Mutex<Course>) -> MutexGuard<'_, Course> {
    // A panic elsewhere does not make it unusable: each change is complete in itself.
    course.lock().unwrap_or_else(PoisonError::into_inner)
}

/// An open meeting, on a thread of its own: the window's events come on the main thread, which must not wait.
struct Meeting {
    window: WebviewWindow,
    course: Arc<Mutex<Course>>,
    visit: Visit,
    folder: Folder,
    /// Where the verdict on the page goes, if it is to be looked at.
    check: Option<Sender<Input>>,
    report: Report,
}

impl Meeting {
    fn run(self, incoming: &Receiver<Input>) {
        let news = self.follow(incoming);
        // It may be gone already.
        let _ = self.window.destroy();
        let ended_well = matches!(news, News::Over(Ending::Left | Ending::WindowClosed));
        if ended_well && lock(&self.course).is_open() {
            self.folder.remember(&self.visit);
        }
        system::wait_for_exit(incoming);
        self.folder.tidy();
        (self.report)(news);
    }

    fn look_at_page(&self) {
        let Some(inputs) = self.check.clone() else {
            return;
        };
        look::at_page(&self.window, self.visit.origin(), move |problem| {
            // A meeting that is over no longer listens.
            let _ = inputs.send(Input::Course(Some(News::NoMeeting(problem))));
        });
    }

    /// Follows the meeting to its end.
    fn follow(&self, incoming: &Receiver<Input>) -> News {
        let mut since = Instant::now();
        let mut waiting_for = None;
        loop {
            let patience = lock(&self.course).patience();
            let late = patience.as_ref().map(|(_, late)| late.clone());
            if late != waiting_for {
                since = Instant::now();
                waiting_for = late;
            }
            let input = match &patience {
                None => incoming.recv().map_err(|_| RecvTimeoutError::Disconnected),
                Some((patience, _)) => incoming
                    .recv_timeout((since + *patience).saturating_duration_since(Instant::now())),
            };
            match (input, patience) {
                (Ok(Input::Course(None)), _) => {}
                (Ok(Input::Course(Some(News::Opened))), _) => {
                    (self.report)(News::Opened);
                    self.look_at_page();
                }
                (Ok(Input::Course(Some(news))), _) => return news,
                (Ok(Input::Close(ending)), _) => return News::Over(ending),
                (Ok(Input::Gone), _) => return News::Over(Ending::WindowClosed),
                #[cfg(windows)]
                (Ok(Input::BrowserExited), _) => return News::Over(Ending::Crashed),
                (Err(RecvTimeoutError::Timeout), Some((_, late))) => return late,
                (Err(_), _) => return News::Over(Ending::WindowClosed),
            }
        }
    }
}
