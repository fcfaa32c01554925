use super::*;

fn text(bytes: &[u8]) -> (String, bool) {
    let Text { text, sure } = decode(bytes).unwrap();
    (text, sure)
}

fn refusal(bytes: &[u8]) -> Code {
    decode(bytes).unwrap_err().code
}

#[test]
fn every_encoding_that_says_what_it_is_is_read() {
    let utf16 = |mark: &[u8], encode: fn(u16) -> [u8; 2]| {
        let units = "Grüße 🎉".encode_utf16().flat_map(encode);
        mark.iter().copied().chain(units).collect::<Vec<u8>>()
    };
    for bytes in [
        "Grüße 🎉".as_bytes().to_vec(),
        "\u{feff}Grüße 🎉".as_bytes().to_vec(),
        utf16(&[0xff, 0xfe], u16::to_le_bytes),
        utf16(&[0xfe, 0xff], u16::to_be_bytes),
    ] {
        assert_eq!(text(&bytes), ("Grüße 🎉".to_owned(), true), "{bytes:?}");
    }
    assert!(
        text(b"\xff\xfea\0b").0.starts_with('a'),
        "half a letter at the end"
    );
}

#[test]
fn of_an_old_code_page_nobody_can_be_sure() {
    assert_eq!(
        text(b"Gr\xfc\xdfe \x96 \x80"),
        ("Grüße – €".to_owned(), false)
    );
}

#[test]
fn a_letter_may_be_folded_in_two() {
    for fold in ["\r\n ", "\r\r\n ", "\n\t", "\r "] {
        let mut bytes = b"begin:vcalendar\r\nSUMMARY:Gr\xc3".to_vec();
        bytes.extend(fold.as_bytes());
        bytes.extend(b"\xbcn\r\n");
        let (text, sure) = text(&bytes);
        assert!(sure && text.contains("Grün"), "{fold:?}: {text}");
    }
}

#[test]
fn what_is_no_text_is_refused() {
    for (bytes, code) in [
        (&b""[..], Code::FileEmpty),
        (b"\xef\xbb\xbf", Code::FileEmpty),
        (b"\xff\xfe", Code::FileEmpty),
        (b" \r\n\t", Code::FileEmpty),
        (b"a\0", Code::FileFormat),
        (b"\xff\xfea\0\0\0", Code::FileFormat),
        (b"\x89PNG\r\n\x1a\n\0\0", Code::FileFormat),
    ] {
        assert_eq!(refusal(bytes), code, "{bytes:?}");
    }
    let much = vec![b'a'; usize::try_from(SIZE_LIMIT).unwrap() + 1];
    assert_eq!(refusal(&much), Code::FileTooLarge);
}

#[test]
fn line_ends_of_every_kind_become_one() {
    for (text, plain) in [
        ("a\r\nb", "a\nb"),
        ("a\r\r\nb", "a\nb"),
        ("a\r\r\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a\r\rb", "a\n\nb"),
        ("a\n\rb", "a\n\nb"),
        ("a\nb\r", "a\nb\n"),
    ] {
        assert_eq!(with_plain_lines(text), plain, "{text:?}");
    }
}

/// The same letters in other old code pages, and what they look like in this one.
#[test]
fn an_address_beside_a_letter_nobody_knows_is_refused() {
    use crate::invitation::{Here, read};
    use jiff::{Timestamp, tz::TimeZone};
    let servers = [crate::origin::Origin::parse("https://meet.bbw.example").unwrap()];
    let here = Here {
        servers: &servers,
        zone: &TimeZone::UTC,
        now: Timestamp::UNIX_EPOCH,
    };
    for letters in [
        &b"\xfc\xdfe"[..],
        b"\x81\xe1e",
        b"\x82",
        b"\x9f",
        b"\xa0",
        b"\x96",
    ] {
        let text = [
            b"Raum: https://meet.bbw.example/Gr",
            letters,
            b" bis gleich",
        ]
        .concat();
        assert!(read(&text, here).is_err(), "{letters:?}");
    }
    let beside = read(
        b"Gr\xfc\xdfe: https://meet.bbw.example/Gruen. T\xfcr 3",
        here,
    );
    assert_eq!(beside.unwrap().link().room(), "Gruen");
}
