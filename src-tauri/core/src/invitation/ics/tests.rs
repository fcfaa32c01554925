use jiff::{Timestamp, tz::TimeZone};

use crate::error::{Code, Problem};
use crate::invitation::judge::Judge;
use crate::invitation::{Here, Invitation, When};
use crate::origin::Origin;

fn read_at(text: &str, now: &str) -> Result<Invitation, Problem> {
    let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    let here = Here {
        servers: &servers,
        zone: &zone,
        now: now.parse().unwrap(),
    };
    // As `bytes` hands it over.
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    super::read(&text, Judge { here, sure: true })
}

fn read(text: &str) -> Result<Invitation, Problem> {
    read_at(text, "2026-11-23T12:00:00Z")
}

fn refusal(text: &str) -> Code {
    read(text).unwrap_err().code
}

fn calendar(events: &[&str]) -> String {
    let events: String = events
        .iter()
        .map(|event| format!("BEGIN:VEVENT\r\nUID:1\r\n{event}\r\nEND:VEVENT\r\n"))
        .collect();
    format!("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{events}END:VCALENDAR\r\n")
}

fn start_of(event: &str) -> String {
    let invitation = read(&calendar(&[&format!(
        "{event}\r\nURL:https://meet.bbw.example/r"
    )]))
    .unwrap();
    invitation
        .start()
        .map(|at: Timestamp| at.to_string())
        .unwrap_or_default()
}

#[test]
fn folding_and_escaping_are_undone() {
    let invitation = read(
        "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:a\r\n b@c\r\nSUMMARY;LANGUAGE=de:Team\\, Runde\\; \\\\ Gr\r\n \u{fc}\u{df}e\\nNeu\r\n\
         DTSTART:20261124T090000Z\r\nDURATION:PT1H30M\r\nSEQUENCE:4\r\n\
         ORGANIZER;CN=\"Weiß, Anna\":mailto:anna@bbw.example\r\n\
         LOCATION:Online: https://meet.bbw.exam\r\n ple/Runde\\, Haus 2\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    )
    .unwrap();
    assert_eq!(invitation.title(), Some("Team, Runde; \\ Grüße Neu"));
    assert_eq!(invitation.organizer(), Some("Weiß, Anna"));
    assert_eq!(invitation.link().https(), "https://meet.bbw.example/Runde");
    assert_eq!(
        invitation.end().unwrap().to_string(),
        "2026-11-24T10:30:00Z"
    );
    assert_eq!((invitation.uid(), invitation.sequence()), ("ab@c", 4));
}

#[test]
fn the_address_is_found_where_calendars_put_it() {
    for property in [
        "CONFERENCE;VALUE=URI;FEATURE=AUDIO,VIDEO;LABEL=Meeting:https://meet.bbw.example/r",
        "CONFERENCE;VALUE=URI;FEATURE=PHONE:tel:+493411234\r\nCONFERENCE;VALUE=URI;FEATURE=VIDEO:https://meet.bbw.example/r",
        "URL:https://meet.bbw.example/r",
        "URL:https://www.example.org/info\r\nLOCATION:https://meet.bbw.example/r",
        "LOCATION:Haus 2\r\nDESCRIPTION:Agenda: https://wiki.example.org/x\\n\\nMeeting: https://meet.bbw.example/r\\nBis dann",
        "X-ALT-DESC;FMTTYPE=text/html:<html><body><a href=\"https://meet.bbw.example/r?lang=de&amp;x=1\">Los</a></body></html>",
        // What is most surely the meeting counts, whatever else the text talks about.
        "URL:https://meet.bbw.example/r\r\nDESCRIPTION:Protokoll: https://meet.bbw.example/s https://meet.bbw.example/t",
    ] {
        assert_eq!(
            read(&calendar(&[property])).unwrap().link().room(),
            "r",
            "{property}"
        );
    }
    let token = read(&calendar(&["URL:https://meet.bbw.example/r?jwt=aa.bb.cc"])).unwrap();
    assert_eq!(token.link().token().unwrap().secret(), "aa.bb.cc");
}

#[test]
fn events_without_a_meeting_say_why() {
    for (text, code) in [
        ("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n".to_owned(), Code::FileBroken),
        ("BEGIN:VCALENDAR".to_owned(), Code::FileBroken),
        (calendar(&["SUMMARY:x"]), Code::InvitationNoMeeting),
        (calendar(&["URL:https://evil.example/r"]), Code::LinkHostUnknown),
        (calendar(&["LOCATION:https://meet.bbw.example/static/x"]), Code::RoomReserved),
        (
            calendar(&["DESCRIPTION:https://meet.bbw.example/a https://meet.bbw.example/b"]),
            Code::InvitationSeveral,
        ),
        (
            "BEGIN:VCALENDAR\r\nBEGIN:VTODO\r\nURL:https://meet.bbw.example/r\r\nEND:VTODO\r\nEND:VCALENDAR"
                .to_owned(),
            Code::FileBroken,
        ),
    ] {
        assert_eq!(refusal(&text), code, "{text}");
    }
}

#[test]
fn of_several_events_the_next_one_with_a_meeting_counts() {
    let events = [
        "DTSTART:20261101T090000Z\r\nURL:https://meet.bbw.example/past",
        "DTSTART:20261123T130000Z\r\nSUMMARY:Mittagessen",
        "DTSTART:20261201T090000Z\r\nURL:https://meet.bbw.example/later",
        "DTSTART:20261124T090000Z\r\nURL:https://meet.bbw.example/next",
        "URL:https://meet.bbw.example/sometime",
        "DTSTART:20261123T140000Z\r\nSTATUS:CANCELLED\r\nURL:https://meet.bbw.example/cancelled",
    ];
    let text = calendar(&events);
    for (now, room) in [
        ("2026-11-23T12:00:00Z", "next"),
        ("2026-11-24T16:59:00Z", "next"),
        ("2026-11-24T17:01:00Z", "later"),
        ("2027-01-01T00:00:00Z", "later"),
        ("2020-01-01T00:00:00Z", "past"),
    ] {
        assert_eq!(read_at(&text, now).unwrap().link().room(), room, "{now}");
    }
    assert_eq!(
        read(&calendar(&events[5..])).unwrap().link().room(),
        "cancelled",
        "better than nothing"
    );
    let two = format!("{}{}", calendar(&events[2..3]), calendar(&events[3..4]));
    assert_eq!(
        read(&two).unwrap().link().room(),
        "next",
        "two calendars in one file"
    );
}

#[test]
fn times_are_understood_in_every_zone_calendars_name() {
    for (event, utc) in [
        ("DTSTART:20261124T100000Z", "2026-11-24T10:00:00Z"),
        (
            "DTSTART;TZID=Europe/Berlin:20261124T100000",
            "2026-11-24T09:00:00Z",
        ),
        (
            "DTSTART;TZID=W. Europe Standard Time:20260724T100000",
            "2026-07-24T08:00:00Z",
        ),
        (
            "DTSTART;TZID=\"(UTC+01:00) Amsterdam, Berlin, Bern, Rome, Stockholm, Vienna\":20261124T100000",
            "2026-11-24T09:00:00Z",
        ),
        (
            "DTSTART;TZID=Eastern Standard Time:20261124T100000",
            "2026-11-24T15:00:00Z",
        ),
        ("DTSTART:20261124T100000", "2026-11-24T09:00:00Z"),
        ("DTSTART;VALUE=DATE:20261124", "2026-11-23T23:00:00Z"),
        (
            "DTSTART;TZID=Nowhere/Land:20261124T100000",
            "2026-11-24T09:00:00Z",
        ),
        ("DTSTART:20260329T023000", "2026-03-29T01:30:00Z"),
        ("DTSTART:99991231T235959Z", ""),
        ("DTSTART:morgen", ""),
        ("DTSTART:20261345T990000Z", ""),
    ] {
        assert_eq!(start_of(event), utc, "{event}");
    }
}

#[test]
fn a_zone_of_its_own_name_is_understood_by_its_location() {
    let zone = "BEGIN:VTIMEZONE\r\nTZID:Meine Zeit\r\nX-LIC-LOCATION:Europe/Berlin\r\nBEGIN:STANDARD\r\nDTSTART:19701025T030000\r\n\
                TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";
    let text =
        calendar(&["DTSTART;TZID=Meine Zeit:20260724T100000\r\nURL:https://meet.bbw.example/r"])
            .replace("BEGIN:VEVENT", &format!("{zone}BEGIN:VEVENT"));
    assert_eq!(
        read(&text).unwrap().start().unwrap().to_string(),
        "2026-07-24T08:00:00Z"
    );
}

#[test]
fn of_a_series_the_next_date_counts() {
    let series = |rule: &str| {
        calendar(&[&format!(
            "DTSTART;TZID=Europe/Berlin:20260901T100000\r\nDTEND;TZID=Europe/Berlin:20260901T110000\r\n{rule}\r\n\
             EXDATE;TZID=Europe/Berlin:20261124T100000\r\nURL:https://meet.bbw.example/r"
        )])
    };
    let weekly = read(&series("RRULE:FREQ=WEEKLY;BYDAY=TU")).unwrap();
    assert_eq!(
        weekly.start().unwrap().to_string(),
        "2026-12-01T09:00:00Z",
        "24 November is taken out"
    );
    assert_eq!(weekly.end().unwrap().to_string(), "2026-12-01T10:00:00Z");
    let over = read(&series("RRULE:FREQ=WEEKLY;COUNT=3")).unwrap();
    assert_eq!(
        over.start().unwrap().to_string(),
        "2026-09-15T08:00:00Z",
        "the last one, which is over"
    );
    assert_eq!(
        over.when("2026-11-23T12:00:00Z".parse().unwrap()),
        When::Past
    );
}

#[test]
fn a_series_in_utc_stays_in_utc() {
    let text = calendar(&[
        "DTSTART:20260901T080000Z\r\nRRULE:FREQ=WEEKLY\r\nEXDATE:20261124T080000Z\r\nURL:https://meet.bbw.example/r",
    ]);
    assert_eq!(
        read(&text).unwrap().start().unwrap().to_string(),
        "2026-12-01T08:00:00Z"
    );
}

#[test]
fn a_date_that_was_moved_counts_at_its_new_time() {
    let series = "DTSTART;TZID=Europe/Berlin:20260901T100000\r\nRRULE:FREQ=WEEKLY\r\nURL:https://meet.bbw.example/r";
    let moved = "RECURRENCE-ID;TZID=Europe/Berlin:20261124T100000\r\nSEQUENCE:1\r\n\
                 DTSTART;TZID=Europe/Berlin:20261125T150000\r\nURL:https://meet.bbw.example/moved";
    // Another series at the same time must not lose its date to the one that was moved.
    let other = calendar(&[series])
        .replace("UID:1", "UID:2")
        .replace("example/r", "example/other");
    let one = read(&calendar(&[series, moved])).unwrap();
    assert_eq!(
        (one.link().room(), one.start().unwrap().to_string().as_str()),
        ("moved", "2026-11-25T14:00:00Z")
    );
    let other = other
        .replace("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n", "")
        .replace("END:VCALENDAR\r\n", "");
    let both = calendar(&[series, moved])
        .replace("END:VCALENDAR\r\n", &format!("{other}END:VCALENDAR\r\n"));
    let both = read(&both).unwrap();
    assert_eq!(
        (
            both.link().room(),
            both.start().unwrap().to_string().as_str()
        ),
        ("other", "2026-11-24T09:00:00Z")
    );
}

#[test]
fn an_end_before_the_start_costs_the_end_and_not_the_meeting() {
    let text = calendar(&[
        "DTSTART:20261124T100000Z\r\nDTEND:20261124T090000Z\r\nURL:https://meet.bbw.example/r",
    ]);
    assert_eq!(read(&text).unwrap().end(), None);
}

#[test]
fn hostile_calendars_are_read_at_once() {
    let clock = std::time::Instant::now();
    let series = "DTSTART:20000101T000000Z\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\nURL:https://meet.bbw.example/r";
    let seconds =
        "DTSTART:20000101T000000Z\r\nRRULE:FREQ=SECONDLY\r\nURL:https://meet.bbw.example/r";
    let odd = "DTSTART:20000229T000000Z\r\nRRULE:FREQ=SECONDLY;BYMONTH=2;BYMONTHDAY=29;COUNT=99\r\nURL:https://meet.bbw.example/r";
    let zone = "BEGIN:VTIMEZONE\r\nTZID:x\r\n".to_owned()
        + &"BEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30\r\n\
            TZOFFSETFROM:+0200\r\nTZOFFSETTO:+0100\r\nEND:STANDARD\r\n"
            .repeat(40)
        + "END:VTIMEZONE\r\n";
    for text in [
        format!("BEGIN:VCALENDAR\r\n{}", "BEGIN:VEVENT\n".repeat(70_000)),
        format!("BEGIN:VCALENDAR\r\n{}", zone.repeat(60)),
        calendar(&vec!["URL:https://meet.bbw.example/r"; 9_000]),
        calendar(&vec![series; 400]),
        calendar(&vec![odd; 400]),
        calendar(&vec![seconds; 500]),
        format!(
            "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:{}",
            "a\r\n ".repeat(16_000)
        ),
    ] {
        let _ = read(&text);
    }
    assert!(clock.elapsed().as_secs() < 20, "{:?}", clock.elapsed());
}

#[test]
fn what_runs_or_begins_soon_counts_before_what_comes_and_what_was() {
    let event = |room: &str, times: &str| format!("{times}\r\nURL:https://meet.bbw.example/{room}");
    for (events, room) in [
        // It ended twenty minutes ago; the other begins in five.
        (["over;0800Z;1140Z", "soon;1205Z;1300Z"], "soon"),
        // Of two that are running, the one that began last.
        (["long;0600Z;1800Z", "short;1155Z;1300Z"], "short"),
        (["short;1155Z;1300Z", "long;0600Z;1800Z"], "short"),
        // It has just begun; the other begins in 25 minutes.
        (["now;1155Z;1225Z", "next;1225Z;1300Z"], "now"),
        // Neither says when it ends.
        (["morning;0500Z;", "soon;1205Z;"], "soon"),
        // In overtime, and the next one in two hours.
        (["over;1000Z;1130Z", "next;1400Z;1500Z"], "next"),
        (["over;1000Z;1130Z", "past;0700Z;0800Z"], "over"),
        (["past;0700Z;0800Z", "older;0500Z;0600Z"], "past"),
        (["late;1600Z;1700Z", "next;1400Z;1500Z"], "next"),
        // Whole days come after hours.
        (["day;day;", "hour;1400Z;1500Z"], "hour"),
        (["day;day;", "over;1000Z;1130Z"], "over"),
        (["day;day;", "past;0700Z;0800Z"], "day"),
    ] {
        let events = events.map(|text| {
            let parts: Vec<&str> = text.split(';').collect();
            let times = match (parts[1], parts[2]) {
                ("day", _) => "DTSTART;VALUE=DATE:20261123".to_owned(),
                (start, "") => format!("DTSTART:20261123T{}00Z", &start[..4]),
                (start, end) => format!(
                    "DTSTART:20261123T{}00Z\r\nDTEND:20261123T{}00Z",
                    &start[..4],
                    &end[..4]
                ),
            };
            event(parts[0], &times)
        });
        let text = calendar(&[&events[0], &events[1]]);
        assert_eq!(read(&text).unwrap().link().room(), room, "{text}");
    }
}

#[test]
fn a_whole_day_without_an_end_lasts_that_day() {
    let day = calendar(&["DTSTART;VALUE=DATE:20261123\r\nURL:https://meet.bbw.example/r"]);
    for (now, when) in [
        ("2026-11-22T22:00:00Z", When::Early),
        ("2026-11-23T07:30:00Z", When::Now),
        ("2026-11-23T20:00:00Z", When::Now),
        ("2026-11-24T00:30:00Z", When::Past),
    ] {
        let now: Timestamp = now.parse().unwrap();
        assert_eq!(read(&day).unwrap().when(now), when, "{now}");
    }
}

#[test]
fn what_was_called_off_says_so_and_never_wins() {
    let event = |uid: u8, more: &str, room: &str| {
        format!(
            "BEGIN:VEVENT\r\nUID:{uid}\r\n{more}\r\nURL:https://meet.bbw.example/{room}\r\nEND:VEVENT\r\n"
        )
    };
    let file = |method: &str, events: &[String]| {
        format!(
            "BEGIN:VCALENDAR\r\n{method}{}END:VCALENDAR\r\n",
            events.concat()
        )
    };
    let soon = "DTSTART:20261123T130000Z";
    let cancelled = format!("{soon}\r\nSTATUS:CANCELLED");
    let late = "DTSTART:20270101T130000Z";
    let past = "DTSTART:20200101T130000Z";
    for (text, room, called_off) in [
        (file("", &[event(1, &cancelled, "a")]), "a", true),
        (file("METHOD:CANCEL\r\n", &[event(1, soon, "a")]), "a", true),
        (
            file("METHOD:REQUEST\r\n", &[event(1, soon, "a")]),
            "a",
            false,
        ),
        (
            file("", &[event(1, &cancelled, "a"), event(2, late, "b")]),
            "b",
            false,
        ),
        (
            file("", &[event(1, &cancelled, "a"), event(2, past, "b")]),
            "b",
            false,
        ),
        (
            file("", &[event(1, &cancelled, "a"), event(2, "X-A:b", "b")]),
            "b",
            false,
        ),
        // The invitation and its cancellation: the same event.
        (
            file("", &[event(1, soon, "a"), event(1, &cancelled, "a")]),
            "a",
            true,
        ),
        (
            file(
                "",
                &[
                    event(1, late, "a"),
                    event(1, &format!("{cancelled}\r\nSEQUENCE:2"), "a"),
                ],
            ),
            "a",
            true,
        ),
        // Called off first, then invited anew.
        (
            file(
                "",
                &[
                    event(1, &cancelled, "a"),
                    event(1, &format!("{late}\r\nSEQUENCE:2"), "a"),
                ],
            ),
            "a",
            false,
        ),
    ] {
        let read = read(&text).unwrap();
        assert_eq!(
            (read.link().room(), read.is_called_off()),
            (room, called_off),
            "{text}"
        );
        let when = read.when("2020-01-01T13:10:00Z".parse().unwrap());
        assert_eq!(when == When::CalledOff, called_off);
    }
}

#[test]
fn a_zone_nobody_knows_is_said() {
    let zone = |name: &str| {
        let event =
            format!("DTSTART;TZID={name}:20270724T100000\r\nURL:https://meet.bbw.example/r");
        let read = read(&calendar(&[&event])).unwrap();
        let said = read
            .notes()
            .iter()
            .any(|note| note.code == Code::TimeZoneUnknown);
        (read.start().unwrap().to_string(), said)
    };
    for (name, utc, said) in [
        ("Irgendwo", "2027-07-24T08:00:00Z", true),
        ("Mitteleuropäische Zeit", "2027-07-24T08:00:00Z", false),
        ("Osteuropäische Sommerzeit", "2027-07-24T07:00:00Z", false),
        (
            "\"(UTC+02:00) Helsinki, Kiew, Riga\"",
            "2027-07-24T07:00:00Z",
            false,
        ),
        (
            "\"(UTC+00:00) Dublin, Edinburgh, Lissabon, London\"",
            "2027-07-24T09:00:00Z",
            false,
        ),
        (
            "/example.org/20260101/Europe/Athens",
            "2027-07-24T07:00:00Z",
            false,
        ),
        ("\"(UTC+05:30) Irgendwo\"", "2027-07-24T04:30:00Z", false),
        ("Etc/GMT-1", "2027-07-24T09:00:00Z", false),
    ] {
        assert_eq!(zone(name), (utc.to_owned(), said), "{name}");
    }
    let floating = read(&calendar(&[
        "DTSTART:20270724T100000\r\nURL:https://meet.bbw.example/r",
    ]));
    assert!(floating.unwrap().notes().is_empty());
}

#[test]
fn the_end_of_a_series_is_meant_in_utc() {
    // 10:00 in Berlin is 09:00 UTC: the last date is the one the series ends with.
    let text = calendar(&[
        "DTSTART;TZID=Europe/Berlin:20261110T100000\r\nRRULE:FREQ=WEEKLY;UNTIL=20261124T090000Z\r\nURL:https://meet.bbw.example/r",
    ]);
    assert_eq!(
        read(&text).unwrap().start().unwrap().to_string(),
        "2026-11-24T09:00:00Z"
    );
}

#[test]
fn hours_that_the_clocks_skip_or_repeat_are_hours_all_the_same() {
    for (event, utc) in [
        (
            "DTSTART;TZID=Europe/Berlin:20270328T023000",
            "2027-03-28T01:30:00Z",
        ),
        (
            "DTSTART;TZID=Europe/Berlin:20271031T023000",
            "2027-10-31T00:30:00Z",
        ),
    ] {
        assert_eq!(start_of(event), utc, "{event}");
    }
}

#[test]
fn an_address_that_was_cut_counts_only_with_the_whole_one() {
    let cut = "DESCRIPTION:Raum https://meet.bbw.example/Wochenpl…";
    let whole = "X-ALT-DESC:<a href=\"https://meet.bbw.example/Wochenplanung\">x</a>";
    let other = "X-OTHER:https://meet.bbw.example/Alt";
    assert_eq!(
        read(&calendar(&[&format!("{cut}\r\n{whole}")]))
            .unwrap()
            .link()
            .room(),
        "Wochenplanung"
    );
    assert_eq!(
        refusal(&calendar(&[&format!("{cut}\r\n{other}")])),
        Code::LinkCut
    );
    assert_eq!(refusal(&calendar(&[cut])), Code::LinkCut);
}
