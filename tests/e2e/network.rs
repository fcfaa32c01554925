//! The network or the server is at fault: the person is told which, what to do and whom to ask, and trying again works.
//! A page that is no meeting's is told, too, but a healthy meeting is never disturbed.

use std::time::{Duration, Instant};

use bbw_meet_core::error::Problem;
use bbw_meet_core::language::Language;
use bbw_meet_core::words::Catalogue;
use bbw_meet_tests::desk::{Desk, Internet};
use bbw_meet_tests::launcher::Launcher;
use bbw_meet_tests::standin::{Fault, Order, Proof};

/// Nobody should have to wait longer for bad news, but from a server that says nothing at all.
const SOON: Duration = Duration::from_secs(10);

/// How long a server may say nothing before it counts as gone, and a little more. Chromium itself waits 30 s and longer.
const SILENCE: Duration = Duration::from_secs(28);

/// The words for a code, what happened and what to do, in this language.
fn words(language: Language, code: &str, status: u16) -> [String; 2] {
    let code = serde_json::from_value(code.into()).unwrap();
    let problem = Problem::new(code).with("status", status);
    let words = Catalogue::of(language);
    [words.what(&problem), words.what_to_do(&problem)]
}

/// The problem is shown with its own words and with whom to ask.
fn expect_told(desk: &Desk, launcher: &Launcher, code: &str, status: u16, limit: Duration) {
    let begun = Instant::now();
    launcher.expect_within("problem", limit);
    eprintln!(
        "{code} is told after {:.1} s",
        begun.elapsed().as_secs_f32()
    );
    assert_eq!(launcher.code(), code);
    for sentence in words(Language::German, code, status) {
        launcher.says(&sentence);
    }
    launcher.says("hilfe@bbw.example");
    expect_no_browser(desk);
    desk.picture(&format!("problem-{code}"));
}

/// No window is left behind. A browser's helpers need a moment longer than the browser itself.
fn expect_no_browser(desk: &Desk) {
    desk.wait_until("the browser is gone", Duration::from_secs(3), || {
        desk.browsers().is_empty()
    });
}

/// Everything is well again: the same button leads into the meeting.
fn expect_retry_works(desk: &Desk, launcher: &Launcher) {
    launcher.press("join-pending");
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
    launcher.expect_gone();
    desk.close_meeting_window();
    launcher.expect("over").press("go-home");
}

#[test]
fn each_fault_of_the_server_has_its_own_words_and_trying_again_works() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    for (fault, proof, code) in [
        (Fault::Refuse, Proof::Good, "net-refused"),
        (Fault::Status(502), Proof::Good, "net-server"),
        (Fault::Status(404), Proof::Good, "net-wrong-host"),
        (Fault::None, Proof::Expired, "net-certificate-date"),
        (Fault::None, Proof::WrongName, "net-certificate-name"),
        (Fault::None, Proof::Untrusted, "net-certificate"),
    ] {
        desk.standin.go_wrong(fault);
        desk.standin.prove(proof);
        launcher.join("Raum");
        expect_told(&desk, &launcher, code, 502, SOON);

        desk.standin.go_wrong(Fault::None);
        desk.standin.prove(Proof::Good);
        expect_retry_works(&desk, &launcher);
    }
}

#[test]
fn a_portal_or_a_wrong_server_is_told_although_a_page_comes() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    for (fault, code) in [
        (Fault::CaptivePortal, "net-portal"),
        (Fault::PortalElsewhere, "net-portal"),
        (Fault::PortalByScript, "net-portal"),
        (Fault::OtherServer, "net-wrong-host"),
        (Fault::NoConfig(404), "net-wrong-host"),
        (Fault::NoConfig(503), "net-server"),
    ] {
        desk.standin.go_wrong(fault);
        launcher.join("Raum");
        expect_told(&desk, &launcher, code, 503, SOON);
        desk.standin.go_wrong(Fault::None);
        expect_retry_works(&desk, &launcher);
    }
}

#[test]
fn who_has_been_there_before_is_told_too_although_jitsi_keeps_a_page_for_being_offline() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum");
    desk.standin.expect("prejoin");
    desk.standin.order(Order::KeepOfflinePage);
    desk.standin.expect("offline-page-kept");
    launcher.expect_gone();
    desk.close_meeting_window();
    launcher.expect("over").press("go-home");

    for (fault, proof, code) in [
        (Fault::Refuse, Proof::Good, "net-refused"),
        (Fault::None, Proof::Untrusted, "net-certificate"),
    ] {
        desk.standin.go_wrong(fault);
        desk.standin.prove(proof);
        launcher.join("Raum");
        expect_told(&desk, &launcher, code, 0, SOON);
        desk.standin.go_wrong(Fault::None);
        desk.standin.prove(Proof::Good);
        expect_retry_works(&desk, &launcher);
    }
}

#[test]
fn each_language_has_words_of_its_own_for_each_fault() {
    for language in Language::ALL {
        let codes = bbw_meet_core::error::Code::ALL
            .iter()
            .map(|code| code.as_str())
            .filter(|code| code.starts_with("net-"));
        let mut what: Vec<String> = codes
            .map(|code| words(language, code, 502)[0].clone())
            .collect();
        let all = what.len();
        assert!(all > 10);
        what.sort();
        what.dedup();
        assert_eq!(
            what.len(),
            all,
            "two faults say the same in {}: {what:#?}",
            language.as_str()
        );
    }
}

#[test]
fn a_computer_without_a_network_and_a_name_that_nobody_knows_are_told_apart() {
    let desk = Desk::on_the_internet("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    for (internet, code) in [
        (Internet::Offline, "net-offline"),
        (Internet::NoName, "net-name"),
    ] {
        desk.set_internet(internet);
        launcher.join("Raum");
        expect_told(&desk, &launcher, code, 0, Duration::from_secs(20));
        desk.set_internet(Internet::Good);
        expect_retry_works(&desk, &launcher);
    }
}

#[test]
fn a_server_that_says_nothing_is_given_up_and_waiting_can_be_stopped_before() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    desk.standin.go_wrong(Fault::BlackHole);
    launcher
        .join("Raum")
        .expect("opening")
        .says("Das Programm wartet auf die Antwort von localhost");
    desk.picture("opening-slow");
    launcher
        .press("cancel")
        .expect("over")
        .says("Sie haben das Öffnen abgebrochen.");
    expect_no_browser(&desk);

    launcher.press("join-pending");
    expect_told(&desk, &launcher, "net-timeout", 0, SILENCE);
    desk.standin.go_wrong(Fault::None);
    expect_retry_works(&desk, &launcher);
}

#[test]
fn a_slow_server_and_a_page_of_its_own_are_no_faults() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    desk.standin.go_wrong(Fault::Slow(Duration::from_secs(4)));
    launcher.join("Raum");
    desk.standin.expect("prejoin");
    launcher.expect_gone();
    desk.standin.go_wrong(Fault::None);
    desk.close_meeting_window();
    launcher.expect("over").press("go-home");

    desk.standin.go_wrong(Fault::OwnPage);
    launcher.join("Raum").expect_gone();
    desk.wait_until("config.js is asked for", SOON, || {
        asked_for_config(&desk) == 2
    });
    std::thread::sleep(Duration::from_secs(2));
    assert!(!launcher.is_open(), "{:?}", launcher.text());
    assert!(!desk.browsers().is_empty());
}

/// How often `config.js` has been asked for.
fn asked_for_config(desk: &Desk) -> usize {
    let requests = desk.standin.requests();
    requests
        .iter()
        .filter(|request| request.target == "/config.js")
        .count()
}

#[test]
fn a_healthy_meeting_costs_no_request_of_the_programs() {
    let desk = Desk::of("Anna");
    let _program = desk.start([desk.standin.room("Raum")]);
    desk.standin.expect("prejoin");
    desk.standin.order(Order::Join);
    desk.standin.expect("joined");
    assert_eq!(
        asked_for_config(&desk),
        1,
        "the page's own: {:#?}",
        desk.standin.requests()
    );
}

#[test]
fn what_is_no_meeting_can_be_opened_anyway() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    desk.standin.go_wrong(Fault::OtherServer);
    launcher.join("Raum");
    expect_told(&desk, &launcher, "net-wrong-host", 0, SOON);
    assert_eq!(
        launcher.run("return document.querySelector('[data-main]').dataset.action"),
        "join-pending",
        "the main button tries again"
    );
    desk.picture("problem-anyway");

    launcher.press("open-anyway").expect_gone();
    std::thread::sleep(Duration::from_secs(3));
    assert!(
        !launcher.is_open() && !desk.browsers().is_empty(),
        "the page stays"
    );
    desk.close_meeting_window();
    launcher.expect("over");

    // The person knows better, also the next time and when all is well again.
    desk.standin.go_wrong(Fault::None);
    launcher.press("join-pending");
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
}

#[test]
fn a_server_that_is_gone_for_a_moment_ends_no_meeting() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum");
    desk.standin.expect("prejoin");
    desk.standin.order(Order::Join);
    desk.standin.expect("joined");
    launcher.expect_gone();

    desk.standin.go_wrong(Fault::Refuse);
    std::thread::sleep(Duration::from_secs(3));
    assert!(!launcher.is_open(), "Jitsi itself says that it reconnects");
    desk.standin.go_wrong(Fault::None);
    // The page finds the server again by itself, as Jitsi does.
    let deadline = Instant::now() + Duration::from_secs(30);
    loop {
        desk.standin.order(Order::Look);
        if desk
            .standin
            .try_expect("looked", Duration::from_secs(1))
            .is_some()
        {
            break;
        }
        assert!(Instant::now() < deadline, "the page does not come back");
    }
    assert!(!launcher.is_open());
}

#[test]
fn the_web_view_tells_a_portal_too() {
    let desk = Desk::of("Anna");
    desk.change_settings(&serde_json::json!({"host": "webview"}));
    desk.standin.go_wrong(Fault::CaptivePortal);
    let _program = desk.start_trusting([desk.standin.room("Raum")]);
    desk.wait_until("the portal is told", Duration::from_secs(30), || {
        desk.log().contains(" problem net-portal\n")
    });
    expect_no_browser(&desk);
}
