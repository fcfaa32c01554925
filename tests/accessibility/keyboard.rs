//! The main paths with the keyboard alone: real keys in the real window. WebDriver only looks.

use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::launcher::Launcher;
use bbw_meet_tests::standin::Order;
use serde_json::Value;

/// More stops than any screen has.
const MOST: usize = 80;

/// Somebody at the keyboard.
struct Hands<'a> {
    desk: &'a Desk,
    launcher: Launcher,
}

impl<'a> Hands<'a> {
    /// Somebody who has never been here, with an invitation.
    fn invited(desk: &'a Desk) -> Self {
        let launcher = desk.open_launcher([desk.standin.room("Teamrunde")]);
        launcher.expect("welcome");
        Self { desk, launcher }
    }

    /// Somebody at the start page.
    fn at_home(desk: &'a Desk) -> Self {
        let launcher = desk.open_launcher::<&str>([]);
        launcher.expect("home");
        Self { desk, launcher }
    }

    fn press(&self, key: &str) -> &Self {
        self.desk.press_keys(&[key]);
        self
    }

    /// What has the focus, by the words a person finds it by: its id, or what its button does.
    fn focused(&self) -> String {
        let focused = self.launcher.run(
            "const { id, dataset, localName, hash } = document.activeElement;
             return dataset.action || id || hash || localName;",
        );
        focused.as_str().unwrap_or_default().to_owned()
    }

    /// Where in the page the focus is.
    fn place(&self) -> Value {
        self.launcher.run(
            "const { left, top } = document.activeElement.getBoundingClientRect();
             return [document.activeElement.outerHTML, left + scrollX, top + scrollY];",
        )
    }

    /// Presses Tab until this has the focus, and checks of every stop on the way that its focus can be seen.
    fn tab_to(&self, wanted: &str) -> &Self {
        let mut seen = Vec::new();
        while seen.len() < MOST {
            if self.focused() == wanted {
                return self;
            }
            let before = self.place();
            self.press("Tab");
            // Day, month and year of a date are stops inside one field.
            let inside = self
                .launcher
                .run("return ['date', 'time'].includes(document.activeElement.type)")
                == true;
            self.until("the focus moves", || inside || self.place() != before);
            self.focus_is_seen();
            seen.push(self.focused());
        }
        panic!("Tab does not lead to {wanted}, but to {seen:?}");
    }

    /// WCAG 2.2, criteria 2.4.7 and 2.4.11: an outline of its own, inside the window, covered by nothing.
    fn focus_is_seen(&self) {
        let hidden = self.launcher.run(include_str!("page/focus.js"));
        assert_eq!(hidden, Value::Null, "at {}", self.focused());
    }

    fn until(&self, what: &str, holds: impl Fn() -> bool) -> &Self {
        self.desk.wait_until(what, Duration::from_secs(10), holds);
        self
    }
}

#[test]
fn a_newcomer_gets_into_the_meeting_and_out_again() {
    let desk = Desk::new();
    let hands = Hands::invited(&desk);
    let launcher = &hands.launcher;
    assert_eq!(hands.focused(), "heading", "reading begins at the question");
    hands.tab_to("name");
    desk.type_text("Anna Beispiel");
    hands.until("the name is there", || {
        launcher.value("name") == "Anna Beispiel"
    });
    hands.tab_to("signing").press("space");
    hands.until("it is ticked", || {
        launcher.run("return document.getElementById('signing').checked") == true
    });
    hands.focus_is_seen();
    // Past the long notice in two keys.
    hands.tab_to("#decision").press("Return");
    hands.until("the skip link leads to the decision", || {
        hands.focused() == "decision"
    });
    hands.focus_is_seen();
    hands.press("Tab");
    hands.until("agreeing is the next stop", || hands.focused() == "agree");
    hands.press("Tab");
    hands.until("refusing is the one after it", || {
        hands.focused() == "decline"
    });
    hands.press("shift+Tab").press("Return");
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.display_name, "Anna Beispiel");
    assert_eq!(prejoin.config["notificationTimeouts"]["medium"], 20000);
    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over");
    // Enter does what the main button says, wherever the focus is.
    hands.until("the launcher has the focus", || {
        hands.focused() == "heading"
    });
    hands.press("Return");
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna Beispiel");
}

#[test]
fn enter_in_the_name_field_is_no_consent_but_leads_to_the_decision() {
    let desk = Desk::new();
    let hands = Hands::invited(&desk);
    hands.tab_to("name");
    desk.type_text("Anna");
    // However often it is pressed.
    hands.press("Return").press("Return").press("Return");
    hands.until("the decision has the focus", || {
        hands.focused() == "decision"
    });
    hands.focus_is_seen();
    hands
        .launcher
        .says("Sind Sie mit der Datenschutzerklärung einverstanden?");
    assert!(!desk.data().join("consent.jsonl").exists());
    assert!(!desk.config().join("profile.json").exists());
    assert!(desk.browsers().is_empty());
    hands.press("Tab").press("Return");
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
    let record = std::fs::read_to_string(desk.data().join("consent.jsonl")).unwrap();
    assert!(record.contains(r#""how":"button""#), "{record}");
}

#[test]
fn the_first_letter_goes_into_the_name_field_and_a_missing_name_leads_there() {
    let desk = Desk::new();
    let hands = Hands::invited(&desk);
    let launcher = &hands.launcher;
    assert_eq!(hands.focused(), "heading");
    desk.type_text("Jörg");
    hands.until("the name is there", || launcher.value("name") == "Jörg");
    hands.press("ctrl+a").press("Delete");
    hands.tab_to("agree").press("space");
    hands.until("the field has the focus", || hands.focused() == "name");
    launcher.says("Ihr Name fehlt.");
    hands.focus_is_seen();
    desk.type_text("Anna");
    hands.until("one writes at once", || launcher.value("name") == "Anna");
    assert!(desk.browsers().is_empty());
}

#[test]
fn who_refuses_can_do_so_and_come_back() {
    let desk = Desk::new();
    let hands = Hands::invited(&desk);
    let launcher = &hands.launcher;
    hands.tab_to("decline").press("space");
    launcher.expect("declined");
    hands.until("reading begins at the heading", || {
        hands.focused() == "heading"
    });
    hands.press("Escape");
    launcher.expect("welcome");
}

#[test]
fn a_returning_person_types_a_meeting_and_starts_with_enter() {
    let desk = Desk::of("Anna");
    let hands = Hands::at_home(&desk);
    hands.until("the field has the focus", || hands.focused() == "entry");
    desk.type_text("Teamrunde");
    hands.press("Return");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Teamrunde")
    );
}

#[test]
fn settings_are_changed_and_left_to_the_very_button_one_came_from() {
    let desk = Desk::of("Anna");
    let hands = Hands::at_home(&desk);
    let launcher = &hands.launcher;
    hands.tab_to("settings").press("Return");
    launcher.expect("settings");
    hands.tab_to("microphoneOff").press("space");
    launcher.says("Gespeichert");
    hands.tab_to("pictureQuality-automatic").press("Down");
    hands.until("the next choice is taken", || {
        launcher.run("return document.getElementById('pictureQuality-best').checked") == true
    });
    hands.press("Escape");
    launcher.expect("home");
    hands.until("the focus is back", || hands.focused() == "settings");
    let profile = std::fs::read_to_string(desk.config().join("profile.json")).unwrap();
    assert!(profile.contains(r#""microphoneOff": false"#), "{profile}");
    assert!(profile.contains(r#""pictureQuality": "best""#), "{profile}");
}

#[test]
fn back_leads_where_one_came_from_page_by_page() {
    let desk = Desk::of("Anna");
    let hands = Hands::at_home(&desk);
    let launcher = &hands.launcher;
    hands.tab_to("help").press("Return");
    launcher.expect("help");
    hands.tab_to("about").press("Return");
    launcher.expect("about");
    hands.press("alt+Left");
    launcher.expect("help");
    hands.until("the focus is back", || hands.focused() == "about");
    hands.press("Escape");
    launcher.expect("home");
    hands.until("the focus is back", || hands.focused() == "help");
}

#[test]
fn staff_make_an_invitation() {
    let desk = Desk::of("Anna");
    let hands = Hands::at_home(&desk);
    let launcher = &hands.launcher;
    hands.tab_to("create").press("Return");
    launcher.expect("create");
    hands.until("the field has the focus", || hands.focused() == "title");
    desk.type_text("Beratung");
    hands.press("Return");
    launcher.says("Wann ist das Meeting?");
    hands.until("the question has the focus", || {
        hands.focused() == "heading"
    });
    hands.tab_to("when-open").press("Down");
    launcher.says("Uhrzeit");
    let tops = launcher.run(
        "return ['date', 'time', 'minutes'].map((id) => document.getElementById(id).getBoundingClientRect().top);",
    );
    assert!(
        tops[0] == tops[1] && tops[1] == tops[2],
        "the fields stand on one line: {tops}"
    );
    hands.tab_to("prepare").press("Return");
    launcher.says("Ihre Einladung ist fertig.");
    hands.press("Escape");
    launcher.says("Wann ist das Meeting?");
    hands.until("the question has the focus", || {
        hands.focused() == "heading"
    });
    hands.press("Return");
    launcher.says("Ihre Einladung ist fertig.");
    hands.tab_to("save").press("Return");
    launcher.says("Gespeichert:");
    assert_eq!(
        std::fs::read_dir(desk.home().join("Downloads"))
            .unwrap()
            .count(),
        1
    );
}

#[test]
fn everything_is_erased_only_after_a_second_yes() {
    let desk = Desk::of("Anna");
    let hands = Hands::at_home(&desk);
    let launcher = &hands.launcher;
    hands.tab_to("privacy").press("Return");
    launcher
        .expect("privacy")
        .says("Ihr Name und Ihre Einstellungen");
    hands.tab_to("erase").press("Return");
    hands.until("the question has the focus", || {
        hands.focused() == "erase-sure"
    });
    hands.press("Escape");
    hands.until("the focus is back", || hands.focused() == "erase");
    assert!(desk.config().join("profile.json").exists());
    hands.press("Return");
    hands.tab_to("erase-yes").press("Return");
    launcher.expect("welcome").says("gelöscht");
    assert!(!desk.config().join("profile.json").exists());
}

#[test]
fn the_zoom_keys_change_the_text_size() {
    let desk = Desk::of("Anna");
    let hands = Hands::at_home(&desk);
    let launcher = &hands.launcher;
    let size = || launcher.run("return document.documentElement.dataset.textSize");
    hands.press("ctrl+plus");
    hands.until("larger", || size() == "125");
    hands.press("ctrl+minus");
    hands.until("smaller", || size() == "100");
    hands.press("ctrl+plus").press("ctrl+plus").press("ctrl+0");
    hands.until("as usual", || size() == "100");
}
