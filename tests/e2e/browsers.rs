//! Browsers that do not do what a browser does: each ends in words and the next way into the meeting, and none holds the
//! person or the program up.

use std::fs;
use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::{Fault, Order};
use serde_json::json;

/// The program waits twenty seconds for a browser's first answer.
const SILENCE: Duration = Duration::from_secs(60);

fn room_given_to_default(desk: &Desk) {
    let room = desk.standin.room("Raum");
    desk.wait_until("the default browser is asked", SILENCE, || {
        desk.opened_by_default()
            .iter()
            .any(|address| address.starts_with(&room))
    });
}

/// Largest amount of memory the program has had in use, in bytes.
fn most_memory(desk: &Desk) -> u64 {
    let program = desk.program().expect("the program runs");
    let status = fs::read_to_string(format!("/proc/{}/status", program.pid)).unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib: u64 = line
        .unwrap()
        .trim()
        .trim_end_matches(" kB")
        .parse()
        .unwrap();
    kib * 1024
}

#[test]
fn a_browser_that_hangs_or_talks_nonsense_is_given_up_with_words() {
    // Each says something else than a browser does, for ever.
    for (name, script) in [
        ("silent", "#!/bin/sh\nexec /bin/sleep 1000\n"),
        ("deaf", "#!/bin/sh\nexec 3<&- 4>&-\nexec /bin/sleep 1000\n"),
        ("an echo", "#!/bin/sh\nexec /bin/cat <&3 >&4\n"),
        ("endless", "#!/bin/sh\nexec /usr/bin/yes '{\"a\":[' >&4\n"),
        (
            "chatty",
            "#!/bin/sh\n/usr/bin/yes '{\"method\":\"Target.targetCreated\",\"params\":{\"targetInfo\":{\"type\":\"page\",\"targetId\":\"1\",\"url\":\"https://x.example/\"}}}' | /usr/bin/tr '\\n' '\\000' >&4\n",
        ),
    ] {
        let desk = Desk::of("Anna").with_chromium(script);
        let launcher = desk.open_launcher::<&str>([]);
        launcher.expect("home");
        let before = most_memory(&desk);
        launcher.join("Raum");
        room_given_to_default(&desk);
        launcher.expect("over").says("Der Browser");
        desk.picture(&format!("over-{name}"));
        let more = most_memory(&desk).saturating_sub(before);
        println!("{name}: {} KiB more", more / 1024);
        assert!(more < 50 * 1024 * 1024, "{name}: {} KiB", more / 1024);
        // Nothing of it is left.
        desk.wait_until("it has ended", Duration::from_secs(5), || {
            !desk.processes().iter().any(|process| {
                let name = process
                    .executable
                    .as_deref()
                    .and_then(|path| path.file_name());
                name.is_some_and(|name| name == "sleep" || name == "cat" || name == "yes")
            })
        });
    }
}

#[test]
fn who_waits_for_a_browser_that_hangs_can_stop_waiting() {
    let desk = Desk::of("Anna").with_chromium("#!/bin/sh\nexec /usr/bin/yes '{}' >&4\n");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum").expect("opening").press("cancel");
    launcher
        .expect("over")
        .says("Sie haben das Öffnen abgebrochen.");
    assert_eq!(desk.opened_by_default(), [""; 0]);
}

#[test]
fn a_browser_that_refuses_to_be_led_shows_the_meeting_the_plain_way() {
    let desk = Desk::of("Anna");
    let real = desk.home().join("real-chromium");
    let wrapper = desk.home().parent().unwrap().join("bin/chromium");
    fs::copy(&wrapper, &real).unwrap();
    let script = format!(
        "#!/bin/sh\ncase \"$*\" in *--remote-debugging-pipe*)\n  printf '{{\"id\":4,\"error\":{{\"message\":\"Not allowed\"}}}}\\000' >&4; exec /bin/sleep 1000;;\nesac\nexec '{}' \"$@\"\n",
        real.display()
    );
    let desk = desk.with_chromium(&script);
    let program = desk.start([format!("{}?jwt=aa.bb.cc", desk.standin.room("Raum"))]);
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.display_name, "Anna");
    assert_eq!(prejoin.jwt, None, "a token would stand on the command line");
    assert_eq!(desk.opened_by_default(), [""; 0]);
    desk.close_meeting_window();
    desk.wait_until("it is over", Duration::from_secs(10), || {
        desk.shows_launcher() && desk.browsers().is_empty()
    });
    drop(program);
}

#[test]
fn a_browser_that_takes_its_time_takes_none_from_the_server() {
    let desk = Desk::of("Anna");
    let real = desk.home().join("real-chromium");
    fs::copy(desk.home().parent().unwrap().join("bin/chromium"), &real).unwrap();
    let script = format!(
        "#!/bin/sh\n/bin/sleep 13\nexec '{}' \"$@\"\n",
        real.display()
    );
    let desk = desk.with_chromium(&script);
    // Together they take longer than a server may.
    desk.standin.go_wrong(Fault::Slow(Duration::from_secs(15)));
    let _program = desk.start([desk.standin.room("Raum")]);
    desk.wait_until("the meeting's page is there", SILENCE, || {
        let log = desk.log();
        assert!(!log.contains("net-timeout"), "{log}");
        log.contains("opened")
    });
}

#[test]
fn a_policy_against_leading_a_browser_is_obeyed_and_the_meeting_opens_the_plain_way() {
    let desk = Desk::of("Anna");
    let _program = desk.start_managed(
        &json!({"RemoteDebuggingAllowed": false}),
        [desk.standin.room("Raum")],
    );
    // At once: a browser under this policy says nothing, and waiting for that takes twenty seconds.
    let prejoin = desk
        .standin
        .expect_within("prejoin", Duration::from_secs(15));
    assert_eq!(prejoin.display_name, "Anna");
    assert!(
        !desk
            .meeting_process()
            .arguments
            .iter()
            .any(|word| word.contains("pipe"))
    );
    assert_eq!(desk.opened_by_default(), [""; 0]);
}

#[test]
fn a_meeting_whose_browser_hangs_can_be_left_for_another() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Erstes");
    desk.standin.expect("prejoin");
    launcher.expect_gone();
    desk.browsers()
        .iter()
        .for_each(|process| process.signal("STOP"));
    assert!(
        desk.start([desk.standin.room("Zweites")])
            .ends_within(Duration::from_secs(5))
            .success()
    );
    launcher.expect("switch").press("leave-and-join");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Zweites")
    );
    desk.standin.order(Order::Look);
    assert_eq!(
        desk.standin.expect("looked").room.as_deref(),
        Some("Zweites")
    );
}

/// Chromium would ask, in English, in a box of its own, and wait.
#[test]
fn a_profile_that_another_computer_has_locked_is_used() {
    let desk = Desk::of("Anna");
    let server = desk
        .standin
        .origin()
        .replace("https://", "")
        .replace(':', "_");
    let profile = desk.data().join("meetings").join(server);
    fs::create_dir_all(&profile).unwrap();
    for (name, target) in [
        ("SingletonLock", "another-computer-4711"),
        ("SingletonSocket", "/tmp/nowhere/SingletonSocket"),
        ("SingletonCookie", "4711"),
    ] {
        std::os::unix::fs::symlink(target, profile.join(name)).unwrap();
    }
    let started = std::time::Instant::now();
    let _program = desk.start([desk.standin.room("Raum")]);
    desk.standin.expect("prejoin");
    assert!(started.elapsed() < Duration::from_secs(15));
}
