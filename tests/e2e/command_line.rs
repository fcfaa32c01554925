//! What scripts and administrators see: words, exit codes, and nothing opened.

use std::fs;
use std::io::Write;
use std::process::{Output, Stdio};

use bbw_meet_tests::desk::{Desk, binary};
use bbw_meet_tests::needs;
use serde_json::Value;

fn run(desk: &Desk, arguments: &[&str]) -> Output {
    let mut command = desk.prepare(&binary());
    command
        .args(arguments)
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped());
    command.output().unwrap()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

#[test]
fn check_says_what_would_be_opened_and_opens_nothing() {
    let desk = Desk::of("Anna");
    let good = desk.standin.room("Raum");
    let output = run(&desk, &["--check", "--json", &good]);
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(
        (line["verdict"].as_str(), line["item"].as_str()),
        (Some("join"), Some(good.as_str()))
    );
    assert_eq!(code(&output), 0);

    let output = run(
        &desk,
        &["--check", "--json", &good, "https://meet.evil.example/Raum"],
    );
    let lines: Vec<Value> = String::from_utf8(output.stdout.clone())
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines[1]["verdict"], "refuse");
    assert_eq!(lines[1]["code"], "link-host-unknown");
    assert_eq!(code(&output), 2);
    assert!(desk.standin.requests().is_empty());
}

#[test]
fn unknown_options_are_refused_and_never_passed_on() {
    let desk = Desk::of("Anna");
    for arguments in [
        &["--remote-debugging-port=9222"][..],
        &["--no-sandbox", "https://localhost/r"],
        &["-x"],
    ] {
        let output = run(&desk, arguments);
        assert_eq!(code(&output), 2, "{arguments:?}");
        assert!(!output.stderr.is_empty());
    }
    assert!(desk.processes().is_empty());
}

#[test]
fn each_mistake_gets_words_of_its_own() {
    let desk = Desk::of("Anna");
    for (arguments, expected) in [
        (&["-x"][..], "kennt das Programm nicht"),
        (&["--check"], "was geprüft werden soll"),
        (&["--invite"], "Nach „--invite“ fehlt"),
        (&["--invite", "Titel"], "fehlt der Ordner"),
        (
            &[
                "--invite",
                "Titel",
                "--end",
                "2026-11-24T10:00",
                "--out",
                ".",
            ],
            "„--end“ geht nicht ohne „--start“",
        ),
        (&["--erase", "--json"], "passen nicht zusammen"),
    ] {
        let output = run(&desk, arguments);
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(words.contains(expected), "{arguments:?}: {words}");
        assert_eq!(code(&output), 2, "{arguments:?}");
    }
    assert!(desk.processes().is_empty());
}

#[test]
fn check_says_which_item_and_when() {
    let desk = Desk::of("Anna");
    let folder = desk.home().display().to_string();
    let times = ["--start", "2031-11-24T10:00", "--end", "2031-11-24T11:00"];
    let invite = [
        "--invite", "Beratung", "--room", "beratung", "--out", &folder,
    ];
    assert_eq!(code(&run(&desk, &[&invite[..], &times[..]].concat())), 0);
    let file = desk.home().join("Beratung.ics").display().to_string();
    let output = run(&desk, &["--check", &file, "x y"]);
    let words = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Vec<&str>> = words
        .lines()
        .map(|line| line.split('\t').collect())
        .collect();
    assert_eq!(
        lines[0],
        [
            "join",
            &file,
            &desk.standin.room("beratung"),
            "2031-11-24T10:00+01:00/2031-11-24T11:00+01:00",
            "early"
        ]
    );
    assert_eq!(lines[1][..2], ["refuse", "x y"]);

    let output = run(&desk, &["--check", "--json", &file]);
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["start"], "2031-11-24T09:00:00Z");
    assert_eq!(line["end"], "2031-11-24T10:00:00Z");
}

#[test]
fn erase_leaves_nothing() {
    let desk = Desk::of("Anna");
    assert!(desk.data().exists() && desk.config().exists());
    assert_eq!(code(&run(&desk, &["--erase"])), 0);
    assert!(!desk.data().exists() && !desk.config().exists());
}

#[test]
fn erase_reaches_what_browsers_in_a_snap_or_flatpak_keep_and_nothing_beside_it() {
    let desk = Desk::of("Anna");
    let [snap, flatpak, other] = [
        "snap/chromium/common/bbw-meet",
        ".var/app/com.brave.Browser/data/bbw-meet",
        "snap/chromium/common/chromium",
    ]
    .map(|folder| desk.home().join(folder));
    for folder in [&snap, &flatpak, &other] {
        fs::create_dir_all(folder.join("profile")).unwrap();
        fs::write(folder.join("profile/History"), "Raum").unwrap();
    }
    assert_eq!(code(&run(&desk, &["--erase"])), 0);
    assert!(!snap.exists() && !flatpak.exists());
    assert!(other.join("profile/History").exists());
}

#[test]
fn version_and_help_need_no_screen() {
    let desk = Desk::new();
    for option in ["--version", "--help"] {
        let mut command = desk.prepare_without_screen(&binary());
        let output = command
            .arg(option)
            .stdout(std::process::Stdio::piped())
            .output()
            .unwrap();
        assert_eq!(code(&output), 0);
        assert!(!output.stdout.is_empty());
    }
    let mut command = desk.prepare_without_screen(&binary());
    assert_eq!(
        code(&command.output().unwrap()),
        3,
        "no screen has an exit code of its own"
    );
}

/// `--invite` with a start years ago, written into this folder.
fn past(desk: &Desk, out: &str) -> Vec<String> {
    let out = desk.home().join(out).display().to_string();
    let start = "2026-01-05T10:00";
    ["--invite", "Beratung", "--start", start, "--out", &out]
        .map(str::to_owned)
        .to_vec()
}

fn written(desk: &Desk, out: &str) -> usize {
    std::fs::read_dir(desk.home().join(out)).map_or(0, Iterator::count)
}

#[test]
fn a_start_in_the_past_is_refused_where_nobody_can_be_asked_unless_it_is_said_to_be_meant() {
    let desk = Desk::new();
    let mut arguments = past(&desk, "out");
    let output = run(
        &desk,
        &arguments.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    assert_eq!(code(&output), 2);
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(words.contains("(time-past)"), "{words}");
    assert_eq!(written(&desk, "out"), 0);

    arguments.push("--past".to_owned());
    let output = run(
        &desk,
        &arguments.iter().map(String::as_str).collect::<Vec<_>>(),
    );
    assert_eq!(code(&output), 0);
    assert_eq!(written(&desk, "out"), 3);
}

#[test]
fn in_a_terminal_a_start_in_the_past_is_asked_about() {
    let desk = Desk::new();
    for (answer, exit, files) in [("n\n", 2, 0), ("\n", 2, 0), ("j\n", 0, 3)] {
        let line = past(&desk, "out")
            .into_iter()
            .fold(format!("'{}'", binary().display()), |line, word| {
                format!("{line} '{word}'")
            });
        // A terminal of its own.
        let mut terminal = desk
            .prepare(&needs("script", "bsdutils"))
            .args(["--quiet", "--return", "--command", &line, "/dev/null"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        terminal
            .stdin
            .take()
            .unwrap()
            .write_all(answer.as_bytes())
            .unwrap();
        let output = terminal.wait_with_output().unwrap();
        let words = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(words.contains("liegt in der Vergangenheit"), "{words}");
        assert_eq!(code(&output), exit, "{answer:?}: {words}");
        assert_eq!(written(&desk, "out"), files, "{answer:?}: {words}");
    }
}
