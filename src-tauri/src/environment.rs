//! What the surroundings must be like before a window can be made.

use bbw_meet_core::profile::Theme;
use tauri::WebviewWindow;
use tauri::window::Color;

use crate::exit::Exit;

/// By this name Linux desktops know the window: it is its id on Wayland and its class on X11, and a desktop entry says it.
#[cfg(target_os = "linux")]
const PROGRAM: &str = "bbw-meet";

/// Can a window be shown here? Must be called on the main thread. Tauri itself would panic where it cannot.
///
/// # Errors
/// [`Exit::NoDisplay`] if the screen that is named does not answer, or none is named.
#[cfg(target_os = "linux")]
pub(crate) fn opens_display() -> Result<(), Exit> {
    gtk::glib::set_prgname(Some(PROGRAM));
    gtk::init().map_err(|_| Exit::NoDisplay)
}

/// Can a window be shown here? Tauri itself would show a text of its own, in English, and panic where it cannot.
///
/// # Errors
/// [`Exit::NoWebview`] without WebView2.
#[cfg(windows)]
pub(crate) fn opens_display() -> Result<(), Exit> {
    match tauri::webview_version() {
        Ok(_) => Ok(()),
        Err(_) => Err(Exit::NoWebview),
    }
}

/// What it means that a window could not be made here, and why, as far as the system said it.
#[cfg(windows)]
pub(crate) fn failed(error: &tauri::Error) -> (Exit, Option<u32>) {
    (Exit::BrokenWebview, system_code(&error.to_string()))
}

/// What it means that a window could not be made here.
#[cfg(not(windows))]
pub(crate) fn failed(_: &tauri::Error) -> (Exit, Option<u32>) {
    (Exit::NoDisplay, None)
}

/// The system's own code in what Tauri says of an error, which is nothing but words: `0x` and eight digits.
#[cfg_attr(not(windows), allow(dead_code))]
fn system_code(words: &str) -> Option<u32> {
    words.match_indices("0x").find_map(|(at, _)| {
        let digits: String = words[at + 2..]
            .chars()
            .take_while(char::is_ascii_hexdigit)
            .collect();
        (digits.len() == 8)
            .then(|| u32::from_str_radix(&digits, 16).ok())
            .flatten()
    })
}

/// Tells the taskbar which program this is, by the name that also stands on the start menu's entry.
#[cfg(windows)]
pub(crate) fn set_identity(identifier: &str) {
    crate::win32::set_taskbar_identity(identifier);
}

/// Linux desktops know a window by its class or its `.desktop` file.
#[cfg(not(windows))]
pub(crate) fn set_identity(_: &str) {}

/// Lets the taskbar start the program, not the window, when a person has pinned it there.
#[cfg(windows)]
pub(crate) fn relaunch_program(window: &tauri::WebviewWindow, identifier: &str) {
    if let (Ok(handle), Ok(own)) = (window.hwnd(), std::env::current_exe()) {
        let program = crate::by_hand::program_beside(&own);
        crate::win32::relaunch(handle, identifier, "BBW Meet", &program);
    }
}

/// Linux desktops start what the `.desktop` file names.
#[cfg(not(windows))]
pub(crate) fn relaunch_program(_: &tauri::WebviewWindow, _: &str) {}

/// Will this window, which is minimised, fill the screen when it comes back?
#[cfg(windows)]
pub(crate) fn comes_back_maximised(window: &WebviewWindow) -> bool {
    window.hwnd().is_ok_and(crate::win32::comes_back_maximised)
}

/// Linux desktops keep both apart.
#[cfg(not(windows))]
pub(crate) fn comes_back_maximised(window: &WebviewWindow) -> bool {
    window.is_maximized().unwrap_or_default()
}

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

/// The launcher's page needs no GPU: without compositing it is there sooner, takes 50 MiB less, and stays clear of
/// drivers that show blank windows. A meeting may need the GPU, so this is not for its window.
///
/// Must be called before any thread is started.
#[cfg(target_os = "linux")]
#[allow(unsafe_code)]
pub(crate) fn spare_gpu() {
    const VARIABLE: &str = "WEBKIT_DISABLE_COMPOSITING_MODE";
    if std::env::var_os(VARIABLE).is_none() {
        // SAFETY: no other thread is running yet that could read the environment at the same time.
        unsafe { std::env::set_var(VARIABLE, "1") };
    }
}

#[cfg(windows)]
pub(crate) fn spare_gpu() {}

/// Keeps the caret still. One that blinks has two processes paint twice a second for as long as the launcher is open.
/// After [`opens_display`], before the first web view.
///
/// By a blink that takes weeks: of a caret that is not to blink at all WebKitGTK (2.50) asks sixty times a second whether
/// it still is not.
#[cfg(target_os = "linux")]
pub(crate) fn rest_caret() {
    use gtk::prelude::GtkSettingsExt;
    if let Some(settings) = gtk::Settings::default() {
        settings.set_gtk_cursor_blink(true);
        settings.set_gtk_cursor_blink_time(i32::MAX);
    }
}

/// WebView2 follows the person's own setting, which ends the blinking after a few seconds.
#[cfg(windows)]
pub(crate) fn rest_caret() {}

/// Does what showing a window takes, as far as it can be done unseen: while the web view's process starts, this one
/// has nothing else to do, and when there is something to see it need not be done any more.
#[cfg(target_os = "linux")]
pub(crate) fn ready_unseen(window: &WebviewWindow) {
    use gtk::prelude::WidgetExt;
    // Without it, it is done later.
    let _ = window.with_webview(|view| view.inner().realize());
}

/// WebView2 starts with its window.
#[cfg(windows)]
pub(crate) fn ready_unseen(_: &WebviewWindow) {}

/// The colour of the page until there is a page: `--paper` of `ui/style/tokens.css`.
pub(crate) fn paper(theme: Theme) -> Color {
    match theme {
        Theme::Light => Color(0xfa, 0xf6, 0xef, 0xff),
        Theme::Dark => Color(0x19, 0x1b, 0x1a, 0xff),
        Theme::Contrast => Color(0, 0, 0, 0xff),
        Theme::System if desktop_is_dark() => paper(Theme::Dark),
        Theme::System => paper(Theme::Light),
    }
}

/// Asked the way WebKitGTK answers `prefers-color-scheme`. After [`opens_display`].
#[cfg(target_os = "linux")]
fn desktop_is_dark() -> bool {
    use gtk::prelude::GtkSettingsExt;
    gtk::Settings::default().is_some_and(|settings| {
        settings.is_gtk_application_prefer_dark_theme()
            || settings
                .gtk_theme_name()
                .is_some_and(|name| name.ends_with("-dark") || name.ends_with("-Dark"))
    })
}

#[cfg(windows)]
fn desktop_is_dark() -> bool {
    windows_registry::CURRENT_USER
        .open(r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize")
        .and_then(|key| key.get_u32("AppsUseLightTheme"))
        .is_ok_and(|light| light == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_systems_code_is_found_among_tauris_words() {
        for (words, code) in [
            (
                "WebView2 error: WindowsError(Error { code: HRESULT(0x8007139F), message: \"0x1\" })",
                Some(0x8007_139f),
            ),
            ("failed to create webview: (0x80070005)", Some(0x8007_0005)),
            ("0x0, 0x123456789", None),
            ("no code at all", None),
            ("", None),
        ] {
            assert_eq!(system_code(words), code, "{words}");
        }
    }

    #[test]
    fn the_paper_is_the_pages_own() {
        let tokens = include_str!("../../ui/style/tokens.css");
        let papers: Vec<_> = tokens
            .lines()
            .filter_map(|line| line.trim().strip_prefix("--paper: "))
            .collect();
        let of = |theme| {
            let Color(red, green, blue, _) = paper(theme);
            format!("#{red:02x}{green:02x}{blue:02x};")
        };
        // The fourth is the dark one once more, for the moment before the page's own script has run.
        assert_eq!(
            papers,
            [Theme::Light, Theme::Dark, Theme::Contrast, Theme::Dark].map(of)
        );
    }
}
