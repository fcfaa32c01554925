//! What must hold for every input, whether a fuzzer made it up or the corpus remembers it. Shared by the fuzz targets and
//! the ordinary test that replays the corpus.

use std::io::Read;
use std::time::{Duration, Instant};

use bbw_meet_core::chromium::frames::{self, Frame};
use bbw_meet_core::chromium::{Conversation, Plan, Step};
use bbw_meet_core::deployment::Deployment;
use bbw_meet_core::history::{self, History};
use bbw_meet_core::invitation::{
    Details, Here, Invitation, bbwmeet, ics as calendar, mail, may_hold_token, read, read_entry,
    read_link, read_text, shortcut,
};
use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::arrival::Words;
use bbw_meet_core::meeting::visit::NameBy;
use bbw_meet_core::meeting::{MeetingLink, Target, Visit, room};
use bbw_meet_core::origin::Origin;
use bbw_meet_core::privacy::consent::{self, Asked, Event, Standing};
use bbw_meet_core::privacy::notice::Notice;
use bbw_meet_core::profile::{Defaults, DisplayName, Profile, Theme};
use bbw_meet_core::storage::{self, Document, Reading};
use bbw_meet_core::window::{FromWindow, ToWindow, frames as talk};
use bbw_meet_core::words::Catalogue;
use jiff::{Timestamp, tz::TimeZone};
use serde_json::Value;
use url::Url;

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

/// What a desktop hands over, and what a person types or pastes: the same, and a token is known for one before anything
/// is known of the link.
pub(crate) fn entry(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    here_and_now(|here| {
        if let Ok(invitation) = read_link(text, here) {
            let token = invitation.link().token();
            assert!(token.is_none() || may_hold_token(text), "{text}");
            check_invitation(&invitation, here);
        }
        if let Ok(invitation) = read_entry(text, here) {
            check_invitation(&invitation, here);
        }
    });
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
        called_off: invitation.is_called_off(),
    };
    let expected =
        Invitation::new(plain.clone(), details(invitation.title())).expect("what it was made of");
    let words = Catalogue::of(Language::German);
    assert_eq!(
        read_text(&bbwmeet::write(invitation, words), here),
        Ok(expected)
    );
    if let Some(text) = calendar::write(invitation, words, here.now) {
        assert!(text.split("\r\n").all(|line| line.len() <= 75), "{text}");
        let expected = Invitation::new(plain.clone(), details(Some(invitation.heading())))
            .expect("what it was made of");
        assert_eq!(read_text(&text, here), Ok(expected));
    }
    let text = mail::text(invitation, words, here.zone);
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

/// Name and settings: what is read is saved and read again as it was, with what a newer program wrote beside it. A
/// change of the page is right as a whole or refused.
pub(crate) fn settings(data: &[u8]) {
    let default = Profile::default();
    document(data, &default, |profile| {
        if let Some(name) = &profile.name {
            assert_eq!(DisplayName::parse(name.as_str()).as_ref(), Ok(name));
        }
    });
    let Ok(patch) = serde_json::from_slice::<Value>(data) else {
        return;
    };
    if let Ok(changed) = default.changed(&patch, &Defaults::default()) {
        let fields = serde_json::to_value(&changed).expect("settings");
        for (field, value) in patch.as_object().into_iter().flatten() {
            // Space in a name is tidied.
            assert!(field == "name" || fields[field] == *value, "{field}");
        }
    }
}

/// The last meetings: the same, and never more than are kept.
pub(crate) fn history(data: &[u8]) {
    document(data, &History::default(), |history| {
        assert!(history.entries().len() <= history::MAX);
    });
}

fn document<D: Document + Clone + PartialEq + std::fmt::Debug>(
    data: &[u8],
    default: &D,
    check: impl Fn(&D),
) {
    match storage::read(data, default) {
        Reading::Broken | Reading::Newer(None) => {}
        Reading::Newer(Some(value)) => check(&value),
        Reading::Current { value, object } => {
            check(&value);
            let written = storage::write(&value, default, object.clone()).expect("it was read");
            let Reading::Current {
                value: again,
                object: kept,
            } = storage::read(&written, default)
            else {
                panic!("what was written cannot be read");
            };
            // A fraction with more digits than a double has is kept as well as a double can.
            let text = serde_json::to_vec(&object).expect("it was read");
            if serde_json::from_slice(&text).ok().as_ref() != Some(&object) {
                return;
            }
            assert_eq!(again, value);
            let own = serde_json::to_value(&value).expect("it was read");
            for (field, content) in &object {
                let known = own.get(field).is_some() || field == "version";
                assert!(known || kept.get(field) == Some(content), "{field} is lost");
            }
        }
    }
}

/// A deployment that is accepted names https places only, and starts on one of its own servers.
pub(crate) fn deployment(data: &[u8]) {
    let Ok(text) = std::str::from_utf8(data) else {
        return;
    };
    let Ok(deployment) = Deployment::from_json(text, "<p>Text</p>") else {
        return;
    };
    assert!(!deployment.servers.is_empty());
    for origin in deployment.servers.iter().chain(&deployment.sign_in_origins) {
        assert_eq!(Origin::parse(origin.as_str()).as_ref(), Ok(origin));
        assert!(origin.as_str().starts_with("https://"), "{origin}");
    }
    let start = Origin::of(&deployment.start_address).expect("https");
    assert!(deployment.servers.contains(&start), "{start}");
    for page in [
        &deployment.organisation.page,
        &deployment.guest_page,
        &deployment.start_address,
    ] {
        assert_eq!(page.scheme(), "https", "{page}");
        assert_eq!((page.username(), page.password()), ("", None), "{page}");
    }
}

/// A log says "granted" only if its last line, whole, says so about this very notice, controller and server; and
/// nothing in a log looks like an answer when a person reads it.
pub(crate) fn consent(data: &[u8]) {
    let notice = Notice::new("n1", "Datenschutz", "<p>Text</p>");
    let servers = ["https://meet.bbw-leipzig.de".to_owned()];
    let asked = Asked {
        notice: &notice,
        shown: None,
        language: Language::German,
        controller: "BBW",
        servers: &servers,
        all_servers: &servers,
        processing: None,
    };
    if let Standing::Granted { at } = consent::judge(data, &asked) {
        let lines = data.strip_suffix(b"\n").expect("a whole line");
        let last = lines.rsplit(|byte| *byte == b'\n').next().expect("a line");
        let record: Value = serde_json::from_slice(last).expect("JSON");
        assert_eq!(record["version"], 1);
        assert_eq!(record["event"], "granted");
        assert_eq!(record["sha256"], notice.sha256());
        assert_eq!(record["controller"], "BBW");
        assert_eq!(
            record["at"].as_str().and_then(|text| text.parse().ok()),
            Some(at)
        );
    }
    let log = consent::read_log(data);
    let granted = log
        .records
        .iter()
        .filter(|record| record.event == Event::Granted);
    let text = consent::export_text(&log, Catalogue::of(Language::German));
    assert_eq!(
        text.lines().filter(|line| *line == "Zugestimmt").count(),
        granted.count()
    );
    assert!(
        !text.contains(|c: char| c.is_control() && c != '\n'),
        "{text:?}"
    );
}

/// The browser's end of the pipe: the first byte chooses the kind of visit, the rest is what the browser says. A message
/// that begins with the byte 1 is as long as no message is read: of it, the beginning counts. One that begins with 2
/// comes some seconds later.
pub(crate) fn browser(data: &[u8]) {
    const TOKEN: &str = "eyJh.eyJz.c2ln";
    let Some((kind, mut said)) = data.split_first() else {
        return;
    };
    let (check, with_token) = (kind & 1 == 0, kind & 2 == 0);
    let mut conversation = conversation(check, with_token.then_some(TOKEN));
    let mut now = Instant::now();
    let mut opened = 0;
    while let Ok(Some(frame)) = frames::next(&mut said) {
        let frame = match frame {
            Frame::Whole(text) => match text.split_first() {
                Some((1, beginning)) => lengthened(beginning),
                Some((2, text)) => {
                    now += Duration::from_secs(4);
                    Frame::Whole(text.to_vec())
                }
                Some(_) | None => Frame::Whole(text),
            },
            Frame::Cut(beginning) => Frame::Cut(beginning),
        };
        let mut steps = conversation.tick(now);
        steps.extend(conversation.hear(&frame, now));
        for step in steps {
            match step {
                Step::Send(message) => check_request(&message, TOKEN),
                Step::Opened => opened += 1,
                Step::OpenElsewhere(url) => {
                    assert!(matches!(url.scheme(), "http" | "https" | "mailto"), "{url}");
                    let fields = ["to", "cc", "bcc", "subject", "body"];
                    let mail = url.scheme() == "mailto";
                    assert!(
                        !mail || url.query_pairs().all(|(name, _)| fields.contains(&&*name)),
                        "{url}"
                    );
                    let origin = Origin::of(&url);
                    if origin.is_some_and(|origin| origin == servers()[0]) {
                        assert_eq!((url.query(), url.fragment()), (None, None), "{url}");
                    }
                }
                Step::Finish(_) => {}
            }
        }
    }
    assert!(opened <= 1);
    conversation
        .to_front()
        .iter()
        .for_each(|message| check_request(message, TOKEN));
}

/// What is read of a message with this beginning that has no end for four mebibytes.
fn lengthened(beginning: &[u8]) -> Frame {
    let rest = std::io::repeat(b'\\').take(frames::LIMIT);
    let mut reader = std::io::BufReader::new(beginning.chain(rest).chain(&b"\0"[..]));
    let frame = frames::next(&mut reader)
        .expect("no fault")
        .expect("a message");
    assert!(matches!(frame, Frame::Cut(_)));
    frame
}

fn conversation(check: bool, token: Option<&str>) -> Conversation {
    let query = token.map_or(String::new(), |token| format!("?jwt={token}"));
    let link = format!("https://meet.bbw-leipzig.de/Beratung{query}");
    let link = MeetingLink::parse(&link, &servers()).expect("a link");
    let profile = Profile {
        name: Some(DisplayName::parse("Anna").expect("a name")),
        ..Profile::default()
    };
    let target = Target::Meeting(link);
    let visit = Visit::new(
        target,
        Some("Titel"),
        &profile,
        Language::German,
        NameBy::Seed,
    );
    Conversation::new(Plan {
        visit: visit.expect("https"),
        opening: Url::parse("file:///opening.html").expect("an address"),
        words: Words {
            program: "BBW Meet".to_owned(),
            heading: "Das Meeting wird geöffnet".to_owned(),
            saved: "{file} liegt in {folder}".to_owned(),
            sounds: vec![],
            language: Language::German,
            theme: Theme::System,
        },
        sign_in: vec![Origin::parse("https://login.bbw-leipzig.de").expect("an origin")],
        check,
    })
}

/// What is said to the browser is one well-formed message; a token stands only in what the meeting's page is told, or,
/// where it cannot be told anything, where the meeting is gone to.
fn check_request(message: &str, token: &str) {
    let request: Value = serde_json::from_str(message).expect("JSON");
    assert!(
        request["id"].is_u64() && request["method"].is_string(),
        "{message}"
    );
    assert!(!message.contains('\0'), "{message:?}");
    assert!(
        !message.contains(token)
            || request["method"] == "Page.addScriptToEvaluateOnNewDocument"
            || request["method"] == "Page.navigate",
        "{message}"
    );
}

/// What the program and a window say to each other is understood as what was said, or ends the talk.
pub(crate) fn window(data: &[u8]) {
    hear::<FromWindow>(data, talk::FROM_WINDOW_LIMIT);
    hear::<ToWindow>(data, talk::TO_WINDOW_LIMIT);
    // The same bytes as one message of the right length: a fuzzer seldom guesses it.
    if let Ok(said) = talk::decode::<FromWindow>(data) {
        says_the_same(&said, talk::FROM_WINDOW_LIMIT);
    }
    if let Ok(said) = talk::decode::<ToWindow>(data) {
        says_the_same(&said, talk::TO_WINDOW_LIMIT);
    }
}

fn hear<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug>(
    mut data: &[u8],
    limit: u32,
) {
    while let Ok(Some(said)) = talk::read::<T>(&mut data, limit) {
        says_the_same(&said, limit);
    }
}

fn says_the_same<
    T: serde::Serialize + serde::de::DeserializeOwned + PartialEq + std::fmt::Debug,
>(
    said: &T,
    limit: u32,
) {
    // What is understood may be said in other words, longer than those that came.
    let Ok(bytes) = talk::encode(said, limit) else {
        return;
    };
    let heard: Option<T> = talk::read(&mut bytes.as_slice(), limit).expect("our own words");
    assert_eq!(heard.as_ref(), Some(said));
}
