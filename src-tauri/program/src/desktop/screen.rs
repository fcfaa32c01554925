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

/// Which screen of this person's it is, where one person can have several at once, each with its own windows: Windows has
/// one at the computer and one for each desktop that is shown elsewhere.
#[cfg(windows)]
pub(crate) fn session() -> Option<u32> {
    super::win32::session()
}

/// Linux keeps what runs of a person in one place.
#[cfg(not(windows))]
pub(crate) fn session() -> Option<u32> {
    None
}
