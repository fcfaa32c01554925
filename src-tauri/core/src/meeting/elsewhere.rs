//! Addresses that a page of the meeting wants opened outside of the meeting's window.

use url::Url;

use crate::origin::Origin;

/// The address as another program may have it, which gets it on a command line: a web page or nothing. What stands
/// behind a room of the meeting's own server may be a token and stays behind.
pub fn handed_on(mut url: Url, server: &Origin) -> Option<Url> {
    if !matches!(url.scheme(), "https" | "http") {
        return None;
    }
    if Origin::of(&url).as_ref() == Some(server) {
        url.set_query(None);
        url.set_fragment(None);
    }
    Some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_pages_are_handed_on_and_no_token() {
        let server = Origin::parse("https://meet.bbw.example").unwrap();
        for (address, expected) in [
            (
                "https://wiki.example/a?b=c#d",
                Some("https://wiki.example/a?b=c#d"),
            ),
            ("http://wiki.example/", Some("http://wiki.example/")),
            (
                "https://meet.bbw.example/Raum?jwt=a.b.c#config.x=1",
                Some("https://meet.bbw.example/Raum"),
            ),
            ("file:///etc/passwd", None),
            ("javascript:alert(1)", None),
            ("bbw-meet://meet.bbw.example/Raum", None),
            ("tauri://localhost/", None),
            ("search-ms:query=x", None),
            ("mailto:a@b.example", None),
        ] {
            let handed = handed_on(Url::parse(address).unwrap(), &server);
            assert_eq!(handed.as_ref().map(Url::as_str), expected, "{address}");
        }
    }
}
