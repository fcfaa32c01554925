//! On Windows.

use bbw_meet_core::diagnosis::Value;
use windows_registry::LOCAL_MACHINE;

use crate::meeting;

/// Where Windows says what it is.
const KEY: &str = r"SOFTWARE\Microsoft\Windows NT\CurrentVersion";

pub(super) fn name() -> Option<String> {
    let key = LOCAL_MACHINE.open(KEY).ok()?;
    let words = ["ProductName", "DisplayVersion", "CurrentBuild"];
    let words: Vec<String> = words
        .iter()
        .filter_map(|name| key.get_string(name).ok())
        .collect();
    (!words.is_empty()).then(|| words.join(" "))
}

/// Is there a screen, and in which session?
pub(super) fn display() -> Value {
    if crate::desktop::screen::is_there() {
        Value::Text("Windows".to_owned())
    } else {
        Value::None
    }
}

pub(super) fn locale() -> Option<String> {
    sys_locale::get_locale()
}

pub(super) fn web_view() -> Option<String> {
    meeting::webview_version().map(|version| format!("WebView2 {version}"))
}
