//! The launcher's window. It exists only while there is something to show: while a meeting runs elsewhere, its web
//! view would cost some 200 MiB for nothing.

use tauri::webview::PageLoadEvent;
use tauri::{
    AppHandle, Manager, UserAttentionType, WebviewUrl, WebviewWindow, WebviewWindowBuilder,
    WindowEvent,
};

use crate::app::App;
use crate::folders::make_private;

/// The one label the launcher's capability names.
pub(crate) const LABEL: &str = "launcher";

/// First size, in CSS pixels, and the smallest: WCAG 1.4.10 asks for 320.
const SIZE: (f64, f64) = (720.0, 760.0);
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
    if let Err(error) = build(tauri, app) {
        // Nothing can be shown, so this is said where a person may still find it.
        eprintln!("bbw-meet: {error}");
        tauri.exit(crate::exit::Exit::Failed as i32);
    }
}

fn build(tauri: &AppHandle, app: &App) -> tauri::Result<WebviewWindow> {
    let folder = app.session().folders.launcher();
    make_private(&folder)?;
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
        .on_navigation(is_launcher_page)
        .on_new_window(|_, _| tauri::webview::NewWindowResponse::Deny)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                let _ = window.show();
                let _ = window.set_focus();
            }
        })
        .build()?;
    let app = app.clone();
    window.on_window_event(move |event| {
        if let WindowEvent::CloseRequested { .. } = event {
            app.tell(|session, _| session.launcher_closed());
        }
    });
    Ok(window)
}

/// Takes the launcher away.
pub(crate) fn close(tauri: &AppHandle) {
    if let Some(window) = tauri.get_webview_window(LABEL) {
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
