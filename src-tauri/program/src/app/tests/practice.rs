//! Trying out camera and microphone, as the session sees it.

use bbw_meet_core::practice::{End, Looks, News as Told};
use bbw_meet_core::profile::{TextSize, Theme};
use bbw_meet_core::window::protocol::Chosen;

use super::*;

fn practise(of: Chosen) -> Ask {
    let looks = Looks {
        language: Language::German,
        theme: Theme::Dark,
        text_size: TextSize::Largest,
    };
    Ask::Practise { of, looks }
}

/// In which window it opens, and whether a meeting waits behind it.
fn opens(effects: &[Effect]) -> Option<(HostKind, bool)> {
    effects.iter().find_map(|effect| {
        if let Effect::Practise { host, order, .. } = effect {
            Some((*host, order.goes_on))
        } else {
            None
        }
    })
}

fn closes(effects: &[Effect]) -> bool {
    let closes = |effect: &Effect| matches!(effect, Effect::CloseMeeting(_));
    effects.iter().any(closes)
}

impl Computer {
    fn hear_practice(&self, news: Told) -> Vec<Effect> {
        let run = self.app.session().runs();
        self.app
            .tell(|session, now| session.hear_practice(run, news, now));
        self.effects()
    }

    /// Tries out, as somebody who has agreed and wants nothing else.
    fn trying() -> Self {
        let computer = Self::new();
        computer.agree();
        let effects = computer.asked(practise(Chosen::Pending));
        assert_eq!(opens(&effects), Some((HostKind::Chromium, false)));
        assert_eq!(computer.stage(), Stage::Practice);
        computer
    }
}

#[test]
fn it_needs_no_consent_and_leads_back_to_the_question() {
    let computer = Computer::new();
    computer.launch("Raum");
    assert_eq!(computer.stage(), Stage::Welcome);
    let effects = computer.asked(practise(Chosen::Pending));
    assert_eq!(opens(&effects), Some((HostKind::Chromium, true)));
    let effects = computer.hear_practice(Told::Over(End::GoOn));
    assert_eq!(opened(&effects), None, "nobody has agreed");
    assert_eq!(computer.stage(), Stage::Welcome);
    assert_eq!(
        opened(&computer.agree()),
        Some(HostKind::Chromium),
        "the meeting has waited"
    );
}

#[test]
fn it_leads_on_into_the_meeting_that_was_entered() {
    let computer = Computer::new();
    computer.agree();
    let effects = computer.asked(practise(Chosen::Entered("Teamrunde".to_owned())));
    assert_eq!(opens(&effects), Some((HostKind::Chromium, true)));
    let effects = computer.hear_practice(Told::Over(End::GoOn));
    assert_eq!(room_of(&effects).as_deref(), Some("Teamrunde"));

    let computer = Computer::new();
    computer.agree();
    let refused = computer.ask(practise(Chosen::Entered(
        "https://evil.example/r".to_owned(),
    )));
    assert_eq!(refused.unwrap_err().code, Code::LinkHostUnknown);
}

#[test]
fn without_a_meeting_it_leads_back() {
    for end in [End::GoOn, End::Back] {
        let computer = Computer::trying();
        assert!(shows(&computer.hear_practice(Told::Over(end))));
        assert_eq!(computer.stage(), Stage::Home);
    }
}

#[test]
fn it_makes_way_for_a_meeting_and_both_are_never_there_at_once() {
    let computer = Computer::trying();
    let effects = computer.launch("Raum");
    assert!(closes(&effects) && opened(&effects).is_none());
    let effects = computer.hear_practice(Told::Over(End::Back));
    assert_eq!(room_of(&effects).as_deref(), Some("Raum"));

    let computer = Computer::in_meeting("Raum");
    let refused = computer.ask(practise(Chosen::Pending));
    assert_eq!(refused.unwrap_err().code, Code::MeetingRuns);
}

#[test]
fn closing_the_launcher_ends_both() {
    let computer = Computer::trying();
    let effects = computer.close_launcher();
    assert!(
        closes(&effects) && !quits(&effects),
        "its window goes first"
    );
    assert!(quits(&computer.hear_practice(Told::Over(End::Back))));
}

#[test]
fn a_window_that_cannot_do_it_is_followed_by_the_next_and_then_by_words() {
    let computer = Computer::new();
    computer.agree();
    computer.app.session().hosts = hosts(true, true);
    // In the order in which meetings try them.
    let mut kinds = [HostKind::Chromium, HostKind::Webview];
    if cfg!(windows) {
        kinds.reverse();
    }
    let effects = computer.asked(practise(Chosen::Pending));
    assert_eq!(opens(&effects), Some((kinds[0], false)));
    let effects = computer.hear_practice(Told::Failed(Code::HostRefused.into()));
    assert_eq!(opens(&effects), Some((kinds[1], false)));
    computer.hear_practice(Told::Failed(Code::HostUnsupported.into()));
    let Stage::Problem { problem, ways } = computer.stage() else {
        panic!("{:?}", computer.stage())
    };
    assert_eq!(
        (problem.code, ways),
        (Code::PracticeUnavailable, Ways::HOME)
    );

    computer.asked(Ask::GoHome);
    computer.app.session().hosts = hosts(false, false);
    let refused = computer.ask(practise(Chosen::Pending));
    assert_eq!(refused.unwrap_err().code, Code::PracticeUnavailable);
    assert_eq!(computer.stage(), Stage::Home, "nothing has changed");
}

#[test]
fn consent_taken_back_meanwhile_counts_afterwards() {
    let computer = Computer::trying();
    computer.asked(Ask::Withdraw { of: 0 });
    assert_eq!(computer.stage(), Stage::Practice);
    computer.hear_practice(Told::Over(End::Back));
    assert_eq!(computer.stage(), Stage::Welcome);
}
