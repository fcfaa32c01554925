//! A desktop's leave to come to the front goes to the window that the start is about, once.

use std::fs;
use std::time::Duration;

use bbw_meet_core::window::Activation;
use bbw_meet_tests::desk::{Desk, Process, Running, binary};

const SOON: Duration = Duration::from_secs(15);

fn start(desk: &Desk, token: Option<&str>, arguments: &[String]) -> Running {
    let mut command = desk.prepare(&binary());
    // GTK tells what it says to the compositor; X11 shows it by itself.
    command.args(arguments).env("WAYLAND_DEBUG", "client");
    command.envs(
        Activation::VARIABLES
            .iter()
            .filter_map(|name| Some((*name, token?))),
    );
    desk.run(&mut command)
}

/// The tokens that a process was started with.
fn given(process: &Process) -> Vec<String> {
    let mut variables = process.environment();
    variables.retain(|variable| {
        Activation::VARIABLES
            .iter()
            .any(|name| variable.starts_with(name))
    });
    variables
}

#[test]
fn a_later_start_hands_it_to_the_window_that_is_there() {
    let desk = Desk::of("Anna");
    let _program = start(&desk, None, &[]);
    desk.wait_until("the window is there", SOON, || desk.launcher_can_be_seen());
    let mut later = start(&desk, Some("leave-of-the-second-start"), &[]);
    assert!(later.ends_within(SOON).success());
    desk.wait_until("the leave is shown", SOON, || {
        desk.launcher_shows_leave("leave-of-the-second-start")
    });
    desk.wait_until("the window is in front", SOON, || {
        desk.launcher_is_in_front()
    });
}

#[test]
fn a_first_start_gives_it_to_the_meeting_and_to_nothing_that_comes_later() {
    let desk = Desk::of("Anna");
    // Chromium hides what it was started with.
    let given_to_browser = desk.home().join("given");
    let bin = desk.home().with_file_name("bin");
    fs::rename(bin.join("chromium"), bin.join("the-browser")).unwrap();
    let variables = Activation::VARIABLES
        .map(|name| format!("\"${name}\""))
        .join(" ");
    desk.put_program(
        "chromium",
        &format!(
            "#!/bin/sh\nprintf '%s\\n' {variables} > '{}'\nexec '{}' \"$@\"\n",
            given_to_browser.display(),
            bin.join("the-browser").display()
        ),
    );
    let room = desk.standin.room("Teamrunde");
    let _program = start(&desk, Some("leave-of-the-first-start"), &[room]);
    desk.standin.expect("prejoin");
    let browser = fs::read_to_string(&given_to_browser).unwrap();
    assert_eq!(browser, "leave-of-the-first-start\n".repeat(2));
    // The same program shows its launcher for a start that came without a leave.
    assert!(start(&desk, None, &[]).ends_within(SOON).success());
    desk.wait_until("the window is there", SOON, || desk.window().is_some());
    assert_eq!(given(&desk.window().unwrap()), [""; 0]);
}
