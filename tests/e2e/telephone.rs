//! A meeting's link for a telephone: the code is read off the screen, as a camera does.

use std::process::Command;
use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::launcher::Launcher;
use bbw_meet_tests::needs;
use bbw_meet_tests::standin::{Fault, Order};

const TOKEN: &str = "eyJhbGciOiJub25lIn0.c2VjcmV0LXRva2Vu.c2lnbmF0dXJl";

/// A page needs so long to be painted after it has changed.
const PAINT: Duration = Duration::from_millis(300);

/// What a reader of codes finds in the launcher's window, as it is seen.
fn read_off(desk: &Desk, launcher: &Launcher) -> String {
    // WebKit's scrollIntoView takes an SVG for smaller than it is.
    launcher.run(
        "const { top, bottom } = document.querySelector('.code').getBoundingClientRect();
         scrollBy(0, (top + bottom - innerHeight) / 2)",
    );
    std::thread::sleep(PAINT);
    let picture = desk.home().join("code.png");
    desk.launcher_picture(&picture);
    let read = Command::new(needs("zbarimg", "zbar-tools"))
        .args(["--quiet", "--raw"])
        .arg(&picture)
        .output()
        .unwrap();
    String::from_utf8(read.stdout).unwrap().trim().to_owned()
}

/// Goes to the page with the code; answers what a camera and what a person reads there.
fn on_the_telephone(desk: &Desk, launcher: &Launcher) -> [String; 2] {
    launcher
        .press("telephone")
        .expect("telephone")
        .wait_for("document.querySelector('.code')");
    let text = launcher.run("return document.getElementById('link').textContent");
    [
        read_off(desk, launcher),
        text.as_str().unwrap_or_default().to_owned(),
    ]
}

#[test]
fn the_code_is_read_in_every_theme_and_size() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").fill("entry", "Teamrunde");
    let room = desk.standin.room("Teamrunde");
    assert_eq!(on_the_telephone(&desk, &launcher), [&*room, &*room]);
    let mut unread = vec![];
    for theme in ["light", "dark", "contrast"] {
        for size in [100, 125, 150, 200] {
            launcher.dress(theme, "de", size);
            if read_off(&desk, &launcher) != room {
                unread.push((theme, size));
            }
        }
    }
    assert!(unread.is_empty(), "{unread:?}");
    // The narrowest window, where the code is as wide as the page.
    desk.resize_launcher(320, 480);
    launcher.dress("light", "de", 200);
    assert_eq!(read_off(&desk, &launcher), room);
    assert!(
        desk.standin.requests().is_empty(),
        "nothing is asked for it"
    );
}

#[test]
fn after_a_refusal_the_code_leads_there_without_the_token() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([format!("{}?jwt={TOKEN}", desk.standin.room("Raum"))]);
    launcher
        .expect("welcome")
        .press("decline")
        .expect("declined");
    let room = desk.standin.room("Raum");
    assert_eq!(on_the_telephone(&desk, &launcher), [&*room, &*room]);
    launcher.says("persönlichen Zugang");
    let page = launcher.run("return document.documentElement.outerHTML");
    assert!(!page.as_str().unwrap().contains(TOKEN));
    launcher.press("back").expect("declined");
}

#[test]
fn where_a_meeting_failed_or_is_over_the_code_leads_there() {
    let desk = Desk::of("Anna");
    desk.standin.go_wrong(Fault::Refuse);
    let launcher = desk.open_launcher([desk.standin.room("bbw/Teamrunde")]);
    let room = desk.standin.room("bbw/Teamrunde");
    launcher.expect("problem");
    assert_eq!(on_the_telephone(&desk, &launcher), [&*room, &*room]);
    desk.standin.go_wrong(Fault::None);
    launcher
        .press("back")
        .expect("problem")
        .press("join-pending");
    desk.standin.expect("prejoin");
    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over");
    assert_eq!(on_the_telephone(&desk, &launcher), [&*room, &*room]);
}

#[test]
fn on_the_start_page_one_chooses_which_meeting() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Teamrunde");
    desk.standin.expect("prejoin");
    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over").press("go-home").expect("home");
    let start = format!("{}/", desk.standin.origin());
    assert_eq!(on_the_telephone(&desk, &launcher), [&*start, &*start]);
    launcher.click("[data-key='which'] label:nth-of-type(2)");
    launcher.says("/Teamrunde");
    assert_eq!(
        read_off(&desk, &launcher),
        desk.standin.room("Teamrunde"),
        "the last meeting was chosen"
    );

    launcher.press("back").expect("home");
    launcher.fill("entry", "https://meet.fremd.example/Raum");
    launcher.press("telephone").says("fremden Server");
    assert!(
        launcher.is_on("home"),
        "a mistake is told where it was made"
    );
}
