//! The window and its process: from the order to the last news.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::practice::{End, News, Reply, Site};
use bbw_meet_core::window::{FromWindow, PracticeOrder, ToWindow};
use tauri::webview::NewWindowResponse;
use tauri::{
    App, AppHandle, Manager, RunEvent, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};
use url::Url;

use super::webview2;
use crate::exit::Exit;
use crate::link::{Link, Listener, Teller};
use crate::{end, environment, front};

/// Named by no capability.
const LABEL: &str = "practice";

/// Tauri leaves a window with this address empty.
const EMPTY: &str = "about:blank";

/// What the web view is started with: what Tauri's own would be, no way out (see the program's
/// `meeting/chromium/practice.rs`), and a microphone's bar that moves before anybody has clicked.
const ARGUMENTS: &str = "--disable-features=msWebOOUI,msPdfOOUI,msSmartScreenProtection \
    --proxy-server=http://127.0.0.1:1 --proxy-bypass-list=<-loopback> \
    --autoplay-policy=no-user-gesture-required";

/// How long the web view's processes may take to end, and give their folder free.
const FAREWELL: Duration = Duration::from_secs(5);

/// What the practice's thread waits for.
pub(super) enum Input {
    /// The page is there, or it is over.
    News(News),
    /// The program wants it closed, or the window is gone.
    Close,
    /// The last process of the web view is gone.
    BrowserExited,
}

/// Shows the page to its end. The last news is told before the process ends.
pub(crate) fn run(link: Link, order: PracticeOrder) -> Exit {
    let opens = environment::opens_display();
    let (listener, teller) = link.split();
    if let Err(exit) = opens {
        tell(&teller, News::Failed(Code::HostMissing.into()));
        teller.finish();
        return exit;
    }
    let context = crate::context();
    environment::set_identity(&context.config().identifier);
    let (inputs, incoming) = mpsc::channel();
    let opened = tauri::Builder::default()
        .build(context)
        .map_err(|_| Problem::new(Code::HostNotStarted))
        .and_then(|app| {
            let window = open(&app, order, &inputs)?;
            Ok((app, window))
        });
    let (app, window) = match opened {
        Ok(opened) => opened,
        Err(problem) => {
            tell(&teller, News::Failed(problem));
            teller.finish();
            return Exit::Done;
        }
    };
    listen(app.handle().clone(), listener, inputs, teller.clone());
    let last = teller.clone();
    thread::spawn(move || follow(&window, &incoming, &last));
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

fn tell(teller: &Teller, news: News) {
    teller.tell(&FromWindow::Practice(news));
}

/// Does what the program says, on a thread of its own; the process ends with the program.
fn listen(tauri: AppHandle, listener: Listener, inputs: Sender<Input>, teller: Teller) {
    thread::spawn(move || {
        listener.listen(|message| match message {
            ToWindow::Show(leave) => {
                if let Some(window) = tauri.get_webview_window(LABEL) {
                    front::come(&window, leave);
                    teller.tell(&FromWindow::Shown);
                }
                ControlFlow::Continue(())
            }
            ToWindow::Close => {
                // One that is over no longer listens.
                let _ = inputs.send(Input::Close);
                ControlFlow::Continue(())
            }
            // These are for launchers.
            ToWindow::Begin(_) | ToWindow::View(_) | ToWindow::Answer { .. } => {
                ControlFlow::Break(())
            }
        });
        end::soon(&tauri);
    });
}

fn open(app: &App, order: PracticeOrder, inputs: &Sender<Input>) -> Result<WebviewWindow, Problem> {
    let not_started = || Problem::new(Code::HostNotStarted);
    let site = Arc::new(order.site);
    let start = Url::parse(EMPTY).map_err(|_| not_started())?;
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::External(start))
        .title(order.title)
        .inner_size(1100.0, 800.0)
        .prevent_overflow()
        .center()
        .data_directory(order.folder)
        .additional_browser_args(ARGUMENTS)
        .disable_drag_drop_handler()
        .zoom_hotkeys_enabled(true)
        .general_autofill_enabled(false)
        .incognito(true)
        .devtools(false)
        .on_navigation({
            let (site, inputs) = (site.clone(), inputs.clone());
            move |url| may_go(&site, url.as_str(), &inputs)
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .build()
        .map_err(|_| not_started())?;
    let gone = inputs.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::Destroyed = event {
            let _ = gone.send(Input::Close);
        }
    });
    environment::relaunch_program(&window, &app.config().identifier);
    if let Some(scale) = environment::text_scale() {
        let _ = window.set_zoom(scale);
    }
    let (leads, failed) = (inputs.clone(), inputs.clone());
    window
        .with_webview(move |view| {
            if webview2::lead(&view, &site, &leads).is_err() {
                let _ = failed.send(Input::News(News::Failed(Code::HostNotStarted.into())));
            }
        })
        .map_err(|_| not_started())?;
    Ok(window)
}

/// The window stays on its page; two links of it end the practice.
fn may_go(site: &Site, address: &str, inputs: &Sender<Input>) -> bool {
    match site.reply(address) {
        Reply::File(_) => true,
        Reply::End(end) => {
            // One that is over no longer listens.
            let _ = inputs.send(Input::News(News::Over(end)));
            false
        }
        Reply::Nothing => address == EMPTY,
    }
}

/// Follows the practice to its end, on a thread of its own: the window's events come on the main thread.
fn follow(window: &WebviewWindow, incoming: &Receiver<Input>, teller: &Teller) {
    let news = loop {
        match incoming.recv() {
            Ok(Input::News(News::Opened)) => tell(teller, News::Opened),
            Ok(Input::News(news)) => break news,
            Ok(Input::Close) | Err(_) => break News::Over(End::Back),
            Ok(Input::BrowserExited) => break News::Failed(Code::HostCrashed.into()),
        }
    };
    // It may be gone already.
    let _ = window.destroy();
    // The program erases the folder as soon as it has heard.
    let deadline = Instant::now() + FAREWELL;
    while let Ok(input) = incoming.recv_timeout(deadline.saturating_duration_since(Instant::now()))
    {
        if matches!(input, Input::BrowserExited) {
            break;
        }
    }
    tell(teller, news);
    window.app_handle().exit(0);
}
