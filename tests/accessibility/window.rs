//! The window: it comes back where it was, and never where nobody sees it.

use std::fs;
use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use serde_json::{Value, json};

const SOON: Duration = Duration::from_secs(10);

fn place(desk: &Desk) -> Value {
    let stored = fs::read_to_string(desk.config().join("window.json")).unwrap_or_default();
    serde_json::from_str(&stored).unwrap_or_default()
}

#[test]
fn it_comes_back_in_the_size_it_was_left_in() {
    let desk = Desk::of("Anna");
    let mut program = desk.start::<&str>([]);
    desk.wait_until("the launcher is there", Duration::from_secs(10), || {
        desk.shows_launcher()
    });
    desk.resize_launcher(640, 600);
    std::thread::sleep(Duration::from_millis(500));
    desk.close_launcher();
    assert!(program.ends_within(Duration::from_secs(10)).success());
    assert_eq!(
        (&place(&desk)["width"], &place(&desk)["height"]),
        (&json!(640), &json!(600))
    );

    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    assert_eq!(
        launcher.run("return [innerWidth, innerHeight]"),
        json!([640, 600])
    );
}

#[test]
fn it_fills_the_screen_again_if_it_did_and_still_knows_its_own_size() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    desk.resize_launcher(640, 600);
    let size = || launcher.run("return [innerWidth, innerHeight]");
    desk.wait_until("it has its size", SOON, || size() == json!([640, 600]));
    // For a moment, as people leave a window.
    std::thread::sleep(Duration::from_millis(500));
    desk.maximise_launcher();
    desk.wait_until("it fills the screen", SOON, || {
        size()[0].as_i64().is_some_and(|width| width > 1200)
    });
    let full = size();
    desk.close_launcher();
    assert!(launcher.ends_within(SOON).success());
    drop(launcher);
    let kept = place(&desk);
    assert_eq!(
        (&kept["width"], &kept["height"], &kept["maximized"]),
        (&json!(640), &json!(600), &json!(true)),
        "{kept}"
    );

    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    desk.wait_until("it fills the screen again", SOON, || {
        launcher.run("return [innerWidth, innerHeight]") == full
    });
}

#[test]
fn a_place_on_a_screen_that_is_gone_is_not_used() {
    let desk = Desk::of("Anna");
    let kept = json!({"version": 1, "x": 5000, "y": 4000, "width": 640, "height": 600, "maximized": false});
    fs::write(desk.config().join("window.json"), kept.to_string()).unwrap();
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    let at = launcher.run("return [screenX, screenY, screenX + innerWidth <= screen.width, screenY + innerHeight <= screen.height]");
    assert!(
        at[0].as_i64().unwrap() >= 0 && at[1].as_i64().unwrap() >= 0,
        "{at}"
    );
    assert!(at[2] == true && at[3] == true, "{at}");
}
