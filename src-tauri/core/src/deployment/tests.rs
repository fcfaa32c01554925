//! What a deployment file may say, and how a broken one is told.

use super::*;

const GOOD: &str = r#"{
  "version": 1,
  "organisation": {"name": "BBW", "controller": "BBW", "page": "https://www.bbw.example/", "contactMail": null},
  "servers": ["https://meet.bbw.example", "https://alt.bbw.example"],
  "notice": {"id": "n1", "title": "Datenschutz"},
  "guestPage": "https://www.bbw.example/meet/"
}"#;

fn read(json: &str) -> Result<Deployment, Problem> {
    Deployment::from_json(json, "<p>Text</p>")
}

#[test]
fn the_start_address_is_the_first_servers_own_page_by_default() {
    assert_eq!(
        read(GOOD).unwrap().start_address.as_str(),
        "https://meet.bbw.example/"
    );
}

#[test]
fn a_broken_file_names_line_and_field() {
    for (from, to, line, field) in [
        (
            "\"https://alt.bbw.example\"",
            "\"http://alt.bbw.example\"",
            "4",
            Some("servers[1]"),
        ),
        ("\"version\": 1", "\"version\": 2", "2", Some("version")),
        ("\"guestPage\"", "\"gastPage\"", "6", Some("gastPage")),
        (
            "\"https://www.bbw.example/meet/\"",
            "\"javascript:alert(1)\"",
            "6",
            Some("guestPage"),
        ),
        (
            "\"contactMail\": null",
            "\"contactMail\": 7",
            "3",
            Some("organisation.contactMail"),
        ),
    ] {
        let problem = read(&GOOD.replace(from, to)).unwrap_err();
        assert_eq!(problem.code, Code::DeploymentBroken);
        assert_eq!(
            problem.params.get("line").map(String::as_str),
            Some(line),
            "{problem}"
        );
        assert_eq!(
            problem.params.get("field").map(String::as_str),
            field,
            "{problem}"
        );
    }
    for text in ["", "{", "null", "[]"] {
        assert_eq!(
            read(text).unwrap_err().code,
            Code::DeploymentBroken,
            "{text}"
        );
    }
    assert_eq!(
        read(&GOOD.replace(
            "[\"https://meet.bbw.example\", \"https://alt.bbw.example\"]",
            "[]"
        ))
        .unwrap_err()
        .params["field"],
        "servers"
    );
}

#[test]
fn a_notice_lies_beside_the_deployment_and_nowhere_else() {
    for name in [
        "/etc/passwd",
        "../notice.html",
        "a/notice.html",
        ".",
        "",
        "notice.html/",
    ] {
        let json = GOOD.replace("\"title\"", &format!("\"file\": \"{name}\", \"title\""));
        let problem = read(&json).unwrap_err();
        assert_eq!(
            problem.params.get("field").map(String::as_str),
            Some("notice.file"),
            "{name}: {problem}"
        );
    }
}

#[test]
fn a_page_with_a_password_is_refused() {
    for page in ["https://:p@www.bbw.example/", "https://u@www.bbw.example/"] {
        let json = GOOD.replace("https://www.bbw.example/meet/", page);
        assert_eq!(read(&json).unwrap_err().params["field"], "guestPage");
    }
}

#[test]
fn peer_to_peer_is_the_servers_to_say_unless_the_organisation_decides() {
    assert_eq!(read(GOOD).unwrap().peer_to_peer, None);
    for (said, allowed) in [("true", Some(true)), ("false", Some(false)), ("null", None)] {
        let json = GOOD.replace(
            "\"guestPage\"",
            &format!("\"peerToPeer\": {said}, \"guestPage\""),
        );
        assert_eq!(read(&json).unwrap().peer_to_peer, allowed);
    }
    let json = GOOD.replace("\"guestPage\"", "\"peerToPeer\": \"no\", \"guestPage\"");
    assert_eq!(read(&json).unwrap_err().params["field"], "peerToPeer");
}

#[test]
fn what_the_notice_says_in_fields_is_taken_and_misspelt_or_too_long_is_not() {
    let with = |processing: &str| {
        read(&GOOD.replace(
            "\"title\"",
            &format!("\"processing\": {processing}, \"title\""),
        ))
    };
    let said = with(r#"{"purposes": ["Meetings"], "retention": "sieben Tage"}"#).unwrap();
    let said = said.terms.processing.unwrap();
    assert_eq!(said.purposes, ["Meetings"]);
    assert_eq!(said.retention.as_deref(), Some("sieben Tage"));
    for nothing in ["null", "{}"] {
        assert_eq!(with(nothing).unwrap().terms.processing, None);
    }
    let long = format!(r#"{{"purposes": ["{}"]}}"#, "x".repeat(9000));
    for wrong in [r#"{"purpose": ["Meetings"]}"#, r#"{"data": "Name"}"#, &long] {
        let field = &with(wrong).unwrap_err().params["field"];
        assert!(field.starts_with("notice.processing"), "{field}");
    }
}

#[test]
fn what_stands_in_every_record_of_consent_has_its_limits() {
    let many = vec!["\"https://meet.bbw.example\""; MOST_SERVERS + 1].join(", ");
    let long = "x".repeat(LONGEST_CONTROLLER + 1);
    for (from, to, field) in [
        ("\"https://alt.bbw.example\"", many.as_str(), "servers"),
        (
            "\"controller\": \"BBW\"",
            &format!("\"controller\": \"{long}\""),
            "organisation.controller",
        ),
    ] {
        let problem = read(&GOOD.replace(from, to)).unwrap_err();
        assert_eq!(problem.params["field"], field);
    }
}

#[test]
fn no_preset_switches_the_camera_on() {
    let json = GOOD.replace(
        "\"guestPage\"",
        r#""defaults": {"cameraOff": false, "soundsOff": true}, "guestPage""#,
    );
    let defaults = read(&json).unwrap().defaults;
    assert!(defaults.camera_off && defaults.sounds_off);
}

#[test]
fn a_start_address_elsewhere_is_refused() {
    let json = GOOD.replace(
        "\"guestPage\"",
        "\"startAddress\": \"https://evil.example/\", \"guestPage\"",
    );
    assert_eq!(read(&json).unwrap_err().params["field"], "startAddress");
}

/// Administrators copy the example of the manual, so it must be right.
#[test]
fn the_manuals_example_is_read() {
    let manual = include_str!("../../../../docs/deployment.md");
    let example = manual
        .split("```json\n")
        .nth(1)
        .unwrap()
        .split("```")
        .next()
        .unwrap();
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("notice.html"), "<p>Text</p>").unwrap();
    std::fs::write(folder.path().join("notice.uk.html"), "<p>Текст</p>").unwrap();
    std::fs::write(folder.path().join("notice.school.html"), "<p>Schule</p>").unwrap();
    std::fs::write(folder.path().join("logo.svg"), "<svg/>").unwrap();
    let file = folder.path().join("deployment.json");
    std::fs::write(&file, example).unwrap();
    let deployment = Deployment::read(&file, "").unwrap();
    assert_eq!(deployment.terms.notice.html(), "<p>Text</p>");
    let school = Origin::parse("https://meet.school.example").unwrap();
    let terms = deployment.terms(deployment.terms_for(&school)).unwrap();
    assert_eq!(terms.notice.html(), "<p>Schule</p>");
    assert!(deployment.defaults.sounds_off);
}
