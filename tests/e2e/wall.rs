//! The wall between the program and its window: who is on which side, what passes, and that nobody else is let in.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::time::Duration;

use bbw_meet_tests::bench::toolkit;
use bbw_meet_tests::desk::{Desk, Process, binary, descriptors_of, window_binary};
use bbw_meet_tests::standin::Fault;

const SOON: Duration = Duration::from_secs(15);

const TOKEN: &str = "eyJhbGciOiJub25lIn0.Z2VoZWlt.c2lnbmF0dXJl";

#[test]
fn the_program_has_no_toolkit_in_it_and_loads_none() {
    assert_eq!(toolkit::parts(toolkit::linked(&binary())), BTreeSet::new());

    let desk = Desk::of("Anna");
    desk.standin.go_wrong(Fault::BlackHole);
    let launcher = desk.open_launcher::<&str>([]);
    // Everything there is: a window, and a meeting that opens.
    launcher.join("Raum").expect("opening");
    desk.wait_until("the browser is there", SOON, || !desk.browsers().is_empty());
    let program = desk.program().unwrap();
    assert!(program.libraries().contains(&binary()), "it was looked at");
    assert_eq!(toolkit::parts(program.libraries()), BTreeSet::new());
    let window = launcher.window().unwrap();
    assert!(
        !toolkit::parts(window.libraries()).is_empty(),
        "what is looked for would be found"
    );
}

/// Who holds which socket.
fn holders(processes: &[Process]) -> HashMap<String, Vec<&Process>> {
    let mut holders: HashMap<String, Vec<&Process>> = HashMap::new();
    for process in processes {
        let sockets: BTreeSet<String> = process.sockets().into_iter().collect();
        for socket in sockets {
            holders.entry(socket).or_default().push(process);
        }
    }
    holders
}

#[test]
fn nobody_else_holds_an_end_of_the_talk_between_program_and_window() {
    let desk = Desk::of("Anna");
    desk.standin.go_wrong(Fault::BlackHole);
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Raum").expect("opening");
    desk.wait_until("the browser is there", SOON, || !desk.browsers().is_empty());

    let (program, window) = (desk.program().unwrap(), launcher.window().unwrap());
    let processes = desk.processes();
    assert!(processes.iter().any(Process::is_browser));
    assert!(processes.iter().any(Process::is_web_view));
    let holders = holders(&processes);
    for process in [&program, &window] {
        let sockets = process.sockets();
        assert!(!sockets.is_empty(), "it was looked at: {process:#?}");
        for socket in sockets {
            let others: Vec<_> = holders[&socket]
                .iter()
                .filter(|holder| holder.pid != process.pid)
                .collect();
            assert!(others.is_empty(), "{socket} of {process:#?}: {others:#?}");
        }
    }
    // Nor was the window given anything but its end: a pipe to the browser, a file, the lock.
    let given = program.descriptors();
    let of_the_tests = descriptors_of(std::process::id());
    let shared: Vec<_> = window
        .descriptors()
        .into_iter()
        .filter(|(_, what)| given.iter().any(|(_, other)| other == what))
        // The streams that every child has.
        .filter(|(number, _)| *number > 2)
        .filter(|(_, what)| !what.starts_with("anon_inode:") && what != "/dev/null")
        // What these tests were started with, everything they start has, too.
        .filter(|(_, what)| !of_the_tests.iter().any(|(_, other)| other == what))
        .collect();
    assert!(shared.is_empty(), "{shared:#?}");
}

#[test]
fn programs_that_are_asked_to_open_something_are_given_no_socket() {
    let desk = Desk::of("Anna");
    let record = desk.home().join("descriptors");
    let script = format!(
        "#!/bin/sh\n/bin/ls -l /proc/$$/fd >> '{}'\necho \"$1\" >> '{}.opened'\n",
        record.display(),
        record.display()
    );
    for name in ["xdg-open", "gio", "gnome-open", "kde-open"] {
        desk.put_program(name, &script);
    }
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("help").expect("help");
    launcher.press("write-mail");
    let opened = || {
        let opened = record.with_extension("opened");
        fs::read_to_string(opened).unwrap_or_default()
    };
    desk.wait_until("the mail program is asked", SOON, || {
        opened().contains("mailto:")
    });
    desk.standin.go_wrong(Fault::Refuse);
    launcher.press("back").join("Raum").expect("problem");
    launcher.press("open-in-browser").expect("over");
    desk.wait_until("the default browser is asked", SOON, || {
        opened().contains("https:")
    });
    let descriptors = fs::read_to_string(record).unwrap();
    assert!(
        descriptors.contains(" 0 -> "),
        "they were looked at: {descriptors}"
    );
    assert!(!descriptors.contains("socket:"), "{descriptors}");
}

#[test]
fn neither_link_nor_token_nor_number_stands_where_others_read_it() {
    let desk = Desk::new();
    let link = format!("{}?jwt={TOKEN}", desk.standin.room("Geheimraum"));
    let launcher = desk.open_launcher([link]);
    launcher.expect("welcome").says("Geheimraum");
    let (program, window) = (desk.program().unwrap(), launcher.window().unwrap());
    let arguments: Vec<_> = window
        .arguments
        .iter()
        .filter(|word| !word.is_empty())
        .collect();
    assert_eq!(arguments, [&window_binary().display().to_string()]);
    let known = program.environment();
    for word in window.environment() {
        assert!(known.contains(&word), "only the window has {word}");
        for secret in [TOKEN, "Geheimraum"] {
            assert!(!word.contains(secret), "{word}");
        }
    }
}

#[test]
fn started_by_hand_the_window_starts_the_program_and_ends() {
    let desk = Desk::of("Anna");
    let mut by_hand = desk.run(&mut desk.prepare(&window_binary()));
    assert!(by_hand.ends_within(SOON).success());
    desk.wait_until("the program has its own window", SOON, || {
        desk.program().is_some() && desk.window().is_some() && desk.shows_launcher()
    });
    assert_ne!(desk.window().unwrap().pid, by_hand.pid());
}

#[test]
fn a_window_alone_is_nobodys() {
    let desk = Desk::of("Anna");
    let alone = desk.home().parent().unwrap().join("bin/bbw-meet-window");
    fs::copy(window_binary(), &alone).unwrap();
    let mut by_hand = desk.run(&mut desk.prepare(&alone));
    assert!(
        !by_hand.ends_within(SOON).success(),
        "there is no program beside it, and none is looked for elsewhere"
    );
    assert!(desk.program().is_none() && desk.window().is_none());
}

#[test]
fn a_program_without_its_window_says_so_with_a_code() {
    let desk = Desk::of("Anna");
    let bin = desk.home().parent().unwrap().join("bin");
    let alone = bin.join("alone/bbw-meet");
    fs::create_dir(alone.parent().unwrap()).unwrap();
    fs::copy(binary(), &alone).unwrap();
    // One that lies on PATH is not taken.
    fs::copy(window_binary(), bin.join("bbw-meet-window")).unwrap();
    let mut program = desk.run(&mut desk.prepare(&alone));
    assert_eq!(program.ends_within(SOON).code(), Some(1));
    assert!(desk.words().contains("(window-failed)"), "{}", desk.words());
}

#[test]
fn no_service_worker_comes_between_the_launcher_and_its_page() {
    let desk = Desk::new();
    let launcher = desk.open_launcher::<&str>([]);
    let came = launcher.run_async(
        "const workers = navigator.serviceWorker;
         if (!workers) { done('none'); return; }
         workers.register('/keys.js').then(() => done('registered'), error => done(`refused: ${error.name}`));",
    );
    let came = came.as_str().unwrap_or_default();
    assert!(came == "none" || came.starts_with("refused"), "{came}");
}
