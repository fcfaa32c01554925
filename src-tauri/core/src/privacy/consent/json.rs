//! The consent log for programs, with the field names of ISO/IEC TS 27560:2023 (clause 6: record header, PII processing,
//! party identification, event) where it has some.

use serde_json::{Value, json};

use super::{Log, Record};

/// The version of TS 27560 whose fields these are.
const SCHEMA: &str = "ISO/IEC TS 27560:2023";

/// The log, oldest first. `text` finds the notice with a fingerprint.
pub fn export_json(log: &Log, text: impl Fn(&str) -> Option<String>) -> Value {
    let records = log.records.iter().map(|record| whole(record, &text));
    json!({
        "consent_records": records.collect::<Vec<_>>(),
        "unreadable_lines": log.unreadable,
    })
}

fn whole(record: &Record, text: impl Fn(&str) -> Option<String>) -> Value {
    let processing = record.processing.clone().unwrap_or_default();
    let information = processing
        .data
        .iter()
        .map(|kind| json!({ "pii_type": kind }));
    let purposes = processing.purposes.iter().map(|purpose| {
        json!({
            "purpose": purpose,
            "lawful_basis": processing.lawful_basis,
            "pii_information": information.clone().collect::<Vec<_>>(),
            "pii_controllers": [record.controller],
            "retention_period": processing.retention,
            "jurisdictions": processing.jurisdiction.iter().collect::<Vec<_>>(),
            "recipient_third_parties": processing.recipients,
            "services": record.servers,
            "withdrawal_method": "in the program, under its privacy page",
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
                "text": text(&record.sha256),
            },
            "language": record.language,
            "purposes": purposes.collect::<Vec<_>>(),
        },
        "party_identification": [{
            "party_name": record.controller,
            "party_role": "PII controller",
        }],
        "event": {
            "event_time": record.at,
            "event_type": record.event,
            "event_state": record.event,
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
        assert_eq!(
            new["pii_processing"]["privacy_notice"]["text"],
            "text of aa"
        );
        let purpose = &new["pii_processing"]["purposes"][1];
        assert_eq!(purpose["purpose"], "Betrieb");
        assert_eq!(purpose["pii_information"], json!([{"pii_type": "Name"}]));
        assert_eq!(purpose["retention_period"], "sieben Tage");
        assert_eq!(purpose["jurisdictions"], json!(["DE"]));
        assert_eq!(new["event"]["event_type"], "granted");
    }
}
