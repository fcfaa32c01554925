//! Windows of a sign-in, which its page opens from the meeting's and which need their opener. They are windows of ours,
//! under the same rules, and go with the meeting: the web view's own would outlive it (WebView2Feedback 4495), and its
//! folder could not be tidied.

use tauri::webview::NewWindowFeatures;
use tauri::{AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder};
use url::Url;

use super::{LABEL, Shared, rules, system, view};

/// Their labels are this and a number, named by no capability.
const PREFIX: &str = "sign-in-";

/// As many can be open at once. A sign-in has one, with a second factor perhaps two.
const MOST: usize = 4;

/// Size where the page does not say one, in CSS pixels.
const SIZE: (f64, f64) = (600.0, 720.0);

/// An empty window, for the web view to fill. `None` where there are too many, or none can be made.
pub(super) fn window(
    app: &AppHandle,
    shared: &Shared,
    features: NewWindowFeatures,
) -> Option<WebviewWindow> {
    let label = free_label(|label| app.get_webview_window(label).is_some())?;
    let empty = Url::parse("about:blank").ok()?;
    let builder = WebviewWindowBuilder::new(app, &label, WebviewUrl::External(empty))
        .title("BBW Meet")
        .inner_size(SIZE.0, SIZE.1)
        .center()
        .window_features(features)
        .prevent_overflow()
        // The person sees whose page it is that asks for a password.
        .on_document_title_changed(|window, title| {
            let host = window.url().ok();
            let host = host.as_ref().and_then(Url::host_str).unwrap_or_default();
            let _ = window.set_title(&rules::title(&title, host));
        })
        .on_navigation({
            let order = shared.order.clone();
            move |url| rules::may_sign_in_at(url, &order.sign_in, &order.server)
        });
    let builder = view::for_page_of_meeting(builder, app, shared);
    let window = builder.build().ok()?;
    system::guard(&window, shared);
    system::when_page_closes(&window, {
        let window = window.clone();
        move || drop(window.destroy())
    });
    Some(window)
}

/// Closes all that are open.
pub(super) fn close_all(app: &AppHandle) {
    for (label, window) in app.webview_windows() {
        if label != LABEL {
            // It may be gone already.
            let _ = window.destroy();
        }
    }
}

fn free_label(is_taken: impl Fn(&str) -> bool) -> Option<String> {
    (0..MOST)
        .map(|number| format!("{PREFIX}{number}"))
        .find(|label| !is_taken(label))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_cannot_fill_the_screen_with_windows() {
        let mut open: Vec<String> = vec![];
        while let Some(label) = free_label(|label| open.iter().any(|other| other == label)) {
            open.push(label);
        }
        assert_eq!(open.len(), MOST);
        open.remove(1);
        assert!(free_label(|label| open.iter().any(|other| other == label)).is_some());
    }
}
