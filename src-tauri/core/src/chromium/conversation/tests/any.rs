//! Every order of messages.

use super::*;

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
        "mailto:a@b.example?attach=/etc/passwd",
        "about:blank",
        "",
        "not an address",
    ]);
    let methods = prop::sample::select(vec![
        "Target.attachedToTarget",
        "Target.targetCreated",
        "Target.targetInfoChanged",
        "Page.windowOpen",
        "Fetch.requestPaused",
    ]);
    let about_pages = (methods, pages.clone(), addresses).prop_map(|(method, target, address)| {
        let mut page = page(method, target, address);
        page["params"]["url"] = json!(address);
        page["params"]["requestId"] = json!("R");
        page["params"]["frameId"] = json!(target);
        page["params"]["request"] = json!({ "url": address });
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
                                || said["method"] == "Page.navigate",
                            "{text}"
                        );
                    }
                    Step::Opened => opened += 1,
                    Step::OpenElsewhere(url) => {
                        prop_assert!(matches!(url.scheme(), "http" | "https" | "mailto"));
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
