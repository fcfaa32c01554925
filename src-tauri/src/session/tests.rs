use bbw_meet_core::error::Code;
use bbw_meet_core::meeting::MeetingLink;

use super::*;
use crate::meeting::{self, News};

const DEPLOYMENT: &str = r#"{
  "version": 1,
  "organisation": {"name": "BBW", "controller": "BBW", "page": "https://www.bbw.example/", "contactMail": null},
  "servers": ["https://meet.bbw.example"],
  "notice": {"id": "n1", "title": "Datenschutz"},
  "guestPage": "https://www.bbw.example/meet/"
}"#;

/// A person's computer with Chromium.
struct Computer {
    session: Session,
    folder: tempfile::TempDir,
}

impl Computer {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            session: Self::session(folder.path(), "<p>Text</p>"),
            folder,
        }
    }

    fn session(folder: &std::path::Path, notice: &str) -> Session {
        let folders = Folders::below(folder);
        let hosts = meeting::hosts(false, true);
        let deployment = Arc::new(Deployment::built_in(DEPLOYMENT, notice).unwrap());
        Session::new(
            deployment,
            folders,
            Language::German,
            hosts,
            Timestamp::now(),
        )
    }

    /// The same computer after the program has been started anew.
    fn again(self) -> Self {
        self.with_notice("<p>Text</p>")
    }

    fn with_notice(self, notice: &str) -> Self {
        Self {
            session: Self::session(self.folder.path(), notice),
            folder: self.folder,
        }
    }

    fn launch(&mut self, room: &str) -> Vec<Effect> {
        let link = MeetingLink::parse(
            &format!("https://meet.bbw.example/{room}"),
            &self.session.deployment.servers,
        );
        self.session.launch(
            Launch::Join(Box::new(Destination::bare(link.unwrap()))),
            Timestamp::now(),
        )
    }

    fn agree(&mut self) -> Vec<Effect> {
        self.session
            .agree("Anna", Language::German, Timestamp::now())
            .unwrap()
    }

    fn hear(&mut self, news: News) -> Vec<Effect> {
        let run = self.session.runs;
        self.session.hear(run, news, Timestamp::now())
    }

    /// Has agreed, and is in the meeting `room`.
    fn in_meeting(room: &str) -> Self {
        let mut computer = Self::new();
        computer.agree();
        assert_eq!(opened(&computer.launch(room)), Some(HostKind::Chromium));
        computer.hear(News::Opened);
        assert_eq!(computer.session.stage, Stage::Running);
        computer
    }
}

/// The host a meeting is opened with, if it is.
fn opened(effects: &[Effect]) -> Option<HostKind> {
    effects.iter().find_map(|effect| {
        if let Effect::Open { host, .. } = effect {
            Some(*host)
        } else {
            None
        }
    })
}

fn room_of(effects: &[Effect]) -> Option<String> {
    effects.iter().find_map(|effect| match effect {
        Effect::Open { order, .. } => order.target.link().map(|link| link.room().to_owned()),
        Effect::ShowLauncher
        | Effect::CloseLauncher
        | Effect::CloseMeeting(_)
        | Effect::FocusMeeting
        | Effect::Quit => None,
    })
}

#[test]
fn a_first_launch_waits_for_consent_and_then_goes_on() {
    let mut computer = Computer::new();
    assert_eq!(
        opened(&computer.launch("r")),
        None,
        "nothing opens before consent"
    );
    assert_eq!(computer.session.stage, Stage::Welcome);
    assert_eq!(room_of(&computer.agree()).as_deref(), Some("r"));
    assert_eq!(computer.session.stage, Stage::Opening);
}

#[test]
fn the_second_time_nothing_is_asked() {
    let mut computer = Computer::new();
    computer.agree();
    let mut computer = computer.again();
    let effects = computer.launch("r");
    assert_eq!(opened(&effects), Some(HostKind::Chromium));
    assert!(
        !effects
            .iter()
            .any(|effect| matches!(effect, Effect::ShowLauncher)),
        "straight to the meeting"
    );
}

#[test]
fn refusing_opens_nothing_and_can_be_reconsidered() {
    let mut computer = Computer::new();
    computer.launch("r");
    assert!(
        computer
            .session
            .decline(Timestamp::now())
            .unwrap()
            .is_empty()
    );
    assert_eq!(computer.session.stage, Stage::Declined);
    assert_eq!(
        opened(&computer.session.join()),
        None,
        "not even when asked to join"
    );
    computer.session.reconsider();
    assert_eq!(
        room_of(&computer.agree()).as_deref(),
        Some("r"),
        "the meeting has survived the question"
    );
}

#[test]
fn withdrawn_consent_blocks_at_once_and_after_a_restart() {
    let mut computer = Computer::new();
    computer.agree();
    computer.session.withdraw(Timestamp::now()).unwrap();
    assert_eq!(opened(&computer.launch("r")), None);
    assert_eq!(
        opened(&computer.session.open_in_browser()),
        None,
        "the default browser is no way around it"
    );
    assert_eq!(opened(&computer.again().launch("r")), None);
}

#[test]
fn consent_that_is_erased_while_the_program_runs_blocks_at_once() {
    let mut computer = Computer::in_meeting("one");
    computer.hear(News::Over(Ending::Left));
    std::fs::remove_dir_all(computer.folder.path().join("data")).unwrap();
    assert_eq!(opened(&computer.launch("one")), None);
    assert_eq!(computer.session.stage, Stage::Welcome);
}

#[test]
fn a_changed_notice_is_asked_for_anew() {
    let mut computer = Computer::new();
    computer.agree();
    let mut computer = computer.with_notice("<p>Anderer Text</p>");
    assert_eq!(opened(&computer.launch("r")), None);
    assert_eq!(computer.session.stage, Stage::Welcome);
}

#[test]
fn a_name_that_is_refused_records_no_consent() {
    let mut computer = Computer::new();
    computer.launch("r");
    for name in ["", "   ", "\u{202e}x"] {
        assert!(
            computer
                .session
                .agree(name, Language::German, Timestamp::now())
                .is_err(),
            "{name:?}"
        );
    }
    assert!(!computer.session.standing().allows_meeting());
}

#[test]
fn each_failing_host_is_followed_by_the_next_and_is_told() {
    let mut computer = Computer::new();
    computer.agree();
    computer.launch("r");
    let effects = computer.hear(News::HostFailed(Code::HostEndedEarly.into()));
    assert_eq!(opened(&effects), Some(HostKind::Browser));
    computer.hear(News::Over(Ending::HandedOver));
    assert_eq!(computer.session.stage, Stage::Over(Ending::HandedOver));
    assert_eq!(computer.session.notes, [Problem::new(Code::HostEndedEarly)]);
}

#[test]
fn when_every_host_fails_it_is_said() {
    let mut computer = Computer::new();
    computer.agree();
    computer.launch("r");
    computer.hear(News::HostFailed(Code::HostEndedEarly.into()));
    computer.hear(News::HostFailed(Code::OpenFailed.into()));
    let Stage::Problem { problem, ways } = &computer.session.stage else {
        panic!("{:?}", computer.session.stage)
    };
    assert_eq!((problem.code, *ways), (Code::HostNone, Ways::RETRY));
}

#[test]
fn a_server_at_fault_is_not_tried_with_another_host() {
    let mut computer = Computer::new();
    computer.agree();
    computer.launch("r");
    let effects = computer.hear(News::MeetingFailed(Code::NetRefused.into()));
    assert_eq!(opened(&effects), None);
    assert_eq!(
        room_of(&computer.session.join()).as_deref(),
        Some("r"),
        "trying again works"
    );
}

/// Whether the page is looked at, if a meeting is opened.
fn checked(effects: &[Effect]) -> Option<bool> {
    effects.iter().find_map(|effect| {
        if let Effect::Open { order, .. } = effect {
            Some(order.check)
        } else {
            None
        }
    })
}

#[test]
fn a_page_that_is_no_meeting_can_be_opened_anyway_and_is_not_doubted_again() {
    let mut computer = Computer::new();
    computer.agree();
    assert_eq!(checked(&computer.launch("r")), Some(true));
    computer.hear(News::Opened);
    let effects = computer.hear(News::NoMeeting(Code::NetWrongHost.into()));
    assert!(matches!(effects[..], [Effect::ShowLauncher]));
    assert!(matches!(
        computer.session.stage,
        Stage::Problem {
            ways: Ways::ANYWAY,
            ..
        }
    ));
    assert_eq!(
        checked(&computer.session.join()),
        Some(true),
        "trying again looks again"
    );
    computer.hear(News::NoMeeting(Code::NetWrongHost.into()));
    assert_eq!(checked(&computer.session.open_anyway()), Some(false));
    computer.hear(News::Opened);
    computer.hear(News::Over(Ending::Left));
    assert_eq!(checked(&computer.session.join()), Some(false));
}

#[test]
fn anyway_is_no_way_around_the_consent() {
    let mut computer = Computer::new();
    computer.launch("r");
    assert_eq!(opened(&computer.session.open_anyway()), None);
    assert_eq!(computer.session.stage, Stage::Welcome);
}

#[test]
fn a_start_page_may_look_as_it_likes() {
    let mut computer = Computer::new();
    computer.agree();
    let effects = computer.session.enter("", Timestamp::now()).unwrap();
    assert_eq!(checked(&effects), Some(false));
}

#[test]
fn who_is_asked_to_switch_goes_on_when_the_first_meeting_fails() {
    let mut computer = Computer::new();
    computer.agree();
    computer.launch("one");
    computer.launch("two");
    assert_eq!(computer.session.stage, Stage::Switch);
    let effects = computer.hear(News::MeetingFailed(Code::NetRefused.into()));
    assert_eq!(room_of(&effects).as_deref(), Some("two"));
}

#[test]
fn what_is_waited_for_is_said() {
    let mut computer = Computer::new();
    computer.agree();
    computer.launch("r");
    assert!(!computer.session.running.as_ref().unwrap().asking);
    computer.hear(News::Asking);
    assert!(computer.session.running.as_ref().unwrap().asking);
    assert_eq!(computer.session.stage, Stage::Opening);
}

#[test]
fn another_meeting_is_a_question() {
    let mut computer = Computer::in_meeting("one");
    assert!(
        matches!(computer.launch("ONE")[..], [Effect::FocusMeeting]),
        "the same meeting just comes to the front"
    );
    computer.launch("two");
    assert_eq!(computer.session.stage, Stage::Switch);
    assert!(matches!(
        computer.session.stay()[..],
        [Effect::CloseLauncher, Effect::FocusMeeting]
    ));
    assert_eq!(computer.session.stage, Stage::Running);
    computer.launch("two");
    assert!(matches!(
        computer.session.leave_and_join()[..],
        [Effect::CloseMeeting(_)]
    ));
    assert_eq!(
        room_of(&computer.hear(News::Over(Ending::Left))).as_deref(),
        Some("two")
    );
}

#[test]
fn news_of_an_earlier_meeting_are_passed_over() {
    let mut computer = Computer::in_meeting("one");
    let old = computer.session.runs;
    computer.hear(News::Over(Ending::Left));
    computer.session.join();
    assert!(
        computer
            .session
            .hear(old, News::Over(Ending::Left), Timestamp::now())
            .is_empty()
    );
    assert_eq!(computer.session.stage, Stage::Opening);
}

#[test]
fn the_history_keeps_what_was_opened_unless_told_not_to() {
    let mut computer = Computer::in_meeting("one");
    assert_eq!(computer.session.history.entries().len(), 1);
    let now = Timestamp::now();
    computer
        .session
        .change_settings(&serde_json::json!({ "keepHistory": false }), now)
        .unwrap();
    assert!(
        computer.session.history.entries().is_empty(),
        "switching it off forgets"
    );
    computer.hear(News::Over(Ending::Left));
    computer.session.join();
    computer.hear(News::Opened);
    assert!(computer.again().session.history.entries().is_empty());
}

#[test]
fn erasing_leaves_nothing_and_asks_anew() {
    let mut computer = Computer::in_meeting("one");
    assert_eq!(
        computer
            .session
            .erase_all()
            .err()
            .map(|problem| problem.code),
        Some(Code::MeetingRuns)
    );
    computer.hear(News::Over(Ending::Left));
    computer.session.erase_all().unwrap();
    assert_eq!(computer.session.stage, Stage::Welcome);
    for name in ["config", "data"] {
        assert!(
            !computer.folder.path().join(name).exists(),
            "{name} is still there"
        );
    }
}

#[test]
fn what_the_program_needs_until_its_end_is_erased_then() {
    let mut computer = Computer::in_meeting("one");
    let folders = computer.session.folders.clone();
    std::fs::create_dir_all(&folders.runtime).unwrap();
    std::fs::write(folders.runtime.join("instance.lock"), "").unwrap();
    computer.hear(News::Over(Ending::Left));
    computer.session.erase_all().unwrap();
    assert!(computer.session.erased && computer.session.notes.is_empty());
    assert!(
        folders.runtime.join("instance.lock").exists(),
        "without it a second program would start beside this one"
    );
    sweep(&folders);
    assert!(!folders.data.exists());
}

#[test]
fn what_is_stored_after_erasing_stays() {
    let mut computer = Computer::in_meeting("one");
    let folders = computer.session.folders.clone();
    computer.hear(News::Over(Ending::Left));
    computer.session.erase_all().unwrap();
    computer.agree();
    sweep(&folders);
    assert!(computer.again().session.standing().allows_meeting());
}

#[test]
fn closing_the_launcher_while_a_meeting_opens_cancels_it() {
    let mut computer = Computer::new();
    computer.agree();
    computer.launch("r");
    assert!(matches!(
        computer.session.launcher_closed()[..],
        [Effect::CloseMeeting(Ending::Cancelled)]
    ));
}

/// The log without its times; `None` where there is none.
fn log(computer: &Computer) -> Option<Vec<String>> {
    let text = std::fs::read_to_string(computer.folder.path().join("data/log.txt")).ok()?;
    let words = |line: &str| line.split_once(' ').map(|(_, words)| words.to_owned());
    text.lines().map(words).collect()
}

#[test]
fn the_log_tells_what_happened_in_codes() {
    let mut computer = Computer::new();
    computer.agree();
    let mut computer = computer.again();
    computer.session.log_start();
    computer.launch("Geheimraum");
    computer.hear(News::HostFailed(Code::HostSilent.into()));
    computer.hear(News::Over(Ending::HandedOver));
    computer.session.join();
    computer.hear(News::NoMeeting(
        Problem::new(Code::NetServer).with("status", 502),
    ));
    computer.session.open_anyway();
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
}

#[test]
fn who_has_not_agreed_has_no_log() {
    let mut computer = Computer::new();
    computer.session.log_start();
    computer.launch("r");
    computer.session.decline(Timestamp::now()).unwrap();
    computer
        .session
        .launch(Launch::Refused(Code::LinkPath.into()), Timestamp::now());
    assert_eq!(log(&computer), None);

    computer.agree();
    computer.session.withdraw(Timestamp::now()).unwrap();
    let before = log(&computer);
    let mut computer = computer.again();
    computer.session.log_start();
    computer.launch("r");
    assert_eq!(
        log(&computer),
        before,
        "nothing more after it was withdrawn"
    );
}

#[test]
fn what_was_called_off_is_asked_about_and_notes_are_said_once() {
    let mut computer = Computer::new();
    computer.agree();
    let note = Problem::new(Code::TimeZoneUnknown);
    let link = MeetingLink::parse(
        "https://meet.bbw.example/r",
        &computer.session.deployment.servers,
    );
    let destination = Destination {
        called_off: true,
        notes: vec![note.clone()],
        ..Destination::bare(link.unwrap())
    };
    for _ in 0..2 {
        let launch = Launch::Join(Box::new(destination.clone()));
        let effects = computer.session.launch(launch, Timestamp::now());
        assert!(matches!(effects[..], [Effect::ShowLauncher]));
        assert_eq!(computer.session.stage, Stage::Appointment(When::CalledOff));
    }
    assert_eq!(computer.session.notes, [note]);
    computer.session.join();
    assert_eq!(
        computer.session.stage,
        Stage::Opening,
        "the person has the last word"
    );
}
