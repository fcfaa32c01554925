use bbw_meet_core::error::Problem;
use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::{MeetingLink, Target, visit::NameBy};
use bbw_meet_core::profile::{DisplayName, Profile};
use proptest::prelude::*;

use super::*;

fn conversation(seed: bool) -> Conversation {
    with_check(seed, true)
}

fn with_check(seed: bool, check: bool) -> Conversation {
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
    Conversation::new(visit, None, &sign_in, seed, check)
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

/// What the page looks like, as it answers the check.
fn looked(what: &str) -> Value {
    json!({ "id": 5, "result": { "result": { "type": "string", "value": what } } })
}

/// How the server answered the check.
fn fetched(resource: &Value) -> Value {
    json!({ "id": 6, "result": { "resource": resource } })
}

/// An HTTP error, as Chromium tells it.
fn http_failure(status: u64) -> Value {
    let name = "net::ERR_HTTP_RESPONSE_CODE_FAILURE";
    json!({ "success": false, "httpStatusCode": status, "netErrorName": name })
}

/// A conversation whose page has come.
fn arrived() -> Conversation {
    let mut conversation = conversation(false);
    conversation.hear(&attached());
    let steps = conversation.hear(&json!({ "id": 3, "result": {} }));
    assert!(steps.contains(&Step::Opened), "whatever the page is");
    assert!(says(&steps, "Runtime.evaluate"), "it is looked at");
    conversation
}

/// A conversation whose meeting is open.
fn open() -> Conversation {
    let mut conversation = arrived();
    let steps = conversation.hear(&looked("meeting"));
    assert_eq!(steps, [], "a healthy server is not asked for anything");
    conversation
}

/// A conversation whose page is none of a meeting; the server has been asked.
fn in_doubt(what: &str) -> Conversation {
    let mut conversation = arrived();
    let steps = conversation.hear(&looked(what));
    assert!(says(&steps, "Network.loadNetworkResource"));
    assert!(
        matches!(&steps[..], [Step::Send(text)] if text.contains("https://meet.bbw.example/config.js"))
    );
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

fn document(status: u64, address: &str) -> Value {
    let response = json!({ "status": status, "url": address });
    json!({ "method": "Network.responseReceived", "params": { "type": "Document", "response": response } })
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
        let mut conversation = conversation(false);
        conversation.hear(&attached());
        assert_eq!(
            conversation.hear(&document(200, address)),
            steps,
            "{address}"
        );
    }
}

#[test]
fn a_page_that_is_no_meeting_is_told() {
    for (what, code) in [("asks", Code::NetPortal), ("page", Code::NetWrongHost)] {
        let mut conversation = in_doubt(what);
        let resource = json!({ "success": true, "httpStatusCode": 200, "stream": "s" });
        let steps = conversation.hear(&fetched(&resource));
        assert!(says(&steps, "IO.read"));
        for answer in [
            json!({ "base64Encoded": false, "data": "<!doctype html><title>WLAN</title>", "eof": false }),
            // "<form>größe" in Latin-1.
            json!({ "base64Encoded": true, "data": "PGZvcm0+Z3L832U=", "eof": false }),
        ] {
            assert_eq!(
                conversation
                    .clone()
                    .hear(&json!({ "id": 7, "result": answer })),
                finish(News::NoMeeting(code.into()))
            );
        }
    }
}

#[test]
fn a_page_of_its_own_on_a_jitsi_server_is_left_alone() {
    let mut conversation = in_doubt("page");
    let resource = json!({ "success": true, "httpStatusCode": 200, "stream": "s" });
    conversation.hear(&fetched(&resource));
    for answer in [
        json!({ "base64Encoded": false, "data": "/* x */\nvar config = {};", "eof": false }),
        json!({ "base64Encoded": true, "data": "Ly8g/AoKdmFyIGNvbmZpZyA9IHt9Ow==", "eof": false }),
    ] {
        let answer = json!({ "id": 7, "result": answer });
        assert_eq!(conversation.clone().hear(&answer), []);
    }
}

#[test]
fn a_page_from_a_cache_does_not_hide_that_the_server_is_gone() {
    let resource = json!({ "success": false, "netErrorName": "net::ERR_CONNECTION_REFUSED" });
    assert_eq!(
        in_doubt("page").hear(&fetched(&resource)),
        finish(News::MeetingFailed(Code::NetRefused.into()))
    );
}

#[test]
fn a_server_without_a_config_is_no_jitsi() {
    for (status, problem) in [
        (502, Problem::new(Code::NetServer).with("status", 502)),
        (404, Code::NetWrongHost.into()),
    ] {
        assert_eq!(
            in_doubt("page").hear(&fetched(&http_failure(status))),
            finish(News::NoMeeting(problem))
        );
    }
}

#[test]
fn what_stays_unclear_disturbs_nobody() {
    for answer in [
        fetched(&json!({ "success": false, "netErrorName": "net::ERR_BLOCKED_BY_CLIENT" })),
        fetched(&json!({ "success": false })),
        fetched(&json!({ "success": true, "httpStatusCode": 200 })),
        fetched(&json!(null)),
        json!({ "id": 6, "error": { "message": "not found" } }),
    ] {
        assert_eq!(in_doubt("page").hear(&answer), [], "{answer}");
    }
    for answer in [
        json!({ "id": 7, "error": { "message": "no such stream" } }),
        json!({ "id": 7, "result": { "base64Encoded": true, "data": "%" } }),
        json!({ "id": 7, "result": {} }),
    ] {
        assert_eq!(in_doubt("page").hear(&answer), [], "{answer}");
    }
}

#[test]
fn a_page_that_loads_itself_again_is_looked_at_again_and_not_for_ever() {
    let mut conversation = arrived();
    let gone = json!({ "id": 5, "error": { "message": "Inspected target navigated or closed" } });
    for _ in 0..2 {
        assert!(says(&conversation.hear(&gone), "Runtime.evaluate"));
    }
    assert_eq!(conversation.hear(&gone), []);
    assert_eq!(conversation.hear(&looked("page")), [], "the check is over");
}

#[test]
fn who_wants_to_see_the_page_anyway_is_not_asked_again() {
    let mut conversation = with_check(false, false);
    conversation.hear(&attached());
    let steps = conversation.hear(&json!({ "id": 3, "result": {} }));
    assert!(steps.contains(&Step::Opened) && !says(&steps, "Runtime.evaluate"));
    assert!(says(
        &conversation.hear(&moved("main", "https://portal.example/")),
        "Page.navigate"
    ));
}

#[test]
fn a_page_that_leads_elsewhere_before_it_was_seen_to_be_a_meeting_is_a_portal() {
    assert_eq!(
        arrived().hear(&moved("main", "https://portal.example/login")),
        finish(News::MeetingFailed(Code::NetPortal.into()))
    );
}

#[test]
fn a_server_error_is_no_meeting() {
    let mut conversation = conversation(false);
    conversation.hear(&attached());
    let document = document(502, "https://meet.bbw.example/r");
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
    fn no_order_of_messages_breaks_it(messages in proptest::collection::vec(0_usize..17, 0..40)) {
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
                10 => looked("page"),
                11 => json!({ "id": 5, "error": {} }),
                12 => fetched(&json!({ "success": true, "httpStatusCode": 200, "stream": "s" })),
                13 => json!({ "id": 7, "result": { "data": "x" } }),
                14 => document(200, "not an address"),
                15 => json!([null, { "method": {} }]),
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
