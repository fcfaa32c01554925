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
