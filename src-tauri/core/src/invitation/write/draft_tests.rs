use jiff::tz::TimeZone;

use super::*;
use crate::origin::Origin;

fn check(draft: &Draft) -> Result<Checked, Problem> {
    let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
    let zone = TimeZone::get("Europe/Berlin").unwrap();
    draft.check(Here {
        servers: &servers,
        zone: &zone,
        now: "2026-11-23T12:00:00Z".parse().unwrap(),
    })
}

fn draft(json: &str) -> Draft {
    serde_json::from_str(json).unwrap()
}

#[test]
fn a_draft_of_the_create_screen_becomes_an_invitation() {
    let draft = draft(
        r#"{"title":" Beratung  Herr Weiß ","room":null,"date":"2026-11-24","time":"10:00","minutes":60}"#,
    );
    let checked = check(&draft).unwrap();
    assert_eq!(checked.invitation.title(), Some("Beratung Herr Weiß"));
    assert!(
        checked
            .invitation
            .link()
            .room()
            .starts_with("beratung-herr-weiss-")
    );
    assert_eq!(
        checked.invitation.start().unwrap().to_string(),
        "2026-11-24T09:00:00Z"
    );
    assert_eq!(
        checked.invitation.end().unwrap().to_string(),
        "2026-11-24T10:00:00Z"
    );
    assert_eq!(
        (checked.zone.as_str(), checked.note),
        ("Europe/Berlin (UTC+1)", None)
    );
}

#[test]
fn an_emptied_field_is_named_as_the_one_it_is() {
    for (date, time, code) in [
        ("", "10:00", Code::DateEmpty),
        (" ", "", Code::DateEmpty),
        ("2026-11-24", "", Code::TimeEmpty),
        ("2026-11-24", "25:00", Code::TimeInvalid),
    ] {
        let draft = Draft {
            title: "x".to_owned(),
            date: Some(date.to_owned()),
            time: Some(time.to_owned()),
            ..Draft::default()
        };
        assert_eq!(check(&draft).unwrap_err().code, code, "{date:?} {time:?}");
    }
}

#[test]
fn a_start_in_the_past_is_told() {
    for (date, past) in [("2026-11-24", false), ("2026-11-22", true)] {
        let draft = Draft {
            title: "x".to_owned(),
            date: Some(date.to_owned()),
            time: Some("10:00".to_owned()),
            ..Draft::default()
        };
        assert_eq!(check(&draft).unwrap().past, past, "{date}");
    }
}

#[test]
fn without_a_date_there_is_no_time() {
    let checked = check(&draft(
        r#"{"title":"x","date":null,"time":"10:00","minutes":60}"#,
    ))
    .unwrap();
    assert_eq!(
        (checked.invitation.start(), checked.invitation.end()),
        (None, None)
    );
    let open = check(&draft(
        r#"{"title":"x","date":"2026-11-24","time":"10:00","minutes":0}"#,
    ))
    .unwrap();
    assert_eq!(open.invitation.end(), None);
}

#[test]
fn what_is_wrong_with_a_draft_is_said() {
    for (json, code) in [
        (r#"{"title":""}"#, Code::TitleEmpty),
        (r#"{"title":" \u200b\n"}"#, Code::TitleEmpty),
        (r#"{"title":"x","room":"static"}"#, Code::RoomReserved),
        (r#"{"title":"x","room":"a+b"}"#, Code::RoomCharacter),
        (r#"{"title":"x","room":""}"#, Code::LinkEmpty),
        (
            r#"{"title":"x","room":"https://evil.example/x"}"#,
            Code::LinkHostUnknown,
        ),
        (r#"{"title":"x","date":"2026-11-24"}"#, Code::TimeEmpty),
        (
            r#"{"title":"x","date":"morgen","time":"10:00"}"#,
            Code::TimeInvalid,
        ),
        (
            r#"{"title":"x","date":"2026-03-29","time":"02:30"}"#,
            Code::TimeDoesNotExist,
        ),
        (r#"{"title":"x","minutes":1441}"#, Code::InvitationTimes),
    ] {
        assert_eq!(check(&draft(json)).unwrap_err().code, code, "{json}");
    }
    let long = Draft {
        title: "ä".repeat(121),
        ..Draft::default()
    };
    assert_eq!(check(&long).unwrap_err().code, Code::TitleTooLong);
    assert!(
        check(&Draft {
            title: "ä".repeat(120),
            ..Draft::default()
        })
        .is_ok()
    );
}

#[test]
fn a_time_that_exists_twice_is_said() {
    let checked = check(&draft(
        r#"{"title":"x","date":"2026-10-25","time":"02:30","minutes":60}"#,
    ))
    .unwrap();
    assert_eq!(checked.note.unwrap().code, Code::TimeExistsTwice);
    assert_eq!(
        checked.invitation.end().unwrap().to_string(),
        "2026-10-25T01:30:00Z",
        "an hour is an hour"
    );
}

#[test]
fn a_changed_invitation_keeps_its_uid_and_counts_on() {
    let mut draft = draft(
        r#"{"title":"x","room":"teamrunde","date":"2026-11-24","time":"10:00","minutes":60}"#,
    );
    let first = check(&draft).unwrap().invitation;
    draft.uid = Some(first.uid().to_owned());
    draft.date = Some("2026-11-25".to_owned());
    let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
    let here = Here {
        servers: &servers,
        zone: &TimeZone::UTC,
        now: "2026-11-23T12:05:00Z".parse().unwrap(),
    };
    let second = draft.check(here).unwrap().invitation;
    assert_eq!(first.uid(), second.uid());
    assert!(second.sequence() > first.sequence());
}
