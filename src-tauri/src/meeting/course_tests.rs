//! Every order of events.

use bbw_meet_core::error::Problem;
use proptest::prelude::*;

use super::*;

const ADDRESS: &str = "https://meet.bbw.example/r?lang=de#config.a=1";

fn server() -> Origin {
    Origin::parse("https://meet.bbw.example").unwrap()
}

fn sign_in() -> [Origin; 1] {
    [Origin::parse("https://login.bbw.example").unwrap()]
}

fn watch() -> Watch {
    Watch::of(server(), sign_in().to_vec(), true)
}

fn on_the_way() -> Course {
    Course::straight(watch())
}

fn open() -> Course {
    let mut course = on_the_way();
    assert_eq!(
        course.loaded(ADDRESS, Loaded::WELL),
        Next::Tell(News::Opened)
    );
    course
}

fn failed(code: Code) -> Option<News> {
    Some(News::MeetingFailed(code.into()))
}

#[test]
fn a_meeting_opens_after_the_local_page() {
    let mut course = Course::with_local_page(watch());
    assert!(
        course
            .starting("data:text/html;charset=utf-8;base64,PGgxPg==")
            .allowed
    );
    assert_eq!(course.arriving(false), None);
    assert_eq!(course.moved("about:blank"), None);
    assert_eq!(course.loaded("about:blank", Loaded::WELL), Next::CallServer);
    assert!(course.starting(ADDRESS).allowed);
    assert_eq!(course.moved(ADDRESS), None);
    assert_eq!(course.arriving(false), None);
    assert_eq!(course.patience(), None, "a slow page is no missing server");
    assert_eq!(
        course.loaded(ADDRESS, Loaded::WELL),
        Next::Tell(News::Opened)
    );
    assert!(course.is_open());
}

#[test]
fn a_local_page_is_never_taken_for_the_meeting() {
    let mut course = on_the_way();
    assert_eq!(course.loaded("about:blank", Loaded::WELL), Next::Nothing);
    assert!(!course.is_open());
}

#[test]
fn the_server_is_called_even_if_the_local_page_fails() {
    let mut course = Course::with_local_page(watch());
    let failed = Loaded {
        error: Some(errors::CANCELLED),
        status: 0,
    };
    assert_eq!(course.loaded("about:blank", failed), Next::CallServer);
}

#[test]
fn nothing_but_the_server_and_its_sign_in_is_ever_shown() {
    for address in [
        "https://meet.bbw.example.evil.example/r",
        "https://evil.example/",
        "http://meet.bbw.example/r",
        "https://meet.bbw.example:444/r",
        "file:///C:/Windows/win.ini",
        "about:blank",
        "data:text/html,x",
        "javascript:alert(1)",
        "edge://settings",
        "ms-msdt:/id",
        "bbw-meet://meet.bbw.example/r",
        "",
    ] {
        let verdict = open().starting(address);
        assert!(!verdict.allowed, "{address}");
        assert_eq!(verdict.news, None, "the call goes on: {address}");
    }
    assert!(open().starting("https://login.bbw.example/oauth").allowed);
    assert!(open().starting("https://meet.bbw.example/other").allowed);
}

#[test]
fn a_page_that_got_there_unasked_ends_the_meeting() {
    for address in ["https://evil.example/", "about:blank", "no address at all"] {
        let lost = Some(News::Over(Ending::ConnectionLost));
        assert_eq!(open().moved(address), lost, "{address}");
        assert_eq!(on_the_way().moved(address), failed(Code::NetPortal));
    }
    assert_eq!(open().moved("https://meet.bbw.example/other"), None);
}

#[test]
fn before_the_meeting_is_there_a_foreign_page_is_a_portal() {
    let verdict = on_the_way().starting("https://portal.hotel.example/");
    assert!(!verdict.allowed);
    assert_eq!(verdict.news, failed(Code::NetPortal));
}

#[test]
fn endings_are_recognised_by_navigation_and_without() {
    for (address, news) in [
        (
            "https://meet.bbw.example/?lang=de#x",
            News::Over(Ending::Left),
        ),
        (
            "https://meet.bbw.example/static/close2.html",
            News::Over(Ending::Left),
        ),
        (
            "https://meet.bbw.example/static/authError.html",
            News::Over(Ending::NotAllowed),
        ),
        (
            "https://meet.bbw.example/static/webrtcUnsupported.html",
            News::HostFailed(Code::HostUnsupported.into()),
        ),
    ] {
        let verdict = open().starting(address);
        assert!(!verdict.allowed, "the window is about to close: {address}");
        assert_eq!(verdict.news, Some(news.clone()), "{address}");
        assert_eq!(open().moved(address), Some(news), "{address}");
    }
}

#[test]
fn a_server_that_fails_is_told_by_its_fault() {
    let loaded = |error, status| on_the_way().loaded(ADDRESS, Loaded { error, status });
    let server = Problem::new(Code::NetServer).with("status", 502);
    assert_eq!(
        loaded(None, 502),
        Next::Tell(News::MeetingFailed(server)),
        "a page that arrived well, but with an error of the server"
    );
    for (status, code) in [
        (404, Code::NetWrongHost),
        (407, Code::NetPortal),
        (511, Code::NetPortal),
        (504, Code::NetTimeout),
    ] {
        let failed = News::MeetingFailed(code.into());
        assert_eq!(loaded(None, status), Next::Tell(failed), "as everywhere");
    }
    let name = News::MeetingFailed(Code::NetName.into());
    assert_eq!(
        loaded(Some(errors::HOST_NAME_NOT_RESOLVED), 0),
        Next::Tell(name)
    );
    assert_eq!(loaded(Some(errors::CANCELLED), 0), Next::Nothing);
}

#[test]
fn in_a_meeting_only_an_error_page_means_that_the_connection_is_lost() {
    let mut course = open();
    let download = Loaded {
        error: Some(errors::CONNECTION_ABORTED),
        status: 0,
    };
    assert_eq!(course.loaded(ADDRESS, download), Next::Nothing);
    assert_eq!(course.arriving(false), None);
    assert_eq!(
        course.arriving(true),
        Some(News::Over(Ending::ConnectionLost))
    );
}

#[test]
fn waiting_has_an_end() {
    let local = Course::with_local_page(watch());
    let (_, news) = local.patience().unwrap();
    assert_eq!(news, News::HostFailed(Code::HostSilent.into()));
    let (_, news) = on_the_way().patience().unwrap();
    assert_eq!(news, News::MeetingFailed(Code::NetTimeout.into()));
    assert_eq!(open().patience(), None);
}

#[test]
fn a_page_that_is_left_goes_to_the_empty_page_and_nowhere_else() {
    for mut course in [open(), on_the_way()] {
        course.leave();
        assert!(course.starting("about:blank").allowed);
        for address in [ADDRESS, "https://meet.bbw.example/", "data:text/html,x"] {
            let verdict = course.starting(address);
            assert_eq!((verdict.allowed, verdict.news), (false, None), "{address}");
            assert_eq!(course.moved(address), None);
        }
        assert_eq!(course.patience(), None);
        // What it was doing when it was sent away ends first.
        let overtaken = Loaded {
            error: Some(errors::CANCELLED),
            status: 0,
        };
        assert_eq!(course.loaded(ADDRESS, overtaken), Next::Nothing);
        assert_eq!(course.loaded(ADDRESS, Loaded::WELL), Next::Nothing);
        assert_eq!(course.arriving(false), None);
        assert_eq!(course.moved("about:blank"), None);
        assert_eq!(course.loaded("about:blank", Loaded::WELL), Next::Close);
    }
}

proptest! {
    #[test]
    fn no_text_leads_to_a_foreign_origin(address in any::<String>()) {
        let allowed = open().starting(&address).allowed;
        let origin = Url::parse(&address).ok().as_ref().and_then(Origin::of);
        let known = origin.is_some_and(|origin| {
            origin == server() || sign_in().contains(&origin)
        });
        prop_assert!(!allowed || known);
    }
}

#[test]
fn an_end_without_another_page_is_told_by_where_the_page_wants_to_go() {
    for (said, ending) in [
        ("left", Ending::Left),
        ("ended", Ending::Ended),
        ("removed", Ending::Removed),
    ] {
        let address = format!("about:blank#meeting-is-over-{said}");
        assert_eq!(
            open().starting(&address),
            Verdict {
                allowed: false,
                news: Some(News::Over(ending))
            }
        );
        assert_eq!(
            on_the_way().starting(&address).news,
            None,
            "a meeting that has not begun is not over"
        );
    }
    for address in ["about:blank#meeting-is-over-unknown", "about:blank"] {
        let verdict = open().starting(address);
        assert_eq!((verdict.allowed, verdict.news), (false, None), "{address}");
    }
}
