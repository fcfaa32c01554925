//! What people need is in reach, also with large letters, in small windows, and with the mouse alone; and what they look
//! at stays where it is.

use bbw_meet_core::language::Language;
use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::launcher::Launcher;
use serde_json::{Value, json};

/// Text sizes in percent that people can choose.
const SIZES: [u32; 4] = [100, 125, 150, 200];

/// Windows in pixels, from the one it opens with to the smallest.
const WINDOWS: [(u32, u32); 4] = [(720, 760), (640, 600), (480, 700), (320, 480)];

/// What a click would hit in the middle of what these selectors find, by `data-action` or address; null for what is
/// out of sight or covered.
const HIT: &str = "
    return ARGUMENTS.map((css) => {
        const box = document.querySelector(css).getBoundingClientRect();
        const at = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
        return at?.closest(css) ? css : null;
    });";

fn hits(launcher: &Launcher, css: [&str; 2]) -> Value {
    launcher.run(&HIT.replace("ARGUMENTS", &json!(css).to_string()))
}

#[test]
fn both_answers_or_the_way_to_them_stay_in_reach_of_the_mouse() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([desk.standin.room("Teamrunde")]);
    launcher.expect("welcome");
    let answers = ["[data-action='agree']", "[data-action='decline']"];
    let mut wrong = Vec::new();
    for (width, height) in WINDOWS {
        resize(&desk, &launcher, (width, height));
        for language in Language::ALL.map(Language::as_str) {
            for size in SIZES {
                launcher.dress("light", language, size);
                // In the middle of the notice.
                launcher.run(
                    "document.querySelector('.notice h3').scrollIntoView({ block: 'center' })",
                );
                let mut seen = hits(&launcher, answers) == json!(answers);
                if !seen && (size > 125 || width < 480) {
                    // One click away.
                    let link = "a[href='#decision']";
                    seen = hits(&launcher, [link, link]) == json!([link, link]);
                    launcher.click(link);
                    seen &= hits(&launcher, answers) == json!(answers);
                }
                if !seen {
                    wrong.push(format!("{width} x {height}, {language}, {size} %"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "out of reach: {wrong:#?}");
}

#[test]
fn the_answers_themselves_stay_in_sight_in_the_window_as_it_opens_whatever_the_size_of_letters() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([desk.standin.room("Teamrunde")]);
    launcher.expect("welcome");
    let answers = ["[data-action='agree']", "[data-action='decline']"];
    for language in Language::ALL.map(Language::as_str) {
        for size in SIZES {
            launcher.dress("light", language, size);
            launcher.run("scrollTo(0, 0)");
            assert_eq!(
                hits(&launcher, answers),
                json!(answers),
                "{language} {size} %"
            );
        }
    }
}

#[test]
fn a_link_of_the_notice_moves_nothing_that_is_in_sight_and_shows_where_it_leads() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([desk.standin.room("Teamrunde")]);
    launcher.expect("welcome");
    let outlined = || launcher.run("return getComputedStyle(document.activeElement).outlineStyle");
    // The answers are in sight already.
    launcher.run("document.querySelector('.notice').scrollIntoView()");
    let before = launcher.run("return scrollY");
    launcher.run("document.querySelector('a[href=\"#decision\"]').click()");
    assert_eq!(launcher.run("return scrollY"), before);
    assert_eq!(outlined(), "solid");
    // The top is not, from the end.
    let there = launcher.run(
        "scrollTo(0, document.body.scrollHeight);
         const link = document.querySelector('.notice a[href^=\"#\"]:not([href=\"#decision\"])');
         link.click();
         const { top, bottom } = document.querySelector(link.hash).getBoundingClientRect();
         return [document.activeElement.id === link.hash.slice(1), top >= 0 && bottom <= innerHeight];",
    );
    assert_eq!(there, json!([true, true]));
    assert_eq!(outlined(), "solid");
}

/// Gives the window this size, and waits until the page has it.
fn resize(desk: &Desk, launcher: &Launcher, (width, height): (u32, u32)) {
    desk.resize_launcher(width, height);
    launcher.wait_for(&format!(
        "innerWidth === {width} && innerHeight === {height}"
    ));
}

/// Where everything stands that can be read or pressed.
const PLACES: &str = "
    return [...document.querySelectorAll('main :is(button, h1, h2, p, pre, input, summary, li)')]
        .filter((element) => element.checkVisibility())
        .map((element) => {
            const { left, top, width } = element.getBoundingClientRect();
            return [element.dataset.key ?? element.id, left, top + scrollY, width].join(' ');
        });";

#[test]
fn copied_moves_nothing() {
    let desk = Desk::new();
    let launcher = desk.open_launcher([desk.standin.room("Teamrunde")]);
    launcher
        .expect("welcome")
        .press("decline")
        .expect("declined");
    launcher.says(&desk.standin.room("Teamrunde"));
    for (width, height) in WINDOWS {
        resize(&desk, &launcher, (width, height));
        for size in SIZES {
            launcher.dress("light", "de", size);
            let said = "return document.querySelector('.said').textContent";
            launcher
                .run_async("import('/context.js').then(({ x }) => x.say('', '')).then(done, done)");
            assert_eq!(launcher.run(said), "");
            let before = launcher.run(PLACES);
            launcher.press("copy");
            desk.wait_until("it is said", std::time::Duration::from_secs(5), || {
                launcher.run(said) != ""
            });
            assert_eq!(launcher.run(PLACES), before, "{width} x {height}, {size} %");
        }
    }
}

#[test]
fn buttons_are_as_high_as_the_fields_beside_them() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    let heights = |css: &str| {
        launcher.run(&format!(
            "return [...document.querySelectorAll({})].map((element) => element.getBoundingClientRect().height)",
            json!(css)
        ))
    };
    let line = heights(".entry-line > *");
    assert_eq!(line[0], line[1], "{line}");
    launcher
        .press("create")
        .fill("title", "Beratung")
        .press("next");
    launcher.says("Wann ist das Meeting?").click("#when-fixed");
    launcher.says("Dauer");
    let fields = heights(".when :is(input, select)");
    assert!(fields[0] == fields[1] && fields[1] == fields[2], "{fields}");
}

#[test]
fn a_hint_is_there_while_something_is_dragged_over_the_window_and_no_longer() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    let drag = |kind: &str| {
        launcher.run(&format!(
            "document.getElementById('heading').dispatchEvent(new DragEvent('{kind}', {{ bubbles: true, cancelable: true }}));
             return document.querySelector('.drop-hint').checkVisibility();"
        )) == true
    };
    assert!(drag("dragenter"));
    assert!(drag("dragenter"), "the next part of the page");
    assert!(drag("dragleave"), "and no longer the first");
    assert!(!drag("dragleave"));
    assert!(drag("dragenter"));
    assert!(!drag("drop"));
}

#[test]
fn the_way_home_is_the_same_kind_of_thing_everywhere() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher(["https://meet.fremd.example/Raum"]);
    let look = || {
        launcher.run("const home = document.querySelector('[data-action=go-home]'); return [home.className, home.textContent]")
    };
    launcher.expect("problem");
    let first = look();
    assert_eq!(first, json!(["", "Zur Startseite"]));
    desk.standin
        .go_wrong(bbw_meet_tests::standin::Fault::Refuse);
    launcher.press("go-home").join("Raum").expect("problem");
    assert_eq!(look(), first);
}
