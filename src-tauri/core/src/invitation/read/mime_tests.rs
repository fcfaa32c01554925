use super::*;

fn parts(mail: &str) -> Vec<String> {
    let texts = texts(mail.as_bytes()).unwrap();
    texts
        .into_iter()
        .map(|text| String::from_utf8_lossy(&text).trim().to_owned())
        .collect()
}

#[test]
fn mails_are_known_by_their_headers() {
    for mail in [
        "Content-Type: text/plain\n\nx",
        "Subject: x\r\nMIME-Version: 1.0\r\n\r\nx",
        "From anna Mon Nov 23\nSubject: x\n y\nContent-Transfer-Encoding: 8bit\n\nx",
        "\n\nContent-type: text/calendar\r\r\n\r\r\nBEGIN:VCALENDAR",
    ] {
        assert!(looks_like(mail.as_bytes()), "{mail:?}");
    }
    for text in [
        "Subject: x\n\nTreffen",
        "Treffen: https://meet.bbw.example/a\n\nGruß",
        "Guten Tag,\nContent-Type: text/plain\n\nx",
        "Content-Type: text/plain",
        "BEGIN:VCALENDAR\nX-A:b\nContent-Type:x",
        "",
    ] {
        assert!(!looks_like(text.as_bytes()), "{text:?}");
    }
}

#[test]
fn what_was_encoded_is_decoded() {
    let mail = "MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n\
        --x\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: quoted-printable\n\nGr=FC=\n=DFe\n\
        --x\nContent-Type: text/html\nContent-Transfer-Encoding: base64\n\nPHA+eDwvcD4=\n\
        --x\nContent-Type: application/ics\nContent-Transfer-Encoding: base64\n\nQkVHSU4=\n\
        --x\nContent-Type: message/rfc822\n\nSubject: y\n\ninside\n\
        --x--\n";
    assert_eq!(parts(mail), ["Grüße", "<p>x</p>", "BEGIN", "inside"]);
}

#[test]
fn soft_line_breaks_are_undone_where_they_may_part_a_word() {
    let mail = |more| format!("Content-Type: text/plain; format=flowed{more}\n\na \nb\n-- \nc");
    assert_eq!(parts(&mail("; delsp=yes")), ["ab\n-- \nc"]);
    assert_eq!(parts(&mail("")), ["a \nb\n-- \nc"]);
}

#[test]
fn a_thousand_mails_in_each_other_are_no_mail() {
    let deep = "Content-Type: message/rfc822\n\n".repeat(20_000);
    assert_eq!(texts(deep.as_bytes()), None);
    let allowed = "Content-Type: message/rfc822\n\n".repeat(PARTS_LIMIT) + "x";
    let _ = texts(allowed.as_bytes());
}
