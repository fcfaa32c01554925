use proptest::prelude::*;

use super::*;

fn servers() -> Vec<Origin> {
    ["https://meet.bbw.example", "https://localhost:8443"]
        .map(|o| Origin::parse(o).unwrap())
        .to_vec()
}

fn refusal(text: &str) -> Code {
    match MeetingLink::parse(text, &servers()) {
        Ok(link) => panic!("{text} was accepted as {link:?}"),
        Err(problem) => problem.code,
    }
}

#[test]
fn both_shapes_name_the_same_meeting() {
    let https = MeetingLink::parse("https://meet.bbw.example/Beratung", &servers()).unwrap();
    let app = MeetingLink::parse("BBW-Meet://MEET.bbw.example/Beratung", &servers()).unwrap();
    assert_eq!(https, app);
    assert_eq!(https.https(), "https://meet.bbw.example/Beratung");
    assert_eq!(https.app_link(), "bbw-meet://meet.bbw.example/Beratung");
}

#[test]
fn tenant_and_port_are_kept() {
    let link = MeetingLink::parse(
        "https://localhost:8443/werkstatt/Gr%C3%BCne_Woche",
        &servers(),
    )
    .unwrap();
    assert_eq!(
        (link.tenant(), link.room()),
        (Some("werkstatt"), "Grüne_Woche")
    );
    assert_eq!(
        link.https(),
        "https://localhost:8443/werkstatt/Gr%C3%BCne_Woche"
    );
}

#[test]
fn what_a_stranger_put_behind_the_room_is_dropped() {
    let link = MeetingLink::parse(
        "https://meet.bbw.example/r?lang=xx&jwt=aa.bb.cc#config.startWithAudioMuted=false&userInfo.displayName=%22x%22",
        &servers(),
    )
    .unwrap();
    assert_eq!(link.https(), "https://meet.bbw.example/r");
    assert_eq!(link.token().map(Token::secret), Some("aa.bb.cc"));
    assert!(
        !format!("{link:?}").contains("bb.cc"),
        "a token must not show up in a log"
    );
}

#[test]
fn a_token_is_read_from_the_fragment_and_from_the_query() {
    for (rest, token) in [
        ("?jwt=aa.bb.cc", Some("aa.bb.cc")),
        ("#jwt=aa.bb.cc", Some("aa.bb.cc")),
        ("?lang=de#config.x=1&jwt=aa.bb.cc", Some("aa.bb.cc")),
        ("?jwt=query.b.c#jwt=fragment.b.c", Some("fragment.b.c")),
        ("?jwt=query.b.c#jwt=%22", Some("query.b.c")),
        ("?j%77t=aa.bb.cc", Some("aa.bb.cc")),
        ("?xjwt=aa.bb.cc#x", None),
    ] {
        let text = format!("https://meet.bbw.example/r{rest}");
        let link = MeetingLink::parse(&text, &servers()).unwrap();
        assert_eq!(link.token().map(Token::secret), token, "{text}");
        assert_eq!(link.https(), "https://meet.bbw.example/r");
        assert!(!format!("{link:?}").contains("bb.cc"), "{text}");
        assert!(token.is_none() || may_hold_token(&text), "{text}");
    }
    assert!(!may_hold_token("https://meet.bbw.example/r?lang=de"));
}

#[test]
fn what_a_person_means_is_read_although_it_is_written_otherwise() {
    for (text, path) in [
        ("http://meet.bbw.example/r", "r"),
        ("HTTP://meet.bbw.example:80/r", "r"),
        ("https://meet.bbw.example:443/r", "r"),
        ("https://meet.bbw.example/r/", "r"),
        ("https://meet.bbw.example/t/r/?lang=de", "t/r"),
        ("https://meet.bbw.example//r", "r"),
        ("https://meet.bbw.example/a%20b", "a%20b"),
        ("bbw-meet://meet.bbw.example/a/?lang=de", "a"),
    ] {
        let link = MeetingLink::parse(text, &servers()).unwrap();
        assert_eq!(
            link.https(),
            format!("https://meet.bbw.example/{path}"),
            "{text}"
        );
    }
    assert!(says_http("HTTP://x/y") && !says_http("https://x/y") && !says_http("http"));
}

#[test]
fn a_long_token_fits_and_a_long_room_does_not() {
    let link = |room: &str, token: &str| {
        let text = format!("https://meet.bbw.example/{room}?jwt={token}");
        MeetingLink::parse(&text, &servers()).map_err(|problem| problem.code)
    };
    assert!(link("r", &"a".repeat(8_000)).unwrap().token().is_some());
    assert_eq!(link("r", &"a".repeat(TEXT_LIMIT)), Err(Code::LinkTooLong));
    assert!(link(&"a".repeat(1_023), "").is_ok());
    assert_eq!(link(&"a".repeat(1_024), ""), Err(Code::RoomTooLong));
    // As it is sent, one of these letters has six bytes.
    assert!(link(&"ü".repeat(170), "").is_ok());
    assert_eq!(link(&"ü".repeat(171), ""), Err(Code::RoomTooLong));
}

#[test]
fn a_token_that_is_none_is_dropped() {
    for query in ["jwt=", "jwt=a b", "jwt=a%26b", "jwt=%22a%22"] {
        let text = format!("https://meet.bbw.example/r?{}", query.replace(' ', "%20"));
        assert_eq!(
            MeetingLink::parse(&text, &servers()).unwrap().token(),
            None,
            "{text}"
        );
    }
}

#[test]
fn rooms_differ_only_as_the_server_tells_them_apart() {
    let link = |room: &str| MeetingLink::parse_entry(room, &servers()).unwrap();
    assert!(link("Beratung").same_meeting(&link("bERATUNG")));
    assert!(
        link("ﬁt").same_meeting(&link("fit")),
        "NFKC folds ligatures"
    );
    assert!(!link("Beratung").same_meeting(&link("Beratung2")));
}

#[test]
fn the_field_takes_names_links_and_addresses_without_scheme() {
    let servers = servers();
    for (text, https) in [
        ("  Beratung ", "https://meet.bbw.example/Beratung"),
        ("Team Runde", "https://meet.bbw.example/TeamRunde"),
        ("https://localhost:8443/a/b", "https://localhost:8443/a/b"),
        (
            " bbw-meet://meet.bbw.example/x\n",
            "https://meet.bbw.example/x",
        ),
        (
            "meet.bbw.example/Beratung",
            "https://meet.bbw.example/Beratung",
        ),
        ("localhost:8443/x", "https://localhost:8443/x"),
    ] {
        assert_eq!(
            MeetingLink::parse_entry(text, &servers).unwrap().https(),
            https,
            "{text}"
        );
    }
    assert_eq!(
        MeetingLink::parse_entry("  ", &servers).unwrap_err().code,
        Code::LinkEmpty
    );
    assert_eq!(
        MeetingLink::parse_entry("evil.example/x", &servers)
            .unwrap_err()
            .code,
        Code::LinkNotALink
    );
    assert_eq!(
        MeetingLink::parse_entry("static", &servers)
            .unwrap_err()
            .code,
        Code::RoomReserved
    );
}

/// Every row of the table of what address parsers accept and a person must not be sent to.
#[test]
fn what_tries_to_get_in_is_refused_with_its_code() {
    use Code::*;
    let long = format!("https://meet.bbw.example/{}", "a".repeat(TEXT_LIMIT));
    let tenant = format!("https://meet.bbw.example/{}/r", "t".repeat(64));
    for (text, code) in [
        ("", LinkEmpty),
        (long.as_str(), LinkTooLong),
        (" https://meet.bbw.example/r", LinkControlCharacters),
        ("https://meet.bbw.example/r\0", LinkControlCharacters),
        ("https://meet.bbw.example/r\n", LinkControlCharacters),
        ("https:\\\\meet.bbw.example\\r", LinkControlCharacters),
        ("https://meet.bbw.example\t/r", LinkControlCharacters),
        ("raum", LinkNotALink),
        ("https:meet.bbw.example/r", LinkNotALink),
        ("https:/meet.bbw.example/r", LinkNotALink),
        ("https:///r", LinkNotALink),
        ("bbw-meet:raum", LinkNotALink),
        ("bbw-meet:///raum", LinkNotALink),
        ("bbw-meet://raum?jwt=a", LinkHostUnknown),
        ("://meet.bbw.example/r", LinkNotALink),
        ("file:///etc/passwd", LinkScheme),
        ("javascript:alert(1)", LinkScheme),
        ("data:text/html,x", LinkScheme),
        ("blob:https://meet.bbw.example/r", LinkScheme),
        ("search-ms:query=x", LinkScheme),
        ("ms-msdt:/id", LinkScheme),
        ("shell:startup", LinkScheme),
        ("https://meet.bbw.example@evil.example/raum", LinkUserInfo),
        ("https://a:b@meet.bbw.example/raum", LinkUserInfo),
        ("https://meet.bbw.example%2eevil.example/", LinkHostUnknown),
        ("https://meet.bbw.example./raum", LinkHostUnknown),
        (
            "https://meet.bbw.example.evil.example/raum",
            LinkHostUnknown,
        ),
        ("https://evilmeet.bbw.example/raum", LinkHostUnknown),
        ("https://meet.bbw.example:8443/raum", LinkHostUnknown),
        ("https://%6deet.bbw.example/raum", LinkHostUnknown),
        ("https://meet。bbw。example/raum", LinkHostNotAscii),
        ("https://me\u{ad}et.bbw.example/raum", LinkHostNotAscii),
        ("https://mееt.bbw.example/raum", LinkHostNotAscii),
        ("https://127.0.0.1/r", LinkHostIsAddress),
        ("https://0x7f.1/r", LinkHostIsAddress),
        ("https://[::1]/r", LinkHostIsAddress),
        ("https://meet.bbw.example", LinkPath),
        ("https://meet.bbw.example/", LinkPath),
        ("https://meet.bbw.example/a/b/c", LinkPath),
        ("https://meet.bbw.example//evil.example/x", LinkPath),
        ("https://meet.bbw.example/../x", LinkPath),
        ("https://meet.bbw.example/%2e%2e/x", LinkPath),
        ("https://meet.bbw.example/.", LinkPath),
        ("https://meet.bbw.example?x", LinkPath),
        ("https://meet.bbw.example/%", LinkEncoding),
        ("https://meet.bbw.example/%zz", LinkEncoding),
        ("https://meet.bbw.example/%ff", LinkEncoding),
        ("https://meet.bbw.example/%2541", LinkEncoding),
        ("https://meet.bbw.example/%E2%80%AEr", RoomInvisible),
        ("https://meet.bbw.example/a%00", RoomInvisible),
        ("https://meet.bbw.example/a%E2%80%8Bb", RoomInvisible),
        ("https://meet.bbw.example/a%F3%A0%81%81", RoomInvisible),
        ("https://meet.bbw.example/a%20", RoomInvisible),
        ("https://meet.bbw.example/%20a", RoomInvisible),
        ("https://meet.bbw.example/a%C2%A0b", RoomInvisible),
        ("https://meet.bbw.example/a\u{fffd}b", LinkEncoding),
        ("https://meet.bbw.example/Wochenpl…", LinkCut),
        ("https://meet.bbw.example//t/r", LinkPath),
        ("http://evil.example/r", LinkHostUnknown),
        ("http://meet.bbw.example:443/r", LinkHostUnknown),
        ("smb://server/share/x.bbwmeet", FileElsewhere),
        ("https://meet.bbw.example/a%2Fb", RoomCharacter),
        ("https://meet.bbw.example/a%5Cb", RoomCharacter),
        ("https://meet.bbw.example/a'b", RoomCharacter),
        ("https://meet.bbw.example/a:b", RoomCharacter),
        ("https://meet.bbw.example/config.js", RoomReserved),
        ("https://meet.bbw.example/Static/close.html", RoomReserved),
        ("https://meet.bbw.example/tenant/http-bind", RoomReserved),
        ("https://meet.bbw.example/-t/r", TenantInvalid),
        (tenant.as_str(), TenantInvalid),
    ] {
        assert_eq!(refusal(text), code, "{text:?}");
    }
}

proptest! {
    #[test]
    fn nothing_panics_and_what_is_accepted_is_ours(text in "\\PC{0,80}") {
        for read in [MeetingLink::parse, MeetingLink::parse_entry] {
            if let Ok(link) = read(&text, &servers()) {
                prop_assert!(servers().contains(link.server()));
                let address = Url::parse(&link.https()).unwrap();
                prop_assert!(Origin::of(&address).as_ref() == Some(link.server()));
            }
        }
    }

    #[test]
    fn what_is_written_is_read_back(room in "[\\p{L}\\p{N}_.~-]{1,40}", tenant in proptest::option::of("[a-z0-9]{1,63}")) {
        let path = tenant.iter().chain([&room]).cloned().collect::<Vec<_>>().join("/");
        if let Ok(link) = MeetingLink::parse(&format!("https://meet.bbw.example/{path}"), &servers()) {
            prop_assert_eq!(&MeetingLink::parse(&link.https(), &servers()).unwrap(), &link);
            prop_assert_eq!(&MeetingLink::parse(&link.app_link(), &servers()).unwrap(), &link);
            prop_assert_eq!(link.room(), room);
        }
    }
}
