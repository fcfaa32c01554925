//! The way in.

use super::*;

#[test]
fn the_opening_page_is_spoken_to_and_no_other() {
    let mut conversation = conversation();
    for address in [
        "",
        "chrome://profile-picker/",
        "chrome-extension://abc/welcome.html",
        "https://evil.example/",
        "file:///home/anna/opening.html.evil",
        "file:///home/anna/opening.html?x",
    ] {
        assert_eq!(
            conversation.told(&created("first", address)),
            [],
            "{address}"
        );
        assert_eq!(conversation.told(&moved("first", address)), [], "{address}");
    }
    let opening = created("main", OPENING);
    assert!(says(&conversation.told(&opening), "Target.attachToTarget"));
    assert_eq!(conversation.told(&opening), []);
    let other = page("Target.attachedToTarget", "first", OPENING);
    assert_eq!(conversation.told(&other), []);
    assert!(!conversation.has_page());
    let ours = page("Target.attachedToTarget", "main", OPENING);
    assert!(says(&conversation.told(&ours), "Page.enable"));
    assert_eq!(conversation.told(&ours), []);
    // With it, a page's window.open would never come back.
    for message in conversation.opening_moves() {
        assert!(!message.contains("setAutoAttach"), "{message}");
    }
}

#[test]
fn an_opening_page_that_is_gone_again_is_followed_by_the_next() {
    let mut conversation = conversation();
    conversation.told(&created("main", OPENING));
    let gone = json!({ "method": "Target.targetDestroyed", "params": { "targetId": "main" } });
    assert_eq!(conversation.told(&gone), []);
    let steps = conversation.told(&created("next", OPENING));
    assert!(says(&steps, "Target.attachToTarget"));
}

#[test]
fn the_way_in_waits_for_the_script_and_shows_no_token() {
    let mut conversation = attached();
    assert_eq!(
        conversation.told(&json!({ "id": 1, "result": {} })),
        [],
        "sent together with the way in, the script is lost in some starts"
    );
    let steps = conversation.told(&json!({ "id": 2, "result": { "identifier": "1" } }));
    let [Step::Send(used), Step::Send(text)] = &steps[..] else {
        panic!("{steps:?}")
    };
    let used: Value = serde_json::from_str(used).unwrap();
    assert_eq!(
        used["params"]["userGesture"], true,
        "of an unused page nothing is kept until the meeting paints"
    );
    let said: Value = serde_json::from_str(text).unwrap();
    assert_eq!(said["method"], "Page.navigate");
    assert_eq!(
        said["params"]["url"], "https://meet.bbw.example/r",
        "until it has a title, the window is called after its address"
    );
}

#[test]
fn where_no_script_is_taken_the_settings_stand_in_the_address() {
    let mut conversation = attached();
    let steps = conversation.told(&json!({ "id": 2, "error": { "message": "no" } }));
    assert!(
        matches!(&steps[..], [Step::Send(used), Step::Send(text)] if used.contains("userGesture") && text.contains("https://meet.bbw.example/r?lang=de&jwt="))
    );
}

#[test]
fn behind_a_page_that_has_painted_nothing_is_the_persons_colour() {
    let colour = "Emulation.setDefaultBackgroundColorOverride";
    let mut plan = plan();
    plan.words.theme = Theme::System;
    let mut conversation = Conversation::new(plan);
    conversation.told(&created("main", OPENING));
    let steps = conversation.told(&page("Target.attachedToTarget", "main", OPENING));
    assert!(!says(&steps, colour), "not known yet");
    assert!(
        steps
            .iter()
            .any(|step| matches!(step, Step::Send(text) if text.contains("\"userGesture\":true"))),
        "what the opening page shows is kept until the meeting's page has painted"
    );
    let dark = json!({ "id": 8, "result": { "result": { "type": "boolean", "value": true } } });
    let steps = conversation.told(&dark);
    assert!(
        matches!(&steps[..], [Step::Send(text)] if text.contains(colour) && text.contains("\"r\":25"))
    );
    conversation.told(&json!({ "id": 2, "result": {} }));
    conversation.told(&json!({ "id": 3, "result": { "loaderId": "first" } }));
    let loaded = json!({ "id": 9, "result": { "result": { "value": true } } });
    let steps = conversation.told(&loaded);
    assert!(
        says(&steps, colour) && !format!("{steps:?}").contains("color\\\":"),
        "a page that paints no ground of its own is as it is elsewhere: {steps:?}"
    );
    assert_eq!(conversation.told(&loaded), []);
}

#[test]
fn a_foreign_site_on_the_way_in_is_a_portal() {
    let mut conversation = on_the_way();
    assert_eq!(
        conversation.told(&moved("main", "https://portal.example/login")),
        [Step::Finish(News::MeetingFailed(Code::NetPortal.into()))]
    );
}

#[test]
fn who_is_led_to_a_foreign_site_is_at_a_portal_and_at_a_sign_in_is_not() {
    for (address, steps) in [
        ("https://meet.bbw.example/r?lang=de", vec![]),
        ("https://login.bbw.example/oauth", vec![]),
        ("file:///home/anna/opening.html", vec![]),
        (
            "https://portal.example/login",
            finish(News::MeetingFailed(Code::NetPortal.into())),
        ),
        (
            "http://meet.bbw.example/login",
            finish(News::MeetingFailed(Code::NetPortal.into())),
        ),
    ] {
        let mut conversation = on_the_way();
        assert_eq!(
            conversation.told(&document(200, address)),
            steps,
            "{address}"
        );
    }
}

#[test]
fn a_server_error_is_no_meeting() {
    let mut conversation = on_the_way();
    let document = document(502, "https://meet.bbw.example/r");
    let problem = Problem::new(Code::NetServer).with("status", 502);
    assert_eq!(
        conversation.told(&document),
        [Step::Finish(News::MeetingFailed(problem))]
    );
}

#[test]
fn a_browser_that_will_not_be_controlled_is_left_alone() {
    let refusal = json!({ "id": 4, "error": { "code": -32000, "message": "Not allowed" } });
    assert_eq!(
        conversation().told(&refusal),
        [Step::Finish(News::HostFailed(Code::HostRefused.into()))]
    );
}
