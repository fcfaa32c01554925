//! The end-to-end tests in other surroundings than those of CI, which is root and has X11: some of them in every run, all
//! of them in `cargo xtask soak`.

use std::process::Command;

use anyhow::{Context, Result, ensure};

use super::report::Tally;
use super::steps::{END_TO_END, count, workspace};
use crate::debian;
use crate::place::Place;
use crate::process::capture;

/// What tests call the kind of their screen.
const SCREEN: &str = "BBW_MEET_TESTS_SCREEN";

/// What only an ordinary user can show; it becomes one.
pub(super) const ORDINARY_USER: &str = "ordinary_user";

/// How an ordinary user is become.
const RUNNER: &str = "xtask/src/test/ordinary-user.sh";

/// What depends on the kind of the screen: windows with their titles and identities, keys, who comes to the front.
const ON_WAYLAND: [&str; 7] = [
    "activation::a_first_start_gives_it_to_the_meeting_and_to_nothing_that_comes_later",
    "activation::a_later_start_hands_it_to_the_window_that_is_there",
    "endings::closing_the_window_is_an_end",
    "first_moments::no_title_ever_shows_an_address_or_a_token",
    "first_moments::until_the_meeting_draws_itself_the_window_says_that_it_opens",
    "first_run::an_invited_person_agrees_and_is_in_the_meeting",
    "second_start::the_same_meeting_once_more_asks_nothing",
];

/// What needs a mouse. Sway's headless screen has none, and Debian has no tool that stands in for one.
const NEEDS_A_MOUSE: [&str; 12] = [
    "hostile_page::new_windows_need_a_click_and_do_not_fill_the_screen",
    "hostile_page::the_whole_screen_is_given_back_and_the_window_closes",
    "leaving::a_page_that_would_rather_keep_the_person_is_left_all_the_same",
    "sign_in::",
    "strangers::a_link_to_a_new_window_opens_in_the_persons_own_browser",
    "strangers::a_link_to_another_meeting_asks_whether_to_leave",
    "strangers::a_page_does_not_become_what_opens_mails",
    "strangers::a_page_writes_no_mail_and_a_click_on_a_link_writes_a_draft",
    "strangers::a_sign_in_in_a_window_of_its_own_does_not_hold_the_meeting_up",
    "strangers::an_emptied_window_leads_back_into_the_meeting",
    "strangers::an_empty_window_does_not_stay",
    "strangers::no_device_but_camera_and_microphone_is_offered_to_a_page",
];

/// What takes the folder for running programs away, which Wayland itself cannot do without.
const NEEDS_X11: [&str; 1] =
    ["surroundings::without_a_runtime_folder_a_long_way_home_is_no_obstacle"];

/// What depends on who one is: processes that watch each other, files, devices.
const AS_ORDINARY_USER: [&str; 4] = [
    "breakdowns::a_killed_program_takes_its_browser_along_within_a_second",
    "consent::everything_can_be_erased_the_meeting_profile_included",
    "secrets::a_token_is_on_no_command_line_and_in_no_file",
    "settings::mute_settings_made_in_the_launcher_arrive_and_devices_work",
];

/// What says nothing of who one is, and needs what belongs to root here: cargo's own folders, a signal that stands for a
/// crash (a page behind its sandbox gets none from outside), and the device that stands for a home on a network.
const NEEDS_ROOT: [&str; 3] = [
    "jitsi_code::",
    "secrets::a_page_that_crashes_leaves_no_report",
    "surroundings::in_a_home_that_computers_share_each_has_browser_profiles_of_its_own",
];

/// How many of the end-to-end tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum HowMany {
    /// Those named above.
    Some,
    /// All that are possible.
    All,
}

/// All of them in both, for `cargo xtask soak`.
///
/// # Errors
/// When anything failed or could not be run.
pub(crate) fn all(place: &Place) -> Result<()> {
    let (_, wayland) = on_wayland(place, HowMany::All)?;
    let (_, ordinary) = as_ordinary_user(place, HowMany::All)?;
    ensure!(wayland, "not everything is well under Wayland");
    ensure!(ordinary, "not everything is well as an ordinary user");
    Ok(())
}

/// Under a Wayland compositor.
///
/// # Errors
/// When cargo cannot be started, or other tests were run than those named.
pub(super) fn on_wayland(place: &Place, how_many: HowMany) -> Result<(Tally, bool)> {
    let mut test = end_to_end(place);
    test.env(SCREEN, "wayland");
    match how_many {
        HowMany::Some => exactly(&mut test, &ON_WAYLAND),
        HowMany::All => {
            println!("left out, since there is no mouse: {NEEDS_A_MOUSE:?}");
            println!("left out, since Wayland has no such case: {NEEDS_X11:?}");
            let left_out = NEEDS_A_MOUSE.iter().chain(&NEEDS_X11);
            test.args(left_out.flat_map(|name| ["--skip", name]));
            count(&mut test)
        }
    }
}

/// As somebody who is not root, with the browser's sandbox on.
///
/// # Errors
/// When cargo cannot be started, or other tests were run than those named.
pub(super) fn as_ordinary_user(place: &Place, how_many: HowMany) -> Result<(Tally, bool)> {
    let mut own = workspace(place, "test");
    own.args(["--test", ORDINARY_USER]);
    let mut end_to_end = end_to_end(place);
    for test in [&mut own, &mut end_to_end] {
        become_one(place, test)?;
    }
    let (mut tally, well) = count(&mut own)?;
    let (others, also) = match how_many {
        HowMany::Some => exactly(&mut end_to_end, &AS_ORDINARY_USER)?,
        HowMany::All => {
            println!("left out, since only root can: {NEEDS_ROOT:?}");
            count(end_to_end.args(NEEDS_ROOT.iter().flat_map(|name| ["--skip", name])))?
        }
    };
    tally.passed += others.passed;
    tally.failed += others.failed;
    tally.ignored += others.ignored;
    Ok((tally, well && also))
}

fn end_to_end(place: &Place) -> Command {
    let mut test = workspace(place, "test");
    test.args(["--no-fail-fast", "--test", END_TO_END, "--"]);
    test
}

/// A name that is no test's would be passed over in silence.
fn exactly(test: &mut Command, names: &[&str]) -> Result<(Tally, bool)> {
    let (tally, well) = count(test.arg("--exact").args(names))?;
    let run = tally.passed + tally.failed;
    ensure!(
        usize::try_from(run) == Ok(names.len()),
        "{run} of {} tests were run: one of these is none: {names:?}",
        names.len()
    );
    Ok((tally, well))
}

/// Cargo starts what it has built by its runner.
fn become_one(place: &Place, test: &mut Command) -> Result<()> {
    if !debian::is_root() {
        return Ok(());
    }
    let about = capture(Command::new("rustc").arg("-vV"))?;
    let triple = about.lines().find_map(|line| line.strip_prefix("host: "));
    let triple = triple.context("rustc does not say what it is for")?;
    let variable = triple.to_uppercase().replace('-', "_");
    let folders = [&place.root, &place.target].map(|folder| folder.display().to_string());
    test.env(
        format!("CARGO_TARGET_{variable}_RUNNER"),
        place.root.join(RUNNER),
    )
    .env("FOLDERS", folders.join("\n"))
    .env("CACHE", &place.cache);
    Ok(())
}
