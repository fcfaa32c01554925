//! What a desktop, a software centre and a shell find of the installed package.

use std::fs;
use std::process::Command;

use bbw_meet_tests::{needs, succeed};

use crate::deb::installed;

const ENTRIES: &str = "/usr/share/applications";
const CALENDAR: &str = "text/calendar";

#[test]
fn software_centres_can_show_the_program() {
    let file = installed().file("/usr/share/metainfo/de.bbw_leipzig.meet.metainfo.xml");
    let mut appstreamcli = Command::new(needs("appstreamcli", "appstream"));
    succeed(appstreamcli.args(["validate", "--no-net"]).arg(&file));
    let text = fs::read_to_string(file).unwrap();
    assert!(
        text.contains(&format!(
            "<release version=\"{}\"",
            env!("CARGO_PKG_VERSION")
        )),
        "this version is among the releases"
    );
    assert!(
        text.contains("<id>de.bbw_leipzig.meet</id>")
            && text.contains(">de.bbw_leipzig.meet.desktop</launchable>"),
        "the entry is called after the program's id"
    );
}

#[test]
fn every_entry_is_one_that_desktops_understand() {
    let folder = installed().file(ENTRIES);
    let entries = fs::read_dir(&folder).unwrap();
    let ours: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.contains("bbw"))
        .collect();
    assert_eq!(ours.len(), 7, "{ours:?}");
    for name in &ours {
        installed().run("desktop-file-validate", &[&format!("{ENTRIES}/{name}")]);
    }
    let shown = |name: &&String| {
        !fs::read_to_string(folder.join(name))
            .unwrap()
            .contains("NoDisplay=true")
    };
    let shown: Vec<_> = ours.iter().filter(shown).collect();
    assert_eq!(
        shown,
        ["de.bbw_leipzig.meet.desktop"],
        "one of them is in the menu"
    );
}

#[test]
fn the_entrys_actions_are_options_of_the_program() {
    let entry =
        fs::read_to_string(installed().file(&format!("{ENTRIES}/de.bbw_leipzig.meet.desktop")))
            .unwrap();
    assert!(
        entry.contains("Name[de]=Einladung erstellen") && entry.contains("Name[de]=Startseite")
    );
    let help = installed().run("bbw-meet", &["--help"]);
    for line in entry
        .lines()
        .filter_map(|line| line.strip_prefix("Exec=bbw-meet --"))
    {
        assert!(help.contains(&format!("--{line}")), "{line}: {help}");
    }
}

#[test]
fn calendar_files_are_on_offer_and_stay_with_the_calendar() {
    let computer = installed();
    let rival = computer.file(&format!("{ENTRIES}/thunderbird.desktop"));
    let text =
        "[Desktop Entry]\nType=Application\nName=Kalender\nExec=true %u\nMimeType=text/calendar;\n";
    fs::write(&rival, text).unwrap();
    computer.run("update-desktop-database", &[]);
    let gio = computer.run("gio", &["mime", CALENDAR]);
    let default = computer.run("xdg-mime", &["query", "default", CALENDAR]);
    fs::remove_file(rival).unwrap();
    computer.run("update-desktop-database", &[]);
    assert!(
        gio.contains("zz-bbw-meet-calendar.desktop"),
        "it is on offer: {gio}"
    );
    let first = gio.lines().next().unwrap_or_default();
    assert!(first.contains("thunderbird.desktop"), "{gio}");
    assert_eq!(default.trim(), "thunderbird.desktop");
}

#[test]
fn the_manual_is_there_in_both_languages() {
    for (page, words) in [
        ("/usr/share/man/man1/bbw-meet.1.gz", "EXIT STATUS"),
        ("/usr/share/man/de/man1/bbw-meet.1.gz", "RÜCKGABEWERT"),
        ("/usr/share/man/man1/bbw-meet-window.1.gz", "SEE ALSO"),
    ] {
        let text = installed().run("zcat", &[page]);
        assert!(text.contains(words), "{page}");
        if page.contains("window") {
            continue;
        }
        let help = installed().run("bbw-meet", &["--help"]);
        let options = help.split(|letter: char| !letter.is_ascii_lowercase() && letter != '-');
        for option in options.filter(|word| word.starts_with("--") && word.len() > 2) {
            let option = option.replace('-', "\\-");
            assert!(text.contains(&option), "{page} says nothing of {option}");
        }
    }
}

#[test]
fn bash_offers_options_and_invitations() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["Runde am Montag.ics", "Urlaub.txt"] {
        fs::write(folder.path().join(name), "").unwrap();
    }
    let offered = |words: &[&str]| {
        let script = "cd \"$1\"; shift; . /usr/share/bash-completion/completions/bbw-meet
            COMP_WORDS=(bbw-meet \"$@\"); COMP_CWORD=$#; _bbw_meet; printf '%s\\n' \"${COMPREPLY[@]}\"";
        let start = ["-c", script, "bash", folder.path().to_str().unwrap()];
        installed().run("bash", &[&start, words].concat())
    };
    assert_eq!(offered(&["--eras"]), "--erase\n");
    assert_eq!(offered(&["--invite", "Titel", "--o"]), "--out\n");
    assert_eq!(offered(&["--check", ""]), "Runde am Montag.ics\n");
}
