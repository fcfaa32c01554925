//! What the package promises to a desktop, asked as a desktop asks it.

use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;

use bbw_meet_tests::computer::{Computer, PATIENCE};
use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::{needs, succeed};
use serde_json::json;

use crate::{again, package};

const SCHEME: &str = "x-scheme-handler/bbw-meet";
const TYPE: &str = "application/vnd.bbw-leipzig.meet+json";
const ENTRY: &str = "de.bbw_leipzig.meet.desktop";

/// Nobody should wait for a download that shows a meeting, in bytes.
const MOST: u64 = 2_600_000;

fn deb() -> PathBuf {
    package("deb")
}

/// A computer with the package, for tests that only ask. Installing takes seconds.
pub(crate) fn installed() -> &'static Computer {
    static INSTALLED: LazyLock<Computer> = LazyLock::new(install);
    &INSTALLED
}

fn install() -> Computer {
    let computer = Computer::copy();
    computer.install(&deb());
    computer
}

#[test]
fn the_package_keeps_debians_rules() {
    let mut lintian = Command::new(needs("lintian", "lintian"));
    lintian.args(["--allow-root", "--fail-on", "error,warning,info"]);
    succeed(lintian.arg(deb()));
}

#[test]
fn the_same_sources_give_the_same_package() {
    assert!(
        fs::read(deb()).unwrap() == fs::read(again("deb")).unwrap(),
        "compare them: diffoscope {} {}",
        deb().display(),
        again("deb").display()
    );
}

#[test]
fn the_package_is_small() {
    let length = fs::metadata(deb()).unwrap().len();
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
    computer.click(&desk, &["xdg-open", &link]);
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
    computer.click(&desk, &["gio", "open", file.to_str().unwrap()]);
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
    installed().click(&desk, &["xdg-open", &link]);
    desk.wait_until("the installed window is there", PATIENCE, || {
        desk.runs("usr/bin/bbw-meet-window") && desk.shows_launcher()
    });
    assert!(desk.browsers().is_empty(), "nobody has agreed yet");
}

#[test]
fn removing_leaves_nothing() {
    let computer = install();
    let deployment = computer.file("/etc/bbw-meet/deployment.json");
    fs::create_dir_all(deployment.parent().unwrap()).unwrap();
    fs::write(deployment, "{}").unwrap();
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
