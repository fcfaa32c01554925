//! A sign-in in a window of its own, in the system's web view: a window of the program's, under the same rules as the
//! meeting's, and gone with it.

use std::time::Duration;

use bbw_meet_tests::desk::{Desk, Running};
use bbw_meet_tests::standin::Order;
use serde_json::json;

const SOON: Duration = Duration::from_secs(15);

/// Whose page it is stands first in the title, then what the page calls itself.
const TITLE: &str = "login.localhost – Anmeldung";

/// A meeting whose page has opened the window of a sign-in, which comes back to the page `close`.
fn signing_in() -> (Desk, Running) {
    let desk = Desk::of("Anna");
    desk.change_settings(&json!({"host": "webview"}));
    let program = desk.start_trusting([desk.standin.hostile_room()]);
    desk.standin.expect("hostile");
    let back = desk.standin.room("static/close.html");
    let sign_in = format!("{}/sign-in?return={back}", desk.standin.sign_in());
    desk.standin.order(Order::Attack {
        what: "windows-on-click".to_owned(),
        with: vec![sign_in],
    });
    desk.standin.expect("armed");
    std::thread::sleep(Duration::from_millis(500));
    desk.click_into(|| desk.window().map_or(0, |window| window.pid));
    desk.standin.expect("sign-in");
    desk.wait_until("it says whose it is", SOON, || is_open(&desk));
    (desk, program)
}

fn is_open(desk: &Desk) -> bool {
    desk.titles().iter().any(|title| title == TITLE)
}

#[test]
fn it_comes_back_with_its_token_and_its_window_closes_with_its_page() {
    let (desk, _program) = signing_in();
    desk.picture("sign-in-window");
    desk.standin.order(Order::SignedIn {
        token: "aa.bb.cc".to_owned(),
    });
    desk.standin.expect("close");
    desk.standin.order(Order::CloseWindow);
    desk.wait_until("only the meeting's window is left", SOON, || {
        desk.titles().len() == 1
    });
    desk.standin.order(Order::Look);
    desk.standin.expect("looked");
}

#[test]
fn it_goes_nowhere_but_through_the_sign_in() {
    let (desk, _program) = signing_in();
    // All pages are told; none obeys.
    desk.standin.order(Order::Goto {
        to: format!("{}/werbung", desk.standin.elsewhere()),
    });
    desk.standin.expect_none("foreign", Duration::from_secs(2));
    assert!(is_open(&desk));
    assert_eq!(desk.opened_by_default(), [""; 0]);
}

#[test]
fn it_goes_with_the_meeting() {
    let (desk, _program) = signing_in();
    let meeting = desk.window().unwrap();
    desk.close_window(|| meeting.pid);
    desk.standin.expect_within("gone", Duration::from_secs(2));
    desk.wait_until("both windows are gone", SOON, || {
        !is_open(&desk)
            && desk
                .processes()
                .iter()
                .all(|process| process.pid != meeting.pid)
    });
}
