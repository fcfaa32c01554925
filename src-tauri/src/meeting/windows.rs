//! The web view of Windows: WebView2. It starts empty; its events are taken before it shows anything.

use std::sync::mpsc::Receiver;
use std::time::{Duration, Instant};

use bbw_meet_core::error::Code;
use bbw_meet_core::meeting::{News, Watch};
use bbw_meet_core::window::MeetingOrder;
use tauri::{Manager, WebviewWindow, WebviewWindowBuilder, Wry};
use url::Url;

use super::course::Course;
use super::{Input, Shared, webview2};

/// How long the web view's processes may take to end, and give their folder free, after its window is gone.
const FAREWELL: Duration = Duration::from_secs(5);

/// Tauri leaves a window with this address empty.
pub(super) fn first_page(_: &MeetingOrder) -> Result<Url, url::ParseError> {
    Url::parse("about:blank")
}

pub(super) fn course(watch: Watch) -> Course {
    Course::with_local_page(watch)
}

/// What holds for every page is said to WebView2 itself: see `guard`.
pub(super) fn guard_builder<'a, M: Manager<Wry>>(
    builder: WebviewWindowBuilder<'a, Wry, M>,
    _: &MeetingOrder,
) -> WebviewWindowBuilder<'a, Wry, M> {
    builder
}

/// So is the course of the meeting's page: see `lead`.
pub(super) fn follow<'a, M: Manager<Wry>>(
    builder: WebviewWindowBuilder<'a, Wry, M>,
    _: &Shared,
) -> WebviewWindowBuilder<'a, Wry, M> {
    builder
}

/// Puts a window that has shown nothing yet under the rules for every page of a meeting. One that cannot be is closed.
pub(super) fn guard(window: &WebviewWindow, shared: &Shared) {
    let (order, this) = (shared.order.clone(), window.clone());
    let guarded = window.with_webview(move |view| {
        if webview2::guard(&view, &order).is_err() {
            let _ = this.destroy();
        }
    });
    if guarded.is_err() {
        let _ = window.destroy();
    }
}

/// Says when a page closes itself (`window.close()`), which leaves its window empty.
pub(super) fn when_page_closes(window: &WebviewWindow, close: impl Fn() + Send + 'static) {
    // Without it the person closes the empty window.
    let _ = window.with_webview(move |view| drop(webview2::when_page_closes(&view, close)));
}

/// Takes the web view's events and sets it going, on the main thread.
pub(super) fn lead(window: &WebviewWindow, shared: &Shared) {
    let meeting = shared.clone();
    let failed = shared.clone();
    let led = window.with_webview(move |view| {
        if webview2::lead(&view, &meeting).is_err() {
            give_up(&meeting);
        }
    });
    if led.is_err() {
        give_up(&failed);
    }
}

fn give_up(shared: &Shared) {
    let news = News::HostFailed(Code::HostNotStarted.into());
    shared.send(Input::Course(Some(news)));
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
