//! What must hold for every input, whether a fuzzer made it up or the corpus remembers it. Shared by the fuzz targets and
//! the ordinary test that replays the corpus.

use bbw_meet_core::invitation::{
    Details, Here, Invitation, bbwmeet, ics as calendar, mail, read, read_text, shortcut,
};
use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::{MeetingLink, room};
use bbw_meet_core::origin::Origin;
use jiff::{Timestamp, tz::TimeZone};

fn servers() -> [Origin; 2] {
    ["https://meet.bbw-leipzig.de", "https://localhost:8443"]
        .map(|origin| Origin::parse(origin).expect("an origin"))
}

fn here_and_now<T>(check: impl FnOnce(Here) -> T) -> T {
    let (servers, zone) = (
        servers(),
        TimeZone::posix("CET-1CEST,M3.5.0,M10.5.0/3").expect("a zone"),
    );
    let now = Timestamp::constant(1_795_435_200, 0);
    check(Here {
        servers: &servers,
        zone: &zone,
        now,
    })
}

/// A link that is accepted leads to one of our servers, says the same in all its forms, and shows no token.
pub(crate) fn link(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    for read in [MeetingLink::parse, MeetingLink::parse_entry] {
        if let Ok(link) = read(text, &servers()) {
            check_link(&link);
        }
    }
}

fn check_link(link: &MeetingLink) {
    let (https, app) = (link.https(), link.app_link());
    assert!(servers().contains(link.server()));
    assert!(https.starts_with(&format!("{}/", link.server())), "{https}");
    for shown in link.tenant().into_iter().chain([link.room()]) {
        assert!(
            !shown.contains(|c| room::is_invisible(c) || "/?#%\\<>\"".contains(c)),
            "{shown:?}"
        );
    }
    for form in [https, app] {
        // Encoding may lengthen a name beyond what is read; nothing else may keep a link from being read back.
        if form.len() <= bbw_meet_core::meeting::link::TEXT_LIMIT {
            let again = MeetingLink::parse(&form, &servers())
                .unwrap_or_else(|problem| panic!("{form}: {problem}"));
            assert!(
                again.same_meeting(link) && again.room() == link.room() && again.token().is_none(),
                "{form}"
            );
            let hidden = if link.token().is_some() {
                "Some(Token(…))"
            } else {
                "None"
            };
            let logged = format!("{again:?}").replace("token: None", &format!("token: {hidden}"));
            assert_eq!(
                format!("{link:?}"),
                logged,
                "a token must not show up in a log"
            );
        }
    }
}

/// An invitation that is accepted is fit to be shown, and is the same after it was written and read again.
pub(crate) fn invitation(data: &[u8]) {
    here_and_now(|here| {
        if let Ok(invitation) = read(data, here) {
            check_invitation(&invitation, here);
        }
    });
}

/// The same for the inside of a calendar.
pub(crate) fn ics(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    here_and_now(|here| {
        if let Ok(invitation) = read_text(&format!("BEGIN:VCALENDAR\r\n{text}"), here) {
            check_invitation(&invitation, here);
        }
    });
}

fn check_invitation(invitation: &Invitation, here: Here) {
    check_link(invitation.link());
    for shown in [
        invitation.title(),
        invitation.organizer(),
        Some(invitation.uid()),
    ]
    .into_iter()
    .flatten()
    {
        assert!(
            !shown.is_empty() && !shown.contains(room::is_invisible),
            "{shown:?}"
        );
        assert!(shown.chars().count() <= 200, "{shown:?}");
    }
    if invitation.link().https().len() > bbw_meet_core::meeting::link::TEXT_LIMIT {
        return;
    }
    let plain = MeetingLink::parse(&invitation.link().https(), here.servers).expect("its own form");
    let details = |title: Option<&str>| Details {
        title: title.map(str::to_owned),
        organizer: invitation.organizer().map(str::to_owned),
        start: invitation.start(),
        end: invitation.end(),
        uid: Some(invitation.uid().to_owned()),
        sequence: invitation.sequence(),
    };
    let expected =
        Invitation::new(plain.clone(), details(invitation.title())).expect("what it was made of");
    assert_eq!(read_text(&bbwmeet::write(invitation), here), Ok(expected));
    if let Some(text) = calendar::write(invitation, Language::German, here.now) {
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let expected = Invitation::new(plain.clone(), details(Some(invitation.heading())))
            .expect("what it was made of");
        assert_eq!(read_text(&text, here), Ok(expected));
    }
    let text = mail::text(invitation, Language::German, here.zone);
    assert_eq!(
        read_text(&text, here).map(|read| read.link().clone()),
        Ok(plain.clone()),
        "{text}"
    );
    let shortcut = shortcut::windows(invitation);
    assert_eq!(
        read(&shortcut.bytes, here).map(|read| read.link().clone()),
        Ok(plain)
    );
}
