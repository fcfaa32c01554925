//! The consent log for programs, with the field names of ISO/IEC TS 27560:2023 (clause 6: record header, PII processing,
//! party identification, event) where it has some.

use serde_json::{Map, Value, json};

use super::{Log, Record};

/// The version of TS 27560 whose fields these are.
const SCHEMA: &str = "ISO/IEC TS 27560:2023";

/// The log, oldest first, and each notice once by its fingerprint. `text` finds the notice with a fingerprint.
pub fn export_json(log: &Log, text: impl Fn(&str) -> Option<String>) -> Value {
    let mut notices = Map::new();
    for record in &log.records {
        if !notices.contains_key(&record.sha256) {
            notices.insert(record.sha256.clone(), json!(text(&record.sha256)));
        }
    }
    json!({
        "consent_records": log.records.iter().map(whole).collect::<Vec<_>>(),
        "privacy_notices": notices,
        "unreadable_lines": log.unreadable,
    })
}

/// A record. What is the same for each purpose is said once, so that a record without any says it, too.
fn whole(record: &Record) -> Value {
    let processing = record.processing.clone().unwrap_or_default();
    let information: Vec<_> = processing
        .data
        .iter()
        .map(|kind| json!({ "pii_type": kind }))
        .collect();
    let purposes = processing.purposes.iter().map(|purpose| {
        json!({
            "purpose": purpose,
            "lawful_basis": processing.lawful_basis,
            "pii_information": information,
            "retention_period": processing.retention,
            "jurisdictions": processing.jurisdiction.iter().collect::<Vec<_>>(),
            "recipient_third_parties": processing.recipients,
        })
    });
    json!({
        "record_header": {
            "schema_version": SCHEMA,
            "record_id": record.reference,
            // The record lies with the person it is about, and names nobody.
            "pii_principal_id": null,
        },
        "pii_processing": {
            "privacy_notice": {
                "id": record.notice,
                "sha256": record.sha256,
                "title": record.shown.as_ref().map(|shown| &shown.title),
                "language": record.shown.as_ref().map(|shown| &shown.language),
            },
            // Of the launcher around the notice.
            "language": record.language,
            "pii_controllers": [record.controller],
            "services": record.servers,
            "withdrawal_method": "in the program, under its privacy page",
            "purposes": purposes.collect::<Vec<_>>(),
        },
        "party_identification": [{
            "party_name": record.controller,
            "party_role": "PII controller",
        }],
        "event": {
            "event_time": record.at,
            "event_type": record.event,
            "collection_method": record.how,
            "program_version": record.program,
        },
    })
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;
    use crate::language::Language;
    use crate::privacy::consent::{Event, How};
    use crate::privacy::processing::Processing;

    #[test]
    fn each_purpose_says_what_ts_27560_asks_of_it() {
        let record = |processing| Record {
            version: 1,
            event: Event::Granted,
            at: Timestamp::UNIX_EPOCH,
            notice: "n".to_owned(),
            sha256: "aa".to_owned(),
            language: Language::German,
            controller: "Haus".to_owned(),
            servers: vec!["https://meet.example".to_owned()],
            program: "1".to_owned(),
            how: How::Button,
            reference: "r".to_owned(),
            shown: None,
            processing,
        };
        let log = Log {
            records: vec![
                record(None),
                record(Some(Processing {
                    purposes: vec!["Meetings".to_owned(), "Betrieb".to_owned()],
                    data: vec!["Name".to_owned()],
                    retention: Some("sieben Tage".to_owned()),
                    jurisdiction: Some("DE".to_owned()),
                    ..Processing::default()
                })),
            ],
            unreadable: 1,
        };
        let json = export_json(&log, |sha256| Some(format!("text of {sha256}")));
        assert_eq!(json["unreadable_lines"], 1);
        let [old, new] = [0, 1].map(|number| &json["consent_records"][number]);
        assert_eq!(old["pii_processing"]["purposes"], json!([]));
        for record in [old, new] {
            let services = &record["pii_processing"]["services"];
            assert_eq!(services, &json!(["https://meet.example"]));
        }
        assert_eq!(json["privacy_notices"], json!({"aa": "text of aa"}));
        let purpose = &new["pii_processing"]["purposes"][1];
        assert_eq!(purpose["purpose"], "Betrieb");
        assert_eq!(purpose["pii_information"], json!([{"pii_type": "Name"}]));
        assert_eq!(purpose["retention_period"], "sieben Tage");
        assert_eq!(purpose["jurisdictions"], json!(["DE"]));
        assert_eq!(new["event"]["event_type"], "granted");
    }
}
