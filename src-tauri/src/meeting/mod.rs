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
mod follow;
mod leave;
mod look;
pub(crate) mod practice;
#[allow(dead_code)]
mod rules;
mod sign_in;
#[cfg_attr(windows, path = "windows.rs")]
#[cfg_attr(not(windows), path = "webkit.rs")]
mod system;
mod view;
#[cfg(windows)]
mod webview2;

use std::ops::ControlFlow;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::{News, Watch};
use bbw_meet_core::window::{FromWindow, MeetingOrder, ToWindow};
use tauri::{App, AppHandle, Manager, RunEvent, WindowEvent};

use self::course::Course;
use self::follow::Meeting;
use crate::exit::Exit;
use crate::link::{Link, Listener, Teller};
use crate::{end, environment, front};

/// Named by no capability.
const LABEL: &str = "meeting";

/// What the meeting's thread waits for.
enum Input {
    /// The course has gone on, perhaps with news.
    Course(Option<News>),
    /// The person or the program wants it closed.
    Close,
    /// The page has said goodbye to the others, and is gone.
    Left,
    /// The window is gone.
    Gone,
    /// The last process of the web view is gone.
    #[cfg(windows)]
    BrowserExited,
}

/// What all windows of a meeting share, and the one thread that follows it. Cheap to clone.
#[derive(Clone)]
struct Shared {
    order: Arc<MeetingOrder>,
    course: Arc<Mutex<Course>>,
    inputs: Sender<Input>,
    teller: Teller,
}

impl Shared {
    /// The course. A panic elsewhere does not make it unusable: each change is complete in itself.
    fn course(&self) -> MutexGuard<'_, Course> {
        self.course.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The meeting's thread outlives its windows, so this fails only when the program ends.
    fn send(&self, input: Input) {
        let _ = self.inputs.send(input);
    }
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
        fail(&teller, code.into());
        return exit;
    }
    let context = crate::context();
    environment::set_identity(&context.config().identifier);
    let app = match tauri::Builder::default().build(context) {
        Ok(app) => app,
        Err(error) => {
            fail(&teller, Code::HostNotStarted.into());
            return environment::failed(&error).0;
        }
    };
    let (inputs, incoming) = mpsc::channel();
    listen(
        app.handle().clone(),
        listener,
        inputs.clone(),
        teller.clone(),
    );
    let watch = Watch::of(
        order.server.clone(),
        order.sign_in.clone(),
        order.is_meeting,
    );
    let shared = Shared {
        course: Arc::new(Mutex::new(system::course(watch))),
        order: Arc::new(order),
        inputs,
        teller: teller.clone(),
    };
    if let Err(problem) = open(&app, shared, incoming) {
        fail(&teller, problem);
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

fn fail(teller: &Teller, problem: Problem) {
    teller.tell(&FromWindow::News(News::HostFailed(problem)));
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
        ToWindow::Show(leave) => {
            if let Some(window) = tauri.get_webview_window(LABEL) {
                front::come(&window, leave);
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
fn open(app: &App, shared: Shared, incoming: Receiver<Input>) -> Result<(), Problem> {
    let window = view::meeting(app, &shared)?;
    window.on_window_event({
        let (shared, window) = (shared.clone(), window.clone());
        move |event| {
            if let WindowEvent::CloseRequested { api, .. } = event {
                // The page first says goodbye to the others; for the person the window is gone at once.
                api.prevent_close();
                let _ = window.hide();
                shared.send(Input::Close);
            } else if let WindowEvent::Destroyed = event {
                shared.send(Input::Gone);
            }
        }
    });
    environment::relaunch_program(&window, &app.config().identifier);
    if let Some(scale) = environment::text_scale() {
        let _ = window.set_zoom(scale);
    }
    system::when_page_closes(&window, {
        let shared = shared.clone();
        move || shared.send(Input::Close)
    });
    system::lead(&window, &shared);
    let meeting = Meeting::new(window, shared);
    thread::spawn(move || meeting.run(&incoming));
    Ok(())
}
