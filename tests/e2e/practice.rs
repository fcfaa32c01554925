//! Trying out camera and microphone from the launcher: before there is consent, without a connection, and on into the
//! meeting.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::launcher::Launcher;
use bbw_meet_tests::needs;

const TITLE: &str = "Vor dem Meeting ausprobieren";

/// How long the page is looked at: its devices are on, and what a browser does beside its page has begun.
const LOOKED_AT: Duration = Duration::from_secs(4);

/// Waits until the page has drawn itself.
fn wait_for_page(desk: &Desk) {
    let there = || desk.titles().iter().any(|title| title.starts_with(TITLE));
    desk.wait_until("the page is there", Duration::from_secs(20), there);
    std::thread::sleep(Duration::from_secs(1));
}

fn wait_for_end(desk: &Desk) {
    let gone = || desk.browsers().is_empty();
    desk.wait_until("its browser is gone", Duration::from_secs(15), gone);
}

/// The first screen of somebody who has not agreed.
fn newcomer(desk: &Desk) -> Launcher {
    let launcher = desk.open_launcher([desk.standin.room("Raum")]);
    launcher.expect("welcome");
    launcher
}

/// From there to the page, by way of the help.
fn tries(desk: &Desk, launcher: &Launcher) {
    launcher
        .press("help")
        .expect("help")
        .press("practise")
        .expect("practice");
    wait_for_page(desk);
}

/// Files of a browser, and what the program keeps of a person. The launcher's web view has its own folder and caches.
fn kept(desk: &Desk) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> = desk.files().into_iter().map(|(path, _)| path).collect();
    paths.retain(|path| !path.starts_with(desk.data().join("launcher")));
    paths.retain(|path| !path.starts_with(desk.home().join(".cache")));
    paths.sort();
    paths
}

#[test]
fn before_consent_it_works_calls_nobody_and_leaves_nothing() {
    let desk = Desk::new();
    let launcher = newcomer(&desk);
    let before = kept(&desk);
    tries(&desk, &launcher);
    std::thread::sleep(LOOKED_AT);
    desk.picture("practice");
    desk.press_in_meeting(&["Escape"]);
    launcher.expect("welcome");
    wait_for_end(&desk);
    assert_eq!(desk.standin.connections(), 0);
    assert!(desk.standin.requests().is_empty());
    let kept: Vec<_> = kept(&desk)
        .into_iter()
        .filter(|path| !before.contains(path))
        .collect();
    assert_eq!(kept, Vec::<PathBuf>::new());
    assert!(!desk.data().join("meetings").exists());
}

/// Runs the real browser under `strace`, which writes down whom any of its processes talks to.
const TRACED: &str = r#"#!/bin/sh
export PATH="$PATH:/usr/bin:/bin"
exec STRACE -f -qq -yy -e trace=connect,sendto,sendmsg,sendmmsg -e signal=none -o TRACE BROWSER --no-sandbox --use-fake-device-for-media-stream "$@"
"#;

/// What Chromium tries all the same: the door of this computer behind which nobody is, for its lists and updates; and to ask
/// the system by which way a packet would leave, to learn whether there is IPv6, on a socket on which nothing is sent.
fn is_harmless(line: &str) -> bool {
    let connects = |to: &str| line.contains("connect(") && line.contains(to);
    connects("htons(1), sin_addr=inet_addr(\"127.0.0.1\")")
        || connects("\"2001:4860:4860::8888\"") && line.contains("<UDPv6")
}

/// Not even packets that carry no request: names that are looked up, connections that are opened ahead.
#[test]
fn its_browser_talks_to_nobody_at_all() {
    let desk = Desk::new();
    let trace = desk.home().join("trace");
    let script = TRACED
        .replace("STRACE", &needs("strace", "strace").display().to_string())
        .replace("TRACE", &trace.display().to_string())
        .replace(
            "BROWSER",
            &needs("chromium", "chromium").display().to_string(),
        );
    let desk = desk.with_chromium(&script);
    let launcher = newcomer(&desk);
    tries(&desk, &launcher);
    std::thread::sleep(2 * LOOKED_AT);
    launcher.press("end-practice").expect("welcome");
    wait_for_end(&desk);
    let trace = fs::read_to_string(&trace).unwrap();
    assert!(trace.contains("AF_UNIX"), "the trace is one:\n{trace:.500}");
    let of_the_network = ["sin_addr", "sin6_addr", "<TCP", "<UDP"];
    let talk: Vec<&str> = trace
        .lines()
        .filter(|line| of_the_network.iter().any(|mark| line.contains(mark)))
        .filter(|line| !is_harmless(line))
        .collect();
    assert!(talk.is_empty(), "{}", talk.join("\n"));
    assert_eq!(desk.standin.connections(), 0);
}

#[test]
fn it_leads_on_into_the_meeting() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher
        .expect("home")
        .fill("entry", "Teamrunde")
        .press("practise")
        .expect("practice");
    wait_for_page(&desk);
    assert_eq!(desk.standin.connections(), 0);
    // The microphone to choose, the tone, the way on.
    desk.press_in_meeting(&["Tab", "Tab", "Tab", "Return"]);
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.room.as_deref(), Some("Teamrunde"));
    launcher.expect_gone();
}

#[test]
fn without_consent_it_leads_back_to_the_question() {
    let desk = Desk::new();
    let launcher = newcomer(&desk);
    tries(&desk, &launcher);
    desk.press_in_meeting(&["Tab", "Tab", "Tab", "Return"]);
    launcher.expect("welcome").says("eingeladen");
    wait_for_end(&desk);
    assert_eq!(desk.standin.connections(), 0);
}

#[test]
fn an_invitation_that_is_opened_meanwhile_gets_the_devices() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("practise").expect("practice");
    wait_for_page(&desk);
    let mut second = desk.start([desk.standin.room("Teamrunde")]);
    second.ends_within(Duration::from_secs(10));
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.room.as_deref(), Some("Teamrunde"));
    assert!(!desk.titles().iter().any(|title| title.starts_with(TITLE)));
}

#[test]
fn where_no_browser_can_show_it_the_person_is_told_what_to_do_instead() {
    let desk = Desk::of("Anna").without_chromium();
    let launcher = desk.open_launcher::<&str>([]);
    launcher
        .expect("home")
        .press("practise")
        .says("Zuerst sehen Sie dort eine Vorschau");
}
