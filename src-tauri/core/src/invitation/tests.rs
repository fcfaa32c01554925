use jiff::{Timestamp, tz::TimeZone};
use proptest::prelude::*;

use super::*;
use crate::language::Language;
use crate::words::{Catalogue, samples};

fn servers() -> Vec<Origin> {
    ["https://meet.bbw.example", "https://localhost:8443"]
        .map(|o| Origin::parse(o).unwrap())
        .to_vec()
}

fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap()
}

fn now() -> Timestamp {
    "2026-11-23T12:00:00Z".parse().unwrap()
}

fn read_here(text: &str) -> Result<Invitation, Problem> {
    let (servers, zone) = (servers(), berlin());
    read(
        text.as_bytes(),
        Here {
            servers: &servers,
            zone: &zone,
            now: now(),
        },
    )
}

fn refusal(text: &str) -> Code {
    match read_here(text) {
        Ok(invitation) => panic!(
            "{} was accepted as {invitation:?}",
            &text[..text.len().min(200)]
        ),
        Err(problem) => problem.code,
    }
}

fn bbwmeet(fields: &str) -> String {
    format!(
        r#"{{"format":"bbw-meet-invitation","version":1,"url":"https://meet.bbw.example/r"{fields}}}"#
    )
}

#[test]
fn a_file_of_the_programs_own_format_is_read() {
    let text = r#"{ "info": "…", "format": "bbw-meet-invitation", "version": 1,
        "url": "https://meet.bbw.example/Runde?jwt=aa.bb.cc#config.x=1", "title": "Team\nRunde \u202e", "new": [{}],
        "start": "2026-11-24T10:00", "end": "2026-11-24T10:00:00Z", "organizer": "Anna", "uid": "a@b", "sequence": 3 }"#;
    let invitation = read_here(text).unwrap();
    assert_eq!(invitation.title(), Some("Team Runde"));
    assert_eq!(invitation.link().https(), "https://meet.bbw.example/Runde");
    assert_eq!(invitation.link().token().unwrap().secret(), "aa.bb.cc");
    assert_eq!(
        invitation.start().unwrap().to_string(),
        "2026-11-24T09:00:00Z",
        "no offset: local time"
    );
    assert_eq!(invitation.organizer(), Some("Anna"));
    assert_eq!((invitation.uid(), invitation.sequence()), ("a@b", 3));
    assert_eq!(invitation.when(now()), When::Early);
}

#[test]
fn broken_json_is_refused_with_its_code() {
    let deep = bbwmeet(&format!(
        r#","x":{}{}"#,
        "[".repeat(10_000),
        "]".repeat(10_000)
    ));
    for (text, code) in [
        ("null".to_owned(), Code::FileFormat),
        ("[]".to_owned(), Code::FileFormat),
        (r#"["bbw-meet-invitation"]"#.to_owned(), Code::FileFormat),
        ("{}".to_owned(), Code::FileFormat),
        (
            r#"{"format":"other","x":"bbw-meet-invitation"}"#.to_owned(),
            Code::FileFormat,
        ),
        (
            r#"{"format":["bbw-meet-invitation"]}"#.to_owned(),
            Code::FileFormat,
        ),
        (
            r#"{"format":"bbw-meet-invitation"}"#.to_owned(),
            Code::FileBroken,
        ),
        (
            r#"{"format":"bbw-meet-invitation","version":0}"#.to_owned(),
            Code::FileBroken,
        ),
        (
            r#"{"format":"bbw-meet-invitation","version":"1"}"#.to_owned(),
            Code::FileBroken,
        ),
        (
            r#"{"format":"bbw-meet-invitation","version":-1}"#.to_owned(),
            Code::FileBroken,
        ),
        (
            r#"{"format":"bbw-meet-invitation","version":2,"url":{"all":"new"}}"#.to_owned(),
            Code::FileNewer,
        ),
        (
            r#"{"format":"bbw-meet-invitation","version":1}"#.to_owned(),
            Code::InvitationNoMeeting,
        ),
        (
            r#"{"format":"bbw-meet-invitation","version":1,"url":null}"#.to_owned(),
            Code::InvitationNoMeeting,
        ),
        (
            bbwmeet(r#","url":"https://meet.bbw.example/s""#),
            Code::FileBroken,
        ),
        (
            bbwmeet(r#","format":"bbw-meet-invitation""#),
            Code::FileBroken,
        ),
        (bbwmeet(r#","title":{}"#), Code::FileBroken),
        (bbwmeet(r#","start":"morgen""#), Code::FileBroken),
        (
            bbwmeet(r#","start":"+012026-01-01T00:00Z""#),
            Code::FileBroken,
        ),
        (
            bbwmeet(r#","start":"2026-11-24T10:00Z","end":"2026-11-24T09:59Z""#),
            Code::InvitationTimes,
        ),
        (bbwmeet(",") + "}", Code::FileBroken),
        (bbwmeet("") + "{}", Code::FileBroken),
        (deep, Code::FileBroken),
        (
            bbwmeet("").replace("meet.bbw.example", "evil.example"),
            Code::LinkHostUnknown,
        ),
    ] {
        assert_eq!(refusal(&text), code, "{}", &text[..text.len().min(120)]);
    }
    let half = &bbwmeet("")[..60];
    assert_eq!(
        read_here(half).unwrap_err(),
        Problem::new(Code::FileBroken).with("line", 1)
    );
}

#[test]
fn shortcuts_lead_to_their_address_and_nowhere_else() {
    let shortcut = "[InternetShortcut]\r\nURL=https://meet.bbw.example/r\r\n";
    for text in [
        shortcut.to_owned(),
        shortcut.replace('\n', ""),
        format!(
            "; a note\r\n[DEFAULT]\r\nBASEURL=https://evil.example/\r\n{shortcut}IconFile=\\\\evil\\x.ico\r\nIconIndex=1\r\n"
        ),
        shortcut.replace("URL", " url "),
        shortcut.replace("https:", "bbw-meet:"),
        shortcut.replace("https://", ""),
    ] {
        assert_eq!(read_here(&text).unwrap().link().room(), "r", "{text}");
    }
    for (text, code) in [
        (
            "URL=https://meet.bbw.example/r\r\n".to_owned(),
            Code::FileBroken,
        ),
        (format!("{shortcut}{shortcut}"), Code::FileBroken),
        (
            format!("{shortcut}URL=https://meet.bbw.example/s"),
            Code::FileBroken,
        ),
        (
            "[InternetShortcut]\r\nIconFile=\\\\evil\\x.ico".to_owned(),
            Code::InvitationNoMeeting,
        ),
        (
            "[InternetShortcut]\nURL=\\\\evil\\share\\x.url".to_owned(),
            Code::LinkControlCharacters,
        ),
        (
            "[InternetShortcut]\nURL=\\\\?\\C:\\x".to_owned(),
            Code::LinkControlCharacters,
        ),
        (
            "[InternetShortcut]\nURL=file:///C:/x.url".to_owned(),
            Code::LinkScheme,
        ),
        (
            "[InternetShortcut]\nURL=\"https://meet.bbw.example/r\"".to_owned(),
            Code::LinkNotALink,
        ),
        (
            "[InternetShortcut]\nURL=javascript:alert(1)".to_owned(),
            Code::LinkScheme,
        ),
        (
            "[InternetShortcut.W]\nURL=https://meet.bbw.example/r".to_owned(),
            Code::InvitationNoMeeting,
        ),
    ] {
        assert_eq!(refusal(&text), code, "{text}");
    }
}

#[test]
fn only_desktop_entries_that_are_links_are_read() {
    let entry =
        "[Desktop Entry]\nType=Link\nName=Team\\sRunde\\n\\\\\nURL=https://meet.bbw.example/r\n";
    assert_eq!(read_here(entry).unwrap().title(), Some("Team Runde \\"));
    for (text, code) in [
        (entry.replace("Link", "Application"), Code::FileRunsProgram),
        (format!("{entry}Exec=rm -rf ~\n"), Code::FileRunsProgram),
        (format!("{entry}exec = x\n"), Code::FileRunsProgram),
        (
            format!("{entry}[Desktop Action x]\nName=x\n"),
            Code::FileRunsProgram,
        ),
        (format!("{entry}Type=Application\n"), Code::FileRunsProgram),
        (format!("{entry}[X]\nExec=x\n"), Code::FileRunsProgram),
        (entry.replace("Link", "Directory"), Code::FileBroken),
        (entry.replace("Type=Link\n", ""), Code::FileBroken),
        (format!("{entry}{entry}"), Code::FileBroken),
        (
            format!("{entry}URL=https://meet.bbw.example/s\n"),
            Code::FileBroken,
        ),
        (entry.replace("URL=", "URL[de]="), Code::InvitationNoMeeting),
        (entry.replace("https:", "file:"), Code::LinkScheme),
    ] {
        assert_eq!(refusal(&text), code, "{text}");
    }
}

#[test]
fn a_name_of_ones_own_serves_many_meetings_and_a_suggested_one_serves_one() {
    let uid = |room: &str, start: &str| {
        let link = MeetingLink::parse_entry(room, &servers()).unwrap();
        let details = Details {
            start: Some(start.parse().unwrap()),
            ..Details::default()
        };
        Invitation::new(link, details).unwrap().uid().to_owned()
    };
    let suggested = room_name::suggest("Beratung").unwrap();
    assert_eq!(
        uid(&suggested, "2026-11-24T09:00:00Z"),
        uid(&suggested, "2026-12-01T09:00:00Z")
    );
    assert_ne!(
        uid("teamrunde", "2026-11-24T09:00:00Z"),
        uid("teamrunde", "2026-12-01T09:00:00Z")
    );
    assert_eq!(
        uid("teamrunde", "2026-11-24T09:00:00Z"),
        uid("Teamrunde", "2026-11-24T09:00:00Z")
    );
}

#[test]
fn shortcuts_carry_the_https_link_and_quote_the_program() {
    let link = MeetingLink::parse_entry("Grüne_Woche", &servers()).unwrap();
    let invitation = Invitation::new(
        link,
        Details {
            title: Some("A\\B".to_owned()),
            ..Details::default()
        },
    )
    .unwrap();
    let windows = String::from_utf8(shortcut::windows(&invitation).bytes).unwrap();
    assert!(windows.is_ascii());
    assert!(windows.contains("https://meet.bbw.example/Gr%C3%BCne_Woche"));
    assert_eq!(read_here(&windows).unwrap().link(), invitation.link());

    let linux =
        shortcut::linux(&invitation, std::path::Path::new("/opt/BBW Meet/bbw-meet")).unwrap();
    let text = String::from_utf8(linux.bytes).unwrap();
    assert!(
        text.contains("\nComment=https://meet.bbw.example/Gr%C3%BCne_Woche\n"),
        "{text}"
    );
    assert!(
        text.contains(
            r#"Exec="/opt/BBW Meet/bbw-meet" "bbw-meet://meet.bbw.example/Gr%%C3%%BCne_Woche""#
        ),
        "{text}"
    );
    assert!(text.contains("\nName=A\\\\B\n"), "{text}");
    assert_eq!(
        refusal(&text),
        Code::FileRunsProgram,
        "a launcher is for the desktop, not for us to read"
    );
    for path in ["bbw-meet", "/a\nExec=x", "/100%/bbw-meet", ""] {
        assert_eq!(
            shortcut::linux(&invitation, std::path::Path::new(path)),
            None,
            "{path}"
        );
    }
}

/// Any invitation one can make or receive, hostile titles included.
fn any_invitation() -> impl Strategy<Value = Invitation> {
    let room = prop_oneof![
        "[a-zA-Z0-9äöüß._~-]{1,40}",
        "(Team|\u{1f389}|日本|مرحبا|O’Neil){1,3}",
        Just("Ende.".to_owned()),
        Just("x_".to_owned()),
    ];
    let words = prop_oneof![
        any::<String>(),
        "[-\"'\\\\;,:%{}<>\r\n\t@#= a-zäöüß🎉\u{5d0}-\u{5ea}\u{202e}\u{200d}.]{0,140}",
        Just("https://evil.example/x https://meet.bbw.example/other".to_owned()),
        Just("BEGIN:VEVENT\r\nEND:VCALENDAR\\n\\,".to_owned()),
        Just("\"}, \"url\": \"https://evil.example\"".to_owned()),
    ];
    let time = prop::option::of(0i64..200_000_000_000);
    let details = (
        prop::option::of(words.clone()),
        prop::option::of(words),
        time,
        0i64..1_000_000,
        any::<bool>(),
    );
    let token = prop::option::of("[a-z]{3}\\.[A-Z]{3}\\.SECRET");
    (
        room,
        token,
        details,
        prop::option::of("[ -~]{1,60}"),
        (any::<u32>(), any::<bool>()),
    )
        .prop_filter_map(
            "Jitsi would change the name",
            |(
                room,
                token,
                (title, organizer, start, length, open),
                uid,
                (sequence, called_off),
            )| {
                let plain = MeetingLink::parse_entry(&room, &servers()).ok()?;
                let query = token
                    .map(|token| format!("?jwt={token}"))
                    .unwrap_or_default();
                let link = MeetingLink::parse(&(plain.https() + &query), &servers()).ok()?;
                let end = start.filter(|_| !open).map(|start| start + length);
                let at = |second: i64| Timestamp::from_second(second).unwrap();
                let details = Details {
                    title,
                    organizer,
                    start: start.map(at),
                    end: end.map(at),
                    uid,
                    sequence: sequence / 2,
                    called_off,
                };
                Some(Invitation::new(link, details).unwrap())
            },
        )
}

fn without_token(invitation: &Invitation) -> Invitation {
    let link = MeetingLink::parse(&invitation.link().https(), &servers()).unwrap();
    Invitation {
        link,
        details: invitation.details.clone(),
        notes: Vec::new(),
    }
}

proptest! {
    #[test]
    fn what_is_written_as_bbwmeet_is_read_back(invitation in any_invitation(), words in any_words()) {
        let text = super::bbwmeet::write(&invitation, words);
        prop_assert!(text.lines().next().unwrap().contains(&invitation.link().https()));
        prop_assert!(!text.contains("SECRET"));
        prop_assert_eq!(read_here(&text), Ok(without_token(&invitation)));
    }

    #[test]
    fn what_is_written_as_ics_is_read_back(invitation in any_invitation(), words in any_words()) {
        let Some(text) = ics::write(&invitation, words, now()) else {
            prop_assert_eq!(invitation.start(), None);
            return Ok(());
        };
        prop_assert!(!text.contains("SECRET"));
        prop_assert!(text.ends_with("END:VCALENDAR\r\n"));
        prop_assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "CRLF ends every line and nothing else does");
        for line in text.split("\r\n") {
            prop_assert!(line.len() <= 75, "{:?}", line);
        }
        let unfolded = text.replace("\r\n ", "");
        prop_assert!(unfolded.contains(&invitation.link().https()));
        let mut expected = without_token(&invitation);
        // A calendar entry without a title would be an empty line in the calendar.
        expected.details.title = Some(shown::clean(invitation.heading(), TITLE_LIMIT).unwrap());
        prop_assert_eq!(read_here(&text), Ok(expected));
    }

    #[test]
    fn every_text_and_shortcut_leads_to_the_same_meeting(invitation in any_invitation(), words in any_words()) {
        let plain = without_token(&invitation);
        let text = mail::text(&invitation, words, &berlin());
        let windows = String::from_utf8(shortcut::windows(&invitation).bytes).unwrap();
        let linux = shortcut::linux(&invitation, std::path::Path::new("/usr/bin/bbw-meet")).unwrap();
        for text in [&text, &windows, &String::from_utf8(linux.bytes).unwrap()] {
            prop_assert!(text.contains(&plain.link().https()) && !text.contains("SECRET"));
        }
        prop_assert_eq!(read_here(&text).map(|read| read.link), Ok(plain.link.clone()));
        prop_assert_eq!(read_here(&windows).map(|read| read.link), Ok(plain.link));
    }

    #[test]
    fn no_text_makes_a_reader_stumble(text in any::<String>(), bytes in any::<Vec<u8>>()) {
        let (servers, zone) = (servers(), berlin());
        let here = Here { servers: &servers, zone: &zone, now: now() };
        let _ = read(&bytes, here);
        for start in ["", "{", "BEGIN:VCALENDAR\nBEGIN:VEVENT\n", "[InternetShortcut]\n", "[Desktop Entry]\nType=Link\n"] {
            let _ = read_text(&format!("{start}{text}"), here);
        }
    }
}

fn any_words() -> impl Strategy<Value = &'static Catalogue> {
    prop::sample::select(Language::ALL.to_vec()).prop_map(Catalogue::of)
}

#[test]
fn the_first_line_of_a_file_comes_from_the_catalogue() {
    let link = MeetingLink::parse("https://meet.bbw.example/raum", &servers()).unwrap();
    let invitation = Invitation::new(link, Details::default()).unwrap();
    let text = super::bbwmeet::write(&invitation, &samples::invented());
    let file: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(
        file["info"],
        "⟦invitation.info⟧\nhttps://meet.bbw.example/raum\n"
    );
}

#[test]
fn what_a_desktop_hands_over_is_read_like_what_a_person_types() {
    let (servers, zone) = (servers(), berlin());
    let here = Here {
        servers: &servers,
        zone: &zone,
        now: now(),
    };
    let link = |text: &str| {
        read_link(text, here)
            .map(|read| read.link().https())
            .map_err(|problem| problem.code)
    };
    let entry = |text: &str| {
        read_entry(text, here)
            .map(|read| read.link().https())
            .map_err(|problem| problem.code)
    };
    const ROOM: &str = "https://meet.bbw.example/Runde";
    for text in [
        ROOM,
        "https://meet.bbw.example/Runde\u{200b}",
        " \u{202a}https://meet.bbw.example/Runde/\u{202c}\n",
        "bbw-meet://meet.bbw.example/Runde#config.x=1",
        "http://meet.bbw.example/Runde",
        "meet.bbw.example/Runde",
        "MEET.bbw.example/Runde",
        "https://www.google.com/url?q=https://meet.bbw.example/Runde",
        "<https://meet.bbw.example/Runde>",
        "\"https://meet.bbw.example/Runde\"",
    ] {
        assert_eq!(link(text).as_deref(), Ok(ROOM), "{text:?}");
        assert_eq!(entry(text).as_deref(), Ok(ROOM), "{text:?}");
    }
    for text in [
        "Runde",
        "Ru nde",
        "<https://meet.bbw.example/Runde>",
        "„https://meet.bbw.example/Runde“",
        "Raum: meet.bbw.example/Runde",
        "Guten Tag,\nhttps://meet.bbw.example/Runde",
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nURL:https://meet.bbw.example/Runde",
    ] {
        assert_eq!(entry(text).as_deref(), Ok(ROOM), "{text:?}");
    }
    for (text, code) in [
        ("https://meet.bbw.example/Wochenpl…", Code::LinkCut),
        ("smb://server/share/x.bbwmeet", Code::FileElsewhere),
        ("https://protect-eu.mimecast.com/s/abc", Code::LinkSealed),
        ("https://evil.example/Runde", Code::LinkHostUnknown),
        ("meet.bbw.example/static", Code::RoomReserved),
        ("javascript:alert(1)", Code::LinkScheme),
    ] {
        assert_eq!(entry(text), Err(code), "{text}");
    }
    assert_eq!(link("Runde"), Err(Code::LinkNotALink));
    let upgraded = read_link("http://meet.bbw.example/Runde", here).unwrap();
    assert_eq!(upgraded.notes(), [Problem::new(Code::LinkUpgraded)]);
}

#[test]
fn only_calendars_mails_and_pages_may_be_large() {
    let much = "x ".repeat(40 * 1024);
    let link = "https://meet.bbw.example/r";
    assert_eq!(refusal(&format!("{link} {much}")), Code::FileTooLarge);
    assert_eq!(
        refusal(&format!("{{\"a\":\"{much}\"}}")),
        Code::FileTooLarge
    );
    for text in [
        format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\nURL:{link}\nCOMMENT:{much}"),
        format!("<p>{much}</p><a href={link}>x</a>"),
        format!("Content-Type: text/html\n\n<p>{much}</p>{link}"),
    ] {
        assert_eq!(read_here(&text).unwrap().link().room(), "r");
    }
    assert_eq!(refusal(&much.repeat(13)), Code::FileTooLarge);
}
