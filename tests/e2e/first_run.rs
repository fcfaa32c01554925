//! Somebody starts the program for the first time.

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::Order;

#[test]
fn an_invited_person_agrees_and_is_in_the_meeting() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([desk.standin.room("Teamrunde")]);
    launcher
        .expect("welcome")
        .fill("name", "Anna „Anni“ O'Neil & Söhne")
        .press("agree");

    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.room.as_deref(), Some("Teamrunde"));
    assert_eq!(prejoin.display_name, "Anna „Anni“ O'Neil & Söhne");
    assert_eq!(prejoin.lang.as_deref(), Some("de"));
    launcher.expect_gone();
    desk.picture("prejoin");

    desk.standin.order(Order::Join);
    let joined = desk.standin.expect("joined");
    assert_eq!(joined.rtc.unwrap().state, "connected");
    assert_eq!(
        joined.address,
        desk.standin.room("Teamrunde"),
        "query and fragment are gone"
    );

    desk.standin.order(Order::LeaveWelcome);
    launcher
        .expect("over")
        .says("Sie haben das Meeting verlassen.");
    desk.picture("over");
}
