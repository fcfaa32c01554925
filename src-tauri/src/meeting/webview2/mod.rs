//! WebView2's own events, which Tauri does not pass on with what is needed to decide: who asks for a permission, who
//! wants the screen, how a navigation ended, which process died, when the last process is gone.
//!
//! Every handler runs on the main thread; it decides by `course.rs` and `rules.rs` and hands on the news.

#![allow(unsafe_code)] // COM: every method of WebView2 is one.

mod events;
mod guard;
mod numbers;

use bbw_meet_core::window::MeetingOrder;
use tauri::webview::PlatformWebview;
use webview2_com::{WindowCloseRequestedEventHandler, take_pwstr};
use windows::core::{HSTRING, Interface, PWSTR, Result};

pub(super) use events::source;
pub(super) use guard::permissions;

use super::Shared;

/// Takes the events of a web view that has shown nothing yet, then shows the opening page and, once it stands there, goes
/// to the meeting. In this order: nothing of the meeting's page runs before somebody answers its questions.
pub(super) fn lead(view: &PlatformWebview, shared: &Shared) -> Result<()> {
    guard(view, &shared.order)?;
    // SAFETY: for this whole module: methods of interfaces that are owned for as long as they are used, called on the
    // thread they belong to, with buffers and texts that live until the call returns.
    unsafe {
        let webview = view.controller().CoreWebView2()?;
        events::all(&webview, &view.environment().cast()?, shared)?;
        webview.NavigateToString(&HSTRING::from(shared.order.opening_page.as_str()))
    }
}

/// Puts a web view that has shown nothing yet under the rules for every page of a meeting.
pub(super) fn guard(view: &PlatformWebview, order: &MeetingOrder) -> Result<()> {
    // SAFETY: see `lead`.
    guard::all(&unsafe { view.controller().CoreWebView2()? }, order)
}

/// Says when the page closes itself.
pub(super) fn when_page_closes(view: &PlatformWebview, close: impl Fn() + 'static) -> Result<()> {
    let handler = WindowCloseRequestedEventHandler::create(Box::new(move |_, _| {
        close();
        Ok(())
    }));
    // SAFETY: see `lead`.
    unsafe {
        let webview = view.controller().CoreWebView2()?;
        webview.add_WindowCloseRequested(&handler, &mut 0)
    }
}

/// Reads a text that WebView2 allocates.
pub(super) fn text(read: impl FnOnce(*mut PWSTR) -> Result<()>) -> Result<String> {
    let mut text = PWSTR::null();
    read(&mut text)?;
    Ok(take_pwstr(text))
}

#[cfg(test)]
mod tests;
