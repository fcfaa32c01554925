//! The package for group policies, as far as Wine's Windows Installer goes.

use std::fs;
use std::path::Path;
use std::process::Command;

use bbw_meet_tests::{needs, succeed};

use crate::machine::{HOME, Windows};
use crate::{PROGRAM, WINDOW, older_package, package, package_again, version};

const ENDING: &str = "x64.msi";

const PACKAGE: &str = r"C:\meet.msi";
const OLDER_PACKAGE: &str = r"C:\older-meet.msi";

/// Exit codes of `msiexec`: an installation that failed or was refused (`ERROR_INSTALL_FAILURE`).
const REFUSED: i32 = 1603;

const FOLDER: &str = r"C:\Program Files\BBW Meet";

/// What Windows Installer keeps for itself once it has been used, empty.
const BOOKS: [&str; 10] = [
    r"+ C:\windows\Installer",
    r"+ HKLM\Software\Classes\Installer",
    r"+ HKLM\Software\Classes\Installer\Features",
    r"+ HKLM\Software\Classes\Installer\Products",
    r"+ HKLM\Software\Classes\Installer\UpgradeCodes",
    r"+ HKLM\Software\Microsoft\Windows\CurrentVersion\Installer\UpgradeCodes",
    r"+ HKLM\Software\Microsoft\Windows\CurrentVersion\Installer\UserData",
    r"+ HKLM\Software\Microsoft\Windows\CurrentVersion\Installer\UserData\S-1-5-18",
    r"+ HKLM\Software\Microsoft\Windows\CurrentVersion\Installer\UserData\S-1-5-18\Components",
    r"+ HKLM\Software\Microsoft\Windows\CurrentVersion\Installer\UserData\S-1-5-18\Products",
];

fn computer() -> Windows {
    let windows = Windows::new();
    windows.put(&package(ENDING), PACKAGE);
    windows.put(&older_package(ENDING), OLDER_PACKAGE);
    windows
}

/// A table of the package, as lines of fields.
fn table(package: &Path, name: &str) -> Vec<Vec<String>> {
    let mut msiinfo = Command::new(needs("msiinfo", "msitools"));
    let text = succeed(msiinfo.arg("export").arg(package).arg(name));
    // The first three lines describe the columns.
    let rows = text.lines().skip(3);
    rows.map(|row| row.split('\t').map(str::to_owned).collect())
        .collect()
}

pub(crate) fn property(package: &Path, name: &str) -> String {
    let rows = table(package, "Property");
    let row = rows.iter().find(|row| row[0] == name);
    row.unwrap_or_else(|| panic!("no property {name}"))[1].clone()
}

#[test]
fn versions_know_each_other_and_are_told_apart() {
    let (newer, older) = (package(ENDING), older_package(ENDING));
    assert_eq!(property(&newer, "ProductVersion"), version());
    assert_eq!(
        property(&newer, "UpgradeCode"),
        property(&older, "UpgradeCode")
    );
    assert_ne!(
        property(&newer, "ProductCode"),
        property(&older, "ProductCode")
    );
    let codes = [&newer, &older].map(|package| {
        let summary = succeed(
            Command::new(needs("msiinfo", "msitools"))
                .arg("suminfo")
                .arg(package),
        );
        let code = summary
            .lines()
            .find(|line| line.starts_with("Revision number"));
        code.unwrap().to_owned()
    });
    assert_ne!(codes[0], codes[1]);
    assert_eq!(
        property(&newer, "ALLUSERS"),
        "1",
        "for all people of the computer"
    );
    assert_eq!(
        property(&newer, "MSIRESTARTMANAGERCONTROL"),
        "Disable",
        "a running program is never ended"
    );
}

#[test]
fn the_shortcut_has_the_programs_identity() {
    let rows = table(&package(ENDING), "MsiShortcutProperty");
    assert_eq!(rows.len(), 1);
    assert_eq!(
        rows[0][1..],
        ["StartMenu", "System.AppUserModel.ID", "de.bbw-leipzig.meet"]
    );
    let shortcuts = table(&package(ENDING), "Shortcut");
    assert_eq!(shortcuts[0][0], "StartMenu");
}

/// Windows' own checks of a package (ICE), as far as its tables tell.
#[test]
fn its_tables_hold_together() {
    let (newer, older) = (package(ENDING), older_package(ENDING));
    let components = table(&newer, "Component");
    let column = |rows: &[Vec<String>], at: usize| -> Vec<String> {
        rows.iter().map(|row| row[at].clone()).collect()
    };
    // ICE08: each component has a code of its own, and none has another in the next version.
    let mut codes = column(&components, 1);
    assert_eq!(codes, column(&table(&older, "Component"), 1));
    codes.sort();
    codes.dedup();
    assert_eq!(codes.len(), components.len());
    // ICE30 and the like: what a row names is there.
    let names = |name: &str, at| column(&table(&newer, name), at);
    let files = names("File", 0);
    for component in &components {
        assert!(
            files.contains(&component[5]),
            "the key path of {component:?}"
        );
        assert!(
            names("Directory", 0).contains(&component[2]),
            "{component:?}"
        );
    }
    let components = column(&components, 0);
    for (from, at) in [
        ("File", 1),
        ("Registry", 5),
        ("FeatureComponents", 1),
        ("Shortcut", 3),
    ] {
        for component in names(from, at) {
            assert!(components.contains(&component), "{from}: {component}");
        }
    }
    // ICE03: everything for all people, since the package is.
    assert!(names("Registry", 1).iter().all(|root| root == "2"));
    // ICE27: search, refuse, look for older ones, and only then change anything.
    let sequence = table(&newer, "InstallExecuteSequence");
    let at = |action: &str| -> u32 {
        let row = sequence.iter().find(|row| row[0] == action);
        row.unwrap_or_else(|| panic!("no {action}"))[2]
            .parse()
            .unwrap()
    };
    let order = [
        "FindRelatedProducts",
        "AppSearch",
        "LaunchConditions",
        "CostInitialize",
        "FileCost",
        "CostFinalize",
        "InstallValidate",
        "InstallInitialize",
        "RemoveFiles",
        "InstallFiles",
        "CreateShortcuts",
        "WriteRegistryValues",
        "RegisterProduct",
        "PublishProduct",
        "InstallFinalize",
    ];
    for pair in order.windows(2) {
        assert!(at(pair[0]) < at(pair[1]), "{pair:?}");
    }
    let conditions = names("LaunchCondition", 0);
    assert!(
        conditions
            .iter()
            .any(|condition| condition == "Installed OR NOT SETUP")
    );
}

#[test]
fn it_installs_and_leaves_no_trace() {
    let windows = computer();
    let before = windows.records();
    assert_eq!(windows.script(&format!("msiexec /i {PACKAGE} /qn")), 0);
    let installed = windows.records();
    for file in [
        PROGRAM,
        WINDOW,
        "WebView2Loader.dll",
        "document.ico",
        "LICENSE.txt",
        "third-party-licences.txt",
    ] {
        assert!(installed.has(&format!(r"{FOLDER}\{file}")), "{file}");
    }
    let classes = r"HKLM\Software\Classes";
    for (key, name, value) in [
        (r"bbw-meet", "URL Protocol", String::new()),
        (
            r"bbw-meet\shell\open\command",
            "@",
            format!(r#""{FOLDER}\{PROGRAM}" "%1""#),
        ),
        (r".bbwmeet", "@", "BBWMeet.Invitation".to_owned()),
        (
            r"BBWMeet.Invitation\DefaultIcon",
            "@",
            format!(r#""{FOLDER}\document.ico""#),
        ),
        (
            r"BBWMeet.Invitation\shell\open\command",
            "@",
            format!(r#""{FOLDER}\{PROGRAM}" "%1""#),
        ),
        (
            r"Applications\bbw-meet.exe\SupportedTypes",
            ".ics",
            String::new(),
        ),
        (r".ics\OpenWithProgids", "BBWMeet.Invitation", String::new()),
    ] {
        assert_eq!(
            installed.value(&format!(r"{classes}\{key}"), name),
            Some(value.as_str()),
            "{key}"
        );
    }
    // Wine puts what is for all people into the menu of one.
    let menu = format!(r"{HOME}\AppData\Roaming\Microsoft\Windows\Start Menu\Programs");
    assert!(installed.has(&format!(r"{menu}\BBW Meet.lnk")));

    assert_eq!(windows.script(&format!("msiexec /x {PACKAGE} /qn")), 0);
    let left = windows.records().since(&before);
    let left: Vec<_> = left
        .iter()
        .filter(|line| !BOOKS.contains(&line.as_str()))
        .collect();
    assert!(left.is_empty(), "{left:#?}");
}

#[test]
fn a_newer_version_takes_the_place_of_an_older_one_which_is_refused_afterwards() {
    let windows = computer();
    assert_eq!(
        windows.script(&format!("msiexec /i {OLDER_PACKAGE} /qn")),
        0
    );
    assert_eq!(windows.script(&format!("msiexec /i {PACKAGE} /qn")), 0);
    let key = |package: &Path| {
        let code = property(package, "ProductCode");
        format!(r"HKLM\Software\Microsoft\Windows\CurrentVersion\Uninstall\{code}")
    };
    let newer = windows.records();
    assert_eq!(
        newer.value(&key(&package(ENDING)), "DisplayVersion"),
        Some(version())
    );
    assert_eq!(
        newer.value(&key(&older_package(ENDING)), "DisplayVersion"),
        None
    );
    assert!(newer.has(&format!(r"{FOLDER}\{PROGRAM}")));

    assert_eq!(
        windows.script(&format!("msiexec /i {OLDER_PACKAGE} /qn")),
        REFUSED
    );
    assert_eq!(windows.records().since(&newer), [""; 0]);
}

#[test]
fn the_same_program_gives_the_same_package() {
    assert!(
        fs::read(package(ENDING)).unwrap() == fs::read(package_again(ENDING)).unwrap(),
        "two packages of the same program differ"
    );
}
