//! What a meeting's page may do, and where what it opens or saves goes. Decided by exact origin; no window here.

use std::path::{Path, PathBuf};

use bbw_meet_core::invitation::files;
use bbw_meet_core::meeting::{elsewhere, room::is_invisible};
use bbw_meet_core::origin::Origin;
use url::Url;

/// Is this the address of a page of `origin`, or that origin itself?
pub(super) fn is_of(address: &str, origin: &Origin) -> bool {
    Url::parse(address)
        .ok()
        .as_ref()
        .and_then(Origin::of)
        .as_ref()
        == Some(origin)
}

// `COREWEBVIEW2_PERMISSION_KIND` of `WebView2.h`; `webview2.rs` lets the compiler compare.
pub(super) const MICROPHONE: i32 = 1;
pub(super) const CAMERA: i32 = 2;
pub(super) const NOTIFICATIONS: i32 = 4;
pub(super) const AUTOPLAY: i32 = 9;

/// Is an answer to this kept in the meeting's profile? A browser tells a page the names of cameras, microphones and
/// speakers only where the answer is kept; else a person who has two of them chooses blindly.
pub(super) fn is_kept(kind: i32) -> bool {
    matches!(kind, MICROPHONE | CAMERA)
}

/// May a page with this address have this permission? The meeting's own origin gets what a meeting needs, and
/// notifications where the person wants them (`notify`); everybody else nothing, and nobody anything that is not known
/// here.
pub(super) fn grants(kind: i32, address: &str, server: &Origin, notify: bool) -> bool {
    let needed =
        matches!(kind, MICROPHONE | CAMERA | AUTOPLAY) || (notify && kind == NOTIFICATIONS);
    needed && is_of(address, server)
}

/// Where a window goes that the meeting's page wants to open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NewWindow {
    /// It opens here: a sign-in needs its opener.
    Here,
    /// This address goes to the person's own browser.
    Elsewhere(Url),
    /// Nowhere.
    Nowhere,
}

/// See [`NewWindow`].
pub(super) fn new_window(url: Url, sign_in: &[Origin], server: &Origin) -> NewWindow {
    if Origin::of(&url).is_some_and(|origin| sign_in.contains(&origin)) {
        NewWindow::Here
    } else {
        elsewhere::handed_on(url, server).map_or(NewWindow::Nowhere, NewWindow::Elsewhere)
    }
}

/// May a window of a sign-in go to this address? Everywhere the sign-in leads through, and back to the server.
pub(super) fn may_sign_in_at(url: &Url, sign_in: &[Origin], server: &Origin) -> bool {
    // What every window begins with.
    let empty = url.as_str() == "about:blank";
    empty || Origin::of(url).is_some_and(|origin| origin == *server || sign_in.contains(&origin))
}

/// Longest part of a page's own title, in characters.
const TITLE: usize = 60;

/// What stands above a page of a sign-in: first whose it is, which the page cannot change.
pub(super) fn title(page: &str, host: &str) -> String {
    let seen = |c: &char| !is_invisible(*c) && !c.is_control();
    let page: String = page.chars().filter(seen).take(TITLE).collect();
    match (host, page.trim()) {
        ("", _) => "BBW Meet".to_owned(),
        (host, "") => host.to_owned(),
        (host, page) => format!("{host} – {page}"),
    }
}

/// Where a download is saved: in `folder`, under the readable part of the `proposed` name, and nothing is replaced.
/// `None` if no such name is free.
pub(super) fn download(
    folder: &Path,
    proposed: &str,
    is_taken: impl Fn(&Path) -> bool,
) -> Option<PathBuf> {
    let name = proposed.rsplit(['/', '\\']).next().unwrap_or_default();
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if is_ending(ending) => (stem, format!(".{ending}")),
        Some(_) | None => (name, String::new()),
    };
    // What cannot be seen must not hide how the name ends.
    let seen: String = stem
        .chars()
        .map(|c| if is_invisible(c) { ' ' } else { c })
        .collect();
    let stem = files::stem(&seen);
    (1..1000)
        .map(|number| match number {
            1 => folder.join(format!("{stem}{ending}")),
            number => folder.join(format!("{stem} ({number}){ending}")),
        })
        .find(|path| !is_taken(path))
}

fn is_ending(text: &str) -> bool {
    (1..=16).contains(&text.len()) && text.chars().all(|c| c.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn server() -> Origin {
        Origin::parse("https://meet.bbw.example").unwrap()
    }

    #[test]
    fn only_the_meetings_origin_gets_camera_and_microphone() {
        for kind in [MICROPHONE, CAMERA, AUTOPLAY] {
            assert!(grants(kind, "https://meet.bbw.example/", &server(), false));
            assert!(grants(
                kind,
                "https://meet.bbw.example/r?lang=de#x",
                &server(),
                false
            ));
            assert_eq!(is_kept(kind), kind != AUTOPLAY);
            for foreign in [
                "https://evil.example/",
                "https://meet.bbw.example.evil.example/",
                "https://meet.bbw.example:444/",
                "https://evil.meet.bbw.example/",
                "http://meet.bbw.example/",
                "https://login.bbw.example/",
                "about:blank",
                "null",
                "",
            ] {
                assert!(!grants(kind, foreign, &server(), true), "{kind} {foreign}");
            }
        }
    }

    #[test]
    fn nothing_else_is_granted_to_anybody() {
        // 0: unknown, 3: geolocation, 4: notifications, 5: sensors, 6: reading the clipboard, 7: downloads without asking, 8: files, 10: fonts, 11: MIDI,
        // 12: window management, and whatever comes later.
        for kind in [0, 3, 4, 5, 6, 7, 8, 10, 11, 12, 13, 99, -1] {
            assert!(
                !grants(
                    kind,
                    "https://meet.bbw.example/",
                    &server(),
                    kind != NOTIFICATIONS
                ),
                "{kind}"
            );
        }
    }

    #[test]
    fn notifications_are_the_meetings_where_the_person_wants_them() {
        assert!(grants(
            NOTIFICATIONS,
            "https://meet.bbw.example/",
            &server(),
            true
        ));
        assert!(!grants(
            NOTIFICATIONS,
            "https://evil.example/",
            &server(),
            true
        ));
    }

    #[test]
    fn only_a_sign_in_opens_a_window_here() {
        let sign_in = [Origin::parse("https://login.bbw.example").unwrap()];
        let goes = |address: &str| new_window(Url::parse(address).unwrap(), &sign_in, &server());
        assert_eq!(goes("https://login.bbw.example/oauth?x"), NewWindow::Here);
        for address in [
            "https://login.bbw.example.evil.example/",
            "https://meet.bbw.example/other",
            "http://example.org/",
        ] {
            let url = Url::parse(address).unwrap();
            assert_eq!(goes(address), NewWindow::Elsewhere(url));
        }
        for address in [
            "about:blank",
            "javascript:alert(1)",
            "file:///C:/Windows/System32/calc.exe",
            "ms-msdt:/id",
            "mailto:a@b.example",
        ] {
            assert_eq!(goes(address), NewWindow::Nowhere, "{address}");
        }
    }

    #[test]
    fn a_sign_in_goes_through_its_own_sites_and_back() {
        let sign_in = [Origin::parse("https://login.bbw.example").unwrap()];
        let may =
            |address: &str| may_sign_in_at(&Url::parse(address).unwrap(), &sign_in, &server());
        for address in [
            "https://login.bbw.example/oauth?x",
            "https://meet.bbw.example/static/sso.html",
            "about:blank",
        ] {
            assert!(may(address), "{address}");
        }
        for address in [
            "https://evil.example/",
            "http://login.bbw.example/",
            "https://login.bbw.example:444/",
            "about:srcdoc",
            "data:text/html,x",
            "file:///C:/Windows/win.ini",
            "ms-msdt:/id",
        ] {
            assert!(!may(address), "{address}");
        }
    }

    #[test]
    fn a_page_cannot_change_whose_it_says_it_is() {
        assert_eq!(
            title("Anmelden", "login.bbw.example"),
            "login.bbw.example – Anmelden"
        );
        assert_eq!(title("\u{202e}moc\n", ""), "BBW Meet");
        assert_eq!(title(" \u{200b}", "a.example"), "a.example");
        assert_eq!(title(&"x".repeat(1000), "a").chars().count(), 4 + TITLE);
        assert_eq!(title("a\u{202e}b", "h"), "h – ab");
    }

    #[test]
    fn downloads_keep_their_name_as_far_as_it_is_harmless() {
        let folder = Path::new("downloads");
        for (proposed, name) in [
            ("Tafelbild.pdf", "Tafelbild.pdf"),
            ("C:\\Users\\anna\\Downloads\\Tafelbild.pdf", "Tafelbild.pdf"),
            ("..\\..\\Startup\\x.lnk", "x.lnk"),
            ("../../.bashrc", "Meeting.bashrc"),
            ("CON.txt", "Meeting CON.txt"),
            ("a:b.txt", "a b.txt"),
            ("a\u{202e}fdp.exe", "a fdp.exe"),
            ("x.txt::$DATA", "x.txt DATA"),
            ("", "Meeting"),
            (".", "Meeting"),
            ("Protokoll.", "Protokoll"),
        ] {
            assert_eq!(
                download(folder, proposed, |_| false),
                Some(folder.join(name)),
                "{proposed}"
            );
        }
    }

    #[test]
    fn nothing_of_the_persons_is_replaced() {
        let folder = Path::new("downloads");
        let taken = [folder.join("a.pdf"), folder.join("a (2).pdf")];
        assert_eq!(
            download(folder, "a.pdf", |path| taken
                .iter()
                .any(|taken| taken == path)),
            Some(folder.join("a (3).pdf"))
        );
        assert_eq!(download(folder, "a.pdf", |_| true), None);
    }

    proptest! {
        #[test]
        fn a_download_never_leaves_its_folder(proposed in any::<String>()) {
            let folder = Path::new("downloads");
            let path = download(folder, &proposed, |_| false).unwrap();
            prop_assert_eq!(path.parent(), Some(folder));
            let name = path.file_name().unwrap().to_str().unwrap();
            prop_assert!(!name.contains([':', '\\', '/']) && !name.ends_with(['.', ' ']));
        }
    }
}
