//! What the surroundings must be like before a window can be made.

/// Is a screen named?
#[cfg(target_os = "linux")]
pub(crate) fn has_display() -> bool {
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn has_display() -> bool {
    true
}

/// Does the screen that is named answer? Takes some milliseconds more than [`has_display`], which a meeting's browser
/// need not wait for. Must be called on the main thread.
#[cfg(target_os = "linux")]
pub(crate) fn opens_display() -> bool {
    gtk::init().is_ok()
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn opens_display() -> bool {
    true
}

/// The launcher's page needs no GPU: without compositing it is there sooner, takes 50 MiB less, and stays clear of
/// drivers that show blank windows. Where WebKitGTK has WebRTC, a meeting may need the GPU, so it is left alone.
///
/// Must be called before any thread is started.
#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
pub(crate) fn prepare_webview() {
    const VARIABLE: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
    if std::env::var_os(VARIABLE).is_none() && !crate::meeting::webrtc::is_there() {
        // SAFETY: no other thread is running yet that could read the environment at the same time.
        unsafe { std::env::set_var(VARIABLE, "1") };
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn prepare_webview() {}
