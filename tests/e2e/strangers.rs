//! Pages that are not the meeting: they get no window of their own, and no road into the program.

use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::Order;
use serde_json::json;

fn in_a_meeting(desk: &Desk) -> bbw_meet_tests::desk::Running {
    let program = desk.start([desk.standin.room("Raum")]);
    desk.standin.expect("prejoin");
    program
}

#[test]
fn a_foreign_site_in_the_meeting_window_is_left_at_once() {
    let desk = Desk::of("Anna");
    let _program = in_a_meeting(&desk);
    desk.standin.order(Order::Goto {
        to: format!("{}/anywhere", desk.standin.elsewhere()),
    });
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(
        prejoin.room.as_deref(),
        Some("Raum"),
        "taken back into the meeting"
    );
    assert_eq!(prejoin.display_name, "Anna");
}

#[test]
fn a_link_to_a_new_window_opens_in_the_persons_own_browser() {
    let desk = Desk::of("Anna");
    let _program = in_a_meeting(&desk);
    let link = format!("{}/handout?page=2", desk.standin.elsewhere());
    desk.standin.order(Order::OfferLink { to: link.clone() });
    desk.standin.expect("link-offered");
    desk.click_into_meeting();
    desk.wait_until("the link is handed over", Duration::from_secs(10), || {
        desk.opened_by_default() == [link.clone()]
    });
    let requests = desk.standin.requests();
    assert!(
        !requests
            .iter()
            .any(|request| request.target.contains("handout")),
        "the meeting's browser has not fetched it: {requests:#?}"
    );
    desk.standin.order(Order::Look);
    assert_eq!(
        desk.standin.expect("looked").room.as_deref(),
        Some("Raum"),
        "the meeting goes on"
    );
    desk.picture("link-opened");
}

#[test]
fn a_sign_in_site_of_the_deployment_may_be_visited_and_comes_back_with_its_token() {
    let desk = Desk::of("Anna");
    let _program = in_a_meeting(&desk);
    let back = desk.standin.room("Raum");
    desk.standin.order(Order::Goto {
        to: format!("{}/sign-in?return={back}", desk.standin.sign_in()),
    });
    desk.standin.expect("sign-in");
    desk.standin.order(Order::SignedIn {
        token: "aa.bb.cc".to_owned(),
    });
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.jwt.as_deref(), Some("aa.bb.cc"));
    assert_eq!(prejoin.display_name, "Anna");
}

#[test]
fn a_sign_in_in_a_window_of_its_own_does_not_hold_the_meeting_up() {
    let desk = Desk::of("Anna");
    let _program = desk.start([desk.standin.hostile_room()]);
    desk.standin.expect("hostile");
    let back = desk.standin.room("static/close.html");
    let sign_in = format!("{}/sign-in?return={back}", desk.standin.sign_in());
    desk.standin.order(Order::Attack {
        what: "windows-on-click".to_owned(),
        with: vec![sign_in],
    });
    desk.standin.expect("armed");
    std::thread::sleep(Duration::from_millis(500));
    desk.click_into_meeting();
    desk.standin.expect("sign-in");
    assert_eq!(desk.standin.expect("attacked").outcome, json!(["a window"]));
    desk.standin.order(Order::SignedIn {
        token: "aa.bb.cc".to_owned(),
    });
    // The window comes back to the server with its token, and nobody else gets to see that.
    desk.standin.expect("close");
    desk.standin.order(Order::Look);
    desk.standin.expect("looked");
    assert_eq!(desk.opened_by_default(), [""; 0]);
}

#[test]
fn a_meeting_page_finds_no_road_into_the_program() {
    let desk = Desk::of("Anna");
    let _program = in_a_meeting(&desk);
    desk.standin.order(Order::Look);
    assert_eq!(desk.standin.expect("looked").bridge, Vec::<String>::new());
}

#[test]
fn nothing_listens_for_connections() {
    let desk = Desk::of("Anna");
    let _program = in_a_meeting(&desk);
    let listening = desk.listening();
    assert!(listening.is_empty(), "{listening:?}");
}

#[test]
fn a_link_to_another_meeting_asks_whether_to_leave() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum");
    desk.standin.expect("prejoin");
    launcher.expect_gone();
    desk.standin.order(Order::OfferLink {
        to: desk.standin.room("Andere"),
    });
    desk.standin.expect("link-offered");
    desk.click_into_meeting();
    launcher.expect("switch");
    assert_eq!(desk.opened_by_default(), [""; 0]);
}

/// A room whose page is hostile, and nothing else on the desk.
fn in_a_hostile_room(desk: &Desk) -> bbw_meet_tests::desk::Running {
    let program = desk.start([desk.standin.hostile_room()]);
    desk.standin.expect("hostile");
    // The look at the page is over by then.
    std::thread::sleep(Duration::from_secs(2));
    program
}

fn attack(desk: &Desk, what: &str, with: &[String]) {
    desk.standin.order(Order::Attack {
        what: what.to_owned(),
        with: with.to_vec(),
    });
}

fn click(desk: &Desk) {
    desk.standin.expect("armed");
    std::thread::sleep(Duration::from_millis(500));
    desk.click_into_meeting();
}

#[test]
fn a_foreign_site_does_not_hide_behind_a_long_address() {
    let desk = Desk::of("Anna");
    let _program = in_a_hostile_room(&desk);
    attack(
        &desk,
        "long-address",
        &[format!("{}/anywhere", desk.standin.elsewhere())],
    );
    std::thread::sleep(Duration::from_secs(4));
    let requests = desk.standin.requests();
    assert!(
        !requests
            .iter()
            .any(|request| request.target.starts_with("/anywhere")),
        "it was not even asked for: {requests:#?}"
    );
    // The room is still there to answer.
    attack(&desk, "permissions", &["camera".to_owned()]);
    desk.standin.expect("attacked");
}

#[test]
fn an_emptied_window_leads_back_into_the_meeting() {
    let desk = Desk::of("Anna");
    let _program = in_a_hostile_room(&desk);
    attack(&desk, "empty-window", &[]);
    click(&desk);
    desk.standin.expect("hostile");
}

#[test]
fn an_empty_window_does_not_stay() {
    let desk = Desk::of("Anna");
    let _program = in_a_hostile_room(&desk);
    attack(&desk, "empty-windows", &[]);
    click(&desk);
    let attacked = desk.standin.expect("attacked");
    assert_eq!(attacked.outcome, json!("closed"));
}

#[test]
fn a_page_writes_no_mail_and_a_click_on_a_link_writes_a_draft() {
    let address = "mailto:a@b.example?subject=x&attach=/etc/passwd".to_owned();
    let desk = Desk::of("Anna");
    let _program = in_a_hostile_room(&desk);
    attack(&desk, "mail", std::slice::from_ref(&address));
    std::thread::sleep(Duration::from_secs(3));
    assert_eq!(desk.opened_by_default(), [""; 0], "nobody clicked");
    attack(&desk, "mail-on-click", &[address]);
    click(&desk);
    desk.wait_until("the mail is handed over", Duration::from_secs(10), || {
        desk.opened_by_default() == ["mailto:a@b.example?subject=x"]
    });
    std::thread::sleep(Duration::from_secs(2));
    assert_eq!(desk.opened_by_default().len(), 1, "and by nobody else");
}

/// Chromium's names; what is not in the first list is asked for, or every page may do it.
#[test]
fn camera_and_microphone_are_granted_and_nothing_else() {
    let desk = Desk::of("Anna");
    let _program = in_a_hostile_room(&desk);
    let granted = ["camera", "microphone"];
    let asked = [
        "clipboard-read",
        "display-capture",
        "geolocation",
        "idle-detection",
        "local-fonts",
        "midi",
        "notifications",
        "persistent-storage",
        "window-management",
    ];
    let names = granted.iter().chain(&asked).map(|name| (*name).to_owned());
    attack(&desk, "permissions", &names.collect::<Vec<_>>());
    let outcome = desk.standin.expect("attacked").outcome;
    for name in granted {
        assert_eq!(outcome[name], "granted", "{name}");
    }
    for name in asked {
        assert_eq!(outcome[name], "prompt", "{name}");
    }
}

#[test]
fn no_device_but_camera_and_microphone_is_offered_to_a_page() {
    let desk = Desk::of("Anna");
    let _program = in_a_hostile_room(&desk);
    attack(
        &desk,
        "device-lists",
        &["usb".to_owned(), "serial".to_owned()],
    );
    click(&desk);
    let outcome = desk.standin.expect("attacked").outcome;
    for kind in ["usb", "serial"] {
        let came = outcome[kind].as_str().unwrap_or_default();
        assert!(came.starts_with("refused"), "{outcome:#}");
    }
}

#[test]
fn a_page_that_prints_does_not_hold_the_meeting_up() {
    let desk = Desk::of("Anna");
    let _program = in_a_hostile_room(&desk);
    attack(&desk, "print-once", &[]);
    assert_eq!(desk.standin.expect("attacked").outcome, json!("went on"));
}

#[test]
fn a_page_does_not_become_what_opens_mails() {
    let desk = Desk::of("Anna");
    let mut program = in_a_hostile_room(&desk);
    attack(&desk, "handler", &[]);
    click(&desk);
    desk.standin.expect("attacked");
    program.kill();
    desk.wait_until("the browser has ended", Duration::from_secs(10), || {
        desk.browsers().is_empty()
    });
    let preferences = desk
        .data()
        .join("meetings")
        .join(
            desk.standin
                .origin()
                .replace("https://", "")
                .replace(':', "_"),
        )
        .join("Default/Preferences");
    let kept: serde_json::Value =
        serde_json::from_slice(&std::fs::read(preferences).unwrap()).unwrap();
    let taken = &kept["custom_handlers"]["registered_protocol_handlers"];
    assert!(taken.as_array().is_none_or(Vec::is_empty), "{taken:#}");
}

#[test]
fn where_a_download_went_is_said() {
    let desk = Desk::of("Anna");
    let _program = in_a_hostile_room(&desk);
    let before = desk.picture("download-before");
    attack(&desk, "downloads", &["Tafelbild.pdf".to_owned()]);
    desk.standin.expect("attacked");
    let file = desk.home().join("Downloads/Tafelbild.pdf");
    desk.wait_until("the file is there", Duration::from_secs(10), || {
        file.exists()
    });
    std::thread::sleep(Duration::from_secs(1));
    let after = desk.picture("download-told");
    assert_ne!(
        std::fs::read(before).unwrap(),
        std::fs::read(after).unwrap(),
        "a note stands on the screen"
    );
}
