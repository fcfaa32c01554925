//! Whoever closes the meeting's window is seen to go by the others at once: the page runs what it has for its end. In both
//! hosts.

use std::time::Duration;

use bbw_meet_tests::desk::{Desk, Running};
use bbw_meet_tests::standin::Order;
use serde_json::json;

/// The others see somebody go who says goodbye; who does not stays in the picture for up to a minute.
const AT_ONCE: Duration = Duration::from_secs(2);

/// A meeting in the system's web view, in a room whose page does what it is told.
fn in_the_web_view() -> (Desk, Running) {
    let desk = Desk::of("Anna");
    desk.change_settings(&json!({"host": "webview"}));
    let program = desk.start_trusting([desk.standin.hostile_room()]);
    let page = desk.standin.expect("hostile");
    assert!(!page.user_agent.contains("Chrome"), "{}", page.user_agent);
    (desk, program)
}

fn close_window(desk: &Desk) {
    // No process has number 0: who waits for a window goes on waiting.
    desk.close_window(|| desk.window().map_or(0, |window| window.pid));
}

/// The page says goodbye at once.
fn expect_goodbye(desk: &Desk) {
    desk.standin.expect_within("gone", AT_ONCE);
}

#[test]
fn closing_the_window_of_the_web_view_says_goodbye() {
    let (desk, _program) = in_the_web_view();
    close_window(&desk);
    expect_goodbye(&desk);
    desk.wait_until("the launcher is there", Duration::from_secs(20), || {
        desk.log().contains(" over window-closed\n")
    });
}

#[test]
fn a_page_that_would_rather_keep_the_person_is_left_all_the_same() {
    let (desk, _program) = in_the_web_view();
    desk.standin.order(Order::Attack {
        what: "stay".to_owned(),
        with: vec![],
    });
    desk.standin.expect("armed");
    std::thread::sleep(Duration::from_millis(500));
    desk.click_into(|| desk.window().map_or(0, |window| window.pid));
    desk.standin.expect("attacked");
    close_window(&desk);
    expect_goodbye(&desk);
}

#[test]
fn the_program_ends_a_meeting_with_a_goodbye() {
    let (desk, mut program) = in_the_web_view();
    desk.program().unwrap().signal("TERM");
    expect_goodbye(&desk);
    program.ends_within(Duration::from_secs(20));
}

#[test]
fn closing_the_window_of_chromium_says_goodbye() {
    let desk = Desk::of("Anna");
    let _program = desk.start([desk.standin.hostile_room()]);
    desk.standin.expect("hostile");
    desk.close_meeting_window();
    expect_goodbye(&desk);
}
