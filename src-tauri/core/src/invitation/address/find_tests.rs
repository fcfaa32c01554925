use jiff::{Timestamp, tz::TimeZone};
use proptest::prelude::*;

use super::*;
use crate::error::Code;
use crate::invitation::Here;
use crate::invitation::judge::Judge;

const ROOM: &str = "https://meet.bbw.example/Wochenplanung-Werkstatt";

fn servers() -> Vec<Origin> {
    ["https://meet.bbw.example", "https://localhost:8443"]
        .map(|origin| Origin::parse(origin).unwrap())
        .to_vec()
}

fn found(text: &str) -> Result<String, Code> {
    let servers = servers();
    let here = Here {
        servers: &servers,
        zone: &TimeZone::UTC,
        now: Timestamp::UNIX_EPOCH,
    };
    Judge { here, sure: true }
        .find(&[text])
        .map(|found| found.link.https())
        .map_err(|problem| problem.code)
}

/// Whatever stands around `{}`, it is the address of the room.
#[test]
fn what_stands_around_an_address_is_left_off() {
    for around in [
        "Raum: {}– bitte pünktlich",
        "Raum: {} – bitte pünktlich",
        "👉{}👈 gleich",
        "✅ {}✅",
        "➡️ {} ⬅️",
        "{}\u{200b}\nBis gleich!",
        "\u{202a}{}\u{202c}",
        "{}!!!",
        "[{}]({})",
        "Im [Raum]({})-Link von heute",
        "![Bild]({})",
        "[url={}]{}[/url]",
        "[URL={}]hier[/URL] und mehr",
        "[url]{}[/url]",
        "**{}**",
        "_{}_ und __{}__",
        "~~{}~~",
        "`{}`",
        "|Raum|{}|Nord|",
        "{{}}",
        "'{}'",
        "“{}”, ‘{}’, »{}«, ›{}‹, „{}“",
        "(siehe {})",
        "(siehe [hier: {}])-Link",
        "Raum&nbsp;{}&nbsp;&mdash; bis gleich",
        "&lt;{}&gt; um zehn",
        "&#60;{}&#x3E;",
        "{}&#8203;",
        "{}\\nBis dann",
        "{}\\\\nBis dann",
        "{}\\, und",
        "Hier klicken<{}>",
        "{}<{}>",
        "<URL:{}>",
        "<url:{}>",
        "{},{};",
        "{}?lang=de&amp;x=1",
        "{}#config.x=1",
        "{}/",
        "> > {}\n> > Gruß",
        "{}.\n{}/\n",
        "Raum:\t{}\u{a0}um zehn",
        "{}\u{3000}",
        "{} …",
        "{} ... und so weiter",
    ] {
        let text = around.replace("{}", ROOM);
        assert_eq!(found(&text).as_deref(), Ok(ROOM), "{text}");
        // The same without a scheme, as people type it.
        let bare = text.replace("https://", "");
        assert_eq!(found(&bare).as_deref(), Ok(ROOM), "{bare}");
    }
}

/// Where a part of the name is all there is, or may be, nothing is opened.
#[test]
fn a_part_of_an_address_is_never_opened() {
    const PART: &str = "https://meet.bbw.example/Wochenplanung";
    for (around, code) in [
        ("{}…", Code::LinkCut),
        ("{}...", Code::LinkCut),
        ("({}…)", Code::LinkCut),
        ("{}[…]", Code::LinkCut),
        ("{}&hellip;", Code::LinkCut),
        ("„{}…“", Code::LinkCut),
        ("<{}…>", Code::LinkCut),
        ("https://meet.bbw.example/…", Code::LinkCut),
        ("https://meet.bbw.example/…/Werkstatt", Code::LinkCut),
        ("{}-\nWerkstatt", Code::LinkWrapped),
        ("{}- \nWerkstatt", Code::LinkWrapped),
        ("{}-\n  Werkstatt", Code::LinkWrapped),
        ("> {}-\n> Werkstatt", Code::LinkWrapped),
        ("{}=\n-Werkstatt", Code::LinkWrapped),
        ("{}_\nWerkstatt", Code::LinkWrapped),
        (
            "https://meet.bbw.example/tenant/\nWerkstatt",
            Code::LinkWrapped,
        ),
        ("<{}\n-Werkstatt und mehr>", Code::LinkWrapped),
        ("({}\n-Werkstatt)", Code::LinkWrapped),
        ("\"{}\n-Werkstatt\"", Code::LinkWrapped),
        ("{}\u{1e}-Werkstatt", Code::LinkWrapped),
        (
            "Guten Tag, wir treffen uns am Montag hier: {}\nWerkstatt\n",
            Code::LinkWrapped,
        ),
        ("{}- bitte pünktlich", Code::LinkUnclear),
        ("{}–bitte", Code::LinkUnclear),
        ("{}👈gleich", Code::LinkUnclear),
        ("{}’s Raum", Code::LinkUnclear),
        ("{}|Nord", Code::LinkUnclear),
        ("{}„Nord“", Code::LinkUnclear),
        ("_Raum {}_", Code::LinkUnclear),
        ("{},Nord", Code::RoomCharacter),
        ("{}(Nord)", Code::RoomCharacter),
        ("{})Nord", Code::RoomCharacter),
        ("{}'Nord", Code::RoomCharacter),
        ("{}&Nord", Code::RoomCharacter),
        ("{}=2DWerkstatt", Code::RoomCharacter),
        ("{}\\Nord", Code::LinkUnclear),
        ("{}\u{200b}Nord", Code::RoomInvisible),
        ("{}\u{ad}Nord", Code::RoomInvisible),
        ("{}%20", Code::RoomInvisible),
        ("{}%\n20", Code::LinkWrapped),
        ("{}-\u{2028}Werkstatt", Code::LinkWrapped),
        ("LOCATION:{}\n -Werkstatt", Code::LinkWrapped),
        (
            "Guten Tag wir treffen uns am Montag hier: {}\nwerkstatt, bis gleich\n",
            Code::LinkWrapped,
        ),
        ("{}\u{81}Nord", Code::LinkUnclear),
        ("{}\u{8}", Code::LinkUnclear),
        ("{}\u{2011}Nord", Code::LinkUnclear),
        ("{}\u{fffd}Nord", Code::LinkUnclear),
        ("{}/\u{fffd}", Code::LinkUnclear),
    ] {
        let text = around.replace("{}", PART);
        let refused = found(&text).expect_err(&text);
        assert!(
            refused == code
                || code == Code::LinkUnclear
                    && matches!(refused, Code::LinkEncoding | Code::LinkControlCharacters),
            "{text:?}: {refused}, not {code}"
        );
    }
}

#[test]
fn a_room_may_end_in_what_sentences_seldom_do() {
    for end in ["_", "~", "__", "-", "-_", "9"] {
        let room = format!("https://meet.bbw.example/Team{end}");
        for around in ["{}", "Raum: {}\n", "<{}>", "({})", "„{}“", "Raum: {}\n\n"] {
            let text = around.replace("{}", &room);
            assert_eq!(found(&text), Ok(room.clone()), "{text}");
        }
    }
}

#[test]
fn letters_of_every_language_belong_to_an_address() {
    for room in ["Grüße", "Gru\u{308}n", "日本", "لقاء", "Ñandú-2"] {
        let text = format!("Raum: https://meet.bbw.example/{room}, bis gleich");
        assert!(found(&text).is_ok(), "{text}");
    }
    assert_eq!(
        found("https://meet.bbw.example/Gru\u{308}").as_deref(),
        Ok("https://meet.bbw.example/Gru%CC%88")
    );
}

#[test]
fn a_whole_address_makes_up_for_its_parts_and_for_no_others() {
    let text = format!("https://meet.bbw.example/Wochenpl… oder {ROOM}");
    assert_eq!(found(&text).as_deref(), Ok(ROOM));
    let text = format!("https://meet.bbw.example/Alt-\nNeu oder {ROOM}");
    assert_eq!(found(&text), Err(Code::LinkWrapped));
}

#[test]
fn a_host_of_ours_needs_no_scheme_and_others_are_no_addresses() {
    for (text, expected) in [
        ("meet.bbw.example/Raum", Ok("https://meet.bbw.example/Raum")),
        ("MEET.bbw.example/Raum", Ok("https://meet.bbw.example/Raum")),
        (
            "Raum:meet.bbw.example/Raum",
            Ok("https://meet.bbw.example/Raum"),
        ),
        ("localhost:8443/Raum", Ok("https://localhost:8443/Raum")),
        (
            "meet.bbw.example:443/Raum",
            Ok("https://meet.bbw.example/Raum"),
        ),
        ("Server: meet.bbw.example.", Err(Code::InvitationNoMeeting)),
        ("evilmeet.bbw.example/Raum", Err(Code::InvitationNoMeeting)),
        ("evil-meet.bbw.example/Raum", Err(Code::InvitationNoMeeting)),
        ("x.meet.bbw.example/Raum", Err(Code::InvitationNoMeeting)),
        ("anna@meet.bbw.example/Raum", Err(Code::InvitationNoMeeting)),
        ("//meet.bbw.example/Raum", Err(Code::InvitationNoMeeting)),
        (
            "meet.bbw.example.evil.example/Raum",
            Err(Code::InvitationNoMeeting),
        ),
        (
            "https://evil.example/meet.bbw.example/Raum",
            Err(Code::LinkHostUnknown),
        ),
        (
            "https://evil.example/?u=meet.bbw.example/Raum",
            Err(Code::LinkHostUnknown),
        ),
        (
            "https://evil.example/(meet.bbw.example/Raum",
            Err(Code::LinkHostUnknown),
        ),
    ] {
        assert_eq!(found(text).as_deref(), expected.as_deref(), "{text}");
    }
}

#[test]
fn a_room_in_the_signature_has_words_of_its_own() {
    let other = "https://meet.bbw.example/Sprechstunde";
    assert_eq!(
        found(&format!("{ROOM}\n\n-- \nMein Raum: {other}")),
        Err(Code::InvitationSignature)
    );
    assert_eq!(
        found(&format!("{ROOM}\n{other}\n-- \nAnna")),
        Err(Code::InvitationSeveral)
    );
    assert_eq!(
        found(&format!("Guten Tag\n-- \nMein Raum: {ROOM}")).as_deref(),
        Ok(ROOM)
    );
}

#[test]
fn a_text_full_of_beginnings_is_read_at_once() {
    let start = std::time::Instant::now();
    for piece in [
        "<https://",
        "https://a,",
        "http:// ",
        "https://",
        ">",
        "&",
        "&lt;",
        "meet.bbw.example/",
        "meet.bbw.example/(",
        "[https://",
        "_https://meet.bbw.example/a_ ",
        "<URL:https://a\n",
        "https://meet.bbw.example/a-\n",
        "\u{200b}https://meet.bbw.example/a",
    ] {
        let _ = found(&piece.repeat(65_536 / piece.len()));
    }
    assert!(start.elapsed().as_secs() < 20, "{:?}", start.elapsed());
}

proptest! {
    /// Whatever a program puts into the middle of an address, in whatever text: the whole address or a refusal.
    #[test]
    fn what_breaks_an_address_never_leaves_a_part_of_it(
        before in prop::sample::select(vec!["", "Raum: ", "(", "„", "[x](", "> ", "<", "*", "_a ", "- "]),
        at in 1usize..22,
        broken in prop::sample::select(vec![
            "…", "...", "…\n", "=\n", "\u{ad}", "\u{200b}", "\u{fffd}", "\u{1e}", "\u{81}", "\u{2028} ", "\n  ",
            "\\", "’", "“", "👉", "–", "‑", "|", "{", "%", "&", "&nbsp", ",", ";", "(", ")", "'", "!", "@",
        ]),
        after in prop::sample::select(vec!["", "\n", ").\n", "“", " um zehn", ">", "*", ", bis gleich\n"]),
    ) {
        let room = ROOM.rsplit('/').next().unwrap();
        let text = format!(
            "{before}https://meet.bbw.example/{}{broken}{}{after}",
            &room[..at],
            &room[at..]
        );
        if let Ok(https) = found(&text) {
            let opened = https.rsplit('/').next().unwrap();
            // A name may hold what was put into it; what is opened is then all of it.
            let whole = opened == room || percent_encoding::percent_decode_str(opened)
                .decode_utf8_lossy()
                .contains(broken.trim());
            // After a line end of its own, with more words on the line, it is a word of the sentence.
            let sentence = broken == "\n  " && after.contains(' ');
            // `\n` and the like are line breaks that some program has written out.
            let escaped = broken == "\\" && room[at..].starts_with(['n', 'r', 't']);
            // `[Raum](https://…)-Link`: the bracket closes what was opened before the address.
            let closed = before.ends_with(['(', '„', '*']) && room[at..].starts_with('-');
            prop_assert!(whole || sentence || escaped || closed, "{:?} opened {}", text, https);
        }
    }

    /// Whatever follows an address that no name can contain: never less of it than there is.
    #[test]
    fn what_follows_an_address_never_takes_of_it(after in "[\\PC\n\t]{0,12}", room in "[A-Za-z0-9_~-]{1,20}[A-Za-z0-9]") {
        let text = format!("Raum: https://meet.bbw.example/{room}{after}");
        if let Ok(https) = found(&text) {
            prop_assert!(https.starts_with(&format!("https://meet.bbw.example/{room}")), "{:?} opened {}", text, https);
        }
    }
}
