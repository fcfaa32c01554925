use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::{MeetingLink, Target, visit::NameBy};
use bbw_meet_core::profile::{DisplayName, Profile};
use proptest::prelude::*;

use super::*;

fn conversation(seed: bool) -> Conversation {
    let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
    let link = MeetingLink::parse("https://meet.bbw.example/r", &servers).unwrap();
    let profile = Profile {
        name: Some(DisplayName::parse("Anna").unwrap()),
        ..Profile::default()
    };
    let visit = Visit::new(
        Target::Meeting(link),
        None,
        &profile,
        Language::German,
        NameBy::Seed,
    )
    .unwrap();
    let sign_in = [Origin::parse("https://login.bbw.example").unwrap()];
    Conversation::new(visit, None, &sign_in, seed)
}

fn page(method: &str, target: &str, address: &str) -> Value {
    let info = json!({ "targetId": target, "type": "page", "url": address });
    json!({ "method": method, "params": { "sessionId": "S", "targetInfo": info } })
}

fn attached() -> Value {
    page("Target.attachedToTarget", "main", "file:///opening.html")
}

fn moved(target: &str, address: &str) -> Value {
    page("Target.targetInfoChanged", target, address)
}

fn says(steps: &[Step], method: &str) -> bool {
    steps
        .iter()
        .any(|step| matches!(step, Step::Send(text) if text.contains(&format!("\"{method}\""))))
}

/// A conversation whose meeting is open.
fn open() -> Conversation {
    let mut conversation = conversation(false);
    conversation.hear(&attached());
    let steps = conversation.hear(&json!({ "id": 3, "result": {} }));
    assert!(steps.contains(&Step::Opened));
    conversation
}

#[test]
fn the_way_in_waits_for_the_seed() {
    let mut conversation = conversation(true);
    let steps = conversation.hear(&attached());
    assert!(says(&steps, "Page.addScriptToEvaluateOnNewDocument"));
    assert!(
        !says(&steps, "Page.navigate"),
        "sent together, the seed is lost in some starts"
    );
    let steps = conversation.hear(&json!({ "id": 2, "result": { "identifier": "1" } }));
    assert!(says(&steps, "Page.navigate"));
    assert!(
        conversation
            .hear(&json!({ "id": 3, "result": {} }))
            .contains(&Step::Opened)
    );
}

#[test]
fn a_known_name_needs_no_seed() {
    let steps = conversation(false).hear(&attached());
    assert!(
        says(&steps, "Page.navigate") && !says(&steps, "Page.addScriptToEvaluateOnNewDocument")
    );
}

#[test]
fn the_way_home_is_the_end() {
    assert_eq!(
        open().hear(&moved("main", "https://meet.bbw.example/#x")),
        [Step::Finish(News::Over(Ending::Left))]
    );
}

#[test]
fn a_foreign_site_leads_back_and_not_for_ever() {
    let mut conversation = open();
    for _ in 0..WAYS_BACK {
        assert!(says(
            &conversation.hear(&moved("main", "https://evil.example/")),
            "Page.navigate"
        ));
    }
    assert_eq!(
        conversation.hear(&moved("main", "https://evil.example/")),
        [Step::Finish(News::Over(Ending::ConnectionLost))]
    );
}

#[test]
fn a_foreign_site_on_the_way_in_is_a_portal() {
    let mut conversation = conversation(false);
    conversation.hear(&attached());
    assert_eq!(
        conversation.hear(&moved("main", "https://portal.example/login")),
        [Step::Finish(News::MeetingFailed(Code::NetPortal.into()))]
    );
}

#[test]
fn a_new_window_goes_to_the_persons_own_browser_but_a_sign_in_stays() {
    let mut conversation = open();
    let steps = conversation.hear(&moved("popup", "https://wiki.example/help"));
    assert!(says(&steps, "Target.closeTarget"));
    assert!(steps.contains(&Step::OpenElsewhere(
        Url::parse("https://wiki.example/help").unwrap()
    )));
    assert_eq!(
        conversation.hear(&moved("login", "https://login.bbw.example/")),
        []
    );
    assert_eq!(conversation.hear(&moved("blank", "about:blank")), []);
    let steps = conversation.hear(&moved("local", "file:///etc/passwd"));
    assert!(says(&steps, "Target.closeTarget"));
    assert!(
        !steps
            .iter()
            .any(|step| matches!(step, Step::OpenElsewhere(_))),
        "only web pages are handed on"
    );
}

#[test]
fn the_window_closed_by_the_person_is_told_from_a_crash() {
    assert_eq!(
        open()
            .hear(&json!({ "method": "Target.targetDestroyed", "params": { "targetId": "main" } })),
        [Step::Finish(News::Over(Ending::WindowClosed))]
    );
    assert_eq!(
        open().hear(&json!({ "method": "Target.targetCrashed", "params": { "targetId": "main" } })),
        [Step::Finish(News::Over(Ending::Crashed))]
    );
    assert_eq!(
        open().hear(
            &json!({ "method": "Target.targetDestroyed", "params": { "targetId": "other" } })
        ),
        []
    );
}

#[test]
fn a_server_error_is_no_meeting() {
    let mut conversation = conversation(false);
    conversation.hear(&attached());
    let document = json!({ "method": "Network.responseReceived", "params": { "type": "Document", "response": { "status": 502 } } });
    let problem = Problem::new(Code::NetServer).with("status", 502);
    assert_eq!(
        conversation.hear(&document),
        [Step::Finish(News::MeetingFailed(problem))]
    );
}

#[test]
fn a_browser_that_will_not_be_controlled_is_left_alone() {
    let refusal = json!({ "id": 4, "error": { "code": -32000, "message": "Not allowed" } });
    assert_eq!(
        conversation(true).hear(&refusal),
        [Step::Finish(News::HostFailed(Code::HostRefused.into()))]
    );
}

proptest! {
    /// Any order of the messages a browser may send, well-formed or not.
    #[test]
    fn no_order_of_messages_breaks_it(messages in proptest::collection::vec(0_usize..12, 0..40)) {
        let mut conversation = conversation(true);
        for number in messages {
            let message = match number {
                0 => attached(),
                1 => json!({ "id": 2 }),
                2 => json!({ "id": 3, "result": {} }),
                3 => json!({ "id": 3, "result": { "errorText": "net::ERR_FAILED" } }),
                4 => moved("main", "https://meet.bbw.example/r"),
                5 => moved("main", "https://evil.example/"),
                6 => moved("x", "https://evil.example/"),
                7 => moved("main", "not an address"),
                8 => json!({ "method": "Page.frameNavigated", "params": { "frame": { "unreachableUrl": "x" } } }),
                9 => json!({ "id": 4, "error": {} }),
                10 => json!([null, { "method": {} }]),
                _ => json!({ "method": "Target.targetInfoChanged", "params": null }),
            };
            for step in conversation.hear(&message) {
                if let Step::OpenElsewhere(url) = step {
                    prop_assert!(matches!(url.scheme(), "http" | "https"));
                }
            }
        }
    }
}
