//! Consent and a name come before every meeting.

use super::*;

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
    assert!(computer.asked(Ask::Decline { of: 0 }).is_empty());
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
    computer.asked(Ask::Withdraw { of: 0 });
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
        of: 0,
        name: "Anna".to_owned(),
        language: Language::German,
        notice: "0".repeat(64),
        choices: json!({}),
    });
    assert_eq!(refused.unwrap_err().code, Code::NoticeChanged);
    assert_eq!(computer.view().consents[0].standing, "none");
    assert_eq!(computer.view().profile.name, None, "nothing is stored");
}

#[test]
fn what_is_chosen_before_there_is_consent_counts_in_the_meeting_that_opens_with_it() {
    let computer = Computer::new();
    computer.launch("r");
    let notice = computer
        .app
        .person()
        .deployment
        .terms
        .notice
        .sha256()
        .to_owned();
    let agree = |choices| Ask::Agree {
        of: 0,
        name: "Anna".to_owned(),
        language: Language::English,
        notice: notice.clone(),
        choices,
    };
    for wrong in [
        json!(null),
        json!([]),
        json!({"signs": true}),
        json!({"signing": "yes"}),
    ] {
        assert!(computer.ask(agree(wrong)).is_err());
        assert!(!computer.app.person().has_agreed());
    }
    let effects = computer.asked(agree(json!({"signing": true, "textSize": 150})));
    let settings = &order(&effects).unwrap().profile.settings;
    assert!(settings.signing && settings.captions);
    assert_eq!(u16::from(settings.text_size), 150);
    assert_eq!(computer.view().language, Language::English);
}

#[test]
fn captions_are_offered_where_the_system_makes_them() {
    let computer = Computer::new();
    let here = computer.app.answer(Ask::LiveCaptions).unwrap();
    if here == json!(false) {
        let refused = computer.ask(Ask::OpenLiveCaptions).unwrap_err();
        assert_eq!(refused.code, Code::NotFound);
    }
    // Only Windows brings them, and not every Windows does.
    assert!(cfg!(windows) || here == json!(false));
}

#[test]
fn the_name_is_stored_only_after_the_consent_is() {
    let computer = Computer::new();
    computer.launch("r");
    // Nothing can be written where the consent belongs.
    std::fs::write(computer.folder.path().join("data"), "").unwrap();
    assert!(computer.agree_as("Anna").is_err());
    assert!(!computer.folder.path().join("config/profile.json").exists());
    assert_eq!(computer.stage(), Stage::Welcome);
}

#[test]
fn a_consent_without_a_name_that_could_be_stored_counts_and_opens_nothing() {
    let computer = Computer::new();
    computer.launch("r");
    std::fs::write(computer.folder.path().join("config"), "").unwrap();
    assert!(computer.agree_as("Anna").is_err());
    assert_eq!(computer.view().consents[0].standing, "granted");
    assert_eq!(computer.stage(), Stage::Welcome);
    assert_eq!(opened(&computer.effects()), None);
    std::fs::remove_file(computer.folder.path().join("config")).unwrap();
    assert_eq!(room_of(&computer.agree()).as_deref(), Some("r"));
}

#[test]
fn a_name_that_is_refused_records_no_consent() {
    let computer = Computer::new();
    computer.launch("r");
    for name in ["", "   ", "\u{202e}x"] {
        assert!(computer.agree_as(name).is_err(), "{name:?}");
    }
    assert!(!computer.app.person().has_agreed());
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
