//! One kind of window after the other.

use super::*;

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
fn without_any_browser_it_is_said_once_and_the_next_try_looks_again() {
    let computer = Computer::new();
    computer.agree();
    computer.app.session().hosts = hosts(false, false);
    computer.launch("r");
    computer.hear(News::HostFailed(Code::OpenFailed.into()));
    let problem = || {
        let Stage::Problem { problem, .. } = computer.stage() else {
            panic!("{:?}", computer.stage())
        };
        problem.code
    };
    assert_eq!(problem(), Code::HostNotInstalled);
    assert!(computer.view().notes.is_empty());
    assert!(matches!(
        computer.asked(Ask::JoinPending)[..],
        [Effect::Survey]
    ));
    let found = hosts(false, true);
    computer.app.tell(|session, _| session.surveyed(found));
    assert_eq!(opened(&computer.effects()), Some(HostKind::Chromium));
}

#[test]
fn what_was_looked_up_for_somebody_who_has_gone_elsewhere_opens_nothing() {
    let computer = Computer::new();
    computer.agree();
    computer.app.session().hosts = hosts(false, false);
    computer.launch("r");
    computer.hear(News::HostFailed(Code::OpenFailed.into()));
    computer.asked(Ask::JoinPending);
    computer.asked(Ask::GoHome);
    let found = hosts(false, true);
    computer.app.tell(|session, _| session.surveyed(found));
    assert_eq!(opened(&computer.effects()), None);
}

#[test]
fn a_refused_link_speaks_of_no_meeting() {
    let computer = Computer::new();
    computer.agree();
    computer.launch("r");
    computer.hear(News::MeetingFailed(Code::NetRefused.into()));
    assert!(computer.view().meeting.is_some());
    let refused = Request::Refused(Code::LinkEmpty.into());
    assert!(computer.app.take(refused));
    assert_eq!(computer.view().meeting, None);
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
