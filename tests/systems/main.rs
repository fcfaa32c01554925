//! The Debian package on systems that have just been installed, each test on a copy of one: by `apt-get`, with what it
//! depends on and recommends; started there under X11 and under a Wayland compositor; upgraded, erased, purged.
//!
//! It fetches half of a desktop for each system, so it is no part of `cargo xtask test` but of `cargo xtask soak`.

mod clean;
mod compositor;

use std::fs;

use bbw_meet_tests::computer::PATIENCE;
use bbw_meet_tests::desk::Desk;

use clean::System;
use compositor::Compositor;

/// The same tests for each system.
macro_rules! on {
    ($($suite:ident)*) => {$(
        mod $suite {
            const SUITE: &str = stringify!($suite);

            #[test]
            fn a_newcomer_and_a_link_are_shown_under_x11() {
                super::under_x11(SUITE);
            }

            #[test]
            fn a_newcomer_and_a_link_are_shown_under_wayland() {
                super::under_wayland(SUITE);
            }

            #[test]
            fn what_a_person_chose_survives_an_upgrade_and_what_is_removed_is_gone() {
                super::from_upgrade_to_purge(SUITE);
            }

            #[test]
            fn the_shells_know_the_options() {
                super::shells(SUITE);
            }
        }
    )*};
}

on!(bookworm trixie);

/// A link of a meeting, as a page has it.
fn link(desk: &Desk) -> String {
    let room = desk.standin.room("Teamrunde");
    room.replace("https://", "bbw-meet://")
}

fn under_x11(suite: &str) {
    let system = System::with_package(suite);
    let newcomer = Desk::new();
    let _program = newcomer.run(&mut system.computer.command(&newcomer, &["bbw-meet"]));
    newcomer.wait_until("the launcher is there", PATIENCE, || {
        newcomer.shows_launcher()
    });
    newcomer.wait_until("the launcher is painted", PATIENCE, || {
        let picture = newcomer.picture(&format!("{suite}-x11-welcome"));
        fs::metadata(picture).is_ok_and(|file| file.len() > compositor::EMPTY)
    });

    let desk = Desk::of("Anna");
    let _opener = desk.run(&mut system.computer.command(&desk, &["xdg-open", &link(&desk)]));
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.display_name, "Anna");
    desk.picture(&format!("{suite}-x11-meeting"));
}

fn under_wayland(suite: &str) {
    let system = System::with_package(suite);
    let newcomer = Desk::new();
    let screen = Compositor::start(&system.computer, &newcomer);
    let _program = screen.run(&["bbw-meet"]);
    screen.wait_for("bbw-meet");
    screen.picture(&format!("{suite}-wayland-welcome"));
    drop(screen);

    let desk = Desk::of("Anna");
    let screen = Compositor::start(&system.computer, &desk);
    let _opener = screen.run(&["xdg-open", &link(&desk)]);
    // The package has an entry of that name, so that the desktop shows the program's name and icon.
    screen.wait_for("chrome-__usr_share_bbw-meet_opening.html-Default");
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
    screen.picture(&format!("{suite}-wayland-meeting"));
}

fn from_upgrade_to_purge(suite: &str) {
    let system = System::clean(suite);
    let computer = &system.computer;
    system.install("older");
    let deployment = computer.file("/etc/bbw-meet/deployment.json");
    fs::create_dir_all(deployment.parent().unwrap()).unwrap();
    fs::write(&deployment, "{}").unwrap();
    let version = || {
        computer.run(
            "dpkg-query",
            &["--show", "--showformat=${Version}", "bbw-meet"],
        )
    };
    assert_eq!(version(), "0.0.1");

    let desk = Desk::of("Anna");
    let kept = || -> Vec<_> {
        let mut files = desk.files();
        files.retain(|(path, _)| path.ends_with("profile.json") || path.ends_with("consent.jsonl"));
        files
    };
    let before = kept();
    assert_eq!(before.len(), 2, "{before:?}");
    system.install(".");
    assert_eq!(version(), env!("CARGO_PKG_VERSION"));
    assert!(
        deployment.is_file(),
        "what the administrator put there stays"
    );
    assert_eq!(kept(), before);
    let _opener = desk.run(&mut computer.command(&desk, &["xdg-open", &link(&desk)]));
    assert_eq!(
        desk.standin.expect("prejoin").display_name,
        "Anna",
        "nothing is asked anew"
    );
    end_program(&desk);

    let status = computer
        .command(&desk, &["bbw-meet", "--erase"])
        .status()
        .unwrap();
    assert!(status.success(), "{}", desk.words());
    for folder in [desk.data(), desk.config()] {
        assert!(!folder.exists(), "{} is left", folder.display());
    }

    computer.purge("bbw-meet");
    let left: Vec<_> = computer
        .changed()
        .into_iter()
        .filter(|path| path.contains("bbw"))
        .collect();
    assert_eq!(left, [""; 0]);
}

/// As logging out ends it.
fn end_program(desk: &Desk) {
    const PROGRAM: &str = "usr/bin/bbw-meet";
    for process in desk.processes() {
        let executable = process.executable.as_deref();
        if executable.is_some_and(|path| path.ends_with(PROGRAM)) {
            process.signal("TERM");
        }
    }
    desk.wait_until("program and browser have ended", PATIENCE, || {
        !desk.runs(PROGRAM) && desk.browsers().is_empty()
    });
}

fn shells(suite: &str) {
    let system = System::with_package(suite);
    let computer = &system.computer;
    computer.apt(&[
        "install",
        "--no-install-recommends",
        "fish",
        "zsh",
        "appstream",
    ]);
    let offered = computer.run("fish", &["-c", "complete -C 'bbw-meet --eras'"]);
    assert!(offered.starts_with("--erase\t"), "{offered}");
    let offered = computer.run("fish", &["-c", "complete -C 'bbw-meet --invite Titel --o'"]);
    assert!(offered.starts_with("--out\t"), "{offered}");
    let typed = "zmodload zsh/zpty; zpty z zsh -f -i; zpty -w z 'autoload -Uz compinit; compinit -u -D; print ready'
        repeat 100; do zpty -r -t z line && [[ $line == ready* ]] && break; sleep 0.1; done
        zpty -n -w z $'bbw-meet --eras\\t'; sleep 1; while zpty -r -t z line; do print -r -- $line; done";
    let offered = computer.run("zsh", &["-f", "-c", typed]);
    assert!(offered.contains("--erase"), "{offered}");
    // The older of both does not know what the newer asks for.
    if suite == "trixie" {
        let file = "/usr/share/metainfo/de.bbw_leipzig.meet.metainfo.xml";
        computer.run(
            "appstreamcli",
            &["validate", "--pedantic", "--no-net", file],
        );
    }
}
