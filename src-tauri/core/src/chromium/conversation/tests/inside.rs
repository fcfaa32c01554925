//! In the meeting, and its end.

use super::*;

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
fn where_a_file_went_is_said_in_the_meetings_window() {
    let progress = |state: &str| json!({ "method": "Browser.downloadProgress", "params": { "state": state, "filePath": "/home/anna/Downloads/Tafelbild.pdf" } });
    let steps = open().told(&progress("completed"));
    assert!(
        matches!(&steps[..], [Step::Send(text)] if text.contains("Tafelbild.pdf liegt in Downloads") && !text.contains("anna"))
    );
    assert_eq!(open().told(&progress("inProgress")), []);
    assert_eq!(on_the_way().told(&progress("completed")), []);
}

#[test]
fn a_link_writes_a_mail_and_a_script_does_not() {
    let address = "mailto:a@b.example?subject=x&attach=/etc/passwd";
    let leaving = |frame: &str, reason: &str| {
        let params = json!({ "frameId": frame, "reason": reason, "url": address });
        json!({ "method": "Page.frameRequestedNavigation", "params": params })
    };
    let mail = Url::parse("mailto:a@b.example?subject=x").unwrap();
    let written = [Step::OpenElsewhere(mail)];
    assert_eq!(open().told(&leaving("main", "anchorClick")), written);
    assert_eq!(open().told(&leaving("main", "scriptInitiated")), []);
    assert_eq!(open().told(&leaving("frame", "anchorClick")), []);
    assert_eq!(on_the_way().told(&leaving("main", "anchorClick")), []);
    let opening =
        json!({ "method": "Page.windowOpen", "params": { "url": address, "userGesture": true } });
    assert_eq!(open().told(&opening), written);
}
