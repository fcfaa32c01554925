//! Computers on which something is missing that every desktop has.

use std::path::Path;
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

use bbw_meet_tests::desk::{Desk, binary};
use bbw_meet_tests::standin::Order;
use bbw_meet_tests::succeed;
use bbw_meet_tests::xvfb::Xvfb;

const SOON: Duration = Duration::from_secs(10);

/// Runs a start that is to end by itself, and soon.
fn ends(command: &mut Command) -> Output {
    let mut command = watched(command);
    let output = command.output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(!words.contains("panicked"), "{words}");
    output
}

/// The same, killed with a code of its own when it takes too long.
fn watched(command: &mut Command) -> Command {
    let mut timed = Command::new("/usr/bin/timeout");
    timed
        .args(["--kill-after=1", "20"])
        .arg(command.get_program())
        .args(command.get_args());
    timed.env_clear();
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            timed.env(name, value);
        }
    }
    timed
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    timed
}

#[test]
fn without_a_message_bus_meetings_open_and_later_starts_are_taken() {
    for address in [None, Some("unix:path=/nonexistent/bus"), Some("nonsense")] {
        let desk = Desk::of("Anna");
        let prepare = |room: &str| {
            let mut command = desk.prepare(&binary());
            command.arg(desk.standin.room(room));
            match address {
                None => command.env_remove("DBUS_SESSION_BUS_ADDRESS"),
                Some(address) => command.env("DBUS_SESSION_BUS_ADDRESS", address),
            };
            command
        };
        let mut first = prepare("Erstes").spawn().unwrap();
        assert_eq!(
            desk.standin.expect("prejoin").room.as_deref(),
            Some("Erstes")
        );
        let second = ends(&mut prepare("Zweites"));
        assert_eq!(second.status.code(), Some(0), "{address:?}: {second:?}");
        desk.wait_until("the question is there", SOON, || desk.shows_launcher());
        first.kill().unwrap();
        first.wait().unwrap();
    }
}

#[test]
fn a_screen_that_is_not_there_is_said_with_its_own_exit_code() {
    let desk = Desk::of("Anna");
    // It was there, and its socket still is.
    let dead = {
        let screen = Xvfb::start(|_| ());
        screen.name().to_owned()
    };
    for (name, value) in [
        ("DISPLAY", ""),
        ("DISPLAY", dead.as_str()),
        ("DISPLAY", ":4711"),
        ("DISPLAY", "nonsense"),
        ("WAYLAND_DISPLAY", "wayland-4711"),
    ] {
        let mut command = desk.prepare_without_screen(&binary());
        command.env(name, value);
        for argument in [None, Some(desk.standin.room("Raum"))] {
            let output = ends(command.args(argument));
            let words = String::from_utf8_lossy(&output.stderr);
            assert_eq!(output.status.code(), Some(3), "{name}={value}: {words}");
            assert!(words.contains("no-display"), "{name}={value}: {words}");
        }
    }
    desk.wait_until("no meeting is left behind", SOON, || {
        desk.browsers().is_empty()
    });
}

#[test]
fn without_a_runtime_folder_there_still_is_one_program() {
    for folder in ["/dev/null/run", "/proc/run", "relative"] {
        let desk = Desk::of("Anna");
        let prepare = |room: &str| {
            let mut command = desk.prepare(&binary());
            command
                .arg(desk.standin.room(room))
                .env("XDG_RUNTIME_DIR", folder);
            command
        };
        let mut first = prepare("Erstes").spawn().unwrap();
        assert_eq!(
            desk.standin.expect("prejoin").room.as_deref(),
            Some("Erstes")
        );
        let second = ends(&mut prepare("Zweites"));
        assert_eq!(second.status.code(), Some(0), "{folder}: {second:?}");
        desk.standin.expect_none("prejoin", Duration::from_secs(2));
        desk.standin.order(Order::Look);
        assert_eq!(
            desk.standin.expect("looked").room.as_deref(),
            Some("Erstes")
        );
        first.kill().unwrap();
        first.wait().unwrap();
    }
}

#[test]
fn without_a_runtime_folder_a_long_way_home_is_no_obstacle() {
    let desk = Desk::of("Anna");
    // A socket's path has 107 bytes at most (unix(7)).
    let home = desk.home().join("x".repeat(150));
    std::fs::create_dir(&home).unwrap();
    let own = [".config", ".local", ".pki"].map(|name| desk.home().join(name));
    succeed(Command::new("cp").arg("-a").args(own).arg(&home));
    let prepare = |room: &str| {
        let mut command = desk.prepare(&binary());
        command
            .arg(desk.standin.room(room))
            .env("HOME", &home)
            .env_remove("XDG_RUNTIME_DIR");
        command
    };
    let mut first = prepare("Erstes").spawn().unwrap();
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Erstes")
    );
    let begun = Instant::now();
    let second = ends(&mut prepare("Zweites"));
    assert_eq!(second.status.code(), Some(0), "{second:?}");
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
    desk.wait_until("the question is there", SOON, || desk.shows_launcher());
    desk.standin.expect_none("prejoin", Duration::from_secs(1));
    first.kill().unwrap();
    first.wait().unwrap();
}

#[test]
fn without_any_folder_to_write_to_it_is_said_and_nothing_opens() {
    let desk = Desk::of("Anna");
    let mut command = desk.prepare(&binary());
    command.arg(desk.standin.room("Raum"));
    for name in [
        "HOME",
        "XDG_RUNTIME_DIR",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_CACHE_HOME",
    ] {
        command.env(name, "/dev/null/nowhere");
    }
    let output = ends(&mut command);
    let words = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{words}");
    assert!(words.contains("storage-"), "{words}");
    assert!(desk.standin.requests().is_empty());
}

#[test]
fn a_folder_for_temporary_files_that_is_gone_keeps_nobody_out() {
    let desk = Desk::of("Anna");
    let mut command = desk.prepare(&binary());
    command
        .env("TMPDIR", desk.home().join("gone"))
        .arg(desk.standin.room("Raum"));
    let _program = desk.run(&mut command);
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
}

#[test]
fn check_needs_neither_home_nor_language_nor_screen() {
    let desk = Desk::new();
    let good = desk.standin.room("Raum");
    for language in [
        None,
        Some("C"),
        Some(""),
        Some("xx_YY.nonsense"),
        Some("\u{fffd}"),
    ] {
        let mut command = desk.prepare(&binary());
        for name in [
            "HOME",
            "DISPLAY",
            "LANG",
            "XDG_RUNTIME_DIR",
            "DBUS_SESSION_BUS_ADDRESS",
            "TZ",
            "PATH",
        ] {
            command.env_remove(name);
        }
        if let Some(language) = language {
            command.env("LANG", language).env("LC_ALL", language);
        }
        let output = ends(command.args(["--check", &good, "http://x/"]));
        let words = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(2), "{language:?}: {words}");
        assert!(
            words.contains(&format!("join\t{good}")),
            "{language:?}: {words}"
        );
    }
}

/// A folder that is on a network, as far as anybody can tell: what lies there comes through FUSE.
struct Shared<'a>(&'a Path);

impl<'a> Shared<'a> {
    fn mount(folder: &'a Path) -> Self {
        std::fs::create_dir_all(folder).unwrap();
        let mut bindfs = Command::new("bindfs");
        bindfs.args(["-o", "nonempty"]).args([folder, folder]);
        succeed(&mut bindfs);
        Self(folder)
    }
}

impl Drop for Shared<'_> {
    fn drop(&mut self) {
        // Lazily: the desk's programs may still be ending.
        let _ = Command::new("umount").arg("-l").arg(self.0).status();
    }
}

#[test]
fn the_folder_a_start_happened_in_is_left() {
    let desk = Desk::of("Anna");
    let stick = desk.home().join("Stick");
    std::fs::create_dir(&stick).unwrap();
    let invitation = format!(
        r#"{{"format": "bbw-meet-invitation", "version": 1, "url": "{}"}}"#,
        desk.standin.room("Raum")
    );
    std::fs::write(stick.join("Raum.bbwmeet"), invitation).unwrap();
    let mut command = desk.prepare(&binary());
    let _program = desk.run(command.arg("Raum.bbwmeet").current_dir(&stick));
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.room.as_deref(), Some("Raum"), "it was found there");
    let processes = desk.processes();
    assert!(processes.len() > 1, "a program and its browser");
    for process in processes {
        assert_ne!(process.folder().as_deref(), Some(&*stick), "{process:?}");
    }
}

#[test]
fn in_a_home_that_computers_share_each_has_browser_profiles_of_its_own() {
    let desk = Desk::of("Anna");
    let data = desk.data();
    let _shared = Shared::mount(data.parent().unwrap());
    let of_another = data.join("meetings/once@00000000");
    std::fs::create_dir_all(&of_another).unwrap();
    let mut program = desk.start([desk.standin.room("Raum")]);
    desk.standin.expect("prejoin");
    let profiles = || -> Vec<String> {
        let entries = std::fs::read_dir(data.join("meetings")).unwrap();
        entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter(|name| name.contains('@'))
            .collect()
    };
    let found = profiles();
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(of_another.exists(), "another computer may be using it");
    program.kill();
    desk.wait_until("the browser has ended", SOON, || desk.browsers().is_empty());
    let erased = ends(desk.prepare(&binary()).arg("--erase"));
    assert!(erased.status.success(), "{erased:?}");
    assert!(!data.join("meetings").exists(), "{:?}", profiles());
}

#[test]
fn what_a_meeting_with_a_token_left_goes_at_the_next_start_whatever_comes_of_it() {
    let desk = Desk::of("Anna");
    let left = desk.data().join("meetings/webview/once/Default");
    std::fs::create_dir_all(&left).unwrap();
    std::fs::write(left.join("Cookies"), "aa.bb.cc").unwrap();
    let output = ends(&mut desk.prepare_without_screen(&binary()));
    assert_eq!(output.status.code(), Some(3), "there is no screen");
    assert!(!desk.data().join("meetings/webview/once").exists());
}
