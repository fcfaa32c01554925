//! What is measured on a screen.

use std::fs;

use bbw_meet_core::language::Language;
use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::jitsi;
use bbw_meet_tests::launcher::Launcher;
use bbw_meet_tests::page::Page;
use bbw_meet_tests::practice::PracticePage;
use serde::Deserialize;
use serde_json::Value;

use crate::colours::{self, Colour};
use crate::dress::{SIZES, THEMES, USUAL};

/// Smallest window, in CSS pixels: WCAG 2.2, criterion 1.4.10. It is also 1280 pixels at 400 %.
const SMALLEST: (u32, u32) = (320, 480);

/// The window the program opens with.
const FIRST: (u32, u32) = (720, 760);

/// Everything that is wrong with this screen, in any variant.
pub(crate) fn screen(name: &str, desk: &Desk, launcher: &Launcher) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut found = |variant: &str, what: Vec<String>| {
        wrong.extend(
            what.into_iter()
                .map(|what| format!("{name}, {variant}: {what}")),
        );
    };
    found("as it comes", moves(launcher));
    for theme in THEMES {
        for language in Language::ALL.map(Language::as_str) {
            for size in SIZES {
                launcher.dress(theme, language, size);
                let variant = format!("{theme} {language} {size} %");
                found(&variant, axe(launcher));
                found(&variant, text(launcher, theme));
            }
        }
    }
    desk.resize_launcher(SMALLEST.0, SMALLEST.1);
    for language in Language::ALL.map(Language::as_str) {
        for size in SIZES {
            launcher.dress(USUAL.0, language, size);
            launcher.wait_for(&format!("innerWidth === {}", SMALLEST.0));
            found(
                &format!("320 px {language} {size} %"),
                list(launcher.run(include_str!("page/reflow.js"))),
            );
        }
    }
    desk.resize_launcher(FIRST.0, FIRST.1);
    launcher.dress(USUAL.0, USUAL.1, USUAL.2);
    launcher.wait_for(&format!("innerWidth === {}", FIRST.0));
    wrong
}

/// Everything that is wrong with the page for trying out, in the language it speaks.
pub(crate) fn practice(name: &str, language: &str, page: &PracticePage) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut found = |dress: &str, what: Vec<String>| {
        let told = |what| format!("{name}, {dress}: {what}");
        wrong.extend(what.into_iter().map(told));
    };
    for theme in THEMES {
        for size in SIZES {
            page.resize(FIRST.0, FIRST.1);
            page.dress(theme, language, size);
            let dress = format!("{theme} {language} {size} %");
            found(&dress, axe(page));
            found(&dress, text(page, theme));
            page.resize(SMALLEST.0, SMALLEST.1);
            found(
                &format!("320 px {dress}"),
                list(page.run(include_str!("page/reflow.js"))),
            );
        }
    }
    page.resize(FIRST.0, FIRST.1);
    page.dress(USUAL.0, language, USUAL.2);
    wrong
}

/// axe's verdict.
fn axe(page: &dyn Page) -> Vec<String> {
    if page.run("return !window.axe") == true {
        let source = fs::read_to_string(jitsi::packages().join("axe-core/axe.min.js")).unwrap();
        let unfrozen = include_str!("page/unfrozen.js");
        page.run(&format!(
            "{unfrozen}\n(function (RegExp) {{ {source} \n}}).call(window, Unfrozen);"
        ));
    }
    list(page.run_async(include_str!("page/axe.js")))
}

/// Text nobody wrote, and colours that are no known pair.
fn text(page: &dyn Page, theme: &str) -> Vec<String> {
    #[derive(Deserialize)]
    struct Text {
        pieces: Vec<Piece>,
        gaps: Vec<String>,
    }
    #[derive(Deserialize)]
    struct Piece {
        text: String,
        ink: Colour,
        paper: Colour,
    }
    let Text { pieces, gaps } =
        serde_json::from_value(page.run(include_str!("page/text.js"))).unwrap();
    let pairs = colours::pairs();
    let unknown = pieces
        .into_iter()
        .filter(|piece| !pairs.hold_text(theme, piece.ink, piece.paper))
        .map(|Piece { text, ink, paper }| {
            format!("{ink:?} on {paper:?} is not in pairs.json: {text}")
        });
    unknown
        .chain(gaps.into_iter().map(|gap| format!("shows {gap}")))
        .collect()
}

/// What moves after the screen is there, without anybody having done anything.
fn moves(launcher: &Launcher) -> Vec<String> {
    let places = || list(launcher.run(include_str!("page/places.js")));
    let before = places();
    std::thread::sleep(std::time::Duration::from_millis(300));
    let after = places();
    before
        .iter()
        .zip(&after)
        .filter(|(before, after)| before != after)
        .map(|(before, after)| format!("moves: {before} -> {after}"))
        .collect()
}

fn list(found: Value) -> Vec<String> {
    serde_json::from_value(found).unwrap()
}
