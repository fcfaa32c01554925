//! The installer: what it leaves on a computer, what it refuses, and that nothing of it stays.

use std::fs;

use crate::machine::{HOME, Windows};
use crate::records::Records;
use crate::{
    FILES, PACKAGES, PROGRAM, WINDOW, older_package, package, package_again, variable, version,
};

const ENDING: &str = "x64-setup.exe";

/// Where setups lie on the tests' computers, as if downloaded.
pub(crate) const SETUP: &str = r"C:\setup.exe";
pub(crate) const OLDER_SETUP: &str = r"C:\older-setup.exe";

/// The installer's exit codes, as `installer.nsi` explains them.
const NEWER: i32 = 3;
pub(crate) const RUNS: i32 = 4;
const WINDOWS: i32 = 6;

/// Nobody should wait for a download that shows a meeting, in bytes.
const MOST: u64 = 3_000_000;

pub(crate) const UNINSTALL: &str =
    r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\BBW Meet";

/// The program's folder for one person.
pub(crate) fn own_folder() -> String {
    format!(r"{HOME}\AppData\Local\BBW Meet")
}

/// A computer with both setups.
pub(crate) fn computer() -> Windows {
    with_setups(Windows::new())
}

fn with_setups(windows: Windows) -> Windows {
    windows.put(&package(ENDING), SETUP);
    windows.put(&older_package(ENDING), OLDER_SETUP);
    windows
}

/// Uninstalls from `folder`, without windows, and returns the exit code. The command is the registered one, told to stay
/// where it is: otherwise it works on as a copy of itself and its code is lost.
pub(crate) fn uninstall(windows: &Windows, folder: &str, options: &str) -> i32 {
    let code = windows.script(&format!(
        r#""{folder}\uninstall.exe" /S {options} _?={folder}"#
    ));
    if code == 0 {
        fs::remove_file(windows.path(&format!(r"{folder}\uninstall.exe"))).unwrap();
        fs::remove_dir(windows.path(folder)).expect("nothing else is left in the folder");
    }
    code
}

/// Puts down what the program keeps about a person.
pub(crate) fn personal_data(windows: &Windows) -> [String; 2] {
    [
        format!(r"{HOME}\AppData\Roaming\bbw-meet\profile.json"),
        format!(r"{HOME}\AppData\Local\bbw-meet\consent.jsonl"),
    ]
    .map(|path| {
        windows.write(&path, "{}");
        path
    })
}

/// What an installation in `folder` puts into the registry, below `root`.
fn registered(root: &str, folder: &str, people: &str) -> Vec<String> {
    let classes = format!(r"{root}\Software\Classes");
    let open = format!(r#"@="{folder}\bbw-meet.exe" "%1""#);
    let uninstall = format!(r"{root}\Software\Microsoft\Windows\CurrentVersion\Uninstall\BBW Meet");
    let application = format!(r"{classes}\Applications\bbw-meet.exe");
    let vendor = format!(r"{root}\Software\BBW-Leipzig-Gruppe");
    let abilities = format!(r"{vendor}\BBW Meet\Capabilities");
    let mut lines = [
        format!(r"{classes}\.bbwmeet"),
        format!(r"{classes}\.bbwmeet @=BBWMeet.Invitation"),
        format!(r"{classes}\.bbwmeet Content Type=application/vnd.bbw-leipzig.meet+json"),
        format!(r"{classes}\.bbwmeet\OpenWithProgids"),
        format!(r"{classes}\.bbwmeet\OpenWithProgids BBWMeet.Invitation="),
        format!(r"{classes}\BBWMeet.Invitation"),
        format!(r"{classes}\BBWMeet.Invitation @=BBW Meet invitation"),
        format!(r"{classes}\BBWMeet.Invitation\DefaultIcon"),
        format!(r#"{classes}\BBWMeet.Invitation\DefaultIcon @="{folder}\document.ico""#),
        format!(r"{classes}\BBWMeet.Invitation\shell"),
        format!(r"{classes}\BBWMeet.Invitation\shell\open"),
        format!(r"{classes}\BBWMeet.Invitation\shell\open\command"),
        format!(r"{classes}\BBWMeet.Invitation\shell\open\command {open}"),
        format!(r"{classes}\bbw-meet"),
        format!(r"{classes}\bbw-meet @=URL:BBW Meet"),
        format!(r"{classes}\bbw-meet URL Protocol="),
        format!(r"{classes}\bbw-meet\DefaultIcon"),
        format!(r#"{classes}\bbw-meet\DefaultIcon @="{folder}\bbw-meet.exe",0"#),
        format!(r"{classes}\bbw-meet\shell"),
        format!(r"{classes}\bbw-meet\shell\open"),
        format!(r"{classes}\bbw-meet\shell\open\command"),
        format!(r"{classes}\bbw-meet\shell\open\command {open}"),
        uninstall.clone(),
        format!(r#"{uninstall} DisplayIcon="{folder}\bbw-meet.exe""#),
        format!(r"{uninstall} DisplayName=BBW Meet"),
        format!(r"{uninstall} DisplayVersion={}", version()),
        format!(r"{uninstall} InstallLocation={folder}"),
        format!(r"{uninstall} NoModify=dword:00000001"),
        format!(r"{uninstall} NoRepair=dword:00000001"),
        format!(r"{uninstall} Publisher=BBW-Leipzig-Gruppe"),
        format!(r#"{uninstall} QuietUninstallString="{folder}\uninstall.exe"{people} /S"#),
        format!(r"{uninstall} URLInfoAbout=https://www.bbw-leipzig.de/meet-jitsi/"),
        format!(r#"{uninstall} UninstallString="{folder}\uninstall.exe"{people}"#),
        // "Open with" and the default apps of the settings.
        application.clone(),
        format!(r"{application} FriendlyAppName=BBW Meet"),
        format!(r"{application}\SupportedTypes"),
        format!(r"{application}\SupportedTypes .bbwmeet="),
        format!(r"{application}\SupportedTypes .ics="),
        format!(r"{application}\shell"),
        format!(r"{application}\shell\open"),
        format!(r"{application}\shell\open\command"),
        format!(r"{application}\shell\open\command {open}"),
        format!(r"{classes}\.ics\OpenWithProgids BBWMeet.Invitation="),
        vendor.clone(),
        format!(r"{vendor}\BBW Meet"),
        abilities.clone(),
        format!(r"{abilities} ApplicationDescription=Meetings from invitations and links"),
        format!(r#"{abilities} ApplicationIcon="{folder}\bbw-meet.exe",0"#),
        format!(r"{abilities} ApplicationName=BBW Meet"),
        format!(r"{abilities}\FileAssociations"),
        format!(r"{abilities}\FileAssociations .bbwmeet=BBWMeet.Invitation"),
        format!(r"{abilities}\FileAssociations .ics=BBWMeet.Invitation"),
        format!(r"{abilities}\UrlAssociations"),
        format!(r"{abilities}\UrlAssociations bbw-meet=bbw-meet"),
        format!(
            r"{root}\Software\RegisteredApplications BBW Meet=Software\BBW-Leipzig-Gruppe\BBW Meet\Capabilities"
        ),
    ]
    .map(|line| format!("+ {line}"))
    .to_vec();
    lines.sort();
    lines
}

/// Keys that Windows may have of itself, made where it has not.
const SHARED: [&str; 4] = [
    r"Software\Classes\.ics",
    r"Software\Classes\.ics\OpenWithProgids",
    r"Software\Classes\Applications",
    r"Software\RegisteredApplications",
];

fn check_installed(
    before: &Records,
    after: &Records,
    root: &str,
    folder: &str,
    menu: &str,
    people: &str,
) {
    let (registry, files): (Vec<_>, Vec<_>) = after
        .since(before)
        .into_iter()
        .partition(|line| line.starts_with("+ HK"));
    let (size, mut registry): (Vec<_>, Vec<_>) = registry
        .into_iter()
        .filter(|line| !SHARED.iter().any(|key| *line == format!(r"+ {root}\{key}")))
        .partition(|line| line.contains(" EstimatedSize=dword:"));
    registry.sort();
    assert_eq!(registry, registered(root, folder, people));
    assert_eq!(size.len(), 1);
    let names: Vec<&str> = files
        .iter()
        .map(|line| {
            line.split_once(" bytes")
                .map_or(line.as_str(), |_| line.rsplitn(3, ' ').nth(2).unwrap())
        })
        .collect();
    let expected = [
        format!("+ {folder}"),
        format!(r"+ {folder}\LICENSE.txt"),
        format!(r"+ {folder}\WebView2Loader.dll"),
        format!(r"+ {folder}\bbw-meet-window.exe"),
        format!(r"+ {folder}\bbw-meet.exe"),
        format!(r"+ {folder}\document.ico"),
        format!(r"+ {folder}\third-party-licences.txt"),
        format!(r"+ {folder}\uninstall.exe"),
        format!(r"+ {menu}\BBW Meet.lnk"),
    ];
    assert_eq!(names, expected);
}

#[test]
fn for_one_person_without_an_administrator_and_without_a_trace_afterwards() {
    let windows = computer();
    let folder = own_folder();
    windows.restart();
    let before = windows.records();
    assert_eq!(windows.script(&format!("{SETUP} /S")), 0);
    let menu = format!(r"{HOME}\AppData\Roaming\Microsoft\Windows\Start Menu\Programs");
    let installed = windows.records();
    check_installed(&before, &installed, "HKCU", &folder, &menu, "");

    // What Windows runs for "uninstall"; it returns before it is done.
    let command = installed.value(UNINSTALL, "QuietUninstallString").unwrap();
    assert_eq!(windows.script(command), 0);
    windows.wait_until_gone(&folder);
    // The copy as which it worked on is removed at the next start: by Wine in the wrong order, so that its empty folder
    // stays.
    windows.restart();
    let left = windows.records().since(&before);
    let [copy] = &left[..] else {
        panic!("{left:#?}");
    };
    assert!(copy.ends_with(r"\Temp\~nsu1.tmp"), "{copy}");
}

#[test]
fn for_all_people_of_a_computer() {
    let windows = computer();
    let folder = r"C:\Program Files\BBW Meet";
    let before = windows.records();
    assert_eq!(windows.script(&format!("{SETUP} /S /ALLUSERS")), 0);
    let menu = r"C:\ProgramData\Microsoft\Windows\Start Menu\Programs";
    check_installed(
        &before,
        &windows.records(),
        "HKLM",
        folder,
        menu,
        " /ALLUSERS",
    );

    assert_eq!(uninstall(&windows, folder, "/ALLUSERS"), 0);
    assert_eq!(windows.records().since(&before), [""; 0]);
}

#[test]
fn a_newer_version_takes_the_place_of_an_older_one_and_keeps_what_is_personal() {
    let windows = computer();
    let data = personal_data(&windows);
    assert_eq!(windows.script(&format!("{OLDER_SETUP} /S")), 0);
    let older = windows.records();
    assert_eq!(older.value(UNINSTALL, "DisplayVersion"), Some("0.0.1"));

    assert_eq!(windows.script(&format!("{SETUP} /S")), 0);
    let newer = windows.records();
    assert_eq!(newer.value(UNINSTALL, "DisplayVersion"), Some(version()));
    for path in &data {
        assert!(newer.has(path), "{path}");
    }
    let changed = newer.since(&older);
    let version =
        |line: &&String| line.contains(" DisplayVersion=") || line.contains("EstimatedSize=");
    let uninstaller = |line: &&String| line.contains(r"\uninstall.exe ");
    let others: Vec<_> = changed
        .iter()
        .filter(|line| !version(line) && !uninstaller(line))
        .collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn an_older_version_is_refused_and_nothing_changes() {
    let windows = computer();
    assert_eq!(windows.script(&format!("{SETUP} /S")), 0);
    let before = windows.records();
    assert_eq!(windows.script(&format!("{OLDER_SETUP} /S")), NEWER);
    assert_eq!(windows.records().since(&before), [""; 0]);
}

#[test]
fn installing_once_more_repairs() {
    let windows = computer();
    assert_eq!(windows.script(&format!("{SETUP} /S")), 0);
    let whole = windows.records();
    let program = format!(r"{}\{PROGRAM}", own_folder());
    windows.write(&program, "broken");
    for file in [WINDOW, "WebView2Loader.dll", "document.ico"] {
        fs::remove_file(windows.path(&format!(r"{}\{file}", own_folder()))).unwrap();
    }
    for key in [
        r"HKCU\Software\Classes\bbw-meet",
        r"HKCU\Software\Classes\.bbwmeet",
    ] {
        assert_eq!(windows.script(&format!("reg delete {key} /f")), 0);
    }
    assert_ne!(windows.records().since(&whole), [""; 0]);

    assert_eq!(windows.script(&format!("{SETUP} /S")), 0);
    assert_eq!(windows.records().since(&whole), [""; 0]);
    let original = fs::read(variable(PACKAGES).join(FILES).join(PROGRAM)).unwrap();
    assert!(
        fs::read(windows.path(&program)).unwrap() == original,
        "the program is whole again"
    );
}

#[test]
fn nothing_is_installed_or_removed_while_the_program_runs() {
    let windows = computer();
    assert_eq!(windows.script(&format!("{OLDER_SETUP} /S")), 0);
    let before = windows.records();
    // Without WebView2 it waits until its message has been read.
    let (mut program, message) =
        windows.open(&format!(r"{}\{PROGRAM}", own_folder()), &[], "^BBW Meet$");

    assert_eq!(windows.script(&format!("{SETUP} /S")), RUNS);
    assert_eq!(uninstall(&windows, &own_folder(), ""), RUNS);
    assert!(program.runs(), "and it is never ended");

    // With windows, the person is told, and decides.
    let (mut setup, question) = windows.open(SETUP, &[], "^BBW Meet Setup$");
    windows.picture("windows-setup-program-runs");
    windows.press(&question, "Escape");
    assert_eq!(setup.ends(), RUNS);
    assert!(program.runs());

    windows.press(&message, "Return");
    program.ends();
    // What the program keeps for itself while it runs.
    let own = format!(r"{HOME}\AppData\Local\bbw-meet");
    let changed = windows.records().since(&before);
    let others: Vec<_> = changed.iter().filter(|line| !line.contains(&own)).collect();
    assert!(others.is_empty(), "{others:#?}");
    assert_eq!(windows.script(&format!("{SETUP} /S")), 0, "now it may");
}

#[test]
fn a_window_that_is_still_there_holds_it_up_like_the_program() {
    let windows = computer();
    assert_eq!(windows.script(&format!("{OLDER_SETUP} /S")), 0);
    // The window's program ends at once when nobody has anything to show: the program itself stands in for it.
    let window = format!(r"{}\{WINDOW}", own_folder());
    windows.put(&variable(PACKAGES).join(FILES).join(PROGRAM), &window);
    let (mut running, message) = windows.open(&window, &[], "^BBW Meet$");

    assert_eq!(windows.script(&format!("{SETUP} /S")), RUNS);
    assert_eq!(uninstall(&windows, &own_folder(), ""), RUNS);
    assert!(running.runs(), "and it is never ended");

    windows.press(&message, "Return");
    running.ends();
    assert_eq!(windows.script(&format!("{SETUP} /S")), 0, "now it may");
    let original = fs::read(variable(PACKAGES).join(FILES).join(WINDOW)).unwrap();
    assert!(
        fs::read(windows.path(&window)).unwrap() == original,
        "and it is replaced"
    );
}

#[test]
fn a_person_is_led_through_it_in_german() {
    let windows = with_setups(Windows::german());
    let (mut setup, window) = windows.open(SETUP, &[], "^Installation von BBW Meet$");
    windows.picture("windows-setup-welcome-de");
    windows.press(&window, "Return");
    // Its last page offers to start the program; until then the key does nothing.
    while setup.runs() {
        windows.press_if_there(&window, "Return");
    }
    assert_eq!(setup.ends(), 0);
    windows.wait_for_window("^BBW Meet$");
    let class = r"HKCU\Software\Classes\BBWMeet.Invitation";
    let records = windows.records();
    assert_eq!(records.value(class, "@"), Some("Einladung zu BBW Meet"));
}

#[test]
fn its_switches_do_what_they_are_said_to_do() {
    let windows = computer();
    let [profile, consent] = personal_data(&windows);
    let menu =
        format!(r"{HOME}\AppData\Roaming\Microsoft\Windows\Start Menu\Programs\BBW Meet.lnk");
    // No entry in the menu, and the program started afterwards, with its own arguments.
    let line = format!("{SETUP} /S /NS /R /ARGS --erase");
    assert_eq!(windows.script(&line), 0);
    windows.wait_until_gone(&profile);
    windows.wait_until_gone(&consent);
    assert!(!windows.path(&menu).exists());
    // A window with progress, and nothing to press.
    let mut setup = windows.start(SETUP, &["/P"]);
    assert_eq!(setup.ends(), 0);
    assert!(windows.path(&menu).exists());
    let uninstaller = format!(r"{}\uninstall.exe", own_folder());
    windows.start(&uninstaller, &["/P"]).ends();
    windows.wait_until_gone(&own_folder());
}

#[test]
fn what_is_personal_goes_only_if_that_is_asked_for() {
    let windows = computer();
    let data = personal_data(&windows);
    for (options, kept) in [("", true), ("/UPDATE", true), ("/ERASE", false)] {
        assert_eq!(windows.script(&format!("{SETUP} /S")), 0);
        assert_eq!(uninstall(&windows, &own_folder(), options), 0);
        for path in &data {
            assert_eq!(windows.path(path).exists(), kept, "{options}: {path}");
        }
    }
}

#[test]
fn another_folder_takes_the_place_of_the_first() {
    let windows = computer();
    let data = personal_data(&windows);
    let before = windows.records();
    assert_eq!(windows.script(&format!("{OLDER_SETUP} /S")), 0);
    let folder = r"C:\Programme von Anna\Meet";
    assert_eq!(windows.script(&format!(r"{SETUP} /S /D={folder}")), 0);
    let moved = windows.records();
    assert!(moved.has(&format!(r"{folder}\{PROGRAM}")));
    assert!(!moved.has(&own_folder()), "nothing is left behind");
    assert_eq!(moved.value(UNINSTALL, "InstallLocation"), Some(folder));
    // The next version needs not to be told.
    assert_eq!(windows.script(&format!("{SETUP} /S")), 0);
    assert_eq!(windows.records().since(&moved), [""; 0]);

    assert_eq!(uninstall(&windows, folder, ""), 0);
    fs::remove_dir(windows.path(r"C:\Programme von Anna")).unwrap();
    assert_eq!(windows.records().since(&before), [""; 0]);
    assert!(data.iter().all(|path| windows.path(path).exists()));
}

#[test]
fn other_peoples_files_and_keys_stay() {
    let windows = computer();
    assert_eq!(windows.script(&format!("{SETUP} /S")), 0);
    let note = format!(r"{}\note.txt", own_folder());
    windows.write(&note, "mine");
    // Another program took the file type over.
    let key = r"HKCU\Software\Classes\.bbwmeet";
    assert_eq!(
        windows.script(&format!("reg add {key} /ve /d Other.Type /f")),
        0
    );
    assert_eq!(
        windows.script(&format!(r"reg add {key}\OpenWithProgids /v Other.Type /f")),
        0
    );
    assert_eq!(
        windows.script(&format!(r#""{}\uninstall.exe" /S"#, own_folder())),
        0
    );
    windows.wait_until_gone(&format!(r"{}\{PROGRAM}", own_folder()));
    windows.wait_until_gone(&format!(r"{}\uninstall.exe", own_folder()));
    let left = windows.records();
    assert!(left.has(&note));
    assert_eq!(left.value(key, "@"), Some("Other.Type"));
    assert_eq!(
        left.value(&format!(r"{key}\OpenWithProgids"), "Other.Type"),
        Some("")
    );
    assert_eq!(
        left.value(&format!(r"{key}\OpenWithProgids"), "BBWMeet.Invitation"),
        None
    );
}

#[test]
fn a_windows_that_is_too_old_is_told_apart() {
    let windows = computer();
    windows.run("winecfg", &["-v", "win7"]);
    let before = windows.records();
    assert_eq!(windows.script(&format!("{SETUP} /S")), WINDOWS);
    assert_eq!(windows.records().since(&before), [""; 0]);
}

#[test]
fn a_damaged_setup_installs_nothing() {
    let windows = computer();
    let mut bytes = fs::read(package(ENDING)).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    windows.write(SETUP, bytes);
    let before = windows.records();
    assert_ne!(windows.script(&format!("{SETUP} /S")), 0);
    assert_eq!(windows.records().since(&before), [""; 0]);
}

#[test]
fn it_is_small() {
    let length = fs::metadata(package(ENDING)).unwrap().len();
    println!("{length} bytes");
    assert!(length <= MOST, "{length} bytes");
}

#[test]
fn the_same_program_gives_the_same_setup() {
    assert!(
        fs::read(package(ENDING)).unwrap() == fs::read(package_again(ENDING)).unwrap(),
        "two setups of the same program differ"
    );
}
