//! The launcher's window. It exists only while there is something to show: while a meeting runs elsewhere, its web
//! view would cost some 200 MiB for nothing.

mod place;

use std::path::PathBuf;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::storage;
use tauri::webview::PageLoadEvent;
use tauri::{
    AppHandle, DragDropEvent, Manager, UserAttentionType, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, WindowEvent,
};

use crate::app::App;
use crate::exit::Exit;
use crate::folders::make_private;
use crate::launch::Request;
use crate::{environment, message};

/// The one label the launcher's capability names.
pub(crate) const LABEL: &str = "launcher";

/// First size, in CSS pixels.
const SIZE: (f64, f64) = (720.0, 760.0);

/// Smallest size, in CSS pixels: WCAG 2.2, criterion 1.4.10, asks for 320.
const SMALLEST: (f64, f64) = (320.0, 480.0);

/// Brings the launcher to the front, making it if it is gone.
pub(crate) fn show(tauri: &AppHandle, app: &App) {
    if let Some(window) = tauri.get_webview_window(LABEL) {
        // Each of these fails only where the window system knows no such thing.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
        let _ = window.request_user_attention(Some(UserAttentionType::Informational));
        return;
    }
    if let Err(problem) = build(tauri, app) {
        // Nothing can be shown, so this is said where a person may still find it.
        message::fail(app.session().language(), &problem);
        tauri.exit(Exit::from(problem.code) as i32);
    }
}

fn build(tauri: &AppHandle, app: &App) -> Result<WebviewWindow, Problem> {
    let folder = app.session().folders.launcher();
    make_private(&folder).map_err(|error| storage::problem(&error))?;
    let window = WebviewWindowBuilder::new(tauri, LABEL, WebviewUrl::App("index.html".into()))
        .title("BBW Meet")
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .prevent_overflow()
        .center()
        // Shown when there is something to see: a white flash is no welcome.
        .visible(false)
        // The same each time: WebKitGTK finds its context again by this folder.
        .data_directory(folder)
        // What people type is kept where they can see and erase it, or not at all.
        .general_autofill_enabled(false)
        .on_navigation(is_launcher_page)
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                let _ = window.show();
                let _ = window.set_focus();
            }
        })
        .build()
        .map_err(|_| Problem::new(Code::NoDisplay))?;
    if let Some(scale) = environment::text_scale() {
        let _ = window.set_zoom(scale);
    }
    place::restore(&window, app);
    let (app, this) = (app.clone(), window.clone());
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { .. } = event {
            place::remember(&this, &app);
            app.tell(|session, _| session.launcher_closed());
        } else if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
            app.launch(&dropped(paths));
        }
    });
    Ok(window)
}

/// One invitation at a time, like on the command line.
fn dropped(paths: &[PathBuf]) -> Request {
    match paths {
        [path] => Request::File(path.clone()),
        _ => Request::Refused(Code::LaunchTooMany.into()),
    }
}

/// Takes the launcher away.
pub(crate) fn close(tauri: &AppHandle, app: &App) {
    if let Some(window) = tauri.get_webview_window(LABEL) {
        place::remember(&window, app);
        // Unlike `close`, this asks nobody: the session has already decided.
        let _ = window.destroy();
    }
}

/// The launcher shows its own page and nothing else. Windows serves it as `http://tauri.localhost`.
fn is_launcher_page(url: &url::Url) -> bool {
    url.scheme() == "tauri" && url.host_str() == Some("localhost")
        || url.scheme() == "http" && url.host_str() == Some("tauri.localhost")
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    #[test]
    fn the_launcher_goes_nowhere_else() {
        for address in [
            "https://meet.bbw.example/r",
            "file:///etc/passwd",
            "about:blank",
            "http://localhost/",
            "tauri://evil/",
        ] {
            assert!(
                !is_launcher_page(&Url::parse(address).unwrap()),
                "{address}"
            );
        }
        assert!(is_launcher_page(
            &Url::parse("tauri://localhost/index.html").unwrap()
        ));
    }
}
