//! The program without windows and browsers: real files, real decisions; what would be carried out is looked at.

use std::path::Path;

use bbw_meet_core::deployment::Deployment;
use bbw_meet_core::invitation::schedule::When;
use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::{Availability, Ending, HostKind, MeetingLink, News};
use bbw_meet_core::window::view::Ways;
use jiff::SignedDuration;
use serde_json::json;

use super::*;
use crate::desktop::exit::Exit;
use crate::launch::{Destination, Launch};
use crate::person::{Folders, erase};
use crate::session::Stage;

const DEPLOYMENT: &str = r#"{
  "version": 1,
  "organisation": {"name": "BBW", "controller": "BBW", "page": "https://www.bbw.example/", "contactMail": null},
  "servers": ["https://meet.bbw.example"],
  "notice": {"id": "n1", "title": "Datenschutz"},
  "guestPage": "https://www.bbw.example/meet/"
}"#;

/// A computer on which only these can be used, besides the default browser.
pub(super) fn hosts(webview: bool, chromium: bool) -> Vec<Availability> {
    [
        (HostKind::Webview, webview),
        (HostKind::Chromium, chromium),
        (HostKind::Browser, true),
    ]
    .map(|(kind, available)| Availability {
        kind,
        available,
        program: None,
        why: None,
    })
    .to_vec()
}

/// A person's computer.
pub(super) struct Computer {
    pub(super) app: App,
    list: Receiver<Todo>,
    folder: tempfile::TempDir,
}

impl Computer {
    /// Somebody new, on a computer with Chromium.
    pub(super) fn new() -> Self {
        Self::with(tempfile::tempdir().unwrap(), "<p>Text</p>")
    }

    fn with(folder: tempfile::TempDir, notice: &str) -> Self {
        let (app, list) = Self::program(folder.path(), notice);
        Self { app, list, folder }
    }

    fn program(folder: &Path, notice: &str) -> (App, Receiver<Todo>) {
        let folders = Folders::below(folder);
        let deployment = Arc::new(Deployment::built_in(DEPLOYMENT, notice).unwrap());
        let person = Person::new(Arc::clone(&deployment), folders.clone());
        let known = person.load(Timestamp::now());
        let hosts = hosts(false, true);
        let session = Session::new(deployment, folders, Language::German, known, hosts);
        let (app, list) = App::new(session, person);
        app.recall();
        (app, list)
    }

    /// The same computer after the program has been started anew.
    fn again(self) -> Self {
        Self::with(self.folder, "<p>Text</p>")
    }

    fn with_notice(self, notice: &str) -> Self {
        Self::with(self.folder, notice)
    }

    /// What is to be carried out by now. Files are written and the gate is asked, as the hands do.
    pub(super) fn effects(&self) -> Vec<Effect> {
        let mut effects = vec![];
        while let Ok(todo) = self.list.try_recv() {
            match todo {
                Todo::Effect(Effect::Log(entry)) => self.app.person().log(entry),
                Todo::Effect(Effect::Remember(meeting)) => {
                    let history = self.app.person().remember(*meeting, Timestamp::now());
                    self.app.tell(|session, _| session.remembered(history));
                }
                Todo::Effect(Effect::Open { run, host, order }) => match self.app.admit(&order) {
                    Ok(()) => effects.push(Effect::Open { run, host, order }),
                    Err(standing) => self
                        .app
                        .tell(|session, now| session.gate_closed(run, standing, now)),
                },
                Todo::Effect(effect) => effects.push(effect),
                Todo::Shown(_) | Todo::Closed(_) | Todo::Gone(_) => {}
            }
        }
        effects
    }

    pub(super) fn launch(&self, room: &str) -> Vec<Effect> {
        let link = format!("https://meet.bbw.example/{room}");
        assert!(self.app.take(Request::Link(link)));
        self.effects()
    }

    /// As a launch of an invitation to a meeting that begins `later` than now.
    fn launch_invitation(&self, room: &str, later: SignedDuration) -> Vec<Effect> {
        let start = Timestamp::now() + later;
        let file = self.folder.path().join(format!("{room}.bbwmeet"));
        let invitation = json!({
            "format": "bbw-meet-invitation", "version": 1,
            "url": format!("https://meet.bbw.example/{room}"), "start": start,
        });
        std::fs::write(&file, invitation.to_string()).unwrap();
        assert!(self.app.session().arrive());
        self.app.look_at(&Request::File(file));
        self.effects()
    }

    pub(super) fn ask(&self, ask: Ask) -> Result<Vec<Effect>, Problem> {
        self.app.answer(ask)?;
        Ok(self.effects())
    }

    fn asked(&self, ask: Ask) -> Vec<Effect> {
        self.ask(ask).unwrap()
    }

    pub(super) fn agree(&self) -> Vec<Effect> {
        self.agree_as("Anna").unwrap()
    }

    fn agree_as(&self, name: &str) -> Result<Vec<Effect>, Problem> {
        let notice = self.app.person().deployment.notice.sha256().to_owned();
        self.ask(Ask::Agree {
            name: name.to_owned(),
            language: Language::German,
            notice,
        })
    }

    pub(super) fn hear(&self, news: News) -> Vec<Effect> {
        let run = self.app.session().runs();
        self.app.tell(|session, now| session.hear(run, news, now));
        self.effects()
    }

    pub(super) fn stage(&self) -> Stage {
        self.app.session().stage.clone()
    }

    fn view(&self) -> View {
        self.app.session().view()
    }

    fn close_launcher(&self) -> Vec<Effect> {
        self.app.tell(|session, _| session.launcher_closed());
        self.effects()
    }

    /// Has agreed, and is in the meeting `room`.
    fn in_meeting(room: &str) -> Self {
        let computer = Self::new();
        computer.agree();
        assert_eq!(opened(&computer.launch(room)), Some(HostKind::Chromium));
        computer.hear(News::Opened);
        assert_eq!(computer.stage(), Stage::Running);
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

fn order(effects: &[Effect]) -> Option<&Order> {
    effects.iter().find_map(|effect| {
        if let Effect::Open { order, .. } = effect {
            Some(&**order)
        } else {
            None
        }
    })
}

fn room_of(effects: &[Effect]) -> Option<String> {
    let link = order(effects)?.target.link()?;
    Some(link.room().to_owned())
}

/// Whether the page is looked at, if a meeting is opened.
fn checked(effects: &[Effect]) -> Option<bool> {
    order(effects).map(|order| order.check)
}

fn shows(effects: &[Effect]) -> bool {
    let show = |effect: &Effect| matches!(effect, Effect::ShowLauncher);
    effects.iter().any(show)
}

fn quits(effects: &[Effect]) -> bool {
    let quit = |effect: &Effect| matches!(effect, Effect::Quit(_));
    effects.iter().any(quit)
}

// The gate

#[test]
fn a_first_launch_waits_for_consent_and_then_goes_on() {
    let computer = Computer::new();
    assert_eq!(
        opened(&computer.launch("r")),
        None,
        "nothing opens before consent"
    );
    assert_eq!(computer.stage(), Stage::Welcome);
    assert_eq!(room_of(&computer.agree()).as_deref(), Some("r"));
    assert_eq!(computer.stage(), Stage::Opening);
}

#[test]
fn the_second_time_nothing_is_asked() {
    let computer = Computer::new();
    computer.agree();
    let computer = computer.again();
    let effects = computer.launch("r");
    assert_eq!(opened(&effects), Some(HostKind::Chromium));
    assert!(!shows(&effects), "straight to the meeting");
}

#[test]
fn refusing_opens_nothing_and_can_be_reconsidered() {
    let computer = Computer::new();
    computer.launch("r");
    assert!(computer.asked(Ask::Decline).is_empty());
    assert_eq!(computer.stage(), Stage::Declined);
    assert_eq!(
        opened(&computer.asked(Ask::JoinPending)),
        None,
        "not even when asked to join"
    );
    computer.asked(Ask::Reconsider);
    assert_eq!(
        room_of(&computer.agree()).as_deref(),
        Some("r"),
        "the meeting has survived the question"
    );
}

#[test]
fn withdrawn_consent_blocks_at_once_and_after_a_restart() {
    let computer = Computer::new();
    computer.agree();
    computer.asked(Ask::Withdraw);
    assert_eq!(opened(&computer.launch("r")), None);
    assert_eq!(
        opened(&computer.asked(Ask::OpenInBrowser)),
        None,
        "the default browser is no way around it"
    );
    assert_eq!(opened(&computer.again().launch("r")), None);
}

#[test]
fn consent_that_is_erased_while_the_program_runs_blocks_at_once() {
    let computer = Computer::in_meeting("one");
    computer.hear(News::Over(Ending::Left));
    std::fs::remove_dir_all(computer.folder.path().join("data")).unwrap();
    assert_eq!(opened(&computer.launch("one")), None);
    assert_eq!(computer.stage(), Stage::Welcome);
}

#[test]
fn consent_that_is_gone_between_one_host_and_the_next_opens_no_other() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("r");
    std::fs::remove_dir_all(computer.folder.path().join("data")).unwrap();
    let effects = computer.hear(News::HostFailed(Code::HostEndedEarly.into()));
    assert_eq!(opened(&effects), None, "the gate is asked on every way");
    assert!(shows(&effects));
    assert_eq!(computer.stage(), Stage::Welcome);
    assert_eq!(
        room_of(&computer.agree()).as_deref(),
        Some("r"),
        "the launch is not lost"
    );
}

#[test]
fn a_changed_notice_is_asked_for_anew() {
    let computer = Computer::new();
    computer.agree();
    let computer = computer.with_notice("<p>Anderer Text</p>");
    assert_eq!(opened(&computer.launch("r")), None);
    assert_eq!(computer.stage(), Stage::Welcome);
}

#[test]
fn agreeing_to_another_text_than_the_one_that_counts_is_no_consent() {
    let computer = Computer::new();
    computer.launch("r");
    let refused = computer.ask(Ask::Agree {
        name: "Anna".to_owned(),
        language: Language::German,
        notice: "0".repeat(64),
    });
    assert_eq!(refused.unwrap_err().code, Code::NoticeChanged);
    assert_eq!(computer.view().consent.standing, "none");
    assert_eq!(computer.view().profile.name, None, "nothing is stored");
}

#[test]
fn a_name_that_is_refused_records_no_consent() {
    let computer = Computer::new();
    computer.launch("r");
    for name in ["", "   ", "\u{202e}x"] {
        assert!(computer.agree_as(name).is_err(), "{name:?}");
    }
    assert!(!computer.app.person().standing().allows_meeting());
}

#[test]
fn anyway_is_no_way_around_the_consent() {
    let computer = Computer::new();
    computer.launch("r");
    assert_eq!(opened(&computer.asked(Ask::OpenAnyway)), None);
    assert_eq!(computer.stage(), Stage::Welcome);
}

#[test]
fn while_everything_is_being_erased_nothing_opens() {
    let computer = Computer::new();
    computer.agree();
    computer.app.tell(|session, _| session.erase().unwrap());
    assert_eq!(opened(&computer.launch("r")), None);
}

// Hosts

#[test]
fn each_failing_host_is_followed_by_the_next_and_is_told() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("r");
    let effects = computer.hear(News::HostFailed(Code::HostEndedEarly.into()));
    assert_eq!(opened(&effects), Some(HostKind::Browser));
    computer.hear(News::Over(Ending::HandedOver));
    assert_eq!(computer.stage(), Stage::Over(Ending::HandedOver));
    let notes = computer.view().notes;
    assert_eq!(notes.len(), 1);
    assert_eq!(notes[0].problem, Problem::new(Code::HostEndedEarly));
}

#[test]
fn a_note_that_was_read_does_not_come_back() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("r");
    computer.hear(News::HostFailed(Code::HostEndedEarly.into()));
    computer.hear(News::Over(Ending::HandedOver));
    let note = computer.view().notes[0].id;
    computer.asked(Ask::Dismiss { note });
    assert!(computer.view().notes.is_empty());
}

#[test]
fn when_every_host_fails_it_is_said() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("r");
    computer.hear(News::HostFailed(Code::HostEndedEarly.into()));
    computer.hear(News::HostFailed(Code::OpenFailed.into()));
    let Stage::Problem { problem, ways } = computer.stage() else {
        panic!("{:?}", computer.stage())
    };
    assert_eq!((problem.code, ways), (Code::HostNone, Ways::RETRY));
}

#[test]
fn a_server_at_fault_is_not_tried_with_another_host() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("r");
    let effects = computer.hear(News::MeetingFailed(Code::NetRefused.into()));
    assert_eq!(opened(&effects), None);
    assert_eq!(
        room_of(&computer.asked(Ask::JoinPending)).as_deref(),
        Some("r"),
        "trying again works"
    );
}

#[test]
fn a_page_that_is_no_meeting_can_be_opened_anyway_and_is_not_doubted_again() {
    let computer = Computer::new();
    computer.agree();
    assert_eq!(checked(&computer.launch("r")), Some(true));
    computer.hear(News::Opened);
    assert!(shows(
        &computer.hear(News::NoMeeting(Code::NetWrongHost.into()))
    ));
    assert!(matches!(
        computer.stage(),
        Stage::Problem {
            ways: Ways::ANYWAY,
            ..
        }
    ));
    assert_eq!(
        checked(&computer.asked(Ask::JoinPending)),
        Some(true),
        "trying again looks again"
    );
    computer.hear(News::NoMeeting(Code::NetWrongHost.into()));
    assert_eq!(checked(&computer.asked(Ask::OpenAnyway)), Some(false));
    computer.hear(News::Opened);
    computer.hear(News::Over(Ending::Left));
    assert_eq!(checked(&computer.asked(Ask::JoinPending)), Some(false));
}

#[test]
fn a_start_page_may_look_as_it_likes() {
    let computer = Computer::new();
    computer.agree();
    let text = String::new();
    assert_eq!(checked(&computer.asked(Ask::Enter { text })), Some(false));
}

#[test]
fn what_is_waited_for_is_said() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("r");
    let asking = || computer.app.session().running.as_ref().unwrap().asking;
    assert!(!asking());
    computer.hear(News::Asking);
    assert!(asking());
    assert_eq!(computer.stage(), Stage::Opening);
}

// Two meetings

#[test]
fn another_meeting_is_a_question() {
    let computer = Computer::in_meeting("one");
    assert!(
        matches!(computer.launch("ONE")[..], [Effect::FocusMeeting]),
        "the same meeting just comes to the front"
    );
    computer.launch("two");
    assert_eq!(computer.stage(), Stage::Switch);
    assert!(matches!(
        computer.asked(Ask::Stay)[..],
        [Effect::CloseLauncher, Effect::FocusMeeting]
    ));
    assert_eq!(computer.stage(), Stage::Running);
    computer.launch("two");
    assert!(matches!(
        computer.asked(Ask::LeaveAndJoin)[..],
        [Effect::CloseMeeting(_)]
    ));
    let effects = computer.hear(News::Over(Ending::Left));
    assert_eq!(room_of(&effects).as_deref(), Some("two"));
}

#[test]
fn a_question_nobody_has_answered_opens_nothing() {
    for end in [
        News::Over(Ending::Left),
        News::MeetingFailed(Code::NetRefused.into()),
    ] {
        let computer = Computer::in_meeting("one");
        computer.launch("two");
        let effects = computer.hear(end);
        assert_eq!(opened(&effects), None, "nobody has said so");
        assert!(shows(&effects));
        let view = computer.view();
        assert_eq!(computer.stage(), Stage::Switch);
        assert_eq!(view.running, None);
        assert_eq!(view.meeting.unwrap().room, "two");
        let effects = computer.asked(Ask::LeaveAndJoin);
        assert_eq!(room_of(&effects).as_deref(), Some("two"));
    }
}

#[test]
fn closing_the_question_keeps_the_meeting_that_is_opening() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("one");
    computer.launch("two");
    let effects = computer.close_launcher();
    assert!(
        effects.is_empty(),
        "neither cancelled nor left: {effects:?}"
    );
    assert_eq!(computer.stage(), Stage::Opening);
    assert_eq!(computer.view().meeting.unwrap().room, "one");
    computer.hear(News::Opened);
    assert_eq!(computer.stage(), Stage::Running);
}

#[test]
fn the_question_survives_a_host_that_fails() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("one");
    computer.launch("two");
    let effects = computer.hear(News::HostFailed(Code::HostSilent.into()));
    assert_eq!(room_of(&effects).as_deref(), Some("one"));
    assert_eq!(computer.stage(), Stage::Switch);
}

/// Everything that can be heard of a meeting whose end was asked for and has not come yet.
fn late_news() -> [News; 4] {
    [
        News::HostFailed(Code::HostSilent.into()),
        News::MeetingFailed(Code::NetTimeout.into()),
        News::NoMeeting(Code::NetWrongHost.into()),
        News::Over(Ending::Crashed),
    ]
}

#[test]
fn who_has_cancelled_gets_no_other_host() {
    for news in late_news() {
        let computer = Computer::new();
        computer.agree();
        computer.launch("r");
        computer.asked(Ask::Cancel);
        assert!(computer.hear(News::Opened).is_empty(), "too late");
        let effects = computer.hear(news);
        assert_eq!(opened(&effects), None);
        assert_eq!(computer.stage(), Stage::Over(Ending::Cancelled));
    }
}

#[test]
fn who_leaves_for_another_meeting_gets_that_one_and_no_other() {
    for news in late_news() {
        let computer = Computer::new();
        computer.agree();
        computer.launch("one");
        computer.launch("two");
        computer.asked(Ask::LeaveAndJoin);
        let effects = computer.hear(news);
        assert_eq!(room_of(&effects).as_deref(), Some("two"));
    }
}

#[test]
fn closing_the_window_that_waits_for_a_meeting_ends_the_program_in_silence() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("r");
    let run = computer.app.session().runs();
    assert!(matches!(
        computer.close_launcher()[..],
        [Effect::CloseMeeting(Ending::Cancelled)]
    ));
    computer.app.tell(|session, _| session.is_slow(run));
    assert!(!shows(&computer.effects()), "nobody waits any more");
    let effects = computer.hear(News::Over(Ending::WindowClosed));
    assert!(quits(&effects) && !shows(&effects));
}

#[test]
fn who_ends_the_program_from_outside_ends_the_meeting_first() {
    for open in [false, true] {
        let computer = Computer::new();
        computer.agree();
        computer.launch("r");
        if open {
            computer.hear(News::Opened);
        }
        computer.app.tell(|session, _| session.terminate());
        assert!(matches!(
            computer.effects()[..],
            [Effect::CloseMeeting(Ending::WindowClosed)]
        ));
        let effects = computer.hear(News::Over(Ending::WindowClosed));
        assert!(quits(&effects) && !shows(&effects));
    }
    let computer = Computer::new();
    computer.agree();
    computer.app.tell(|session, _| session.terminate());
    assert!(quits(&computer.effects()));
}

#[test]
fn what_a_page_leads_to_is_judged_as_if_it_had_been_clicked_anywhere() {
    let computer = Computer::in_meeting("one");
    let elsewhere = |address: &str| computer.hear(News::Elsewhere(address.to_owned()));
    for address in [
        "https://wiki.example/help",
        "https://meet.bbw.example.evil.example/two",
        "mailto:a@b.example?subject=x",
    ] {
        assert!(
            matches!(&elsewhere(address)[..], [Effect::OpenElsewhere(opened)] if opened == address),
            "{address}"
        );
        assert_eq!(computer.stage(), Stage::Running);
    }
    assert!(shows(&elsewhere("https://meet.bbw.example/two")));
    assert_eq!(computer.stage(), Stage::Switch);
    computer.asked(Ask::LeaveAndJoin);
    assert!(
        elsewhere("https://wiki.example/help").is_empty(),
        "it is being left"
    );
    let effects = computer.hear(News::Over(Ending::Left));
    assert_eq!(room_of(&effects).as_deref(), Some("two"));
}

#[test]
fn a_meeting_that_is_asked_for_while_another_closes_comes_after_it() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("one");
    computer.close_launcher();
    assert_eq!(opened(&computer.launch("two")), None);
    let effects = computer.hear(News::Over(Ending::WindowClosed));
    assert!(!quits(&effects));
    assert_eq!(room_of(&effects).as_deref(), Some("two"));
}

#[test]
fn a_meeting_far_ahead_is_asked_about_even_after_another_one() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("one");
    computer.asked(Ask::Cancel);
    computer.launch_invitation("two", SignedDuration::from_hours(5));
    let effects = computer.hear(News::Over(Ending::WindowClosed));
    assert_eq!(opened(&effects), None);
    assert!(matches!(computer.stage(), Stage::Appointment(_)));
}

#[test]
fn a_refusal_that_comes_while_a_meeting_opens_stays_until_it_is_read() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("r");
    computer.app.take(Request::Refused(Code::LinkPath.into()));
    assert!(shows(&computer.effects()));
    let effects = computer.hear(News::Opened);
    let closes = |effect: &Effect| matches!(effect, Effect::CloseLauncher);
    assert!(!effects.iter().any(closes));
    assert!(matches!(computer.stage(), Stage::Problem { .. }));
    assert!(computer.asked(Ask::GoHome).iter().any(closes));
    assert_eq!(computer.stage(), Stage::Running);
}

#[test]
fn news_of_an_earlier_meeting_are_passed_over() {
    let computer = Computer::in_meeting("one");
    let old = computer.app.session().runs();
    computer.hear(News::Over(Ending::Left));
    computer.asked(Ask::JoinPending);
    computer
        .app
        .tell(|session, now| session.hear(old, News::Over(Ending::Left), now));
    assert!(computer.effects().is_empty());
    assert_eq!(computer.stage(), Stage::Opening);
}

// Starting and ending

#[test]
fn who_closes_the_launcher_ends_the_program() {
    let computer = Computer::new();
    assert!(matches!(
        computer.close_launcher()[..],
        [Effect::Quit(Exit::Done)]
    ));
}

#[test]
fn a_start_after_the_decision_to_end_is_left_to_the_next_program() {
    let computer = Computer::new();
    computer.close_launcher();
    assert!(!computer.app.take(Request::Home));
}

#[test]
fn a_start_before_the_decision_to_end_is_not_lost() {
    let computer = Computer::new();
    computer.agree();
    assert!(computer.app.session().arrive(), "it is still being read");
    assert!(!quits(&computer.close_launcher()));
    computer.app.tell(|session, now| {
        let standing = session.standing;
        session.launched(Launch::Home, standing, now)
    });
    assert!(shows(&computer.effects()));
    assert!(quits(&computer.close_launcher()));
}

#[test]
fn a_file_that_cannot_be_read_yet_stops_nobody() {
    let computer = Computer::new();
    computer.agree();
    assert!(computer.app.session().arrive());
    computer
        .app
        .tell(|session, _| session.reading_is_slow(Code::FileSlow.into()));
    assert!(shows(&computer.effects()));
    assert_eq!(computer.view().notes[0].problem.code, Code::FileSlow);
    assert_eq!(room_of(&computer.launch("r")).as_deref(), Some("r"));
}

#[test]
fn views_are_counted() {
    let computer = Computer::new();
    let before = computer.view().revision;
    computer.launch("r");
    assert!(computer.view().revision > before);
}

#[test]
fn effects_come_in_the_order_of_the_decisions() {
    let computer = Computer::in_meeting("one");
    let run = computer.app.session().runs();
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let app = computer.app.clone();
            thread::spawn(move || {
                for _ in 0..50 {
                    app.tell(|session, now| {
                        session.hear(run, News::Over(Ending::Left), now);
                        session.stage = Stage::Home;
                        let at = session.view().revision;
                        vec![Effect::Log(crate::person::log::Entry::Start); (at % 2) as usize]
                            .into_iter()
                            .chain([Effect::Quit(if at % 2 == 0 {
                                Exit::Done
                            } else {
                                Exit::Failed
                            })])
                            .collect()
                    });
                }
            })
        })
        .collect();
    threads
        .into_iter()
        .for_each(|thread| thread.join().unwrap());
    let quits: Vec<Exit> = computer
        .effects()
        .into_iter()
        .filter_map(|effect| {
            if let Effect::Quit(exit) = effect {
                Some(exit)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(quits.len(), 400);
    assert!(
        quits.windows(2).all(|pair| pair[0] != pair[1]),
        "each change follows the one before"
    );
}

// What is kept

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
    assert!(computer.again().app.person().standing().allows_meeting());
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
    let told = computer.app.answer(Ask::Log).unwrap();
    assert_eq!(
        told.as_array().map(Vec::len),
        Some(11),
        "as support is told"
    );
}

#[test]
fn who_has_not_agreed_has_no_log() {
    let computer = Computer::new();
    log_start(&computer);
    computer.launch("r");
    computer.asked(Ask::Decline);
    computer.app.take(Request::Refused(Code::LinkPath.into()));
    computer.effects();
    assert_eq!(log(&computer), None);

    computer.agree();
    computer.asked(Ask::Withdraw);
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
    assert!(computer.app.person().standing().allows_meeting());
}
