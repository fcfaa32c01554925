//! The menu of the right mouse button, as the desk's accessibility bus tells it.

use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::reader::Reader;

/// What the menu offers that a click on this opens; empty where none comes.
fn menu(desk: &Desk, reader: &Reader, place: (f64, f64)) -> Vec<String> {
    desk.right_click_launcher(place.0, place.1);
    std::thread::sleep(Duration::from_millis(800));
    let items = reader.menu().unwrap();
    desk.press_keys(&["Escape"]);
    items
}

#[test]
fn the_menu_holds_what_helps_with_text_and_nothing_else() {
    let desk = Desk::of("Anna");
    let reader = Reader::on(&desk);
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").fill("entry", "Teamrunde");
    let middle = |css: &str| {
        let at = launcher.run(&format!(
            "const {{ left, top, width, height }} = document.querySelector(\"{css}\").getBoundingClientRect();
             return [left + width / 2, top + height / 2];"
        ));
        (at[0].as_f64().unwrap(), at[1].as_f64().unwrap())
    };
    assert_eq!(menu(&desk, &reader, middle("#heading")), [""; 0]);
    let field = menu(&desk, &reader, middle("#entry"));
    assert_eq!(
        field.len(),
        5,
        "cut, copy, paste, delete, select all: {field:?}"
    );
    assert!(
        !field
            .iter()
            .any(|item| item.contains("Unicode") || item.contains("Reload")),
        "{field:?}"
    );
}
