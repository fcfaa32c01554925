//! On Linux.

use std::env;
use std::fs;
use std::path::Path;
use std::time::Duration;

use bbw_meet_core::diagnosis::Value;

use crate::diagnosis::output;

/// What the distribution calls itself (os-release(5)).
pub(super) fn name() -> Option<String> {
    let text = fs::read_to_string("/etc/os-release").ok()?;
    let line = text
        .lines()
        .find_map(|line| line.strip_prefix("PRETTY_NAME="))?;
    Some(line.trim_matches('"').to_owned())
}

/// What windows are shown on.
pub(super) fn display() -> Value {
    let is_set = |name| env::var_os(name).is_some_and(|value| !value.is_empty());
    if is_set("WAYLAND_DISPLAY") || is_set("WAYLAND_SOCKET") {
        Value::Text("Wayland".to_owned())
    } else if is_set("DISPLAY") {
        Value::Text("X11".to_owned())
    } else {
        Value::None
    }
}

pub(super) fn locale() -> Option<String> {
    let names = ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"];
    let set = names.into_iter().filter_map(|name| {
        let value = env::var(name).ok().filter(|value| !value.is_empty())?;
        Some(format!("{name}={value}"))
    });
    let set: Vec<String> = set.collect();
    (!set.is_empty()).then(|| set.join(" "))
}

/// The version of WebKitGTK's package. The program itself does not load it.
pub(super) fn web_view() -> Option<String> {
    let limit = Duration::from_secs(2);
    let debian = ["--show", "--showformat=${Version}", "libwebkit2gtk-4.1-0"];
    let fedora = ["--query", "--queryformat=%{VERSION}", "webkit2gtk4.1"];
    let version = output::within(limit, Path::new("dpkg-query"), debian)
        .or_else(|| output::within(limit, Path::new("rpm"), fedora))?;
    Some(format!("WebKitGTK {version}"))
}
