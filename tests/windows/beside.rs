//! Installations that meet: one for each person and one for all, this project's and those of Tauri's own installer; and
//! what is in the way when something is to go.

use std::fs;

use crate::machine::{HOME, Windows};
use crate::setup::{
    OLDER_SETUP, RUNS, SETUP, UNINSTALL, computer, own_folder, personal_data, uninstall,
};
use crate::{PROGRAM, package, version};

/// It is there for all people already.
const EVERYBODY: i32 = 7;
const FAILED: i32 = 2;
/// What `msiexec` says of a package that refuses.
const REFUSED: i32 = 1603;

const FOR_ALL: &str = r"C:\Program Files\BBW Meet";

#[test]
fn a_copy_of_ones_own_does_not_hide_the_one_for_all() {
    let windows = computer();
    assert_eq!(windows.script(&format!("{SETUP} /S /ALLUSERS")), 0);
    let before = windows.records();
    assert_eq!(windows.script(&format!("{SETUP} /S")), EVERYBODY);
    assert_eq!(windows.records().since(&before), [""; 0]);
    // The one for all is brought up to date as ever.
    assert_eq!(windows.script(&format!("{SETUP} /S /ALLUSERS")), 0);
}

#[test]
fn who_installs_for_all_gives_up_the_copy_of_their_own() {
    let windows = computer();
    let data = personal_data(&windows);
    let before = windows.records();
    assert_eq!(windows.script(&format!("{OLDER_SETUP} /S")), 0);
    assert_eq!(windows.script(&format!("{SETUP} /S /ALLUSERS")), 0);
    let after = windows.records();
    assert!(!after.has(&own_folder()));
    assert_eq!(after.value(UNINSTALL, "DisplayVersion"), None);
    assert!(after.has(&format!(r"{FOR_ALL}\{PROGRAM}")));
    assert!(data.iter().all(|path| after.has(path)));
    assert_eq!(uninstall(&windows, FOR_ALL, "/ALLUSERS"), 0);
    assert_eq!(windows.records().since(&before), [""; 0]);
}

#[test]
fn package_and_setup_refuse_each_other() {
    let windows = computer();
    let package = {
        windows.put(&package("x64.msi"), r"C:\meet.msi");
        r"C:\meet.msi"
    };
    assert_eq!(windows.script(&format!("{SETUP} /S /ALLUSERS")), 0);
    assert_eq!(
        windows.script(&format!("msiexec /i {package} /qn")),
        REFUSED
    );
    assert_eq!(uninstall(&windows, FOR_ALL, "/ALLUSERS"), 0);
    assert_eq!(windows.script(&format!("msiexec /i {package} /qn")), 0);
    for people in ["", " /ALLUSERS"] {
        assert_eq!(windows.script(&format!("{SETUP} /S{people}")), EVERYBODY);
    }
}

#[test]
fn it_takes_the_place_of_what_tauris_own_installer_has_put_there() {
    let windows = computer();
    let folder = format!(r"{HOME}\AppData\Local\Andere Stelle");
    assert_eq!(windows.script(&format!("{OLDER_SETUP} /S /D={folder}")), 0);
    // It writes the path in quotes.
    let line = format!(r#"reg add "{UNINSTALL}" /v InstallLocation /d "\"{folder}\"" /f"#);
    assert_eq!(windows.script(&line), 0);
    assert_eq!(windows.script(&format!("{SETUP} /S")), 0);
    let records = windows.records();
    assert_eq!(records.value(UNINSTALL, "DisplayVersion"), Some(version()));
    assert_eq!(
        records.value(UNINSTALL, "InstallLocation"),
        Some(folder.as_str())
    );
    assert!(!records.has(&own_folder()), "it stays where it was");
}

#[test]
fn a_copy_of_ones_own_steps_back_behind_the_package_for_all() {
    let windows = computer();
    windows.put(&package("x64.msi"), r"C:\meet.msi");
    assert_eq!(windows.script(&format!("{OLDER_SETUP} /S")), 0);
    assert_eq!(windows.script(r"msiexec /i C:\meet.msi /qn"), 0);
    // What a double-click starts, since a person's own associations come first.
    let (mut own, message) =
        windows.open(&format!(r"{}\{PROGRAM}", own_folder()), &[], "^BBW Meet$");
    assert_eq!(own.ends(), 0, "it has started the other one");
    assert_eq!(
        uninstall(&windows, &own_folder(), ""),
        0,
        "nothing of it runs any more"
    );
    windows.press(&message, "Return");
}

/// Works in a folder for twenty seconds, which nobody can remove meanwhile.
fn hold(windows: &Windows, folder: &str) -> crate::machine::Running {
    let batch = r"C:\hold.bat";
    let lines = format!("@cd /d \"{folder}\"\r\n@ping -n 20 127.0.0.1 > nul\r\n");
    windows.write(batch, lines);
    let running = windows.start("cmd", &["/c", batch]);
    std::thread::sleep(std::time::Duration::from_secs(2));
    running
}

#[test]
fn what_cannot_be_erased_is_told_by_a_code_and_by_no_window() {
    let windows = computer();
    assert_eq!(windows.script(&format!("{SETUP} /S")), 0);
    let [_, consent] = personal_data(&windows);
    let (folder, _) = consent.rsplit_once('\\').unwrap();
    let _held = hold(&windows, folder);
    let code = windows.script(&format!(
        r#""{0}\uninstall.exe" /S /ERASE _?={0}"#,
        own_folder()
    ));
    assert_eq!(code, FAILED);
    assert!(
        windows
            .path(&format!(r"{}\{PROGRAM}", own_folder()))
            .exists(),
        "the program stays, to try once more"
    );
}

/// The button "Install" of the first page, seen from its lower right corner, in pixels.
const INSTALL: (i32, i32) = (170, 23);

#[test]
fn a_program_that_was_started_meanwhile_is_noticed() {
    let windows = computer();
    assert_eq!(windows.script(&format!("{OLDER_SETUP} /S")), 0);
    let before = fs::read(windows.path(&format!(r"{}\{PROGRAM}", own_folder()))).unwrap();
    let (mut setup, welcome) = windows.open(SETUP, &[], "^BBW Meet Setup$");
    let (mut program, message) =
        windows.open(&format!(r"{}\{PROGRAM}", own_folder()), &[], "^BBW Meet$");
    windows.click_from_corner(&welcome, INSTALL);
    std::thread::sleep(std::time::Duration::from_secs(2));
    windows.picture("windows-setup-program-started-meanwhile");
    let question = windows.wait_for_window("^BBW Meet Setup$");
    windows.press(&question, "Escape");
    assert_eq!(setup.ends(), RUNS);
    assert!(program.runs(), "and it is never ended");
    windows.press(&message, "Return");
    program.ends();
    let after = fs::read(windows.path(&format!(r"{}\{PROGRAM}", own_folder()))).unwrap();
    assert!(before == after, "nothing was replaced");
}
