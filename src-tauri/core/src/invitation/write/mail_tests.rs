use super::*;
use crate::invitation::Details;
use crate::language::Language;
use crate::origin::Origin;
use crate::words::samples::{invented, not_from_a_catalogue};

fn invitation(room: &str, start: Option<&str>, end: Option<&str>) -> Invitation {
    let servers = [Origin::parse("https://meet.bbw.example").unwrap()];
    let details = Details {
        title: Some("Beratung Herr Weiß".to_owned()),
        organizer: Some("Anna Beispiel".to_owned()),
        start: start.map(|at| at.parse().unwrap()),
        end: end.map(|at| at.parse().unwrap()),
        ..Details::default()
    };
    Invitation::new(MeetingLink::parse_entry(room, &servers).unwrap(), details).unwrap()
}

fn berlin() -> TimeZone {
    TimeZone::get("Europe/Berlin").unwrap()
}

#[test]
fn the_text_says_what_when_where_and_how() {
    let invitation = invitation(
        "beratung",
        Some("2026-11-24T09:00:00Z"),
        Some("2026-11-24T10:00:00Z"),
    );
    assert_eq!(
        text(&invitation, Catalogue::of(Language::German), &berlin()),
        "Sie sind zu einem Meeting eingeladen: Beratung Herr Weiß\n\
         Es lädt ein: Anna Beispiel\n\
         \n\
         Wann: Dienstag, 24. November 2026, 10:00 bis 11:00 Uhr\n\
         Zeitzone: Europe/Berlin (UTC+1)\n\
         \n\
         So nehmen Sie teil. Klicken Sie auf diesen Link:\n\
         https://meet.bbw.example/beratung\n\
         \n\
         Der Link öffnet das Meeting im Browser. Mit dem Programm BBW Meet geht es auch so:\n\
         bbw-meet://meet.bbw.example/beratung\n"
    );
    let english = text(&invitation, Catalogue::of(Language::English), &berlin());
    assert!(
        english.contains(
            "When: Tuesday, 24 November 2026, 10:00 to 11:00\nTime zone: Europe/Berlin (UTC+1)\n"
        ),
        "{english}"
    );
    let simple = text(
        &invitation,
        Catalogue::of(Language::SimpleGerman),
        &berlin(),
    );
    assert!(
        simple.contains("Tag: Dienstag, 24. November 2026\nAnfang: 10:00 Uhr\nEnde: 11:00 Uhr\n"),
        "{simple}"
    );
    assert_eq!(
        subject(&invitation, Catalogue::of(Language::German)),
        "Einladung zum Meeting: Beratung Herr Weiß"
    );
}

#[test]
fn a_meeting_over_midnight_names_both_days() {
    let night = invitation(
        "nacht",
        Some("2026-12-31T22:00:00Z"),
        Some("2027-01-01T00:30:00Z"),
    );
    let german = text(&night, Catalogue::of(Language::German), &berlin());
    assert!(
        german.contains(
            "Wann: Donnerstag, 31. Dezember 2026, 23:00 Uhr bis Freitag, 1. Januar 2027, 01:30 Uhr\n"
        ),
        "{german}"
    );
    let open = text(
        &invitation("offen", Some("2026-03-01T09:00:00Z"), None),
        Catalogue::of(Language::German),
        &berlin(),
    );
    assert!(
        open.contains("Wann: Sonntag, 1. März 2026, 10:00 Uhr\n"),
        "{open}"
    );
    assert!(
        !text(
            &invitation("ohne", None, None),
            Catalogue::of(Language::German),
            &berlin()
        )
        .contains("Zeitzone")
    );
}

#[test]
fn the_link_stands_alone_and_whole_on_a_line_that_mail_programs_do_not_wrap() {
    for language in Language::ALL {
        let name = crate::invitation::room_name::suggest("Wochenplanung der Werkstatt").unwrap();
        let text = text(
            &invitation(&name, None, None),
            Catalogue::of(language),
            &berlin(),
        );
        for line in text.lines().filter(|line| line.contains("://")) {
            assert!(line.len() < 76 && !line.contains(' '), "{line}");
        }
    }
    assert!(
        text(
            &invitation("Ende.", None, None),
            Catalogue::of(Language::German),
            &berlin()
        )
        .contains("\n<https://meet.bbw.example/Ende.>\n")
    );
}

#[test]
fn the_mail_program_gets_whole_lines() {
    let address = mailto(
        &invitation("beratung", None, None),
        Catalogue::of(Language::German),
        &berlin(),
    );
    let url = url::Url::parse(&address).unwrap();
    assert_eq!((url.scheme(), url.path()), ("mailto", ""));
    let (_, body) = url.query_pairs().find(|(name, _)| name == "body").unwrap();
    assert_eq!(body.matches('\n').count(), body.matches("\r\n").count());
    assert!(
        body.contains("\r\nhttps://meet.bbw.example/beratung\r\n"),
        "{body}"
    );
    // RFC 6068 knows `%20` for a space, not the form encoding's `+`.
    assert!(!address.contains(['+', ' ', '\n']), "{address}");
}

#[test]
fn every_word_of_a_mail_comes_from_the_catalogue() {
    let words = invented();
    let (start, end) = (Some("2026-11-24T09:00:00Z"), Some("2026-11-25T10:00:00Z"));
    let values = [
        "Beratung Herr Weiß",
        "Anna Beispiel",
        "Europe/Berlin (UTC+1)",
        "24",
        "25",
        "2026",
        "10:00",
        "11:00",
        "https://meet.bbw.example/beratung",
        "bbw-meet://meet.bbw.example/beratung",
    ];
    for (start, end) in [(start, end), (start, start), (start, None), (None, None)] {
        let invitation = invitation("beratung", start, end);
        let text = text(&invitation, &words, &berlin()) + &subject(&invitation, &words);
        for line in not_from_a_catalogue(&text) {
            assert!(values.contains(&line.as_str()), "{line:?} in {text}");
        }
    }
}
