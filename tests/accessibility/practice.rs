//! The page for trying out camera and microphone, in every language, theme and size, and by the keyboard alone.

use bbw_meet_core::language::Language;
use bbw_meet_core::practice::{End, News};
use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::page::Page;
use bbw_meet_tests::practice::{Opening, PracticePage};

use crate::examine;

/// No camera and no microphone: what a computer without devices has.
const NOTHING: &str = "--use-fake-device-for-media-stream=device-count=0";

fn open(desk: &Desk, language: Language, flags: &[&str]) -> PracticePage {
    let opening = Opening {
        language,
        goes_on: true,
        flags,
        ..Opening::default()
    };
    PracticePage::open(desk, opening)
}

#[test]
fn trying_out_puts_nothing_in_the_way() {
    let mut wrong = vec![];
    for language in Language::ALL {
        let desk = Desk::new();
        let page = open(&desk, language, &[]);
        page.wait_for("document.getElementById('light').textContent");
        wrong.extend(examine::practice("practice", language.as_str(), &page));
        page.run("document.getElementById('play').click()");
        drop(page);

        let page = open(&desk, language, &[NOTHING]);
        page.wait_for("document.querySelector('.summary')");
        wrong.extend(examine::practice(
            "practice-missing",
            language.as_str(),
            &page,
        ));
        drop(page);

        let opening = Opening {
            language,
            permission: "denied",
            ..Opening::default()
        };
        let page = PracticePage::open(&desk, opening);
        page.wait_for("document.querySelectorAll('.summary').length === 2");
        wrong.extend(examine::practice(
            "practice-denied",
            language.as_str(),
            &page,
        ));
    }
    assert!(
        wrong.is_empty(),
        "{} findings:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn the_keyboard_reaches_everything_on_it() {
    let desk = Desk::new();
    let page = open(&desk, Language::German, &[]);
    page.wait_for("document.getElementById('choose-microphone')");
    let mut reached = vec![];
    for _ in 0..4 {
        page.press("Tab");
        let focus = page.run(
            "const at = document.activeElement; return at.id || at.getAttribute('href') || at.tagName",
        );
        let outline = page.run("return getComputedStyle(document.activeElement).outlineStyle");
        assert_eq!(outline, "solid", "{focus}");
        reached.push(focus.as_str().unwrap_or_default().to_owned());
    }
    assert_eq!(reached, ["choose-microphone", "play", "go-on", "back"]);
    page.press("Escape");
    assert_eq!(page.news(), News::Over(End::Back));
}
