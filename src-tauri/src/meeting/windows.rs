//! The web view of Windows: WebView2. It starts empty; its events are taken before it shows anything.

use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use bbw_meet_core::error::Code;
use bbw_meet_core::meeting::{News, Watch};
use bbw_meet_core::window::MeetingOrder;
use tauri::{App, WebviewWindow, WebviewWindowBuilder, Wry};
use url::Url;

use super::course::Course;
use super::{Input, webview2};

/// How long the web view's processes may take to end, and give their folder free, after its window is gone.
const FAREWELL: Duration = Duration::from_secs(5);

/// Tauri leaves a window with this address empty.
pub(super) fn first_page(_: &MeetingOrder) -> Result<Url, url::ParseError> {
    Url::parse("about:blank")
}

pub(super) fn course(watch: Watch) -> Course {
    Course::with_local_page(watch)
}

/// Everything else is WebView2's own: see `lead`.
pub(super) fn complete<'a>(
    builder: WebviewWindowBuilder<'a, Wry, App>,
    _: &MeetingOrder,
    _: &Arc<Mutex<Course>>,
    _: &Sender<Input>,
) -> WebviewWindowBuilder<'a, Wry, App> {
    builder
}

/// Takes the web view's events and sets it going, on the main thread.
pub(super) fn lead(
    window: &WebviewWindow,
    order: &MeetingOrder,
    course: &Arc<Mutex<Course>>,
    inputs: &Sender<Input>,
) {
    let meeting = webview2::Meeting {
        course: course.clone(),
        inputs: inputs.clone(),
        server: order.server.clone(),
        notify: order.notify,
        address: order.address.clone(),
        downloads: order.downloads.clone(),
    };
    let page = order.opening_page.clone();
    let failed = inputs.clone();
    let led = window.with_webview(move |view| {
        if webview2::lead(&view, meeting, &page).is_err() {
            give_up(&failed);
        }
    });
    if led.is_err() {
        give_up(inputs);
    }
}

fn give_up(inputs: &Sender<Input>) {
    let news = News::HostFailed(Code::HostNotStarted.into());
    let _ = inputs.send(Input::Course(Some(news)));
}

/// Waits until the web view's processes are gone, or have had enough time.
pub(super) fn wait_for_exit(incoming: &Receiver<Input>) {
    let deadline = Instant::now() + FAREWELL;
    while let Ok(input) = incoming.recv_timeout(deadline.saturating_duration_since(Instant::now()))
    {
        if matches!(input, Input::BrowserExited) {
            return;
        }
    }
}
