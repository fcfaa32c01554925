//! What the surroundings must be like before a window can be made.

/// Is a screen named?
#[cfg(target_os = "linux")]
pub(crate) fn has_display() -> bool {
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(windows)]
pub(crate) fn has_display() -> bool {
    crate::win32::has_screen()
}

/// Tells the taskbar which program this is, by the name that also stands on the start menu's entry.
#[cfg(windows)]
pub(crate) fn set_identity(identifier: &str) {
    crate::win32::set_taskbar_identity(identifier);
}

/// Linux desktops know a window by its class or its `.desktop` file.
#[cfg(not(windows))]
pub(crate) fn set_identity(_: &str) {}

/// How much larger text is to be than usual (Windows: settings, accessibility, text size); `None` where the web view
/// sees to it. WebView2 follows the screen's scale and contrast themes by itself, but not this.
#[cfg(windows)]
pub(crate) fn text_scale() -> Option<f64> {
    let percent = windows_registry::CURRENT_USER
        .open(r"Software\Microsoft\Accessibility")
        .and_then(|key| key.get_u32("TextScaleFactor"))
        .ok()?;
    // What the settings offer.
    (101..=225)
        .contains(&percent)
        .then(|| f64::from(percent) / 100.0)
}

#[cfg(not(windows))]
pub(crate) fn text_scale() -> Option<f64> {
    None
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

#[cfg(windows)]
pub(crate) fn prepare_webview() {}
