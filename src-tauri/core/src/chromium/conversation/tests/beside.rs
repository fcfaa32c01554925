//! Pages beside the meeting's, and such as hide.

use super::*;

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

/// The browser waits for a word about a document.
fn wants(frame: &str, address: &str) -> Value {
    json!({ "method": "Fetch.requestPaused", "params": {
        "requestId": "R", "frameId": frame, "resourceType": "Document",
        "request": { "url": address, "method": "GET", "headers": {} } } })
}

#[test]
fn a_page_that_does_not_stay_asks_no_server() {
    let wiki = "https://wiki.example/help";
    let mut conversation = open();
    conversation.told(&opened("popup"));
    let steps = conversation.told(&wants("popup", wiki));
    assert!(says(&steps, "Fetch.failRequest") && says(&steps, "Target.closeTarget"));
    assert!(steps.contains(&Step::OpenElsewhere(Url::parse(wiki).unwrap())));
    let steps = conversation.told(&wants("popup", wiki));
    assert!(
        says(&steps, "Fetch.failRequest") && steps.len() == 1,
        "once"
    );
    // A sign-in, the meeting itself, and what it shows in frames.
    conversation.told(&opened("login"));
    for (frame, address) in [
        ("login", "https://login.bbw.example/"),
        ("login", "https://meet.bbw.example/static/sso.html"),
        ("main", "https://meet.bbw.example/r"),
        ("frame", "https://pad.example/p"),
    ] {
        let steps = conversation.told(&wants(frame, address));
        assert!(
            says(&steps, "Fetch.continueRequest") && steps.len() == 1,
            "{frame} {address}"
        );
    }
}

#[test]
fn the_way_in_waits_for_no_word_about_documents() {
    let mut conversation = on_the_way();
    let steps = conversation.told(&json!({ "id": 3, "result": { "loaderId": "first" } }));
    assert!(says(&steps, "Fetch.enable"));
    let mut before = on_the_way().opening_moves();
    before.retain(|said| said.contains("Fetch.enable"));
    assert_eq!(before, [""; 0]);
}

#[test]
fn a_document_whose_address_is_too_long_to_be_read_is_not_fetched() {
    let address = "\\".repeat(2 * 1024 * 1024);
    let text = format!(
        r##"{{"method":"Fetch.requestPaused","params":{{"requestId":"R","request":{{"url":"https://evil.example/","urlFragment":"#{address}{address}"}}}}}}"##
    );
    let mut bytes = text.into_bytes();
    bytes.push(0);
    let message = frames::next(&mut &bytes[..]).unwrap().unwrap();
    assert!(matches!(message, Frame::Cut(_)));
    let steps = open().hear(&message, now());
    assert!(says(&steps, "Fetch.failRequest") && steps.len() == 1);
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
fn a_window_of_the_meetings_server_is_handed_on_without_a_token() {
    let steps = open().told(&moved(
        "other",
        "https://meet.bbw.example/Raum?jwt=aa.bb.cc#access_token=aa.bb.cc",
    ));
    let room = Url::parse("https://meet.bbw.example/Raum").unwrap();
    assert!(steps.contains(&Step::OpenElsewhere(room)), "{steps:?}");
}
