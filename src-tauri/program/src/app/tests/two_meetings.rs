//! Another meeting is asked for while one runs, opens or closes.

use super::*;

#[test]
fn another_meeting_is_a_question() {
    let computer = Computer::in_meeting("one");
    assert!(
        matches!(computer.launch("ONE")[..], [Effect::FocusMeeting]),
        "the same meeting just comes to the front"
    );
    computer.launch("two");
    assert_eq!(computer.stage(), Stage::Switch { begins: false });
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
fn the_question_knows_whether_the_other_one_begins_now() {
    for (minutes, begins) in [(-10, true), (4, true), (20, false), (600, false)] {
        let computer = Computer::in_meeting("one");
        computer.launch_invitation("two", SignedDuration::from_mins(minutes));
        assert_eq!(computer.stage(), Stage::Switch { begins }, "{minutes}");
    }
}

#[test]
fn a_start_during_a_meeting_shows_the_launcher_and_the_meeting_goes_on() {
    let computer = Computer::in_meeting("one");
    assert!(computer.app.take(Request::Home));
    assert!(matches!(computer.effects()[..], [Effect::ShowLauncher]));
    let view = computer.view();
    assert_eq!(computer.stage(), Stage::Running);
    assert_eq!(view.running.unwrap().room, "one");
    assert!(matches!(
        computer.asked(Ask::Stay)[..],
        [Effect::CloseLauncher, Effect::FocusMeeting]
    ));
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
        assert_eq!(computer.stage(), Stage::Switch { begins: false });
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
    assert_eq!(computer.stage(), Stage::Switch { begins: false });
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
    assert_eq!(computer.stage(), Stage::Switch { begins: false });
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
