use proptest::prelude::*;

use super::*;
use crate::error::Problem;
use crate::language::Language;
use crate::meeting::{MeetingLink, Target, visit::NameBy};
use crate::profile::{DisplayName, Profile};

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

impl Conversation {
    /// Hears a message that is well-formed JSON.
    fn told(&mut self, message: &Value) -> Vec<Step> {
        self.hear(message.to_string().as_bytes())
    }
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
    conversation.told(&attached());
    let steps = conversation.told(&json!({ "id": 3, "result": {} }));
    assert!(steps.contains(&Step::Opened), "whatever the page is");
    assert!(says(&steps, "Runtime.evaluate"), "it is looked at");
    conversation
}

/// A conversation whose meeting is open.
fn open() -> Conversation {
    let mut conversation = arrived();
    let steps = conversation.told(&looked("meeting"));
    assert_eq!(steps, [], "a healthy server is not asked for anything");
    conversation
}

/// A conversation whose page is none of a meeting; the server has been asked.
fn in_doubt(what: &str) -> Conversation {
    let mut conversation = arrived();
    let steps = conversation.told(&looked(what));
    assert!(says(&steps, "Network.loadNetworkResource"));
    assert!(
        matches!(&steps[..], [Step::Send(text)] if text.contains("https://meet.bbw.example/config.js"))
    );
    conversation
}

#[test]
fn the_first_page_is_spoken_to_and_no_other() {
    let mut conversation = conversation(false);
    let opening = page("Target.targetCreated", "main", "");
    assert!(says(&conversation.told(&opening), "Target.attachToTarget"));
    assert_eq!(conversation.told(&opening), []);
    assert_eq!(conversation.told(&moved("other", "")), []);
    assert!(says(&conversation.told(&attached()), "Page.navigate"));
    assert_eq!(conversation.told(&attached()), []);
    // With it, a page's window.open would never come back.
    for message in conversation.opening_moves() {
        assert!(!message.contains("setAutoAttach"), "{message}");
    }
}

#[test]
fn a_first_page_that_is_gone_again_is_followed_by_the_next() {
    let mut conversation = conversation(false);
    conversation.told(&moved("main", ""));
    let gone = json!({ "method": "Target.targetDestroyed", "params": { "targetId": "main" } });
    assert_eq!(conversation.told(&gone), []);
    let steps = conversation.told(&moved("next", ""));
    assert!(says(&steps, "Target.attachToTarget"));
}

#[test]
fn the_way_in_waits_for_the_seed() {
    let mut conversation = conversation(true);
    let steps = conversation.told(&attached());
    assert!(says(&steps, "Page.addScriptToEvaluateOnNewDocument"));
    assert!(
        !says(&steps, "Page.navigate"),
        "sent together, the seed is lost in some starts"
    );
    let steps = conversation.told(&json!({ "id": 2, "result": { "identifier": "1" } }));
    assert!(says(&steps, "Page.navigate"));
    assert!(
        conversation
            .told(&json!({ "id": 3, "result": {} }))
            .contains(&Step::Opened)
    );
}

#[test]
fn a_known_name_needs_no_seed() {
    let steps = conversation(false).told(&attached());
    assert!(
        says(&steps, "Page.navigate") && !says(&steps, "Page.addScriptToEvaluateOnNewDocument")
    );
}

#[test]
fn the_way_home_is_the_end() {
    assert_eq!(
        open().told(&moved("main", "https://meet.bbw.example/#x")),
        [Step::Finish(News::Over(Ending::Left))]
    );
}

#[test]
fn a_foreign_site_leads_back_and_not_for_ever() {
    let mut conversation = open();
    for _ in 0..WAYS_BACK {
        assert!(says(
            &conversation.told(&moved("main", "https://evil.example/")),
            "Page.navigate"
        ));
    }
    assert_eq!(
        conversation.told(&moved("main", "https://evil.example/")),
        [Step::Finish(News::Over(Ending::ConnectionLost))]
    );
}

#[test]
fn a_foreign_site_on_the_way_in_is_a_portal() {
    let mut conversation = conversation(false);
    conversation.told(&attached());
    assert_eq!(
        conversation.told(&moved("main", "https://portal.example/login")),
        [Step::Finish(News::MeetingFailed(Code::NetPortal.into()))]
    );
}

#[test]
fn a_new_window_goes_to_the_persons_own_browser_but_a_sign_in_stays() {
    let mut conversation = open();
    let steps = conversation.told(&moved("popup", "https://wiki.example/help"));
    assert!(says(&steps, "Target.closeTarget"));
    assert!(steps.contains(&Step::OpenElsewhere(
        Url::parse("https://wiki.example/help").unwrap()
    )));
    assert_eq!(
        conversation.told(&moved("login", "https://login.bbw.example/")),
        []
    );
    assert_eq!(conversation.told(&moved("blank", "about:blank")), []);
    let steps = conversation.told(&moved("local", "file:///etc/passwd"));
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
            .told(&json!({ "method": "Target.targetDestroyed", "params": { "targetId": "main" } })),
        [Step::Finish(News::Over(Ending::WindowClosed))]
    );
    assert_eq!(
        open().told(&json!({ "method": "Target.targetCrashed", "params": { "targetId": "main" } })),
        [Step::Finish(News::Over(Ending::Crashed))]
    );
    assert_eq!(
        open().told(
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
        conversation.told(&attached());
        assert_eq!(
            conversation.told(&document(200, address)),
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
        let steps = conversation.told(&fetched(&resource));
        assert!(says(&steps, "IO.read"));
        for answer in [
            json!({ "base64Encoded": false, "data": "<!doctype html><title>WLAN</title>", "eof": false }),
            // "<form>größe" in Latin-1.
            json!({ "base64Encoded": true, "data": "PGZvcm0+Z3L832U=", "eof": false }),
        ] {
            assert_eq!(
                conversation
                    .clone()
                    .told(&json!({ "id": 7, "result": answer })),
                finish(News::NoMeeting(code.into()))
            );
        }
    }
}

#[test]
fn a_page_of_its_own_on_a_jitsi_server_is_left_alone() {
    let mut conversation = in_doubt("page");
    let resource = json!({ "success": true, "httpStatusCode": 200, "stream": "s" });
    conversation.told(&fetched(&resource));
    for answer in [
        json!({ "base64Encoded": false, "data": "/* x */\nvar config = {};", "eof": false }),
        json!({ "base64Encoded": true, "data": "Ly8g/AoKdmFyIGNvbmZpZyA9IHt9Ow==", "eof": false }),
    ] {
        let answer = json!({ "id": 7, "result": answer });
        assert_eq!(conversation.clone().told(&answer), []);
    }
}

#[test]
fn a_page_from_a_cache_does_not_hide_that_the_server_is_gone() {
    let resource = json!({ "success": false, "netErrorName": "net::ERR_CONNECTION_REFUSED" });
    assert_eq!(
        in_doubt("page").told(&fetched(&resource)),
        finish(News::MeetingFailed(Code::NetRefused.into()))
    );
}

#[test]
fn a_page_that_sends_people_elsewhere_is_a_portal_whatever_its_server_answers() {
    let leaving = |frame: &str, address: &str| json!({ "method": "Page.frameRequestedNavigation", "params": { "frameId": frame, "url": address } });
    assert_eq!(
        in_doubt("page").told(&leaving("main", "https://portal.hotel.example/")),
        finish(News::MeetingFailed(Code::NetPortal.into()))
    );
    for (frame, address) in [
        ("an inner frame", "https://portal.hotel.example/"),
        ("main", "https://meet.bbw.example/r"),
    ] {
        assert_eq!(in_doubt("page").told(&leaving(frame, address)), []);
    }
}

#[test]
fn a_server_without_a_config_is_no_jitsi() {
    for (status, problem) in [
        (502, Problem::new(Code::NetServer).with("status", 502)),
        (404, Code::NetWrongHost.into()),
    ] {
        assert_eq!(
            in_doubt("page").told(&fetched(&http_failure(status))),
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
        assert_eq!(in_doubt("page").told(&answer), [], "{answer}");
    }
    for answer in [
        json!({ "id": 7, "error": { "message": "no such stream" } }),
        json!({ "id": 7, "result": { "base64Encoded": true, "data": "%" } }),
        json!({ "id": 7, "result": {} }),
    ] {
        assert_eq!(in_doubt("page").told(&answer), [], "{answer}");
    }
}

#[test]
fn a_page_that_loads_itself_again_is_looked_at_again_and_not_for_ever() {
    let mut conversation = arrived();
    let gone = json!({ "id": 5, "error": { "message": "Inspected target navigated or closed" } });
    for _ in 0..2 {
        assert!(says(&conversation.told(&gone), "Runtime.evaluate"));
    }
    assert_eq!(conversation.told(&gone), []);
    assert_eq!(conversation.told(&looked("page")), [], "the check is over");
}

#[test]
fn who_wants_to_see_the_page_anyway_is_not_asked_again() {
    let mut conversation = with_check(false, false);
    conversation.told(&attached());
    let steps = conversation.told(&json!({ "id": 3, "result": {} }));
    assert!(steps.contains(&Step::Opened) && !says(&steps, "Runtime.evaluate"));
    assert!(says(
        &conversation.told(&moved("main", "https://portal.example/")),
        "Page.navigate"
    ));
}

#[test]
fn a_page_that_leads_elsewhere_before_it_was_seen_to_be_a_meeting_is_a_portal() {
    assert_eq!(
        arrived().told(&moved("main", "https://portal.example/login")),
        finish(News::MeetingFailed(Code::NetPortal.into()))
    );
}

#[test]
fn a_server_error_is_no_meeting() {
    let mut conversation = conversation(false);
    conversation.told(&attached());
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
        conversation(true).told(&refusal),
        [Step::Finish(News::HostFailed(Code::HostRefused.into()))]
    );
}

#[test]
fn a_page_that_was_sent_away_is_opened_elsewhere_once() {
    let mut conversation = open();
    let elsewhere = |steps: Vec<Step>| {
        let mut opened = steps.into_iter();
        opened.any(|step| matches!(step, Step::OpenElsewhere(_)))
    };
    let address = "https://wiki.example/help";
    assert!(elsewhere(conversation.told(&moved("popup", address))));
    // Its title arrives, it goes on by itself: all before it has closed.
    for address in [address, "https://wiki.example/other"] {
        assert_eq!(conversation.told(&moved("popup", address)), []);
    }
    let gone = json!({ "method": "Target.targetDestroyed", "params": { "targetId": "popup" } });
    conversation.told(&gone);
    assert!(elsewhere(conversation.told(&moved("popup", address))));
}

#[test]
fn endless_pages_are_closed_and_not_handed_on_for_ever() {
    let mut conversation = open();
    let mut opened = 0;
    for number in 0..1000 {
        let page = moved(&format!("popup{number}"), "https://evil.example/");
        let steps = conversation.told(&page);
        assert!(says(&steps, "Target.closeTarget"));
        opened += steps.len() - 1;
    }
    assert_eq!(opened, MOST_BESIDE);
}

#[test]
fn a_sign_in_in_a_window_of_its_own_comes_back_to_the_server_and_goes_nowhere_else() {
    let mut conversation = open();
    let back = "https://meet.bbw.example/static/sso.html#access_token=aa.bb.cc";
    assert_eq!(
        conversation.told(&moved("login", "https://login.bbw.example/")),
        []
    );
    assert_eq!(conversation.told(&moved("login", back)), []);
    let steps = conversation.told(&moved("login", "https://evil.example/"));
    assert!(says(&steps, "Target.closeTarget"));
}

#[test]
fn a_window_of_the_meetings_server_is_handed_on_without_a_token() {
    let steps = open().told(&moved(
        "other",
        "https://meet.bbw.example/Raum?jwt=aa.bb.cc#access_token=aa.bb.cc",
    ));
    let room = Url::parse("https://meet.bbw.example/Raum").unwrap();
    assert!(steps.contains(&Step::OpenElsewhere(room)), "{steps:?}");
}

/// What a browser may say, well-formed or not.
fn anything() -> impl Strategy<Value = Vec<u8>> {
    let pages = prop::sample::select(vec!["main", "x", "y", ""]);
    let addresses = prop::sample::select(vec![
        "https://meet.bbw.example/r",
        "https://meet.bbw.example/?jwt=aa.bb.cc",
        "https://meet.bbw.example/static/close2.html",
        "https://evil.example/",
        "https://login.bbw.example/",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "about:blank",
        "not an address",
    ]);
    let methods = prop::sample::select(vec![
        "Target.attachedToTarget",
        "Target.targetCreated",
        "Target.targetInfoChanged",
    ]);
    let about_pages = (methods, pages.clone(), addresses)
        .prop_map(|(method, target, address)| page(method, target, address).to_string());
    let ends = prop::sample::select(vec!["Target.targetDestroyed", "Target.targetCrashed"]);
    let about_ends = (ends, pages).prop_map(|(method, target)| {
        json!({ "method": method, "params": { "targetId": target } }).to_string()
    });
    let errors = prop::option::of(prop::sample::select(vec![
        "net::ERR_FAILED",
        "",
        "x\u{202e}",
    ]));
    let answers = (0_u64..9, errors.clone(), errors).prop_map(|(id, refused, failed)| {
        let mut answer = json!({ "id": id, "result": {} });
        if let Some(words) = refused {
            answer["error"] = json!({ "message": words });
        }
        if let Some(words) = failed {
            answer["result"]["errorText"] = json!(words);
        }
        answer.to_string()
    });
    let checks = prop::sample::select(vec![
        looked("page"),
        looked("asks"),
        looked("meeting"),
        fetched(&json!({ "success": true, "httpStatusCode": 200, "stream": "s" })),
        fetched(&http_failure(502)),
        json!({ "id": 7, "result": { "data": "x" } }),
        json!({ "id": 7, "result": { "base64Encoded": true, "data": "?" } }),
        document(200, "https://portal.example/"),
        document(200, "not an address"),
    ])
    .prop_map(|message| message.to_string());
    let others = prop::sample::select(vec![
        r#"{"method":"Page.frameNavigated","params":{"frame":{"unreachableUrl":"x"}}}"#,
        r#"{"method":"Network.responseReceived","params":{"type":"Document","response":{"status":502}}}"#,
        r#"{"method":"Target.targetInfoChanged","params":null}"#,
        r#"[null,{"method":{}}]"#,
    ]);
    prop_oneof![
        4 => about_pages.prop_map(String::into_bytes),
        2 => about_ends.prop_map(String::into_bytes),
        3 => answers.prop_map(String::into_bytes),
        2 => checks.prop_map(String::into_bytes),
        1 => others.prop_map(|text| text.as_bytes().to_vec()),
        1 => any::<Vec<u8>>(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    /// Whatever the browser says, in whatever order: the program says well-formed things, sends nobody anywhere but
    /// to web pages, tells no token, and opens the meeting once at most.
    #[test]
    fn no_order_of_messages_breaks_it(
        seed in any::<bool>(),
        messages in prop::collection::vec(anything(), 0..60),
    ) {
        let mut conversation = conversation(seed);
        let mut opened = 0;
        for message in messages {
            let was_open = conversation.is_open();
            for step in conversation.hear(&message) {
                match step {
                    Step::Send(text) => {
                        prop_assert!(serde_json::from_str::<Value>(&text).is_ok_and(|said| said["id"].is_u64()));
                        prop_assert!(!text.contains('\0'), "it would end the message: {text:?}");
                    }
                    Step::Opened => opened += 1,
                    Step::OpenElsewhere(url) => {
                        prop_assert!(matches!(url.scheme(), "http" | "https"));
                        prop_assert!(!url.as_str().contains("aa.bb.cc"), "{url}");
                        prop_assert!(url.host_str() != Some("login.bbw.example"), "a sign-in stays: {url}");
                    }
                    Step::Finish(_) => {}
                }
            }
            prop_assert!(conversation.is_open() || !was_open, "what is open stays open until it is over");
        }
        prop_assert!(opened <= 1);
    }
}
