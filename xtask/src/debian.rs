//! What a fresh Debian or Ubuntu lacks for building, running and testing: found out, said, installed.

use std::collections::HashSet;
use std::process::{Command, Stdio};

use anyhow::Result;

use crate::place::on_path;
use crate::process::run;

/// A Debian package and its reason.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Package {
    name: &'static str,
    /// Any of these commands on `PATH`, wherever it came from, makes the package unnecessary.
    instead: &'static [&'static str],
    why: &'static str,
}

const fn package(name: &'static str, why: &'static str) -> Package {
    Package {
        name,
        instead: &[],
        why,
    }
}

const fn unless(
    name: &'static str,
    instead: &'static [&'static str],
    why: &'static str,
) -> Package {
    Package { name, instead, why }
}

/// For building the program.
pub(crate) const BUILD: &[Package] = &[
    unless("gcc", &["cc"], "links programs"),
    package("libc6-dev", "links programs"),
    unless(
        "pkg-config",
        &["pkg-config", "pkgconf"],
        "finds the libraries below",
    ),
    package(
        "libwebkit2gtk-4.1-dev",
        "the launcher's web view (brings GTK 3)",
    ),
];

/// For opening a meeting.
pub(crate) const RUN: &[Package] = &[
    unless(
        "chromium",
        &[
            "chromium",
            "chromium-browser",
            "google-chrome-stable",
            "google-chrome",
            "microsoft-edge-stable",
            "brave-browser",
            "vivaldi-stable",
        ],
        "shows the meeting: Debian's WebKitGTK has no WebRTC",
    ),
    package("xdg-utils", "finds the default browser"),
    package(
        "fonts-dejavu-core",
        "letters, on a machine without a desktop",
    ),
];

/// For what npm carries.
pub(crate) const NODE: &[Package] = &[
    unless(
        "nodejs",
        &["node"],
        "runs Jitsi's own address code and Tauri's bundler",
    ),
    unless("npm", &["npm"], "fetches both"),
];

/// For finishing the packages.
pub(crate) const PACKAGE: &[Package] = &[
    unless("dpkg", &["dpkg-deb"], "packs the .deb as Debian does"),
    unless("rpm", &["rpmbuild"], "packs the .rpm as Fedora does"),
];

/// For the demonstration.
pub(crate) const DEMO: &[Package] = &[unless(
    "libnss3-tools",
    &["certutil"],
    "lets Chromium trust the stand-in server",
)];

/// For the tests, on top of the lists above.
pub(crate) const TEST: &[Package] = &[
    package("webkit2gtk-driver", "drives the launcher as a person would"),
    unless("xvfb", &["Xvfb"], "a screen without glass"),
    unless("openbox", &["openbox"], "a window manager for it"),
    unless("sway", &["sway"], "a Wayland compositor"),
    unless("wtype", &["wtype"], "keys under Wayland"),
    unless("grim", &["grim"], "pictures of its screen"),
    unless("xdotool", &["xdotool"], "keys and mouse"),
    unless("x11-utils", &["xprop"], "what a window says of itself"),
    unless("wmctrl", &["wmctrl"], "closes windows as their cross does"),
    unless("imagemagick", &["import"], "pictures of the screen"),
    unless("zbar-tools", &["zbarimg"], "reads QR codes off them"),
    unless("dbus", &["dbus-daemon"], "a message bus for each test"),
    package("at-spi2-core", "what a screen reader is told"),
    package("fonts-noto-color-emoji", "names with emoji"),
    package("desktop-file-utils", "checks the menu entry"),
    package("shared-mime-info", "registers the file type"),
    package("libglib2.0-bin", "gio: opens files as a desktop does"),
    unless("bubblewrap", &["bwrap"], "what a Flatpak is made of"),
    unless("bindfs", &["bindfs"], "stands for a home on a network"),
    unless("lintian", &["lintian"], "checks the Debian package"),
    unless("rpmlint", &["rpmlint"], "checks the RPM package"),
    unless(
        "appstream",
        &["appstreamcli"],
        "checks what software centres show",
    ),
    unless(
        "strace",
        &["strace"],
        "shows what is written, where, and when it is on the disk",
    ),
];

/// For trying the package on fresh systems, beyond what tests need.
pub(crate) const SYSTEMS: &[Package] = &[unless(
    "debootstrap",
    &["debootstrap"],
    "installs a system into a folder",
)];

/// For running a command of another system.
pub(crate) const ENTER: &[Package] = &[unless("bubblewrap", &["bwrap"], "enters a system")];

/// For counting what the program does.
pub(crate) const BENCH: &[Package] = &[
    unless("valgrind", &["valgrind"], "counts instructions"),
    package("libc6-dbg", "lets it"),
];

/// For the Windows program, on Debian.
pub(crate) const WINDOWS: &[Package] = &[
    package(
        "rustc-web",
        "a compiler whose standard library can be built",
    ),
    package("cargo-web", "builds with it"),
    package("libstd-rust-web-dev", "its library for this computer"),
    package("rust-web-src", "its library's sources, for Windows"),
    package("gcc-mingw-w64-x86-64-posix", "links for Windows"),
    package("nsis", "makes the installer"),
    package("wixl", "makes the package for group policies"),
    package("msitools", "completes and reads it"),
    package("osslsigncode", "signs for the tests, and verifies"),
    unless("openssl", &["openssl"], "makes the key it signs with"),
    package("wine", "runs Windows programs"),
    package("wine64", "runs Windows programs"),
    unless("xvfb", &["Xvfb"], "a screen without glass"),
    unless("xdotool", &["xdotool"], "keys and mouse"),
    unless("imagemagick", &["import"], "pictures of the screen"),
    package("locales", "German, for a German Windows"),
];

/// Everything.
pub(crate) const FOR_TESTS: &[&[Package]] = &[BUILD, RUN, NODE, DEMO, PACKAGE, TEST];

/// Installs what is missing of these lists, after saying what and why. Elsewhere than on Debian and its relatives the
/// person is told what to look for.
///
/// # Errors
/// When the installation fails.
pub(crate) fn install(lists: &[&[Package]]) -> Result<()> {
    let wanted: Vec<Package> = lists.concat();
    if on_path("apt-get").is_none() {
        eprintln!("This is not Debian: what is needed goes by these names there.");
        tell(&wanted);
        return Ok(());
    }
    let missing = missing(&wanted)?;
    if missing.is_empty() {
        return Ok(());
    }
    eprintln!("These packages are missing and will be installed:");
    tell(&missing);
    run(apt().arg("update"))?;
    run(apt()
        .args(["install", "--yes", "--no-install-recommends"])
        .args(missing.iter().map(|package| package.name)))
}

fn tell(packages: &[Package]) {
    for Package { name, why, .. } in packages {
        eprintln!("  {name:24} {why}");
    }
}

fn missing(wanted: &[Package]) -> Result<Vec<Package>> {
    // The exit code is 1 when one is not known; what is written counts.
    let output = Command::new("dpkg-query")
        .args(["--show", "--showformat", "${db:Status-Status} ${Package}\n"])
        .args(wanted.iter().map(|package| package.name))
        .stderr(Stdio::null())
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let installed: HashSet<&str> = text
        .lines()
        .filter_map(|line| line.strip_prefix("installed "))
        .collect();
    Ok(wanted
        .iter()
        .filter(|package| !installed.contains(package.name))
        .filter(|package| !package.instead.iter().any(|name| on_path(name).is_some()))
        .copied()
        .collect())
}

/// `apt-get` with the right to install, without questions.
pub(crate) fn apt() -> Command {
    let mut command = if is_root() {
        Command::new("apt-get")
    } else {
        let mut sudo = Command::new("sudo");
        sudo.arg("apt-get");
        sudo
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

/// Root may install, but Chromium refuses its sandbox to it.
pub(crate) fn is_root() -> bool {
    let id = Command::new("id").arg("-u").output();
    id.is_ok_and(|output| output.stdout == b"0\n")
}
