//! Whether the page is a meeting's.

use super::*;

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
            .any(|step| matches!(step, Step::Send(text) if text.contains("typeof config")))
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
