//! What the package promises to a desktop, asked as a desktop asks it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;
use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::{needs, succeed};
use serde_json::json;

use crate::computer::Computer;

/// Names the package to be tested; `cargo xtask package` makes one and prints its path.
const VARIABLE: &str = "BBW_MEET_DEB";

const SCHEME: &str = "x-scheme-handler/bbw-meet";
const TYPE: &str = "application/vnd.bbw-leipzig.meet+json";
const ENTRY: &str = "bbw-meet.desktop";

/// A browser, a web view and a program start from a cold disk.
const PATIENCE: Duration = Duration::from_secs(30);

/// Nobody should wait for a download that shows a meeting, in bytes.
const MOST: u64 = 2_500_000;

fn package() -> PathBuf {
    let path = std::env::var_os(VARIABLE)
        .unwrap_or_else(|| panic!("{VARIABLE} names no package; make one: cargo xtask package"));
    fs::canonicalize(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// A computer with the package, for tests that only ask. Installing takes seconds.
fn installed() -> &'static Computer {
    static INSTALLED: LazyLock<Computer> = LazyLock::new(install);
    &INSTALLED
}

fn install() -> Computer {
    let computer = Computer::copy();
    computer.install(&package());
    computer
}

#[test]
fn the_package_keeps_debians_rules() {
    let mut lintian = Command::new(needs("lintian", "lintian"));
    lintian.args([
        "--allow-root",
        "--fail-on",
        "error,warning",
        "--suppress-tags",
    ]);
    // Whoever publishes the package has an address and a changelog for it; a package for testing is not stripped.
    lintian.arg("malformed-contact,no-changelog,unstripped-binary-or-object");
    succeed(lintian.arg(package()));
}

#[test]
fn the_package_is_small() {
    let length = fs::metadata(package()).unwrap().len();
    println!("{length} bytes");
    assert!(length <= MOST, "{length} bytes");
}

#[test]
fn links_and_invitation_files_belong_to_the_program() {
    let computer = installed();
    computer.run(
        "desktop-file-validate",
        &[&format!("/usr/share/applications/{ENTRY}")],
    );
    for kind in [SCHEME, TYPE] {
        let default = computer.run("xdg-mime", &["query", "default", kind]);
        assert_eq!(default.trim(), ENTRY, "xdg-open asks so for {kind}");
        let default = computer.run("gio", &["mime", kind]);
        assert!(
            default.contains(ENTRY),
            "file managers ask so for {kind}: {default}"
        );
    }
}

#[test]
fn an_invitation_file_is_known_by_its_name() {
    let computer = installed();
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("Teamrunde.bbwmeet");
    fs::write(&file, "{}").unwrap();
    let told = computer.run(
        "gio",
        &[
            "info",
            "--attributes=standard::content-type,standard::icon",
            file.to_str().unwrap(),
        ],
    );
    assert!(told.contains(TYPE), "{told}");
    assert!(
        told.contains("bbw-meet-invitation"),
        "it has its own icon: {told}"
    );
    for size in ["16x16", "32x32", "48x48", "256x256"] {
        for icon in ["apps/bbw-meet.png", "mimetypes/bbw-meet-invitation.png"] {
            let path = format!("/usr/share/icons/hicolor/{size}/{icon}");
            assert!(computer.file(&path).is_file(), "{path}");
        }
    }
}

#[test]
fn a_click_on_a_link_leads_into_the_meeting() {
    let desk = Desk::of("Anna");
    let computer = installed();
    let link = desk
        .standin
        .room("Teamrunde")
        .replace("https://", "bbw-meet://");
    click(&desk, computer, &["xdg-open", &link]);
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(
        (prejoin.room.as_deref(), prejoin.display_name.as_str()),
        (Some("Teamrunde"), "Anna")
    );
}

#[test]
fn a_double_click_on_an_invitation_leads_into_the_meeting() {
    let desk = Desk::of("Anna");
    let computer = installed();
    let file = desk.home().join("Einladung Müller & Co.bbwmeet");
    let invitation = json!({"format": "bbw-meet-invitation", "version": 1, "url": desk.standin.room("Teamrunde")});
    fs::write(&file, invitation.to_string()).unwrap();
    click(&desk, computer, &["gio", "open", file.to_str().unwrap()]);
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Teamrunde")
    );
}

#[test]
fn a_newcomer_sees_the_installed_window_first() {
    let desk = Desk::new();
    let link = desk
        .standin
        .room("Teamrunde")
        .replace("https://", "bbw-meet://");
    click(&desk, installed(), &["xdg-open", &link]);
    desk.wait_until("the installed window is there", PATIENCE, || {
        runs(&desk, "usr/bin/bbw-meet-window") && desk.shows_launcher()
    });
    assert!(desk.browsers().is_empty(), "nobody has agreed yet");
}

#[test]
fn removing_leaves_nothing() {
    let computer = install();
    computer.purge("bbw-meet");
    let left: Vec<String> = computer
        .changed()
        .into_iter()
        .filter(|path| path.contains("bbw-meet"))
        .collect();
    assert_eq!(left, [""; 0]);
    let default = computer.run("xdg-mime", &["query", "default", SCHEME]);
    assert_eq!(default.trim(), "");
}

/// Runs a desktop's opening command in the copy, with the installed program and this desk's screen and home.
fn click(desk: &Desk, computer: &Computer, command: &[&str]) {
    let bin = desk.home().parent().unwrap().join("bin");
    let browser = fs::read_to_string(bin.join("chromium")).unwrap();
    computer.put_script("/usr/local/bin/chromium", &browser);
    let (door, way) = computer.entrance();
    let status = desk
        .prepare(&door)
        .args(way)
        .args(command)
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .status()
        .unwrap();
    assert!(status.success(), "{command:?}: {status}\n{}", desk.words());
    desk.wait_until("the installed program runs", PATIENCE, || {
        runs(desk, "usr/bin/bbw-meet")
    });
}

fn runs(desk: &Desk, file: &str) -> bool {
    desk.processes().iter().any(|process| {
        let executable = process.executable.as_deref();
        executable.is_some_and(|path| path.ends_with(file))
    })
}
