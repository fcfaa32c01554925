//! Somebody who has agreed before starts the program.

use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::Order;

#[test]
fn a_link_leads_straight_into_the_meeting() {
    let desk = Desk::of("Anna");
    let _program = desk.start([desk.standin.room("bbw/Teamrunde")]);
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(
        (prejoin.tenant.as_deref(), prejoin.room.as_deref()),
        (Some("bbw"), Some("Teamrunde"))
    );
    assert_eq!(prejoin.display_name, "Anna");
    desk.wait_until("no launcher is left", Duration::from_secs(5), || {
        !desk.shows_launcher()
    });
}

#[test]
fn the_programs_own_link_means_the_same() {
    let desk = Desk::of("Anna");
    let link = desk
        .standin
        .room("bbw/Teamrunde")
        .replace("https://", "bbw-meet://");
    let _program = desk.start([link]);
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(
        (prejoin.tenant.as_deref(), prejoin.room.as_deref()),
        (Some("bbw"), Some("Teamrunde"))
    );
}

#[test]
fn a_room_name_is_enough_and_is_remembered() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Teamrunde");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Teamrunde")
    );
    desk.standin.order(Order::LeaveWelcome);

    launcher
        .expect("over")
        .press("go-home")
        .expect("home")
        .says("Teamrunde")
        .press("join-history");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Teamrunde")
    );
    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over").press("join-again");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Teamrunde")
    );
}

#[test]
fn an_empty_field_opens_the_start_page_and_its_end_is_the_way_back_there() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("start");
    desk.standin.expect("welcome");
    launcher.expect_gone();

    desk.standin.order(Order::Goto {
        to: desk.standin.room("Spontan"),
    });
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
    desk.standin.order(Order::LeaveWelcome);
    launcher
        .expect("over")
        .says("Sie haben das Meeting verlassen.");
}

#[test]
fn a_link_of_somebody_else_is_refused_in_words() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher(["https://meet.evil.example/Raum"]);
    launcher.expect("problem").says("meet.evil.example");
    desk.picture("problem-host");
    assert!(desk.browsers().is_empty());
    assert!(desk.standin.requests().is_empty());
}
