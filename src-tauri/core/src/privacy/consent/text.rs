//! The consent log as a text that a person can read, print or hand on.

use std::fmt::Write;

use super::{Event, How, Log, Record};
use crate::privacy::processing::Processing;
use crate::words::Catalogue;

/// The log as plain text, oldest first. Line breaks and other control characters of the log become spaces.
pub fn export_text(log: &Log, words: &Catalogue) -> String {
    let mut text = format!("{}\n", words.say("export.title"));
    if log.records.is_empty() && log.unreadable == 0 {
        text = format!("{text}\n{}\n", words.say("export.empty"));
    }
    for record in &log.records {
        let event = match record.event {
            Event::Granted => "export.granted",
            Event::Refused => "export.refused",
            Event::Withdrawn => "export.withdrawn",
        };
        let how = match record.how {
            How::Button => "export.how.button",
        };
        text = format!("{text}\n{}\n", words.say(event));
        for (label, value) in [
            ("export.at", record.at.to_string()),
            ("export.notice", notice(record)),
            ("export.sha256", record.sha256.clone()),
            ("export.language", record.language.as_str().to_owned()),
            ("export.controller", record.controller.clone()),
            ("export.servers", record.servers.join(", ")),
            ("export.program", record.program.clone()),
            ("export.how", words.say(how).to_owned()),
            ("export.reference", record.reference.clone()),
        ]
        .into_iter()
        .chain(record.processing.iter().flat_map(said))
        {
            let label = words.say(label);
            let value = value.replace(char::is_control, " ");
            // Writing into a String cannot fail.
            let _ = writeln!(text, "  {label}: {value}");
        }
    }
    if log.unreadable > 0 {
        text = format!(
            "{text}\n{}: {}\n",
            words.say("export.unreadable"),
            log.unreadable
        );
    }
    text
}

/// The notice's name, and of the text its title and language where they are known.
fn notice(record: &Record) -> String {
    match &record.shown {
        Some(shown) => format!("{} ({}, {})", record.notice, shown.title, shown.language),
        None => record.notice.clone(),
    }
}

/// What the notice said, where that is known.
fn said(processing: &Processing) -> Vec<(&'static str, String)> {
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let mut said = vec![
        ("export.purposes", processing.purposes.join("; ")),
        ("export.data", processing.data.join("; ")),
        ("export.basis", text(&processing.lawful_basis)),
        ("export.retention", text(&processing.retention)),
        ("export.recipients", processing.recipients.join("; ")),
        ("export.jurisdiction", text(&processing.jurisdiction)),
    ];
    said.retain(|(_, value)| !value.is_empty());
    said
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::language::Language;
    use crate::privacy::consent::Shown;
    use crate::words::samples::{invented, not_from_a_catalogue};

    #[test]
    fn every_word_of_the_record_comes_from_the_catalogue() {
        let record = |event| Record {
            version: 1,
            event,
            at: Timestamp::UNIX_EPOCH,
            notice: "1".to_owned(),
            sha256: "2".to_owned(),
            language: Language::German,
            controller: "3".to_owned(),
            servers: vec!["4".to_owned()],
            program: "5".to_owned(),
            how: How::Button,
            reference: "6".to_owned(),
            shown: Some(Shown {
                language: "de".to_owned(),
                title: "14".to_owned(),
            }),
            processing: Some(Processing {
                purposes: vec!["8".to_owned()],
                data: vec!["9".to_owned()],
                lawful_basis: Some("10".to_owned()),
                retention: Some("11".to_owned()),
                recipients: vec!["12".to_owned()],
                jurisdiction: Some("13".to_owned()),
            }),
        };
        let log = Log {
            records: [Event::Granted, Event::Refused, Event::Withdrawn]
                .map(record)
                .to_vec(),
            unreadable: 7,
        };
        let values = [
            ":",
            "1970-01-01T00:00:00Z",
            "de",
            "1 (14, de)",
            "2",
            "3",
            "4",
            "5",
            "6",
            "7",
            "8",
            "9",
            "10",
            "11",
            "12",
            "13",
        ];
        for text in [
            export_text(&log, &invented()),
            export_text(&Log::default(), &invented()),
        ] {
            for line in not_from_a_catalogue(&text) {
                let value = line.trim_start_matches(": ");
                assert!(values.contains(&value), "{line:?} in {text}");
            }
        }
    }
}
