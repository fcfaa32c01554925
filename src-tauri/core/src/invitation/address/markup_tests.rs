use super::*;

fn read(html: &str) -> String {
    let text = to_text(html, 3, |address| address.starts_with("https://meet.")).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_address_counts_before_its_label() {
    for (html, text) in [
        (
            r#"<a href="https://meet.x/a">Zum Raum</a>"#,
            "<https://meet.x/a>",
        ),
        (
            r#"<A HREF='https://meet.x/a?b=1&amp;c'>x</A> y"#,
            "<https://meet.x/a?b=1&c> y",
        ),
        (
            "<a href=https://meet.x/a>https://meet.x/a…</a>",
            "<https://meet.x/a>",
        ),
        (
            "<a class=x\nhref = \"https://meet.x/\na\">x</a>",
            "<https://meet.x/a>",
        ),
        (
            r#"<a href="https://other.x/">https://meet.x/a</a>"#,
            "<https://other.x/> https://meet.x/a",
        ),
        (r##"<a href="#x">Oben</a>"##, "Oben"),
        ("<!-- <a href='https://meet.x/a'> --><p>b</p>", "b"),
        ("<style>a > b { } <a href='https://meet.x/a'></style>c", "c"),
        ("<title>x</title><script>if (a<b) </script>c", "c"),
        (
            "Wochen<wbr>plan<b>ung</b><br>a<div>b</div>c",
            "Wochenplanung a b c",
        ),
        ("&lt;&nbsp;&uuml;&#8211;&hellip;", "< ü–…"),
        ("<p><HTTPS://meet.x/a></p>", "<HTTPS://meet.x/a>"),
        (
            "<p><https://meet.x/a> und <URL:https://meet.x/b></p>",
            "<https://meet.x/a> und <URL:https://meet.x/b>",
        ),
    ] {
        assert_eq!(read(html), text, "{html}");
    }
}

#[test]
fn space_in_an_address_does_not_end_it() {
    let text = read(r#"<a href="https://meet.x/a b">c</a>"#);
    assert_eq!(text, format!("<https://meet.x/a{SEAM}b>"));
}

#[test]
fn only_texts_with_elements_are_html() {
    assert!(looks_like("x<b>y</b>") && looks_like("a</P >") && looks_like("<wbr/>"));
    assert!(!looks_like("a <b") && !looks_like("<bx>") && !looks_like("<Zum Raum>"));
    assert!(!looks_like("a <p \nhttps://meet.x/a") && !looks_like("<p \n<https://meet.x/a>"));
    assert!(
        looks_like("Hallo <BR> du") && looks_like("<!DOCTYPE html>") && looks_like("<a href=x>")
    );
    assert!(!looks_like("Link: <https://meet.x/a> a < b, x>y") && !looks_like("&lt;p&gt;"));
}

#[test]
fn entities_need_their_semicolon() {
    for (text, plain) in [
        ("a&amp;b", "a&b"),
        ("?a=1&region=2&copy=3", "?a=1&region=2&copy=3"),
        ("&nbsp;&#x20AC;&#8364;", "\u{a0}€€"),
        ("&unknown; & && &;", "&unknown; & && &;"),
        ("ü&ouml;ä&", "üöä&"),
        ("&amp;lt;", "&lt;"),
    ] {
        assert_eq!(without_entities(text), plain, "{text}");
    }
}
