//! Consent can be taken back at any time, and everything can be erased.

use std::fs;
use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::Order;

#[test]
fn withdrawn_consent_blocks_every_way_into_a_meeting() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher
        .expect("home")
        .press("privacy")
        .expect("privacy")
        .press("withdraw")
        .says("widerrufen");
    desk.picture("privacy-withdrawn");
    drop(launcher);

    let launcher = desk.open_launcher([desk.standin.room("Raum")]);
    launcher
        .expect("welcome")
        .says("Ohne Einwilligung öffnet das Programm kein Meeting.");
    assert!(desk.browsers().is_empty());
    assert!(desk.standin.requests().is_empty());
}

#[test]
fn who_is_asked_again_is_told_what_has_changed_and_not_something_else() {
    let desk = Desk::of("Anna");
    let deployment = fs::read_to_string(desk.deployment()).unwrap();
    let other = deployment.replace("BBW Teststand, Muster", "BBW Neustand, Muster");
    fs::write(desk.deployment(), other).unwrap();
    let launcher = desk.open_launcher::<&str>([]);
    launcher
        .expect("welcome")
        .says("Verantwortlich für die Daten ist jetzt: BBW Neustand, Musterstraße 1");
    let text = launcher.text().unwrap();
    assert!(!text.contains("hat sich geändert"), "{text}");
    launcher
        .press("privacy")
        .expect("privacy")
        .says("BBW Neustand, Musterstraße 1, 04103 Leipzig. Ihre frühere Entscheidung gilt");
}

#[test]
fn everything_can_be_erased_the_meeting_profile_included() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Geheimrunde");
    desk.standin.expect("prejoin");
    desk.standin.order(Order::Join);
    assert!(desk.standin.expect("joined").cookies.contains("standin"));
    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over").press("go-home");
    assert!(desk.data().join("meetings").exists());

    launcher
        .expect("home")
        .press("privacy")
        .expect("privacy")
        .press("erase")
        .press("erase-yes");
    launcher
        .expect("welcome")
        .says("Alle gespeicherten Daten sind gelöscht.");
    for folder in [desk.data(), desk.config()] {
        let left: Vec<_> = std::fs::read_dir(&folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        assert!(
            left.iter().all(|path| path.ends_with("launcher")),
            "{left:?}"
        );
    }
    for (path, content) in desk.files() {
        assert!(!contains(&content, "Geheimrunde"), "{}", path.display());
    }
}

#[test]
fn consent_that_is_taken_back_while_one_window_fails_opens_no_other() {
    let desk = Desk::of("Anna");
    let go = desk.home().join("go");
    let desk = desk.with_chromium(&format!(
        "#!/bin/sh\nwhile [ ! -e '{}' ]; do /bin/sleep 0.05; done\nexit 13\n",
        go.display()
    ));
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum").expect("opening");
    // From another place, as an administrator's tool or another start would.
    desk.withdraw();
    std::fs::write(&go, "").unwrap();
    launcher
        .expect("welcome")
        .says("Ohne Einwilligung öffnet das Programm kein Meeting.");
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(desk.opened_by_default(), [""; 0]);
    assert!(desk.standin.requests().is_empty());
}

fn contains(content: &[u8], text: &str) -> bool {
    content
        .windows(text.len())
        .any(|window| window == text.as_bytes())
}
