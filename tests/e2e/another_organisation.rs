//! Another organisation, whose deployment gives the program its own name, colour and logo.

use std::fs;
use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::launcher::Launcher;
use serde_json::{Value, json};

const NAME: &str = "Beispiel-Treff";

/// A purple that is dark enough for white letters.
const COLOUR: &str = "#5b1a6e";

const LOGO: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 32"><rect width="120" height="32" rx="16" fill="#5b1a6e"/><circle cx="18" cy="16" r="9" fill="#ffd166"/><path d="M36 12h72v8H36z" fill="#ffffff"/></svg>"##;

fn branded() -> Desk {
    let desk = Desk::new();
    fs::write(desk.deployment().with_file_name("logo.svg"), LOGO).unwrap();
    fs::write(
        desk.deployment().with_file_name("notice.html"),
        "<h2>Wozu</h2><p>Das Beispielhaus verarbeitet Ihren Namen, solange das Meeting dauert.</p>",
    )
    .unwrap();
    desk.deploy(|deployment| {
        deployment["notice"] =
            json!({"id": "beispielhaus-1", "title": "Datenschutz", "file": "notice.html"});
        deployment["organisation"]["name"] = json!("Beispielhaus");
        deployment["organisation"]["controller"] =
            json!("Beispielhaus gGmbH, Musterstraße 2, 04103 Leipzig");
        deployment["brand"] = json!({"name": NAME, "colour": COLOUR, "logo": "logo.svg"});
    });
    desk
}

/// The colours of the main button: what is written, and what it stands on.
fn main_button(launcher: &Launcher) -> Value {
    launcher.run(
        "const { color, backgroundColor } = getComputedStyle(document.querySelector('button.main'));
         return [color, backgroundColor]",
    )
}

#[test]
fn its_name_colour_and_logo_are_everywhere_in_the_launcher() {
    let desk = branded();
    let launcher = desk.open_launcher([desk.standin.room("Teamrunde")]);
    launcher
        .expect("welcome")
        .says("Das Beispielhaus verarbeitet");
    launcher.wait_for("document.querySelector('.brand img').naturalWidth > 0");
    assert_eq!(
        main_button(&launcher),
        json!(["rgb(255, 255, 255)", "rgb(91, 26, 110)"])
    );
    desk.picture("another-organisation");
    launcher.dress("dark", "de", 100);
    let dark = main_button(&launcher);
    assert_eq!(dark[0], "rgb(11, 15, 14)");
    assert_ne!(dark[1], "rgb(91, 26, 110)");
    desk.picture("another-organisation-dark");
    launcher.dress("contrast", "de", 100);
    assert_eq!(
        main_button(&launcher)[1],
        "rgb(125, 255, 228)",
        "who needs contrast gets the theme that was made for it"
    );
    launcher.dress("light", "de", 200);
    assert_eq!(
        launcher.run("return document.documentElement.scrollWidth <= innerWidth"),
        true,
        "name and logo give way"
    );
    drop(launcher);

    desk.agree();
    desk.rename("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    // The page is drawn before its window is there.
    desk.wait_until("its name is the window's", Duration::from_secs(10), || {
        desk.titles().contains(&NAME.to_owned())
    });
    for page in ["settings", "privacy", "help", "about"] {
        launcher.press(page);
        says_nothing_of_bbw(&launcher, page);
    }
    drop(launcher);
    let launcher = desk.open_launcher(["--create-invitation"]);
    says_nothing_of_bbw(&launcher, "create");
}

fn says_nothing_of_bbw(launcher: &Launcher, page: &str) {
    let text = launcher.expect(page).unfold().text().unwrap();
    assert!(!text.contains("BBW"), "{page}: {text}");
}

#[test]
fn a_colour_in_which_nobody_can_read_is_refused() {
    let desk = branded();
    desk.deploy(|deployment| {
        deployment["brand"]["colour"] = json!("#e91e63");
    });
    let launcher = desk.open_launcher::<&str>([]);
    launcher
        .expect("halted")
        .says("brand.colour")
        .says("7:1 is needed")
        .press("quit");
    let code = launcher.ends_within(Duration::from_secs(15)).code();
    assert_eq!(code, Some(4));
}
