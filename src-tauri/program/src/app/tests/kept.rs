//! What is stored, forgotten, erased and logged.

use super::*;

#[test]
fn the_history_keeps_what_was_opened_unless_told_not_to() {
    let computer = Computer::in_meeting("one");
    assert_eq!(computer.view().history.len(), 1);
    let patch = json!({ "keepHistory": false });
    computer.asked(Ask::ChangeSettings { patch });
    assert!(
        computer.view().history.is_empty(),
        "switching it off forgets"
    );
    computer.hear(News::Over(Ending::Left));
    computer.asked(Ask::JoinPending);
    computer.hear(News::Opened);
    assert!(computer.again().view().history.is_empty());
}

#[test]
fn meetings_that_are_read_late_replace_nothing_newer() {
    let computer = Computer::in_meeting("one");
    let computer = computer.again();
    let old = computer.app.person().history(Timestamp::now());
    computer.launch("two");
    computer.hear(News::Opened);
    computer
        .app
        .tell(|session, _| session.recall(old.value, old.note));
    assert_eq!(computer.view().history.len(), 2);
}

#[test]
fn erasing_leaves_nothing_and_asks_anew() {
    let computer = Computer::in_meeting("one");
    let refused = computer.ask(Ask::EraseAll);
    assert_eq!(refused.unwrap_err().code, Code::MeetingRuns);
    computer.hear(News::Over(Ending::Left));
    computer.asked(Ask::EraseAll);
    assert_eq!(computer.stage(), Stage::Welcome);
    for name in ["config", "data"] {
        assert!(
            !computer.folder.path().join(name).exists(),
            "{name} is still there"
        );
    }
}

#[test]
fn what_the_program_needs_until_its_end_is_erased_then() {
    let computer = Computer::in_meeting("one");
    let folders = computer.app.person().folders.clone();
    std::fs::create_dir_all(&folders.runtime).unwrap();
    std::fs::write(folders.runtime.join("instance.lock"), "").unwrap();
    computer.hear(News::Over(Ending::Left));
    computer.asked(Ask::EraseAll);
    assert!(computer.app.session().erased && computer.view().notes.is_empty());
    assert!(
        folders.runtime.join("instance.lock").exists(),
        "without it a second program would start beside this one"
    );
    erase::sweep(&folders);
    assert!(!folders.data.exists());
}

#[test]
fn what_is_stored_after_erasing_stays() {
    let computer = Computer::in_meeting("one");
    let folders = computer.app.person().folders.clone();
    computer.hear(News::Over(Ending::Left));
    computer.asked(Ask::EraseAll);
    computer.agree();
    erase::sweep(&folders);
    assert!(computer.again().app.person().has_agreed());
}

#[cfg(unix)]
#[test]
fn what_is_saved_of_a_person_is_for_that_persons_eyes() {
    use std::os::unix::fs::PermissionsExt;
    let computer = Computer::new();
    computer.agree();
    computer.asked(Ask::ExportStored);
    let export = computer.folder.path().join("downloads/BBW Meet.txt");
    let mode = export.metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

/// The log without its times; `None` where there is none.
fn log(computer: &Computer) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(computer.folder.path().join("data/log.txt")).ok()?;
    let words = |line: &str| line.split_once(' ').map(|(_, words)| words.to_owned());
    text.lines().map(words).collect()
}

fn log_start(computer: &Computer) {
    computer.app.tell(|session, _| session.log_start());
    computer.effects();
}

#[test]
fn the_log_tells_what_happened_in_codes() {
    let computer = Computer::new();
    computer.agree();
    let computer = computer.again();
    log_start(&computer);
    computer.launch("Geheimraum");
    computer.hear(News::HostFailed(Code::HostSilent.into()));
    computer.hear(News::Over(Ending::HandedOver));
    computer.asked(Ask::JoinPending);
    computer.hear(News::NoMeeting(
        Problem::new(Code::NetServer).with("status", 502),
    ));
    computer.asked(Ask::OpenAnyway);
    computer.hear(News::Opened);
    computer.hear(News::Over(Ending::Left));
    assert_eq!(
        log(&computer).unwrap(),
        [
            concat!("start ", env!("CARGO_PKG_VERSION")),
            "opening chromium",
            "host-failed host-silent",
            "opening browser",
            "over handed-over",
            "opening chromium",
            "problem net-server",
            "anyway",
            "opening chromium",
            "opened",
            "over left",
        ]
    );
    let told = computer.app.answer(Ask::Diagnosis).unwrap();
    let told = told.as_str().unwrap();
    assert!(told.contains(" opening browser\n"), "support: {told}");
    assert!(!told.contains("Geheimraum"), "{told}");
}

#[test]
fn who_has_not_agreed_has_no_log() {
    let computer = Computer::new();
    log_start(&computer);
    computer.launch("r");
    computer.asked(Ask::Decline { of: 0 });
    computer.app.take(Request::Refused(Code::LinkPath.into()));
    computer.effects();
    assert_eq!(log(&computer), None);

    computer.agree();
    computer.asked(Ask::Withdraw { of: 0 });
    let before = log(&computer);
    let computer = computer.again();
    log_start(&computer);
    computer.launch("r");
    assert_eq!(
        log(&computer),
        before,
        "nothing more after it was withdrawn"
    );
}

#[test]
fn what_was_called_off_is_asked_about_and_notes_are_said_once() {
    let computer = Computer::new();
    computer.agree();
    let servers = &computer.app.person().deployment.servers;
    let link = MeetingLink::parse("https://meet.bbw.example/r", servers);
    let destination = Destination {
        called_off: true,
        notes: vec![Code::TimeZoneUnknown.into()],
        ..Destination::bare(link.unwrap())
    };
    for _ in 0..2 {
        let to = destination.clone();
        computer.app.tell(|session, now| session.go(to, now));
        assert!(matches!(computer.effects()[..], [Effect::ShowLauncher]));
        assert_eq!(computer.stage(), Stage::Appointment(When::CalledOff));
    }
    let notes = computer.view().notes;
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].problem.code, Code::TimeZoneUnknown);
    computer.asked(Ask::JoinPending);
    assert_eq!(
        computer.stage(),
        Stage::Opening,
        "the person has the last word"
    );
}

#[test]
fn the_words_of_a_window_that_is_not_there_count_for_nothing() {
    let computer = Computer::new();
    computer.agree();
    let said = [
        FromWindow::Closed,
        FromWindow::Dropped(vec!["/tmp/x.ics".into(), "/tmp/y.ics".into()]),
        FromWindow::Ask {
            id: 1,
            ask: Ask::EraseAll,
        },
    ];
    for word in said {
        computer.app.hear(7, Heard::Said(word));
        let todo = computer.list.try_recv();
        assert!(todo.is_err(), "nobody has such a window");
    }
    assert!(computer.app.person().has_agreed());
}
