//! The web view of Linux: WebKitGTK, by Tauri's means alone. It says who asks for a permission only by the address of
//! the whole page, and not how a navigation failed.

use std::sync::mpsc::{Receiver, Sender};
use std::sync::{Arc, Mutex};

use bbw_meet_core::meeting::Watch;
use bbw_meet_core::window::MeetingOrder;
use tauri::webview::{DownloadEvent, PageLoadEvent, PermissionKind, PermissionResponse};
use tauri::{App, WebviewWindow, WebviewWindowBuilder, Wry};
use url::Url;

use super::course::{Course, Loaded, Next};
use super::{Input, lock, rules};

/// The window begins with the meeting.
pub(super) fn first_page(order: &MeetingOrder) -> Result<Url, url::ParseError> {
    Url::parse(&order.address)
}

pub(super) fn course(watch: Watch) -> Course {
    Course::straight(watch)
}

/// Adds what Tauri has to offer here.
pub(super) fn complete<'a>(
    builder: WebviewWindowBuilder<'a, Wry, App>,
    order: &MeetingOrder,
    course: &Arc<Mutex<Course>>,
    inputs: &Sender<Input>,
) -> WebviewWindowBuilder<'a, Wry, App> {
    let server = order.server.clone();
    let downloads = order.downloads.clone();
    let (course, inputs) = (course.clone(), inputs.clone());
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
                    | PermissionKind::Notifications
                    | PermissionKind::ClipboardRead
            );
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
        .on_page_load(move |_, load| {
            if load.event() != PageLoadEvent::Finished {
                return;
            }
            if let Next::Tell(news) = lock(&course).loaded(load.url().as_str(), Loaded::WELL) {
                let _ = inputs.send(Input::Course(Some(news)));
            }
        })
}

/// Nothing is left to do once the window is there.
pub(super) fn lead(_: &WebviewWindow, _: &MeetingOrder, _: &Arc<Mutex<Course>>, _: &Sender<Input>) {
}

/// The folder may be written to at any time.
pub(super) fn wait_for_exit(_: &Receiver<Input>) {}
