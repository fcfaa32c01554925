//! Addresses that a page of the meeting wants opened outside of the meeting's window.

use percent_encoding::utf8_percent_encode;
use url::Url;

use super::room::UNRESERVED;
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

/// Longest address of a mail that is handed on, in bytes; programs take about this much on a command line.
const MAIL_LIMIT: usize = 2000;

/// What may stand in it (RFC 6068). Anything else is for mail programs with ideas of their own: some attach the file that
/// a page names.
const MAIL_FIELDS: &[&str] = &["to", "cc", "bcc", "subject", "body"];

/// The draft of a mail as the person's mail program may have it: to whom, about what, and a text. `None` for anything
/// else, and for one that is too long.
pub fn mail(url: &Url) -> Option<Url> {
    if url.scheme() != "mailto" {
        return None;
    }
    let mut clean = Url::parse("mailto:").ok()?;
    clean.set_path(url.path());
    let fields: Vec<String> = url
        .query_pairs()
        .filter(|(name, _)| MAIL_FIELDS.contains(&&*name.to_ascii_lowercase()))
        .map(|(name, value)| {
            let value = utf8_percent_encode(&value, UNRESERVED);
            format!("{}={value}", name.to_ascii_lowercase())
        })
        .collect();
    if !fields.is_empty() {
        clean.set_query(Some(&fields.join("&")));
    }
    (clean.as_str().len() <= MAIL_LIMIT).then_some(clean)
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

    #[test]
    fn a_mail_is_a_draft_and_nothing_is_attached() {
        for (address, expected) in [
            ("mailto:a@b.example", Some("mailto:a@b.example")),
            (
                "mailto:a@b.example?subject=x%20y&attach=/etc/passwd",
                Some("mailto:a@b.example?subject=x%20y"),
            ),
            (
                "mailto:?%61ttach=/etc/passwd&ATTACHMENT=x&Body=a%26attach%3Db%0Ac&cc=d@e.example",
                Some("mailto:?body=a%26attach%3Db%0Ac&cc=d%40e.example"),
            ),
            ("mailto:?attach=x#y", Some("mailto:")),
            ("https://a.example/", None),
            ("tel:110", None),
        ] {
            let mail = mail(&Url::parse(address).unwrap());
            assert_eq!(mail.as_ref().map(Url::as_str), expected, "{address}");
        }
        let long = format!("mailto:a@b.example?body={}", "x".repeat(MAIL_LIMIT));
        assert_eq!(mail(&Url::parse(&long).unwrap()), None);
    }
}
