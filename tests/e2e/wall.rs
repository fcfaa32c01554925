//! The wall between the program and its window: who is on which side, what passes, and that nobody else is let in.

use std::collections::{BTreeSet, HashMap};
use std::fs;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

use bbw_meet_tests::desk::{Desk, Process, binary, window_binary};
use bbw_meet_tests::standin::Fault;
use bbw_meet_tests::{needs, succeed};

const SOON: Duration = Duration::from_secs(15);

/// What a toolkit consists of, by parts of its libraries' names.
const TOOLKIT: [&str; 8] = [
    "gtk",
    "gdk",
    "webkit",
    "javascriptcore",
    "pango",
    "cairo",
    "soup",
    "gobject",
];

const TOKEN: &str = "eyJhbGciOiJub25lIn0.Z2VoZWlt.c2lnbmF0dXJl";

fn of_the_toolkit(libraries: impl IntoIterator<Item = PathBuf>) -> BTreeSet<String> {
    let names = libraries.into_iter().filter_map(|path| {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        TOOLKIT
            .iter()
            .any(|part| name.contains(part))
            .then_some(name)
    });
    names.collect()
}

#[test]
fn the_program_has_no_toolkit_in_it_and_loads_none() {
    let linked = succeed(Command::new(needs("ldd", "libc-bin")).arg(binary()));
    let linked = linked
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .map(PathBuf::from);
    assert_eq!(of_the_toolkit(linked), BTreeSet::new());

    let desk = Desk::of("Anna");
    desk.standin.go_wrong(Fault::BlackHole);
    let launcher = desk.open_launcher::<&str>([]);
    // Everything there is: a window, and a meeting that opens.
    launcher.join("Raum").expect("opening");
    desk.wait_until("the browser is there", SOON, || !desk.browsers().is_empty());
    let program = desk.program().unwrap();
    assert!(program.libraries().contains(&binary()), "it was looked at");
    assert_eq!(of_the_toolkit(program.libraries()), BTreeSet::new());
    let window = launcher.window().unwrap();
    assert!(
        !of_the_toolkit(window.libraries()).is_empty(),
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
    let input = window
        .descriptors()
        .into_iter()
        .find(|(number, _)| *number == 0);
    let (_, input) = input.expect("the window has a standard input");
    assert!(input.starts_with("socket:["), "{input}");
    let processes = desk.processes();
    assert!(processes.iter().any(Process::is_browser));
    assert!(processes.iter().any(Process::is_web_view));
    let ours = [program.pid, window.pid];
    let holders = holders(&processes);
    for process in [&program, &window] {
        for socket in process.sockets() {
            let strangers: Vec<_> = holders[&socket]
                .iter()
                .filter(|holder| !ours.contains(&holder.pid))
                // The window shares sockets with its web view's processes, which WebKit makes for them.
                .filter(|_| process.pid == program.pid || input == format!("socket:[{socket}]"))
                .collect();
            assert!(strangers.is_empty(), "{socket}: {strangers:#?}");
        }
    }
    assert_eq!(
        window
            .descriptors()
            .iter()
            .filter(|(_, what)| program
                .descriptors()
                .iter()
                .any(|(_, other)| other == what && !what.starts_with('/')))
            .count(),
        0,
        "and the window was given nothing but its end: {:#?}",
        window.descriptors()
    );
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
