//! The browsers on a desk: a real Chromium with fake devices, and a default browser that only writes down what it was
//! given.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use super::internet;
use super::mounts;
use crate::needs;

/// The command by which the program finds Chromium.
pub(super) const CHROMIUM: &str = "chromium";

const OPENED: &str = "opened";

/// The usual ways to the default browser, whichever the program takes.
const OPENERS: [&str; 6] = [
    "xdg-open",
    "xdg-email",
    "gio",
    "gnome-open",
    "kde-open",
    "wslview",
];

/// Test-only flags: no real camera, and nothing sent to the browser's maker. Chromium refuses its sandbox to root, so
/// root alone loses it; run the tests as an ordinary user to keep it. Descriptors 3 and 4, the pipe, pass through.
const WRAPPER: &str = r#"#!/bin/sh
export PATH="$PATH:/usr/bin:/bin"
set -- --use-fake-device-for-media-stream --disable-background-networking --disable-component-update "$@"
if [ "$(id -u)" = 0 ] || [ -e INTERNET ]; then
    set -- --no-sandbox "$@"
fi
if [ -e INTERNET ]; then
    . INTERNET
fi
exec BROWSER "$@"
"#;

/// Arguments of `unshare`, to be followed by a file of policies and a command: runs it where these are Chromium's
/// mandatory policies. Nobody else sees a change.
pub(super) const UNDER_POLICIES: [&str; 7] = mounts::of_its_own(
    "(PATH=/usr/bin:/bin
      mount -t tmpfs none /etc/chromium && mkdir -p /etc/chromium/policies/managed &&
      cp \"$1\" /etc/chromium/policies/managed/tests.json) && shift && exec \"$@\"",
);

/// Puts the browsers into `bin`, a folder on the desk's `PATH`.
pub(super) fn install(bin: &Path, desk: &Path) {
    install_chromium(bin, desk);
    let record = desk.join(OPENED);
    let script = format!(
        "#!/bin/sh\nprintf '%s\\n' \"$1\" >> '{}'\n",
        record.display()
    );
    for name in OPENERS {
        executable(&bin.join(name), &script);
    }
}

/// Chromium alone.
pub(super) fn install_chromium(bin: &Path, desk: &Path) {
    let real = needs(CHROMIUM, "chromium");
    let wrapper = WRAPPER
        .replace("BROWSER", &real.display().to_string())
        .replace("INTERNET", &internet::script(desk).display().to_string());
    executable(&bin.join(CHROMIUM), &wrapper);
}

/// Takes the default browser off the desk: whoever opens an address finds no program for it.
pub(super) fn remove_default(bin: &Path) {
    for name in OPENERS {
        // What `xdg-open` says then, in xdg-open(1).
        executable(&bin.join(name), "#!/bin/sh\nexit 3\n");
    }
}

/// Addresses that were given to the default browser, oldest first.
pub(super) fn opened(desk: &Path) -> Vec<String> {
    fs::read_to_string(desk.join(OPENED))
        .unwrap_or_default()
        .lines()
        .map(str::to_owned)
        .collect()
}

pub(super) fn executable(path: &Path, script: &str) {
    // A new file instead of the old one's content: the old one may be running.
    drop(fs::remove_file(path));
    fs::write(path, script).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}
