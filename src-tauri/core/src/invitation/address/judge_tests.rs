use jiff::{Timestamp, tz::TimeZone};

use super::*;
use crate::origin::Origin;

fn found(text: &str) -> Result<String, Code> {
    let servers =
        ["https://meet.bbw.example", "https://zwei.bbw.example"].map(|o| Origin::parse(o).unwrap());
    let here = Here {
        servers: &servers,
        zone: &TimeZone::UTC,
        now: Timestamp::UNIX_EPOCH,
    };
    let judge = Judge { here, sure: true };
    judge
        .find(&[text])
        .map(|found| found.link.https())
        .map_err(|problem| problem.code)
}

#[test]
fn the_one_meeting_is_found_however_it_is_written() {
    for text in [
        "https://meet.bbw.example/Runde",
        "Kommen Sie zu https://meet.bbw.example/Runde.",
        "(https://meet.bbw.example/Runde)",
        "Link:https://meet.bbw.example/Runde, danke!",
        "„https://meet.bbw.example/Runde“",
        "»https://meet.bbw.example/Runde«",
        "*https://meet.bbw.example/Runde*",
        "<https://meet.bbw.example/Runde>",
        "<a href=\"https://meet.bbw.example/Runde?a=1&amp;b=2\">https://meet.bbw.example/Runde</a>",
        "> > Am Montag schrieb Anna:\r\n> > https://meet.bbw.example/Runde\r\n",
        "HTTPS://MEET.bbw.example/Runde",
        "bbw-meet://meet.bbw.example/Runde oder https://meet.bbw.example/runde",
        "https://meet.bbw.example/Runde#config.startWithVideoMuted=false",
        "Impressum: https://www.bbw.example/ https://meet.bbw.example/ Meeting: https://meet.bbw.example/Runde",
        "[Runde](https://meet.bbw.example/Runde)",
        "\u{a0}https://meet.bbw.example/Runde\u{a0}",
    ] {
        assert_eq!(
            found(text).map(|https| https.to_lowercase()).as_deref(),
            Ok("https://meet.bbw.example/runde"),
            "{text}"
        );
    }
}

#[test]
fn an_address_in_brackets_is_put_together_again() {
    assert_eq!(
        found("<https://meet.bbw.example/Lange-\r\nRunde.>").as_deref(),
        Ok("https://meet.bbw.example/Lange-Runde.")
    );
    assert_eq!(
        found("> <https://meet.bbw.example/\n> Runde>").as_deref(),
        Ok("https://meet.bbw.example/Runde")
    );
    // Here the closing bracket belongs to something else.
    assert_eq!(
        found("<https://meet.bbw.example/Runde\n\nDanke>").as_deref(),
        Ok("https://meet.bbw.example/Runde")
    );
    assert_eq!(
        found("<https://meet.bbw.example/Runde oder >").as_deref(),
        Ok("https://meet.bbw.example/Runde")
    );
}

#[test]
fn a_token_comes_along() {
    let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
    let here = Here {
        servers: &servers,
        zone: &TimeZone::UTC,
        now: Timestamp::UNIX_EPOCH,
    };
    let judge = Judge { here, sure: true };
    let link = judge
        .find(&["x https://meet.bbw.example/r?jwt=aa.bb.cc."])
        .unwrap()
        .link;
    assert_eq!(link.token().unwrap().secret(), "aa.bb.cc");
}

#[test]
fn several_meetings_are_refused() {
    for text in [
        "https://meet.bbw.example/a https://meet.bbw.example/b",
        "https://meet.bbw.example/a https://zwei.bbw.example/a",
        "https://meet.bbw.example/a,https://meet.bbw.example/b;",
    ] {
        assert_eq!(found(text), Err(Code::InvitationSeveral), "{text}");
    }
}

#[test]
fn a_text_without_a_meeting_says_why() {
    for (text, code) in [
        ("Guten Tag", Code::InvitationNoMeeting),
        (
            "https://www.example.org/a und https://www.example.net/b",
            Code::InvitationNoMeeting,
        ),
        ("https://evil.example/Runde", Code::LinkHostUnknown),
        (
            "https://www.example.org/x https://meet.bbw.example/static",
            Code::RoomReserved,
        ),
        (
            "https://meet.bbw.example@evil.example/Runde",
            Code::LinkUserInfo,
        ),
        ("http://evil.example/Runde", Code::LinkHostUnknown),
        ("https://meet.bbw.example/", Code::LinkPath),
        (
            "https://evil.example/?url=https://meet.bbw.example/Runde",
            Code::LinkHostUnknown,
        ),
        ("xhttps://meet.bbw.example/Runde", Code::InvitationNoMeeting),
        (
            "?u=https://meet.bbw.example/Runde",
            Code::InvitationNoMeeting,
        ),
    ] {
        assert_eq!(found(text), Err(code), "{text}");
    }
}

#[test]
fn a_text_full_of_addresses_is_read_at_once() {
    let start = std::time::Instant::now();
    for text in ["<https://", "https://a,", "http:// ", "https://", ">"] {
        assert!(found(&text.repeat(65_536 / text.len())).is_err());
    }
    assert!(start.elapsed().as_secs() < 10, "{:?}", start.elapsed());
}

/// The meeting may be any of them, so none is taken.
#[test]
fn a_text_of_endless_addresses_is_no_invitation() {
    let many = |link: &str| format!("https://meet.bbw.example/Runde {}", link.repeat(MOST));
    for link in [" https://x.example/a", "<a href=https://x.example/a>a</a>"] {
        assert_eq!(found(&many(link)), Err(Code::FileTooLarge), "{link}");
    }
    let few = many("").replacen("", " https://x.example/a ", 1)
        + &" https://x.example/a".repeat(MOST - 2);
    assert_eq!(found(&few).as_deref(), Ok("https://meet.bbw.example/Runde"));
}
