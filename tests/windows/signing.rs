//! The one place for signatures: everything that people start, or that Windows asks about, is signed, here by an authority
//! of the tests' own.

use std::path::{Path, PathBuf};
use std::process::Command;

use bbw_meet_tests::{needs, succeed};

use crate::machine::Windows;
use crate::setup::{SETUP, own_folder};
use crate::{FILES, PACKAGES, PROGRAM, WINDOW, package, variable};

fn signed() -> PathBuf {
    variable(PACKAGES).join("signed")
}

/// The signed package with this ending.
fn signed_package(ending: &str) -> PathBuf {
    signed().join(package(ending).file_name().unwrap())
}

fn verify(file: &Path) {
    let words = succeed(
        Command::new(needs("osslsigncode", "osslsigncode"))
            .arg("verify")
            .arg("-CAfile")
            .arg(signed().join("authority.pem"))
            .arg("-in")
            .arg(file),
    );
    assert!(words.contains("Signature verification: ok"), "{words}");
}

#[test]
fn programs_and_packages_are_signed() {
    for file in [PROGRAM, WINDOW].map(|name| signed().join(FILES).join(name)) {
        verify(&file);
    }
    for ending in ["x64-setup.exe", "x64.msi"] {
        verify(&signed_package(ending));
    }
}

#[test]
fn the_uninstaller_that_the_setup_leaves_is_signed_too() {
    let windows = Windows::new();
    windows.put(&signed_package("x64-setup.exe"), SETUP);
    assert_eq!(windows.script(&format!("{SETUP} /S")), 0);
    for file in ["uninstall.exe", PROGRAM, WINDOW] {
        verify(&windows.path(&format!(r"{}\{file}", own_folder())));
    }
}

#[test]
#[should_panic(expected = "osslsigncode")]
fn what_nobody_signed_is_told_apart() {
    verify(&package("x64-setup.exe"));
}
