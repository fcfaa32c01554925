//! Coming to the front.

use bbw_meet_core::window::Activation;
use tauri::WebviewWindow;

/// Puts a window that can be seen in front of others, with the desktop's leave where there is one. Each of these steps
/// fails only where the window system knows no such thing.
pub(crate) fn come(window: &WebviewWindow, leave: Option<Activation>) {
    let _ = window.unminimize();
    let front = window.clone();
    let _ = window.run_on_main_thread(move || {
        if let Some(leave) = leave {
            present(&front, &leave);
        }
        let _ = front.set_focus();
    });
}

/// GTK shows the leave when the window next asks for the focus: on Wayland by xdg-activation-v1, on X11 as
/// `_NET_STARTUP_ID`.
#[cfg(target_os = "linux")]
fn present(window: &WebviewWindow, leave: &Activation) {
    use gtk::prelude::GtkWindowExt;
    if let Ok(window) = window.gtk_window() {
        window.set_startup_id(leave.as_str());
    }
}

/// Windows gives its leave to a process: see the program's `let_come_to_front`.
#[cfg(windows)]
fn present(_: &WebviewWindow, _: &Activation) {}
