//! Somebody starts the program for the first time.

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::Order;

#[test]
fn an_invited_person_agrees_and_is_in_the_meeting() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([desk.standin.room("Teamrunde")]);
    launcher.expect("welcome").says("Teamrunde");
    desk.picture("welcome");
    launcher
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
    assert_eq!(joined.entered, "Anna „Anni“ O'Neil & Söhne");
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

#[test]
fn without_an_invitation_the_way_leads_through_consent_to_the_home_screen() {
    let desk = Desk::new();
    let launcher = desk.open_launcher::<&str>([]);
    launcher
        .expect("welcome")
        .fill("name", "Anna")
        .press("agree");
    launcher.expect("home").says("Guten Tag, Anna.");
    desk.picture("home");
    assert!(
        desk.standin.requests().is_empty(),
        "nobody has asked for a meeting yet"
    );
}

#[test]
fn without_a_name_there_is_neither_consent_nor_meeting() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([desk.standin.room("Raum")]);
    launcher.expect("welcome").press("agree").says("Name");
    launcher.expect("welcome");
    assert_eq!(
        launcher.run("return document.activeElement.id"),
        "name",
        "where the mistake is to be mended"
    );
    assert_eq!(
        launcher.run("return document.querySelector('#errors a').hash"),
        "#name",
        "and leads to the field"
    );
    assert!(!desk.data().join("consent.jsonl").exists());
    assert!(desk.browsers().is_empty());
}

#[test]
fn who_refuses_is_not_connected_to_anything() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([desk.standin.room("Raum")]);
    launcher
        .expect("welcome")
        .fill("name", "Anna")
        .press("decline");
    launcher.expect("declined");
    desk.picture("declined");
    assert!(desk.browsers().is_empty());
    assert!(desk.standin.requests().is_empty());

    launcher
        .press("reconsider")
        .expect("welcome")
        .fill("name", "Anna")
        .press("agree");
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
}
