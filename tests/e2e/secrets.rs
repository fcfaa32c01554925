//! A token is seen by the meeting's page and by nobody else; names, rooms and titles stay where they belong.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::{Fault, Order};
use bbw_meet_tests::succeed;
use serde_json::json;

const TOKEN: &str = "eyJhbGciOiJub25lIn0.c2VjcmV0LXRva2Vu.c2lnbmF0dXJl";

#[test]
fn a_token_is_on_no_command_line_and_in_no_file() {
    let desk = Desk::of("Anna");
    let mut program = desk.start([format!("{}?jwt={TOKEN}", desk.standin.room("Raum"))]);

    // A desktop can hand over a link in no other way than as an argument. The process that was started with it
    // replaces itself at once; from then on the token is nowhere.
    let watched = Instant::now();
    let mut hidden = None;
    let mut arrived = None;
    while arrived.is_none_or(|at: Instant| at.elapsed() < Duration::from_secs(2)) {
        assert!(
            watched.elapsed() < Duration::from_secs(30),
            "the meeting's page never gets the token"
        );
        for process in desk.processes() {
            let bearer = process.arguments.iter().any(|word| word.contains(TOKEN));
            let environment = process.environment();
            assert!(
                !environment.iter().any(|word| word.contains(TOKEN)),
                "{process:#?}"
            );
            if process.pid == program.pid() && hidden.is_none() {
                hidden = (!bearer).then(|| watched.elapsed());
            } else {
                assert!(!bearer, "{process:#?}");
            }
        }
        if let Some(prejoin) = desk.standin.try_expect("prejoin", Duration::ZERO) {
            assert_eq!(prejoin.jwt.as_deref(), Some(TOKEN));
            arrived = Some(Instant::now());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(
        hidden.is_some_and(|after| after < Duration::from_secs(2)),
        "{hidden:?}"
    );

    let requests = desk.standin.requests();
    assert!(
        !requests
            .iter()
            .any(|request| request.target.contains(TOKEN)),
        "not even the server's log has it: {requests:#?}"
    );
    desk.standin.order(Order::LeaveWelcome);
    desk.wait_until("the browser has ended", Duration::from_secs(10), || {
        desk.browsers().is_empty()
    });
    // The browser's own files, too: a meeting with a token has a profile that is erased when it is over.
    desk.wait_until("no file holds the token", Duration::from_secs(10), || {
        holders(&desk, TOKEN).is_empty()
    });
    program.kill();
    assert_eq!(holders(&desk, TOKEN), Vec::<PathBuf>::new());
}

#[test]
fn nobody_who_crashes_leaves_an_image_of_the_memory() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum");
    desk.standin.expect("prejoin");
    let processes = desk.processes();
    assert!(processes.len() > 3, "{processes:#?}");
    let dumping: Vec<_> = processes
        .iter()
        .filter(|process| process.may_dump_core())
        .collect();
    assert!(dumping.is_empty(), "{dumping:#?}");
}

/// Browsers collect their own crashes, without the system.
#[test]
fn a_page_that_crashes_leaves_no_report() {
    let desk = Desk::of("Anna");
    let _program = desk.start([format!("{}?jwt={TOKEN}", desk.standin.room("Raum"))]);
    desk.standin.expect("prejoin");
    let crashed = desk.renderers();
    assert!(!crashed.is_empty(), "{:#?}", desk.processes());
    for pid in crashed {
        succeed(Command::new("kill").args(["-s", "SEGV", &pid.to_string()]));
    }
    desk.wait_until("the browser has ended", Duration::from_secs(10), || {
        desk.browsers().is_empty()
    });
    let reports = |path: &Path| {
        path.components()
            .any(|part| part.as_os_str() == "Crash Reports")
    };
    let left: Vec<_> = desk.files().into_iter().map(|(path, _)| path).collect();
    let left: Vec<_> = left.iter().filter(|path| reports(path)).collect();
    assert!(left.is_empty(), "{left:#?}");
    desk.wait_until("no file holds the token", Duration::from_secs(10), || {
        holders(&desk, TOKEN).is_empty()
    });
}

#[test]
fn nobody_on_the_message_bus_offers_what_the_meeting_is_called() {
    let desk = Desk::of("Anna");
    let _program = desk.start([desk.standin.room("Geheimraum")]);
    desk.standin.expect("prejoin");
    desk.standin.order(Order::Join);
    desk.standin.expect("joined");
    let list = desk.call_bus("org.freedesktop.DBus.ListNames");
    assert!(list.contains("org.freedesktop.DBus"), "{list}");
    // What plays is shown by the desktop, with the title of its page.
    assert!(!list.contains("MediaPlayer2"), "{list}");
    assert!(!list.contains("bbw"), "{list}");
}

#[test]
fn who_ends_the_program_ends_the_meeting_and_nothing_of_a_token_stays() {
    for signal in ["TERM", "HUP"] {
        let desk = Desk::of("Anna");
        let mut program = desk.start([format!("{}?jwt={TOKEN}", desk.standin.room("Raum"))]);
        desk.standin.expect("prejoin");
        let killed = Command::new("kill")
            .args(["-s", signal, &program.pid().to_string()])
            .status();
        assert!(killed.unwrap().success());
        let ended = program.ends_within(Duration::from_secs(10));
        assert!(ended.success(), "{signal}: {ended:?}");
        assert!(desk.browsers().is_empty(), "{signal}");
        assert_eq!(holders(&desk, TOKEN), Vec::<PathBuf>::new(), "{signal}");
    }
}

const NAME: &str = "Xaverina Quittenbaum";
const ROOM: &str = "Geheimraum-7731";
const TITLE: &str = "Vertrauliches Thema 42";

/// A whole run, with everything that makes the program write: a fault, a meeting, an export.
#[test]
fn names_rooms_and_titles_stay_where_they_belong() {
    let desk = Desk::of(NAME);
    let invitation = desk.home().join("Einladung.bbwmeet");
    let content = json!({
        "format": "bbw-meet-invitation",
        "version": 1,
        "title": TITLE,
        "url": desk.standin.room(ROOM),
    });
    std::fs::write(&invitation, content.to_string()).unwrap();
    desk.standin.go_wrong(Fault::Refuse);

    let over = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let watch = scope.spawn(|| {
            let mut seen = 0;
            while !over.load(Ordering::Relaxed) {
                for process in desk.processes() {
                    seen += 1;
                    let public = [process.arguments.clone(), process.environment()].concat();
                    for secret in [NAME, ROOM, TITLE] {
                        assert!(
                            !public.iter().any(|word| word.contains(secret)),
                            "{secret:?} in {process:#?}"
                        );
                    }
                }
                std::thread::sleep(Duration::from_millis(50));
            }
            seen
        });
        let run = scope.spawn(|| whole_run(&desk, &invitation));
        let result = run.join();
        over.store(true, Ordering::Relaxed);
        assert!(watch.join().unwrap() > 100, "processes have been watched");
        result.unwrap();
    });

    // Where each belongs: what the person has stored, exported or been sent, and the profile of the meeting's browser.
    let belongs = |path: &PathBuf, secret: &str| {
        let name = path.file_name().unwrap_or_default();
        *path == invitation
            || name == "BBW Meet.txt"
            || match secret {
                NAME => name == "profile.json" || path.starts_with(desk.data().join("meetings")),
                ROOM => name == "history.json" || path.starts_with(desk.data().join("meetings")),
                _ => name == "history.json",
            }
    };
    for secret in [NAME, ROOM, TITLE] {
        let holders = holders(&desk, secret);
        assert!(!holders.is_empty(), "{secret:?} has been looked for");
        let astray: Vec<_> = holders
            .iter()
            .filter(|path| !belongs(path, secret))
            .collect();
        assert!(astray.is_empty(), "{secret:?} in {astray:#?}");
    }
}

fn whole_run(desk: &Desk, invitation: &Path) {
    let launcher = desk.open_launcher([invitation.display().to_string()]);
    launcher.expect("problem").unfold();
    desk.wait_until(
        "the log helps whoever helps",
        Duration::from_secs(10),
        || {
            let details = launcher.run("return document.getElementById('details').textContent");
            let details = details.as_str().unwrap_or_default();
            details.contains(" opening chromium\n") && details.ends_with(" problem net-refused")
        },
    );
    desk.standin.go_wrong(Fault::None);
    launcher.press("join-pending");
    desk.standin.expect("prejoin");
    desk.standin.order(Order::Join);
    desk.standin.expect("joined");
    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over").press("go-home");
    launcher
        .expect("home")
        .press("privacy")
        .expect("privacy")
        .says("Technisches Protokoll: Zeiten und Fehlercodes, keine Namen")
        .press("export")
        .says("BBW Meet.txt");
    let export = std::fs::read_to_string(desk.home().join("Downloads/BBW Meet.txt")).unwrap();
    assert!(export.contains(" problem net-refused\n"), "{export}");
    assert!(desk.log().ends_with(" over left\n"), "{}", desk.log());
}

/// Files of the desk that hold this, in one of the two ways in which browsers write text.
fn holders(desk: &Desk, secret: &str) -> Vec<PathBuf> {
    let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let holds =
        |content: &[u8], text: &[u8]| content.windows(text.len()).any(|window| window == text);
    desk.files()
        .into_iter()
        .filter(|(_, content)| holds(content, secret.as_bytes()) || holds(content, &wide))
        .map(|(path, _)| path)
        .collect()
}
