//! A meeting in a window with the system's web view: WebView2 on Windows; on Linux only where WebKitGTK has been built
//! with WebRTC.
//!
//! The window's label is named by no capability, and this process knows no command, so its pages have no road into the
//! program.

// Compiled and tested everywhere; what only WebView2 tells is used on Windows alone.
#[allow(dead_code)]
mod course;
#[allow(dead_code)]
mod errors;
mod look;
pub(crate) mod practice;
#[allow(dead_code)]
mod rules;
#[cfg_attr(windows, path = "windows.rs")]
#[cfg_attr(not(windows), path = "webkit.rs")]
mod system;
#[cfg(windows)]
mod webview2;

use std::ops::ControlFlow;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Instant;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::{Ending, News, Watch};
use bbw_meet_core::window::{FromWindow, MeetingOrder, ToWindow};
use tauri::http::StatusCode;
use tauri::webview::NewWindowResponse;
use tauri::{
    App, AppHandle, Manager, RunEvent, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};

use self::course::Course;
use self::rules::NewWindow;
use crate::exit::Exit;
use crate::link::{Link, Listener, Teller};
use crate::{end, environment};

/// Named by no capability.
const LABEL: &str = "meeting";

/// What the meeting's thread waits for.
enum Input {
    /// The course has gone on, perhaps with news.
    Course(Option<News>),
    /// The program wants it closed.
    Close,
    /// The window is gone.
    Gone,
    /// The last process of the web view is gone.
    #[cfg(windows)]
    BrowserExited,
}

/// Shows the meeting to its end. The last news is told before the process ends.
pub(crate) fn run(link: Link, order: MeetingOrder) -> Exit {
    let opens = environment::opens_display();
    let (listener, teller) = link.split();
    if let Err(exit) = opens {
        let no_screen = exit == Exit::NoDisplay;
        let code = if no_screen {
            Code::NoDisplay
        } else {
            Code::HostMissing
        };
        fail(&teller, code);
        return exit;
    }
    let context = crate::context();
    environment::set_identity(&context.config().identifier);
    let Ok(app) = tauri::Builder::default().build(context) else {
        fail(&teller, Code::HostNotStarted);
        return Exit::NoDisplay;
    };
    let (inputs, incoming) = mpsc::channel();
    listen(
        app.handle().clone(),
        listener,
        inputs.clone(),
        teller.clone(),
    );
    if open(&app, order, &teller, inputs, incoming).is_err() {
        fail(&teller, Code::HostNotStarted);
        return Exit::Done;
    }
    let _ = app.run_return(|_, event| {
        // The window goes before the last news is told.
        if let RunEvent::ExitRequested {
            code: None, api, ..
        } = event
        {
            api.prevent_exit();
        }
    });
    teller.finish();
    Exit::Done
}

fn fail(teller: &Teller, code: Code) {
    teller.tell(&FromWindow::News(News::HostFailed(Problem::new(code))));
    teller.finish();
}

/// Does what the program says, on a thread of its own; the process ends with the program.
fn listen(tauri: AppHandle, listener: Listener, inputs: Sender<Input>, teller: Teller) {
    thread::spawn(move || {
        listener.listen(|message| hear(&tauri, message, &inputs, &teller));
        end::soon(&tauri);
    });
}

fn hear(
    tauri: &AppHandle,
    message: ToWindow,
    inputs: &Sender<Input>,
    teller: &Teller,
) -> ControlFlow<()> {
    match message {
        ToWindow::Show => {
            if let Some(window) = tauri.get_webview_window(LABEL) {
                // Fails only where the window system knows no such thing.
                let _ = window.unminimize();
                let _ = window.set_focus();
                teller.tell(&FromWindow::Shown);
            }
        }
        ToWindow::Close => {
            // A meeting that is over no longer listens.
            let _ = inputs.send(Input::Close);
        }
        // These are for launchers.
        ToWindow::Begin(_) | ToWindow::View(_) | ToWindow::Answer { .. } => {
            return ControlFlow::Break(());
        }
    }
    ControlFlow::Continue(())
}

/// Opens the window, and follows the meeting on a thread of its own.
fn open(
    app: &App,
    order: MeetingOrder,
    teller: &Teller,
    inputs: Sender<Input>,
    incoming: Receiver<Input>,
) -> Result<(), Problem> {
    let watch = Watch::of(
        order.server.clone(),
        order.sign_in.clone(),
        order.is_meeting,
    );
    let course = Arc::new(Mutex::new(system::course(watch)));
    let window = build(app, &order, &course, &inputs, teller)?;
    let gone = inputs.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::Destroyed = event {
            let _ = gone.send(Input::Gone);
        }
    });
    environment::relaunch_program(&window, &app.config().identifier);
    if let Some(scale) = environment::text_scale() {
        let _ = window.set_zoom(scale);
    }
    system::lead(&window, &order, &course, &inputs);
    let meeting = Meeting {
        window,
        course,
        check: order.check.then_some(inputs),
        order,
        teller: teller.clone(),
    };
    thread::spawn(move || meeting.run(&incoming));
    Ok(())
}

fn build(
    app: &App,
    order: &MeetingOrder,
    course: &Arc<Mutex<Course>>,
    inputs: &Sender<Input>,
    teller: &Teller,
) -> Result<WebviewWindow, Problem> {
    let start = system::first_page(order).map_err(|_| Problem::new(Code::HostNotStarted))?;
    let builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::External(start))
        .title(order.title.as_deref().unwrap_or("BBW Meet"))
        .inner_size(1200.0, 800.0)
        .prevent_overflow()
        .center()
        .data_directory(order.folder.clone())
        // Jitsi takes files that are dropped onto it.
        .disable_drag_drop_handler()
        // Text can be made larger in a meeting, too.
        .zoom_hotkeys_enabled(true)
        // What people type into a meeting is not kept.
        .general_autofill_enabled(false)
        .incognito(order.once)
        .devtools(false)
        .initialization_script(&order.script)
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
            let (sign_in, server) = (order.sign_in.clone(), order.server.clone());
            let teller = teller.clone();
            move |url, _| match rules::new_window(url, &sign_in, &server) {
                NewWindow::Here => NewWindowResponse::Allow,
                NewWindow::Elsewhere(url) => {
                    // A page that wants more than the program can read does not get it.
                    let _ = teller.offer(&FromWindow::Elsewhere(url.into()));
                    NewWindowResponse::Deny
                }
                NewWindow::Nowhere => NewWindowResponse::Deny,
            }
        });
    system::complete(builder, order, course, inputs)
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
    order: MeetingOrder,
    /// Where the verdict on the page goes, if it is to be looked at.
    check: Option<Sender<Input>>,
    teller: Teller,
}

impl Meeting {
    fn run(self, incoming: &Receiver<Input>) {
        let news = self.follow(incoming);
        // It may be gone already.
        let _ = self.window.destroy();
        // The program may use the folder as soon as it has heard.
        system::wait_for_exit(incoming);
        self.teller.tell(&FromWindow::News(news));
        self.window.app_handle().exit(0);
    }

    fn look_at_page(&self) {
        let Some(inputs) = self.check.clone() else {
            return;
        };
        look::at_page(&self.window, &self.order.server, move |problem| {
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
                    self.teller.tell(&FromWindow::News(News::Opened));
                    self.look_at_page();
                }
                (Ok(Input::Course(Some(news))), _) => return news,
                // Why it was wanted closed, the program knows.
                (Ok(Input::Close | Input::Gone), _) => return News::Over(Ending::WindowClosed),
                #[cfg(windows)]
                (Ok(Input::BrowserExited), _) => return News::Over(Ending::Crashed),
                (Err(RecvTimeoutError::Timeout), Some((_, late))) => return late,
                (Err(_), _) => return News::Over(Ending::WindowClosed),
            }
        }
    }
}
