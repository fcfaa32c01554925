//! The program itself: what it says, writes and erases, and what it does where there is no WebView2.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use bbw_meet_core::privacy::consent::Event;
use bbw_meet_tests::desk::person;
use serde_json::Value;

use crate::machine::{HOME, Windows};
use crate::{FILES, PACKAGES, PROGRAM, WINDOW, variable};

const PLACE: &str = r"C:\Meet\bbw-meet.exe";

const LINK: &str = "https://meet.bbw-leipzig.de/Teamrunde";
const OTHER_LINK: &str = "https://meet.bbw-leipzig.de/Beratung";

/// Exit codes, as the help explains them.
const REFUSED: i32 = 2;
const BROKEN_DEPLOYMENT: i32 = 4;
const NO_WEBVIEW: i32 = 6;

/// The window's title in every language.
const TITLE: &str = "BBW Meet";

/// A computer with the program, not installed.
fn computer() -> Windows {
    with_program(Windows::new())
}

fn with_program(windows: Windows) -> Windows {
    for file in [PROGRAM, WINDOW, "WebView2Loader.dll"] {
        windows.put(
            &variable(PACKAGES).join(FILES).join(file),
            &format!(r"C:\Meet\{file}"),
        );
    }
    windows
}

/// Where the program keeps name and settings, and everything else.
fn folders() -> [String; 2] {
    [
        format!(r"{HOME}\AppData\Roaming\bbw-meet"),
        format!(r"{HOME}\AppData\Local\bbw-meet"),
    ]
}

/// Somebody who agreed at an earlier start.
fn agree(windows: &Windows) {
    let deployment = Path::new(env!("CARGO_MANIFEST_DIR")).join("../src-tauri/deployment.json");
    let [config, data] = folders().map(|folder| windows.path(&folder));
    person::decide(Event::Granted, &deployment, &data);
    person::change_settings(&deployment, &config, &serde_json::json!({"name": "Anna"}));
}

/// What `--check --json` says of an item.
fn check(windows: &Windows, item: &str) -> (i32, Value) {
    let output = windows.run(PLACE, &["--check", "--json", item]);
    let text = String::from_utf8(output.stdout).unwrap();
    let line = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{item}: {text:?}"));
    (output.status.code().unwrap(), line)
}

#[test]
fn check_says_what_would_be_opened() {
    let windows = computer();
    let (code, line) = check(&windows, LINK);
    assert_eq!(
        (code, &line["verdict"], &line["meeting"]),
        (0, &"join".into(), &LINK.into())
    );
    let (code, line) = check(&windows, "https://meet.evil.example/Raum");
    assert_eq!(
        (code, &line["code"]),
        (REFUSED, &"link-host-unknown".into())
    );
}

#[test]
fn group_policy_counts_more_than_the_file_and_a_mistake_in_it_is_named() {
    const KEY: &str = r#""HKLM\Software\Policies\BBW Meet"#;
    let windows = computer();
    let add = |key: &str, value: &str| {
        let line = format!(r#"reg add {KEY}{key}" {value} /f"#);
        assert_eq!(windows.script(&line), 0, "{line}");
    };
    let other = "https://video.example.org/Raum";
    assert_eq!(check(&windows, other).0, REFUSED);
    // As the list of a template writes it.
    add(r"\servers", "/v 1 /d https://meet.example.org");
    add(r"\servers", "/v 2 /d https://video.example.org");
    add(r"\locks", "/v cameraOff /t REG_DWORD /d 1");
    add(r"\locks", "/v host /d chromium");
    add(r"\defaults", "/v textSize /t REG_DWORD /d 150");
    add("", "/v startAddress /d https://meet.example.org/");
    assert_eq!(check(&windows, other).0, 0);
    assert_eq!(check(&windows, LINK).0, REFUSED, "no server any more");

    let is_refused = |mistakes: &[&str]| {
        let output = windows.run(PLACE, &["--check", LINK]);
        assert_eq!(output.status.code(), Some(BROKEN_DEPLOYMENT));
        let said = [output.stdout, output.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        for words in [&[r"Policies\BBW Meet"], mistakes].concat() {
            assert!(said.contains(words), "{said}");
        }
    };
    add(r"\locks", "/v cameraOff /t REG_DWORD /d 0");
    is_refused(&["locks.cameraOff"]);
    // Nothing is passed over, however deep it lies.
    add(r"\locks", "/v cameraOff /t REG_DWORD /d 1");
    add(r"\a\b\c\d\e", "/v x /d x");
    is_refused(&["e: a key too deep"]);
}

#[test]
fn what_support_needs_is_said_without_names() {
    let windows = computer();
    agree(&windows);
    let output = windows.run(PLACE, &["--diagnose", "--json"]);
    assert_eq!(output.status.code(), Some(0));
    let text = String::from_utf8(output.stdout).unwrap();
    let facts: Value = serde_json::from_str(&text).unwrap();
    assert!(!text.to_lowercase().contains("anna"), "{text}");
    assert!(
        facts["system"]["os"].as_str().unwrap().contains("Windows"),
        "{text}"
    );
    for (group, fact, part) in [
        ("folders", "settings", r"~\AppData\Roaming\bbw-meet"),
        ("folders", "data", " MB"),
        ("meeting", "taken", "browser"),
        ("program", "build", "windows x86_64 (release)"),
    ] {
        let said = facts[group][fact].as_str().unwrap_or_default();
        assert!(said.contains(part), "{group} {fact}: {text}");
    }
}

#[test]
fn invitations_are_read_from_every_kind_of_path() {
    let windows = computer();
    // As editors on Windows write it.
    let invitation = format!(
        "{{\r\n\"format\": \"bbw-meet-invitation\",\r\n\"version\": 1,\r\n\"url\": \"{LINK}\"\r\n}}\r\n"
    );
    let deep = format!(r"{HOME}\Documents\{}", ["Ordner für Anna"; 20].join(r"\"));
    for path in [
        format!(r"{HOME}\Desktop\Teamrunde.bbwmeet"),
        format!(r"{HOME}\Desktop\100 % sicher & (neu)! 🎉.bbwmeet"),
        format!(r"{deep}\Teamrunde.bbwmeet"),
    ] {
        windows.write(&path, &invitation);
        for path in [
            path.clone(),
            path.replace('\\', "/"),
            format!(r"\\?\{path}"),
        ] {
            if path.starts_with(r"\\?\") || path.len() < 260 {
                let (code, line) = check(&windows, &path);
                assert_eq!(
                    (code, &line["meeting"]),
                    (0, &LINK.into()),
                    "{path}: {line}"
                );
            }
        }
    }
    windows.write(
        &format!(r"{HOME}\Desktop\Meeting.url"),
        format!("[InternetShortcut]\r\nURL={LINK}\r\nIconIndex=0\r\n"),
    );
    assert_eq!(
        check(&windows, &format!(r"{HOME}\Desktop\Meeting.url")).0,
        0
    );
}

#[test]
fn devices_and_pipes_are_refused_and_not_waited_for() {
    let windows = computer();
    for item in [
        r"C:\Meet\CON.bbwmeet",
        r"C:\Meet\nul.bbwmeet",
        r"C:\Meet\com1.ics",
        r"\\.\pipe\bbw-meet.bbwmeet",
        r"\\localhost\pipe\bbw-meet.bbwmeet",
        r"\\?\GLOBALROOT\Device\Null.bbwmeet",
    ] {
        let (code, line) = check(&windows, item);
        assert_eq!(
            (code, &line["code"]),
            (REFUSED, &"file-not-regular".into()),
            "{item}: {line}"
        );
    }
}

#[test]
fn an_invitation_gets_names_that_windows_takes() {
    let windows = computer();
    let folder = format!(r"{HOME}\Desktop");
    for (title, name) in [("CON", "Meeting CON"), ("Team: Wer? Was?", "Team Wer Was")] {
        let arguments = [
            "--invite",
            title,
            "--start",
            "2030-05-06T09:00",
            "--out",
            &folder,
        ];
        let output = windows.run(PLACE, &arguments);
        let text = String::from_utf8(output.stdout).unwrap();
        assert_eq!(
            output.status.code(),
            Some(0),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
        let files: Vec<&str> = text.lines().collect();
        let expected = ["bbwmeet", "ics", "txt"].map(|ending| format!(r"{folder}\{name}.{ending}"));
        assert_eq!(files, expected);
        for file in &files[..2] {
            assert_eq!(check(&windows, file).0, 0, "{file}");
        }
        let calendar = fs::read_to_string(windows.path(files[1])).unwrap();
        let lines = calendar.matches('\n').count();
        assert_eq!(
            calendar.matches("\r\n").count(),
            lines,
            "RFC 5545: lines end with CRLF"
        );
    }
}

#[test]
fn erase_leaves_nothing() {
    let windows = computer();
    agree(&windows);
    for folder in folders() {
        assert!(windows.path(&folder).exists());
    }
    let output = windows.run(PLACE, &["--erase"]);
    assert_eq!(
        output.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    assert!(!output.stdout.is_empty());
    for folder in folders() {
        assert!(!windows.path(&folder).exists(), "{folder}");
    }
}

#[test]
fn a_deployment_lies_beside_the_program_and_a_broken_one_is_an_error() {
    let windows = computer();
    let ours = fs::read_to_string("../src-tauri/deployment.json").unwrap();
    windows.write(
        r"C:\Meet\deployment.json",
        ours.replace("meet.bbw-leipzig.de", "meet.example.org"),
    );
    assert_eq!(check(&windows, "https://meet.example.org/Raum").0, 0);
    assert_eq!(check(&windows, LINK).0, REFUSED);
    windows.write(
        r"C:\Meet\deployment.json",
        ours.replace("https://meet", "http://meet"),
    );
    let output = windows.run(PLACE, &["--check", LINK]);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(
        words.contains("servers[0]") && words.contains("line"),
        "{words}"
    );
    assert_eq!(output.status.code(), Some(4));
}

#[test]
fn nobody_can_put_a_deployment_where_everybody_may_write() {
    let windows = computer();
    for path in [
        r"C:\etc\bbw-meet\deployment.json",
        r"C:\ProgramData\bbw-meet\deployment.json",
    ] {
        windows.write(path, "{}");
    }
    assert_eq!(check(&windows, LINK).0, 0);
}

#[test]
fn without_webview2_it_says_what_to_do_and_ends() {
    for (windows, picture) in [
        (
            with_program(Windows::german()),
            "windows-without-webview2-de",
        ),
        (computer(), "windows-without-webview2-en"),
    ] {
        let (mut program, window) = windows.open(PLACE, &[], TITLE);
        windows.picture(picture);
        windows.press(&window, "Return");
        assert_eq!(program.ends(), NO_WEBVIEW);
        assert!(windows.browsed().is_empty());
    }
}

#[test]
fn without_webview2_and_without_consent_no_meeting_opens() {
    let windows = with_program(Windows::german());
    let (mut program, window) = windows.open(PLACE, &[LINK], TITLE);
    windows.picture("windows-without-webview2-link");
    windows.press(&window, "Return");
    assert_eq!(program.ends(), NO_WEBVIEW);
    assert!(windows.browsed().is_empty());
}

#[test]
fn without_webview2_who_has_agreed_gets_the_meeting_in_the_default_browser() {
    let windows = computer();
    agree(&windows);
    let mut program = windows.start(PLACE, &[LINK]);
    let deadline = Instant::now() + Duration::from_secs(60);
    while windows.browsed().is_empty() {
        assert!(Instant::now() < deadline, "no browser was asked");
        std::thread::sleep(Duration::from_millis(50));
    }
    let browsed = windows.browsed();
    assert_eq!(browsed.len(), 1);
    assert!(browsed[0].starts_with(LINK), "{browsed:?}");
    let window = windows.wait_for_window(TITLE);
    windows.picture("windows-without-webview2-browser");
    windows.press(&window, "Return");
    program.ends();
}

#[test]
fn a_second_start_hands_over_to_the_first_and_ends() {
    let windows = computer();
    agree(&windows);
    let (mut first, _) = windows.open(PLACE, &[], TITLE);
    let second = windows.run(PLACE, &[OTHER_LINK]);
    assert_eq!(
        second.status.code(),
        Some(0),
        "{}",
        String::from_utf8_lossy(&second.stderr)
    );
    // Nobody erases what a running program would write again.
    let erase = windows.run(PLACE, &["--erase"]);
    assert_eq!(erase.status.code(), Some(1));
    assert!(first.runs());
}
