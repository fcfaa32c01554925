//! The RPM package. No distribution of its kind is at hand: RPM's own tools say what is in it, and what its installation
//! writes and takes away again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use bbw_meet_tests::{needs, succeed};

use crate::{again, package};

fn ask(arguments: &[&str]) -> String {
    let mut rpm = Command::new(needs("rpm", "rpm"));
    succeed(rpm.args(arguments).arg(package("rpm")))
}

#[test]
fn the_package_keeps_rpms_rules() {
    let mut rpmlint = Command::new(needs("rpmlint", "rpmlint"));
    let rules = Path::new(env!("CARGO_MANIFEST_DIR")).join("packages/rpmlint.toml");
    let told = succeed(rpmlint.arg("--config").arg(rules).arg(package("rpm")));
    assert!(told.contains("0 errors, 0 warnings"), "{told}");
}

#[test]
fn the_same_sources_give_the_same_package() {
    assert!(
        fs::read(package("rpm")).unwrap() == fs::read(again("rpm")).unwrap(),
        "compare them: diffoscope {} {}",
        package("rpm").display(),
        again("rpm").display()
    );
}

#[test]
fn both_kinds_hold_the_same_but_for_their_distributions_customs() {
    let mut dpkg = Command::new(needs("dpkg-deb", "dpkg"));
    let debians = succeed(dpkg.arg("--contents").arg(package("deb")));
    let debians = files(&debians, " ./");
    let rpms = files(&ask(&["--query", "--list", "--verbose", "--package"]), " /");
    let only = |a: &BTreeSet<String>, b: &BTreeSet<String>| -> Vec<String> {
        a.difference(b).cloned().collect()
    };
    assert_eq!(
        only(&debians, &rpms),
        [
            "/usr/share/doc/bbw-meet/changelog.gz",
            "/usr/share/doc/bbw-meet/copyright",
            "/usr/share/zsh/vendor-completions/_bbw-meet",
        ]
    );
    assert_eq!(
        only(&rpms, &debians),
        [
            "/usr/share/licenses/bbw-meet/LICENSE",
            "/usr/share/zsh/site-functions/_bbw-meet",
        ]
    );
}

#[test]
fn the_package_says_what_it_needs() {
    let needed = ask(&["--query", "--requires", "--package"]);
    for library in ["libc.so.6", "libgtk-3.so.0", "libwebkit2gtk-4.1.so.0"] {
        assert!(needed.contains(library), "{library} is missing: {needed}");
    }
    let wished = ask(&["--query", "--recommends", "--package"]);
    assert!(wished.contains("chromium"), "{wished}");
}

#[test]
fn erasing_the_package_leaves_nothing() {
    let root = tempfile::tempdir().unwrap();
    let rpm = |arguments: &[&str]| {
        let mut rpm = Command::new(needs("rpm", "rpm"));
        rpm.arg("--root").arg(root.path()).args(arguments);
        succeed(&mut rpm)
    };
    // Its libraries are those of another distribution.
    rpm(&["--install", "--nodeps", package("rpm").to_str().unwrap()]);
    assert!(root.path().join("usr/bin/bbw-meet-window").is_file());
    rpm(&["--erase", "bbw-meet"]);
    let mut find = Command::new("find");
    let left = succeed(find.arg(root.path()).args(["-name", "*bbw*meet*"]));
    assert_eq!(left, "");
}

/// Paths of the files in a long list, each behind this mark.
fn files(list: &str, mark: &str) -> BTreeSet<String> {
    let files = list.lines().filter(|line| !line.starts_with('d'));
    let paths = files.filter_map(|line| line.split_once(mark));
    paths.map(|(_, path)| format!("/{path}")).collect()
}
