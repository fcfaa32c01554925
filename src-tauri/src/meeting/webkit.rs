//! The web view of Linux: WebKitGTK, by Tauri's means alone. It says who asks for a permission only by the address of
//! the whole page, and not how a navigation failed.

use std::sync::mpsc::Receiver;

use bbw_meet_core::meeting::Watch;
use bbw_meet_core::window::MeetingOrder;
use gtk::prelude::WidgetExt;
use tauri::webview::{DownloadEvent, PageLoadEvent, PermissionKind, PermissionResponse};
use tauri::{Manager, WebviewWindow, WebviewWindowBuilder, Wry};
use url::Url;

use super::course::{Course, Loaded, Next};
use super::{Input, Shared, rules};

/// The window begins with the meeting.
pub(super) fn first_page(order: &MeetingOrder) -> Result<Url, url::ParseError> {
    Url::parse(&order.address)
}

pub(super) fn course(watch: Watch) -> Course {
    Course::straight(watch)
}

/// What holds for every page of a meeting, as far as Tauri lets it be said before there is a window.
pub(super) fn guard_builder<'a, M: Manager<Wry>>(
    builder: WebviewWindowBuilder<'a, Wry, M>,
    order: &MeetingOrder,
) -> WebviewWindowBuilder<'a, Wry, M> {
    let server = order.server.clone();
    let downloads = order.downloads.clone();
    let notify = order.notify;
    builder
        .on_permission_request(move |webview, kind| {
            let ours = webview
                .url()
                .is_ok_and(|url| rules::is_of(url.as_str(), &server));
            let needed = matches!(
                kind,
                PermissionKind::Microphone
                    | PermissionKind::Camera
                    | PermissionKind::DisplayCapture
                    | PermissionKind::ClipboardRead
            ) || (notify && matches!(kind, PermissionKind::Notifications));
            if ours && needed {
                PermissionResponse::Allow
            } else {
                PermissionResponse::Deny
            }
        })
        .on_download(move |_, event| match event {
            DownloadEvent::Requested { destination, .. } => {
                let proposed = destination.to_string_lossy().into_owned();
                let path = rules::download(&downloads, &proposed, |path| path.exists());
                path.map(|path| *destination = path).is_some()
            }
            DownloadEvent::Finished { .. } | _ => true,
        })
}

/// The rest of it, once there is a window: nothing here.
pub(super) fn guard(_: &WebviewWindow, _: &Shared) {}

/// Follows the course of the meeting's page.
pub(super) fn follow<'a, M: Manager<Wry>>(
    builder: WebviewWindowBuilder<'a, Wry, M>,
    shared: &Shared,
) -> WebviewWindowBuilder<'a, Wry, M> {
    let shared = shared.clone();
    builder.on_page_load(move |_, load| {
        if load.event() != PageLoadEvent::Finished {
            return;
        }
        let next = shared.course().loaded(load.url().as_str(), Loaded::WELL);
        match next {
            Next::Nothing | Next::CallServer => {}
            Next::Tell(news) => shared.send(Input::Course(Some(news))),
            Next::Close => shared.send(Input::Left),
        }
    })
}

/// Nothing is left to do once the window is there.
pub(super) fn lead(_: &WebviewWindow, _: &Shared) {}

/// Says when a page closes itself (`window.close()`), which leaves its window empty.
pub(super) fn when_page_closes(window: &WebviewWindow, close: impl Fn() + Send + 'static) {
    // A window that is gone already needs nothing.
    let _ = window.with_webview(move |view| {
        view.inner().connect_destroy(move |_| close());
    });
}

/// The folder may be written to at any time.
pub(super) fn wait_for_exit(_: &Receiver<Input>) {}
