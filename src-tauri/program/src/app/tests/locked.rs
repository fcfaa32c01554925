//! What the organisation has settled counts more than what the person chose.

use super::*;

#[test]
fn what_is_locked_counts_and_comes_back_when_it_is_not() {
    let computer = Computer::new();
    computer.agree();
    let patch = json!({"microphoneOff": false, "cameraOff": false, "host": "browser"});
    computer.asked(Ask::ChangeSettings { patch });

    let computer = computer.locked(json!({"microphoneOff": true, "host": "chromium"}));
    let effects = computer.launch("one");
    assert_eq!(opened(&effects), Some(HostKind::Chromium));
    let settings = &order(&effects).unwrap().profile.settings;
    assert!(settings.microphone_off && !settings.camera_off);

    let computer = computer.again();
    assert_eq!(opened(&computer.launch("two")), Some(HostKind::Browser));
}

#[test]
fn what_is_locked_cannot_be_changed_and_the_rest_can() {
    let computer = Computer::new().locked(json!({"cameraOff": true}));
    computer.agree();
    let patch = json!({"soundsOff": true, "cameraOff": false});
    let refused = computer.ask(Ask::ChangeSettings { patch }).unwrap_err();
    assert_eq!(refused.code, Code::SettingLocked);
    assert_eq!(refused.params["field"], "cameraOff");
    assert!(!computer.view().profile.settings.sounds_off);
    let patch = json!({"soundsOff": true});
    computer.asked(Ask::ChangeSettings { patch });
    let settings = computer.view().profile.settings;
    assert!(settings.sounds_off && settings.camera_off);
}

#[test]
fn the_last_meetings_go_when_they_are_locked_out() {
    let computer = Computer::in_meeting("one");
    assert_eq!(computer.view().history.len(), 1);
    let computer = computer.locked(json!({"keepHistory": false}));
    assert!(computer.view().history.is_empty());
    computer.launch("two");
    computer.hear(News::Opened);
    assert!(computer.again().view().history.is_empty());
}

#[test]
fn somebody_whose_things_were_erased_is_still_under_the_locks() {
    let computer = Computer::new().locked(json!({"host": "browser"}));
    computer.agree();
    computer.asked(Ask::EraseAll);
    let host = computer.view().profile.settings.host;
    assert_eq!(json!(host), json!("browser"));
}
