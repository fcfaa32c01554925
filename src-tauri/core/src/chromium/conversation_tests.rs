use std::sync::OnceLock;
use std::time::Duration;

use proptest::prelude::*;

use super::*;
use crate::chromium::beside::{EMPTY, MOST};
use crate::chromium::frames;
use crate::error::Problem;
use crate::language::Language;
use crate::meeting::{MeetingLink, Target, visit::NameBy};
use crate::profile::{DisplayName, Profile};

const OPENING: &str = "file:///home/anna/opening.html";

fn conversation() -> Conversation {
    Conversation::new(plan())
}

fn plan() -> Plan {
    let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
    let link = MeetingLink::parse("https://meet.bbw.example/r?jwt=aa.bb.cc", &servers).unwrap();
    let profile = Profile {
        name: Some(DisplayName::parse("Anna").unwrap()),
        ..Profile::default()
    };
    let target = Target::Meeting(link);
    let visit = Visit::new(target, None, &profile, Language::German, NameBy::Seed).unwrap();
    Plan {
        visit,
        opening: Url::parse(OPENING).unwrap(),
        waiting: Waiting {
            program: "BBW Meet".to_owned(),
            heading: "Das Meeting wird geöffnet".to_owned(),
            language: Language::German,
            theme: Theme::Dark,
        },
        sign_in: vec![Origin::parse("https://login.bbw.example").unwrap()],
        check: true,
    }
}

/// The moment everything happens in, unless a test says otherwise.
fn now() -> Instant {
    static NOW: OnceLock<Instant> = OnceLock::new();
    *NOW.get_or_init(Instant::now)
}

impl Conversation {
    /// Hears a message that is well-formed JSON.
    fn told(&mut self, message: &Value) -> Vec<Step> {
        self.told_at(message, now())
    }

    fn told_at(&mut self, message: &Value, now: Instant) -> Vec<Step> {
        self.hear(&Frame::Whole(message.to_string().into_bytes()), now)
    }
}

fn page(method: &str, target: &str, address: &str) -> Value {
    let info = json!({ "targetId": target, "type": "page", "url": address });
    json!({ "method": method, "params": { "sessionId": "S", "targetInfo": info } })
}

fn created(target: &str, address: &str) -> Value {
    page("Target.targetCreated", target, address)
}

/// A page that the meeting's page opened, and that is nowhere yet.
fn opened(target: &str) -> Value {
    let mut page = created(target, "");
    page["params"]["targetInfo"]["openerId"] = json!("main");
    page
}

fn moved(target: &str, address: &str) -> Value {
    page("Target.targetInfoChanged", target, address)
}

/// A conversation that has found the window's page.
fn attached() -> Conversation {
    let mut conversation = conversation();
    let steps = conversation.told(&created("main", OPENING));
    assert!(says(&steps, "Target.attachToTarget"));
    let attached = page("Target.attachedToTarget", "main", OPENING);
    let steps = conversation.told(&attached);
    assert!(says(&steps, "Page.addScriptToEvaluateOnNewDocument"));
    conversation
}

/// A conversation on its way to the server.
fn on_the_way() -> Conversation {
    let mut conversation = attached();
    let steps = conversation.told(&json!({ "id": 2, "result": { "identifier": "1" } }));
    assert!(says(&steps, "Page.navigate"));
    conversation
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
    let mut conversation = on_the_way();
    let steps = conversation.told(&json!({ "id": 3, "result": { "loaderId": "first" } }));
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
    let [Step::Send(text)] = &steps[..] else {
        panic!("{steps:?}")
    };
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
        matches!(&steps[..], [Step::Send(text)] if text.contains("https://meet.bbw.example/r?lang=de&jwt="))
    );
}

#[test]
fn behind_a_page_that_has_painted_nothing_is_the_persons_colour() {
    let colour = "Emulation.setDefaultBackgroundColorOverride";
    let mut plan = plan();
    plan.waiting.theme = Theme::System;
    let mut conversation = Conversation::new(plan);
    conversation.told(&created("main", OPENING));
    let steps = conversation.told(&page("Target.attachedToTarget", "main", OPENING));
    assert!(!says(&steps, colour), "not known yet");
    assert!(
        steps.iter().any(|step| matches!(step, Step::Send(text) if text.contains("\"userGesture\":true") && text.contains("\"r\""))),
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
    let mut conversation = on_the_way();
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
        let mut conversation = on_the_way();
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
    let mut conversation = on_the_way();
    conversation.check = Check::new(conversation.plan.visit.origin().clone(), false);
    let steps = conversation.told(&json!({ "id": 3, "result": {} }));
    assert!(steps.contains(&Step::Opened));
    assert!(
        !steps
            .iter()
            .any(|step| matches!(step, Step::Send(text) if text.starts_with("{\"id\":5,")))
    );
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
    assert_eq!(opened, MOST);
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
fn an_empty_window_becomes_a_sign_in_soon_or_is_closed() {
    let mut conversation = open();
    assert_eq!(conversation.next_deadline(), None);
    assert_eq!(conversation.told(&created("blank", "about:blank")), []);
    assert_eq!(conversation.told(&created("login", "")), []);
    let later = now() + Duration::from_secs(3);
    let login = moved("login", "https://login.bbw.example/");
    assert_eq!(conversation.told_at(&login, later), []);
    assert_eq!(
        conversation.told_at(&moved("blank", "about:blank#x"), later),
        [],
        "another one is not a new one"
    );
    assert_eq!(conversation.next_deadline(), Some(now() + EMPTY));
    assert_eq!(conversation.tick(later), []);
    let steps = conversation.tick(now() + EMPTY);
    assert!(
        matches!(&steps[..], [Step::Send(text)] if text.contains("closeTarget") && text.contains("blank"))
    );
    assert_eq!(conversation.next_deadline(), None);
    // What is written into an empty page makes no sign-in of it.
    assert_eq!(
        conversation.told_at(&moved("login", "about:blank"), later),
        []
    );
    assert_eq!(conversation.next_deadline(), Some(later + EMPTY));
    let ours = moved("login", "https://meet.bbw.example/r");
    assert!(says(
        &conversation.told_at(&ours, later),
        "Target.closeTarget"
    ));
}

#[test]
fn empty_windows_without_end_are_closed() {
    let mut conversation = open();
    let mut closed = 0;
    for number in 0..1000 {
        closed += conversation
            .told(&created(&format!("blank{number}"), "about:blank"))
            .len();
    }
    assert_eq!(closed, 1000 - MOST);
}

#[test]
fn an_empty_page_in_the_meetings_window_leads_back() {
    for address in ["about:blank", "about:srcdoc"] {
        let mut conversation = open();
        conversation.told(&moved("main", "https://meet.bbw.example/r"));
        let steps = conversation.told(&moved("main", address));
        assert!(says(&steps, "Page.navigate"), "{address}");
    }
}

#[test]
fn a_link_is_opened_elsewhere_before_it_was_fetched_here() {
    let opening = |address: &str| json!({ "method": "Page.windowOpen", "params": { "url": address, "userGesture": true } });
    let wiki = "https://wiki.example/help";
    let mut conversation = open();
    assert_eq!(conversation.told(&opening(wiki)), []);
    let steps = conversation.told(&opened("popup"));
    assert!(says(&steps, "Target.closeTarget"));
    assert!(steps.contains(&Step::OpenElsewhere(Url::parse(wiki).unwrap())));
    assert_eq!(
        conversation.told(&moved("popup", wiki)),
        [],
        "it is opened once"
    );
    // A sign-in needs its window, and an empty one may become one.
    for address in ["https://login.bbw.example/", "about:blank", ""] {
        let mut conversation = open();
        conversation.told(&opening(address));
        assert_eq!(conversation.told(&opened("popup")), [], "{address}");
    }
    // Not of this page's making, or too long ago, or without a click.
    let mut conversation = open();
    conversation.told(&opening(wiki));
    assert_eq!(conversation.told(&created("other", "")), []);
    let late = now() + Duration::from_secs(4);
    assert_eq!(conversation.told_at(&opened("popup"), late), []);
    let unasked =
        json!({ "method": "Page.windowOpen", "params": { "url": wiki, "userGesture": false } });
    conversation.told(&unasked);
    assert_eq!(conversation.told(&opened("third")), []);
}

/// A message about a page whose address is longer than is read: as many backslashes as an address may have, doubled.
fn endless(method: &str, target: &str) -> Frame {
    let address = format!("https://evil.example/#{}", "\\".repeat(2 * 1024 * 1024));
    let info = json!({ "targetId": target, "type": "page", "title": "x", "url": address });
    // As Chromium orders them.
    let text = format!(
        r#"{{"method":"{method}","params":{{"targetInfo":{{"targetId":"{target}","type":"page","title":"x","url":{}}}}}}}"#,
        info["url"]
    );
    let mut bytes = text.into_bytes();
    bytes.push(0);
    frames::next(&mut &bytes[..]).unwrap().unwrap()
}

#[test]
fn a_page_is_not_made_invisible_by_a_long_address() {
    let mut conversation = open();
    let message = endless("Target.targetInfoChanged", "main");
    assert!(matches!(message, Frame::Cut(_)), "longer than is read");
    for _ in 0..WAYS_BACK {
        assert!(says(&conversation.hear(&message, now()), "Page.navigate"));
    }
    assert_eq!(
        conversation.hear(&message, now()),
        finish(News::Over(Ending::ConnectionLost))
    );
    for method in ["Target.targetCreated", "Target.targetInfoChanged"] {
        let mut conversation = open();
        let message = endless(method, "popup");
        let steps = conversation.hear(&message, now());
        assert!(says(&steps, "Target.closeTarget") && steps.len() == 1);
        assert_eq!(conversation.hear(&message, now()), []);
    }
    let portal = finish(News::MeetingFailed(Code::NetPortal.into()));
    assert_eq!(on_the_way().hear(&message, now()), portal);
}

#[test]
fn a_server_that_is_gone_is_noticed_whatever_its_service_worker_shows() {
    let document = |id: &str| json!({ "method": "Page.frameNavigated", "params": { "frame": { "id": "main", "loaderId": id } } });
    let mut conversation = open();
    assert_eq!(conversation.told(&document("first")), [], "known");
    let steps = conversation.told(&document("second"));
    assert!(says(&steps, "Runtime.evaluate"));
    assert!(says(
        &conversation.told(&looked("page")),
        "Network.loadNetworkResource"
    ));
    let lost = finish(News::Over(Ending::ConnectionLost));
    let gone = json!({ "success": false, "netErrorName": "net::ERR_CONNECTION_REFUSED" });
    for answer in [fetched(&gone), fetched(&http_failure(502))] {
        assert_eq!(conversation.clone().told(&answer), lost, "{answer}");
    }
    // The same room once more.
    let mut conversation = open();
    conversation.told(&document("second"));
    assert_eq!(conversation.told(&looked("meeting")), []);
}

#[test]
fn an_end_without_another_page_is_told_with_its_cause() {
    let over = |what: &str| json!({ "id": 10, "result": { "result": { "value": what } } });
    for (what, ending) in [
        ("left", Ending::Left),
        ("ended", Ending::Ended),
        ("removed", Ending::Removed),
    ] {
        let steps = open().told(&over(what));
        assert_eq!(steps, finish(News::Over(ending)));
    }
    for nothing in [
        over("unknown"),
        over("x"),
        json!({ "id": 10, "error": { "message": "Inspected target navigated or closed" } }),
        json!({ "id": 10, "result": { "result": { "value": 7 } } }),
    ] {
        assert_eq!(open().told(&nothing), [], "{nothing}");
    }
    assert_eq!(on_the_way().told(&over("left")), []);
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
        "file:///home/anna/opening.html",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "about:blank",
        "",
        "not an address",
    ]);
    let methods = prop::sample::select(vec![
        "Target.attachedToTarget",
        "Target.targetCreated",
        "Target.targetInfoChanged",
        "Page.windowOpen",
    ]);
    let about_pages = (methods, pages.clone(), addresses).prop_map(|(method, target, address)| {
        let mut page = page(method, target, address);
        page["params"]["url"] = json!(address);
        page["params"]["userGesture"] = json!(true);
        page["params"]["targetInfo"]["openerId"] = json!("main");
        page.to_string()
    });
    let ends = prop::sample::select(vec!["Target.targetDestroyed", "Target.targetCrashed"]);
    let about_ends = (ends, pages).prop_map(|(method, target)| {
        json!({ "method": method, "params": { "targetId": target } }).to_string()
    });
    let errors = prop::option::of(prop::sample::select(vec![
        "net::ERR_FAILED",
        "",
        "x\u{202e}",
    ]));
    let answers = (0_u64..12, errors.clone(), errors).prop_map(|(id, refused, failed)| {
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
        json!({ "id": 8, "result": { "result": { "value": true } } }),
        json!({ "id": 10, "result": { "result": { "value": "left" } } }),
        json!({ "id": 7, "result": { "base64Encoded": true, "data": "?" } }),
        document(200, "https://portal.example/"),
        document(200, "not an address"),
    ])
    .prop_map(|message| message.to_string());
    let others = prop::sample::select(vec![
        r#"{"method":"Page.frameNavigated","params":{"frame":{"unreachableUrl":"x"}}}"#,
        r#"{"method":"Network.responseReceived","params":{"type":"Document","response":{"status":502}}}"#,
        r#"{"method":"Page.frameNavigated","params":{"frame":{"loaderId":"x"}}}"#,
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
        messages in prop::collection::vec((anything(), any::<bool>(), 0_u64..5), 0..60),
    ) {
        let mut conversation = conversation();
        let mut now = now();
        let mut opened = 0;
        for (message, cut, seconds) in messages {
            let was_open = conversation.is_open();
            now += Duration::from_secs(seconds);
            let mut steps = conversation.tick(now);
            prop_assert!(conversation.next_deadline().is_none_or(|deadline| deadline > now));
            let frame = if cut { Frame::Cut(message) } else { Frame::Whole(message) };
            steps.extend(conversation.hear(&frame, now));
            for step in steps {
                match step {
                    Step::Send(text) => {
                        let said: Value = serde_json::from_str(&text).unwrap();
                        prop_assert!(said["id"].is_u64());
                        prop_assert!(!text.contains('\0'), "it would end the message: {text:?}");
                        prop_assert!(
                            !text.contains("aa.bb.cc")
                                || said["method"] == "Page.addScriptToEvaluateOnNewDocument"
                                || said["id"] == 3,
                            "{text}"
                        );
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
