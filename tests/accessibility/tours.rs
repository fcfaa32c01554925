//! Every screen, in every theme, language and size.

use bbw_meet_tests::tour;

use crate::examine;

fn nothing_is_wrong_on(walk: fn(&mut tour::Look)) {
    let mut wrong = Vec::new();
    walk(&mut |name, desk, launcher| wrong.extend(examine::screen(name, desk, launcher)));
    assert!(
        wrong.is_empty(),
        "{} findings:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

#[test]
fn a_newcomer_finds_nothing_in_the_way() {
    nothing_is_wrong_on(tour::newcomer);
}

#[test]
fn somebody_who_knows_the_program_finds_nothing_in_the_way() {
    nothing_is_wrong_on(tour::everyday);
}

#[test]
fn staff_find_nothing_in_the_way() {
    nothing_is_wrong_on(tour::staff);
}

#[test]
fn somebody_in_a_hurry_finds_nothing_in_the_way() {
    nothing_is_wrong_on(tour::meeting);
}

#[test]
fn somebody_with_two_notices_finds_nothing_in_the_way() {
    nothing_is_wrong_on(tour::two_notices);
}
