//! Is there anything to show a window on?

/// Is a screen named? Whether it answers shows when a window is made.
#[cfg(target_os = "linux")]
pub(crate) fn is_there() -> bool {
    ["WAYLAND_DISPLAY", "WAYLAND_SOCKET", "DISPLAY"]
        .iter()
        .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

#[cfg(windows)]
pub(crate) fn is_there() -> bool {
    super::win32::has_screen()
}
