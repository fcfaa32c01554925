//! A second start hands what it wants to the first.

use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::Order;

const SOON: Duration = Duration::from_secs(5);

#[test]
fn while_consent_is_asked_the_newer_invitation_waits() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([desk.standin.room("Erstes")]);
    launcher.expect("welcome").says("Erstes");
    assert!(
        desk.start([desk.standin.room("Zweites")])
            .ends_within(SOON)
            .success()
    );
    launcher.says("Zweites").fill("name", "Anna").press("agree");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Zweites")
    );
}

#[test]
fn while_a_meeting_runs_the_person_is_asked_which_one() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Erstes");
    desk.standin.expect("prejoin");
    launcher.expect_gone();

    assert!(
        desk.start([desk.standin.room("Zweites")])
            .ends_within(SOON)
            .success()
    );
    launcher.expect("switch").says("Erstes").says("Zweites");
    desk.picture("switch");
    launcher.press("stay").expect_gone();
    desk.standin.order(Order::Look);
    assert_eq!(
        desk.standin.expect("looked").room.as_deref(),
        Some("Erstes")
    );

    assert!(
        desk.start([desk.standin.room("Zweites")])
            .ends_within(SOON)
            .success()
    );
    launcher.expect("switch").press("leave-and-join");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Zweites")
    );
    desk.standin.order(Order::Look);
    assert_eq!(
        desk.standin.expect("looked").room.as_deref(),
        Some("Zweites")
    );
    desk.standin.expect_none("looked", Duration::from_secs(1));
}

#[test]
fn the_same_meeting_once_more_asks_nothing() {
    let desk = Desk::of("Anna");
    let _first = desk.start([desk.standin.room("Raum")]);
    desk.standin.expect("prejoin");
    assert!(
        desk.start([desk.standin.room("rAUM")])
            .ends_within(SOON)
            .success()
    );
    desk.standin.expect_none("prejoin", Duration::from_secs(2));
    desk.wait_until("no launcher is left", SOON, || !desk.shows_launcher());
}
