//! Everything a stranger can hand to the program, given to the real one: it says its code, soon, with little memory, and
//! writes nothing.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::fs;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use bbw_meet_tests::cost::{self, Run};
use bbw_meet_tests::desk::{Desk, binary};
use bbw_meet_tests::{needs, succeed};
use serde_json::Value;

/// The deployment of the fixtures' table.
const DEPLOYMENT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../src-tauri/deployment.json");

/// No input may cost more than this on top of a harmless one.
const MEMORY: u64 = 50 * 1024 * 1024;

/// Nor more time on a processor than this on top of a harmless one, by the program as it is built for tests, which is some
/// ten times slower than the one that is shipped.
const WORK: Duration = Duration::from_secs(2);

/// A busy computer makes work longer, and never shorter: what took too long is measured again, up to so often.
const MEASURED: usize = 3;

/// Nobody waits longer, however busy the computer.
const PATIENCE: Duration = Duration::from_secs(60);

fn fixtures() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/invitations")
}

fn check(desk: &Desk, item: impl AsRef<OsStr>) -> Run {
    let mut command = desk.prepare(&binary());
    command.env("BBW_MEET_DEPLOYMENT", DEPLOYMENT);
    cost::run(
        command.args(["--check", "--json", "--"]).arg(item),
        PATIENCE,
    )
}

/// The code an item is refused with; `join` if it is not.
fn verdict(run: &Run) -> String {
    let answer: Value = serde_json::from_str(&run.output)
        .unwrap_or_else(|error| panic!("{error}: {} {:.200}", run.status, run.output));
    answer["code"].as_str().unwrap_or("join").to_owned()
}

/// Checks an item and complains about a wrong code or too high a price.
struct Judge<'a> {
    desk: &'a Desk,
    usual: Run,
    worst: (Duration, u64),
    wrong: Vec<String>,
}

impl<'a> Judge<'a> {
    fn new(desk: &'a Desk) -> Self {
        let usual = check(desk, "https://meet.bbw-leipzig.de/Raum");
        assert_eq!(verdict(&usual), "join");
        Self {
            desk,
            usual,
            worst: (Duration::ZERO, 0),
            wrong: Vec::new(),
        }
    }

    fn item(&mut self, item: impl AsRef<OsStr>, expected: &str) {
        let item = item.as_ref();
        let run = check(self.desk, item);
        let shown: String = item.to_string_lossy().chars().take(80).collect();
        let said = verdict(&run);
        if said != expected || run.status.code() != Some(if expected == "join" { 0 } else { 2 }) {
            self.wrong
                .push(format!("{shown}: {said}, not {expected} ({})", run.status));
        }
        let mut work = run.work.saturating_sub(self.usual.work);
        for _ in 1..MEASURED {
            if work > WORK {
                work = work.min(check(self.desk, item).work);
            }
        }
        let memory = run.memory.saturating_sub(self.usual.memory);
        if work > WORK || memory > MEMORY {
            self.wrong
                .push(format!("{shown}: {work:?}, {} KiB", memory / 1024));
        }
        self.worst = (self.worst.0.max(work), self.worst.1.max(memory));
    }

    fn conclude(self) {
        println!(
            "a harmless link: {:?}, {} KiB; the worst on top: {:?}, {} KiB",
            self.usual.work,
            self.usual.memory / 1024,
            self.worst.0,
            self.worst.1 / 1024
        );
        assert!(self.wrong.is_empty(), "{}", self.wrong.join("\n"));
    }
}

#[test]
fn every_file_of_the_table_gets_its_code_soon_and_for_little() {
    let desk = Desk::new();
    let mut judge = Judge::new(&desk);
    let table: Value =
        serde_json::from_slice(&fs::read(fixtures().join("expected.json")).unwrap()).unwrap();
    for (name, expected) in table["files"].as_object().unwrap() {
        judge.item(
            fixtures().join(name),
            expected["refuse"].as_str().unwrap_or("join"),
        );
    }
    judge.conclude();
}

#[test]
fn what_is_no_file_or_no_invitation_gets_its_code_soon_and_for_little() {
    let desk = Desk::new();
    let mut judge = Judge::new(&desk);
    let at = |name: &str| desk.home().join(name);
    let write = |name: &str, content: &[u8]| {
        fs::write(at(name), content).unwrap();
        at(name)
    };
    succeed(Command::new("mkfifo").arg(at("pipe.bbwmeet")));
    symlink(at("loop.ics"), at("loop.ics")).unwrap();
    symlink(at("nowhere"), at("dangling.url")).unwrap();
    symlink("/dev/zero", at("zero.bbwmeet")).unwrap();
    fs::create_dir(at("folder.bbwmeet")).unwrap();
    fs::File::create(at("sparse.ics"))
        .unwrap()
        .set_len(1 << 40)
        .unwrap();
    for (path, code) in [
        (at("pipe.bbwmeet"), "file-not-regular"),
        (at("loop.ics"), "file-unreadable"),
        (at("dangling.url"), "file-missing"),
        (at("zero.bbwmeet"), "file-not-regular"),
        (at("folder.bbwmeet"), "file-not-regular"),
        (at("sparse.ics"), "file-too-large"),
        (at("missing.bbwmeet"), "file-missing"),
        (at("missing/below.bbwmeet"), "file-missing"),
        (PathBuf::from("/dev/zero"), "file-not-regular"),
        (PathBuf::from("/dev/random"), "file-not-regular"),
        (PathBuf::from("/dev/tty"), "file-not-regular"),
        (PathBuf::from("/dev/stdin"), "file-not-regular"),
        // Regular by its own word, empty by size, endless or forbidden when read.
        (PathBuf::from("/proc/self/mem"), "file-unreadable"),
        (PathBuf::from("/proc/self/status"), "invitation-no-meeting"),
    ] {
        judge.item(path, code);
    }
    let unreadable = write("unreadable.bbwmeet", b"x");
    fs::set_permissions(&unreadable, fs::Permissions::from_mode(0o000)).unwrap();
    // Root may read everything.
    let code = if fs::read(&unreadable).is_ok() {
        "invitation-no-meeting"
    } else {
        "file-unreadable"
    };
    judge.item(unreadable, code);

    // As much as is read at all of what could make a reader go round in circles.
    let most = |piece: &str| piece.repeat(64 * 1024 / piece.len());
    for (name, content, code) in [
        ("brackets.bbwmeet", most("["), "invitation-no-meeting"),
        ("objects.bbwmeet", most("{\"a\":"), "file-format"),
        (
            "begins.ics",
            most("BEGIN:VEVENT\r\n"),
            "invitation-no-meeting",
        ),
        (
            "nested.ics",
            format!("BEGIN:VCALENDAR\r\n{}", "BEGIN:VEVENT\r\n".repeat(4000)),
            "invitation-no-meeting",
        ),
        (
            "folded.ics",
            format!("BEGIN:VCALENDAR\r\n{}", "\r\n ".repeat(20_000)),
            "file-broken",
        ),
        ("schemes.txt", most("https://"), "link-too-long"),
        ("users.txt", most("https://a@"), "link-too-long"),
        (
            "many.txt",
            most("https://meet.bbw-leipzig.de/%25 "),
            "link-encoding",
        ),
        ("quoted.txt", most("=?utf-8?q?"), "invitation-no-meeting"),
        ("sections.url", most("[InternetShortcut]\n"), "file-broken"),
        ("lines.url", most("\n"), "file-empty"),
        ("nul.url", most("\0"), "file-format"),
        (
            "events.ics",
            format!("BEGIN:VCALENDAR\r\n{}", "BEGIN:VEVENT\r\n".repeat(70_000)),
            "invitation-no-meeting",
        ),
        (
            "series.ics",
            format!(
                "BEGIN:VCALENDAR\r\n{}",
                "BEGIN:VEVENT\nDTSTART:20000101T000000Z\nRRULE:FREQ=SECONDLY\nURL:https://meet.bbw-leipzig.de/a\nEND:VEVENT\n"
                    .repeat(8_000)
            ),
            "join",
        ),
        (
            "zones.ics",
            format!(
                "BEGIN:VCALENDAR\r\nBEGIN:VTIMEZONE\nTZID:a\n{}",
                "BEGIN:STANDARD\nDTSTART:16010101T000000\nRRULE:FREQ=DAILY\nTZOFFSETFROM:+0100\nTZOFFSETTO:+0200\nEND:STANDARD\n"
                    .repeat(9_000)
            ),
            "file-broken",
        ),
        ("links.html", "<a href=https://x>".repeat(58_000), "file-too-large"),
        (
            "parts.eml",
            format!(
                "Content-Type: multipart/mixed; boundary=x\n\n{}",
                "--x\n\n".repeat(200_000)
            ),
            "invitation-no-meeting",
        ),
        (
            "nested.eml",
            "Content-Type: message/rfc822\n\n".repeat(30_000),
            "file-broken",
        ),
    ] {
        judge.item(write(name, content.as_bytes()), code);
    }
    judge.conclude();
}

#[test]
fn every_argument_gets_its_code_soon_and_for_little() {
    let desk = Desk::new();
    let mut judge = Judge::new(&desk);
    // The longest argument Linux takes has 128 KiB.
    let long = "a".repeat(120 * 1024);
    let long_link = format!("https://meet.bbw-leipzig.de/{long}");
    let percents = format!("https://meet.bbw-leipzig.de/{}", "%25".repeat(600));
    for (item, code) in [
        ("%1", "file-missing"),
        ("", "file-missing"),
        ("--remote-debugging-port=9222", "file-missing"),
        (long.as_str(), "file-missing"),
        (long_link.as_str(), "link-too-long"),
        (percents.as_str(), "link-encoding"),
        ("https://meet.bbw-leipzig.de/%2541", "link-encoding"),
        (
            "https://meet.bbw-leipzig.de@evil.example/raum",
            "link-user-info",
        ),
        ("bbw-meet:raum", "link-not-a-link"),
        ("bbw-meet:///raum", "link-not-a-link"),
        ("bbw-meet://evil.example/raum", "link-host-unknown"),
        ("http://meet.bbw-leipzig.de/Raum", "join"),
        ("smb://server/share/x.bbwmeet", "file-elsewhere"),
        ("javascript:alert(1)", "link-scheme"),
        ("search-ms:query=x", "link-scheme"),
        ("file:///etc/passwd", "invitation-no-meeting"),
        ("file://server/share/x.bbwmeet", "file-elsewhere"),
        ("file:///nowhere%00.bbwmeet", "file-missing"),
        ("\\\\server\\share\\x.bbwmeet", "file-missing"),
        ("\\\\?\\C:\\x.bbwmeet", "file-missing"),
    ] {
        judge.item(item, code);
    }
    // On Linux a file's name may be any bytes; a link is text.
    judge.item(OsStr::from_bytes(b"\xff\xfe.bbwmeet"), "file-missing");
    judge.item(
        OsStr::from_bytes(b"https://meet.bbw-leipzig.de/\xff"),
        "file-missing",
    );
    judge.conclude();
}

/// A link with a token comes through a pipe, which has no such limit: a megabyte is refused, not waited for.
#[test]
fn a_megabyte_through_the_hidden_door_is_refused() {
    let desk = Desk::of("Anna");
    for text in [
        format!("{{\"link\":\"https://localhost/{}\"}}", "a".repeat(1 << 20)),
        "null".to_owned(),
        "{".to_owned(),
        String::new(),
        "[".repeat(16 * 1024),
    ] {
        let input = desk.home().join("input");
        fs::write(&input, text).unwrap();
        let mut command = desk.prepare(&binary());
        command
            .arg("--request-from-stdin")
            .stdin(Stdio::from(fs::File::open(&input).unwrap()));
        let mut program = command.spawn().unwrap();
        desk.wait_until("the launcher says so", PATIENCE, || desk.shows_launcher());
        assert!(desk.browsers().is_empty());
        program.kill().unwrap();
        program.wait().unwrap();
    }
}

/// Looking at what a stranger sent writes nothing, anywhere: every call of the kernel that could is looked at.
#[test]
fn checking_writes_no_file() {
    let desk = Desk::new();
    let mut items: Vec<OsString> = Vec::new();
    for sort in ["good", "arrived", "hostile"] {
        let files = fs::read_dir(fixtures().join(sort)).unwrap();
        items.extend(files.map(|entry| entry.unwrap().path().into_os_string()));
    }
    let trace = desk.home().join("trace");
    let mut command = desk.prepare(&needs("strace", "strace"));
    command
        .args([
            "--follow-forks",
            "--quiet=all",
            "--trace=%file,ftruncate",
            "--output",
        ])
        .arg(&trace)
        .arg(binary())
        .args(["--check", "--json", "--"])
        .args(&items)
        .env("BBW_MEET_DEPLOYMENT", DEPLOYMENT)
        .stdout(Stdio::null());
    let status = command.status().unwrap();
    assert_eq!(status.code(), Some(2));
    let trace = fs::read_to_string(trace).unwrap();
    assert!(
        trace
            .lines()
            .any(|line| line.contains("foreign-host.bbwmeet")),
        "strace saw the files"
    );
    let changing = [
        "O_WRONLY",
        "O_RDWR",
        "O_CREAT",
        "O_TRUNC",
        "mkdir",
        "rename",
        "unlink",
        "rmdir",
        "symlink",
        "link(",
        "linkat",
        "chmod",
        "chown",
        "truncate(",
        "mknod",
        "utime",
        "setxattr",
    ];
    let wrote: BTreeMap<&str, &str> = trace
        .lines()
        .filter(|line| !line.contains(" = -1 ") && !line.contains("\"/dev/null\""))
        .filter(|line| !line.contains("readlink"))
        .filter_map(|line| Some((*changing.iter().find(|word| line.contains(**word))?, line)))
        .collect();
    assert!(wrote.is_empty(), "{wrote:#?}");
}
