//! The consent log as a text that a person can read, print or hand on.

use std::fmt::Write;

use super::{Event, How, Log};
use crate::language::Language;

/// The words around a record.
struct Words {
    title: &'static str,
    empty: &'static str,
    granted: &'static str,
    refused: &'static str,
    withdrawn: &'static str,
    button: &'static str,
    at: &'static str,
    notice: &'static str,
    sha256: &'static str,
    language: &'static str,
    controller: &'static str,
    servers: &'static str,
    program: &'static str,
    how: &'static str,
    reference: &'static str,
    unreadable: &'static str,
}

const GERMAN: Words = Words {
    title: "BBW Meet: Ihre Entscheidungen zum Datenschutz",
    empty: "Es ist keine Entscheidung gespeichert.",
    granted: "Zugestimmt",
    refused: "Nicht zugestimmt",
    withdrawn: "Zustimmung zurückgenommen",
    button: "mit der Schaltfläche",
    at: "Zeitpunkt (UTC)",
    notice: "Datenschutz-Text",
    sha256: "Prüfsumme des Textes (SHA-256)",
    language: "Sprache",
    controller: "Verantwortlich",
    servers: "Server",
    program: "Version von BBW Meet",
    how: "Wie",
    reference: "Kennzeichen",
    unreadable: "Zeilen, die nicht gelesen werden können",
};

const ENGLISH: Words = Words {
    title: "BBW Meet: your privacy decisions",
    empty: "No decision is stored.",
    granted: "Agreed",
    refused: "Did not agree",
    withdrawn: "Agreement withdrawn",
    button: "with the button",
    at: "Time (UTC)",
    notice: "Privacy notice",
    sha256: "Checksum of the text (SHA-256)",
    language: "Language",
    controller: "Controller",
    servers: "Server",
    program: "Version of BBW Meet",
    how: "How",
    reference: "Reference",
    unreadable: "Lines that cannot be read",
};

/// The log as plain text, oldest first. Line breaks and other control characters of the log become spaces.
pub fn export_text(log: &Log, language: Language) -> String {
    let words = match language {
        Language::German | Language::SimpleGerman => GERMAN,
        Language::English => ENGLISH,
    };
    let mut text = format!("{}\n", words.title);
    if log.records.is_empty() && log.unreadable == 0 {
        text = format!("{text}\n{}\n", words.empty);
    }
    for record in &log.records {
        let event = match record.event {
            Event::Granted => words.granted,
            Event::Refused => words.refused,
            Event::Withdrawn => words.withdrawn,
        };
        let how = match record.how {
            How::Button => words.button,
        };
        text = format!("{text}\n{event}\n");
        for (label, value) in [
            (words.at, record.at.to_string()),
            (words.notice, record.notice.clone()),
            (words.sha256, record.sha256.clone()),
            (words.language, record.language.as_str().to_owned()),
            (words.controller, record.controller.clone()),
            (words.servers, record.servers.join(", ")),
            (words.program, record.program.clone()),
            (words.how, how.to_owned()),
            (words.reference, record.reference.clone()),
        ] {
            let value = value.replace(char::is_control, " ");
            // Writing into a String cannot fail.
            let _ = writeln!(text, "  {label}: {value}");
        }
    }
    if log.unreadable > 0 {
        text = format!("{text}\n{}: {}\n", words.unreadable, log.unreadable);
    }
    text
}
