//! Consent fails closed, whatever happens to the log.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use bbw_meet_core::error::Problem;
use bbw_meet_core::language::Language;
use bbw_meet_core::privacy::consent::{
    Asked, Change, Event, FILE, How, Record, Standing, all, export_text, judge,
    record as record_at, shown, standing,
};
use bbw_meet_core::privacy::notice::{Notice, Text};
use bbw_meet_core::privacy::processing::Processing;
use bbw_meet_core::words::Catalogue;
use proptest::prelude::*;
use serde_json::Value;

use super::{names, now};

/// What is asked in these tests.
pub(crate) struct Question {
    notice: Notice,
    controller: String,
    servers: Vec<String>,
}

impl Question {
    pub(crate) fn new() -> Self {
        Self {
            notice: Notice::new("test", "Test", "<p>Text</p>\n"),
            controller: "Organisation".to_owned(),
            servers: vec![
                "https://a.example".to_owned(),
                "https://b.example".to_owned(),
            ],
        }
    }

    pub(crate) fn asked(&self) -> Asked<'_> {
        Asked {
            notice: &self.notice,
            shown: None,
            language: Language::German,
            controller: &self.controller,
            servers: &self.servers,
            all_servers: &self.servers,
            processing: None,
        }
    }

    /// What the text is kept as.
    pub(crate) fn text_file(&self) -> String {
        format!("{}{}.html", shown::START, self.notice.sha256())
    }

    fn standing(&self, folder: &Path) -> &'static str {
        standing(folder, &self.asked()).as_str()
    }
}

pub(crate) fn record(folder: &Path, event: Event, question: &Question) -> Result<Record, Problem> {
    record_at(folder, event, &question.asked(), How::Button, now())
}

#[test]
fn the_last_answer_counts_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let question = Question::new();
    assert_eq!(standing(folder.path(), &question.asked()), Standing::None);
    assert_eq!(names(folder.path()), [""; 0], "asking writes nothing");
    for (event, name) in [
        (Event::Granted, "granted"),
        (Event::Withdrawn, "withdrawn"),
        (Event::Granted, "granted"),
        (Event::Refused, "refused"),
    ] {
        record(folder.path(), event, &question).unwrap();
        let now_standing = standing(folder.path(), &question.asked());
        assert_eq!(now_standing.as_str(), name);
        assert_eq!(now_standing.allows_meeting(), event == Event::Granted);
        assert_eq!(now_standing.at(), Some(now()));
    }
}

#[test]
fn a_record_holds_what_was_shown_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let question = Question::new();
    let written = record(folder.path(), Event::Granted, &question).unwrap();
    let line = fs::read_to_string(folder.path().join(FILE)).unwrap();
    let mut fields: Value = serde_json::from_str(&line).unwrap();
    let reference = fields["reference"].take();
    assert_eq!(reference.as_str().unwrap(), written.reference);
    assert_eq!(written.reference.len(), 16);
    assert!(
        written
            .reference
            .chars()
            .all(|digit| digit.is_ascii_hexdigit())
    );
    let expected = serde_json::json!({
        "version": 1, "event": "granted", "at": "2026-11-23T10:15:00Z", "notice": "test",
        "sha256": question.notice.sha256(), "language": "de", "controller": "Organisation",
        "shown": {"language": "de", "title": "Test"},
        "servers": ["https://a.example", "https://b.example"], "program": env!("CARGO_PKG_VERSION"),
        "how": "button", "reference": null
    });
    assert_eq!(fields, expected);
}

#[test]
fn another_text_organisation_or_server_asks_again() {
    let folder = tempfile::tempdir().unwrap();
    for event in [Event::Granted, Event::Refused, Event::Withdrawn] {
        record(folder.path(), event, &Question::new()).unwrap();
        let outdated = |changes: &[Change], change: fn(&mut Question)| {
            let mut question = Question::new();
            change(&mut question);
            let standing = standing(folder.path(), &question.asked());
            assert_eq!(standing.as_str(), "outdated");
            assert_eq!(standing.changes(), changes, "what has changed is told");
        };
        outdated(&[Change::Notice], |question| {
            question.notice = Notice::new("test", "Test", "<p>Text</p>");
        });
        outdated(&[Change::Controller], |question| {
            question.controller.push(' ');
        });
        outdated(&[Change::Servers], |question| question.servers.truncate(1));
        outdated(&[Change::Servers], |question| {
            question.servers.push("https://c.example".to_owned());
        });
        outdated(&[Change::Servers], |question| {
            question.servers[1] = "https://b.example:8443".to_owned();
        });
        outdated(&[Change::Notice, Change::Controller], |question| {
            question.notice = Notice::new("test", "Test", "<p>Text</p>");
            question.controller.push(' ');
        });
    }
    record(folder.path(), Event::Granted, &Question::new()).unwrap();
    let mut same = Question::new();
    same.servers.reverse();
    same.notice = Notice::new("renamed", "Renamed", "<p>Text</p>\n");
    assert_eq!(
        same.standing(folder.path()),
        "granted",
        "the order and the title say nothing new"
    );
}

#[test]
fn what_is_not_understood_is_no_consent() {
    let folder = tempfile::tempdir().unwrap();
    let question = Question::new();
    record(folder.path(), Event::Granted, &question).unwrap();
    let good = fs::read_to_string(folder.path().join(FILE)).unwrap();
    let good = good.trim_end();
    for bad in [
        String::new(),
        "null".to_owned(),
        "{}".to_owned(),
        format!("[{good}]"),
        format!("{good}{good}"),
        good.replace(r#""version":1"#, r#""version":2"#),
        good.replace(r#""version":1"#, r#""version":"1""#),
        good.replace(r#""version":1,"#, ""),
        good.replace(r#""event":"granted""#, r#""event":"GRANTED""#),
        good.replace(
            r#""event":"granted""#,
            r#""event":"granted","event":"granted""#,
        ),
        good.replace(r#""event":"granted""#, r#""event":true"#),
        good.replace(r#""how":"button""#, r#""how":"telepathy""#),
        good.replace(r#""language":"de""#, r#""language":"xx""#),
        good.replace("2026-11-23T10:15:00Z", "2026-13-23T10:15:00Z"),
        "x".repeat(100_000),
    ] {
        assert_ne!(bad, good, "the replacement found its place");
        let tail = format!("{good}\n{bad}\n");
        let judged = judge(tail.as_bytes(), &question.asked());
        assert_eq!(judged, Standing::Unreadable, "{bad}");
        fs::write(folder.path().join(FILE), tail).unwrap();
        assert_eq!(question.standing(folder.path()), "unreadable", "{bad}");
        record(folder.path(), Event::Granted, &question).unwrap();
        assert_eq!(
            question.standing(folder.path()),
            "granted",
            "after asking again"
        );
    }
}

/// Neither a lost consent nor a lost withdrawal may leave a consent behind.
#[test]
fn a_log_torn_at_any_byte_of_its_last_line_is_no_consent() {
    let folder = tempfile::tempdir().unwrap();
    let question = Question::new();
    record(folder.path(), Event::Granted, &question).unwrap();
    let first = fs::read(folder.path().join(FILE)).unwrap().len();
    record(folder.path(), Event::Withdrawn, &question).unwrap();
    let whole = fs::read(folder.path().join(FILE)).unwrap();
    for length in (1..whole.len()).filter(|length| *length != first) {
        let judged = judge(&whole[..length], &question.asked());
        assert_eq!(judged, Standing::Unreadable, "{length} bytes");
    }
    let torn = folder.path().join("torn");
    fs::create_dir(&torn).unwrap();
    fs::write(torn.join(FILE), &whole[..whole.len() - 7]).unwrap();
    assert_eq!(question.standing(&torn), "unreadable");
    record(&torn, Event::Refused, &question).unwrap();
    assert_eq!(
        question.standing(&torn),
        "refused",
        "the torn line does not swallow the next"
    );
    let log = all(&torn).unwrap();
    assert_eq!((log.records.len(), log.unreadable), (2, 1));
}

#[test]
fn a_folder_in_the_logs_place_is_no_consent_and_no_dead_end() {
    let folder = tempfile::tempdir().unwrap();
    let question = Question::new();
    fs::create_dir(folder.path().join(FILE)).unwrap();
    assert_eq!(question.standing(folder.path()), "unreadable");
    record(folder.path(), Event::Granted, &question).unwrap();
    assert_eq!(question.standing(folder.path()), "granted");
    let aside = "consent.broken-2026-11-23T101500Z.jsonl";
    assert_eq!(names(folder.path()), [aside, FILE, &question.text_file()]);
}

#[cfg(unix)]
#[test]
fn a_link_to_somebody_elses_consent_is_no_consent() {
    let folder = tempfile::tempdir().unwrap();
    let theirs = tempfile::tempdir().unwrap();
    let question = Question::new();
    record(theirs.path(), Event::Granted, &question).unwrap();
    std::os::unix::fs::symlink(theirs.path().join(FILE), folder.path().join(FILE)).unwrap();
    assert_eq!(question.standing(folder.path()), "unreadable");
}

#[test]
fn a_clock_that_is_set_back_makes_no_earlier_answer_count() {
    let folder = tempfile::tempdir().unwrap();
    let question = Question::new();
    record(folder.path(), Event::Granted, &question).unwrap();
    let earlier = "1970-01-01T00:00:00Z".parse().unwrap();
    let asked = question.asked();
    record_at(
        folder.path(),
        Event::Withdrawn,
        &asked,
        How::Button,
        earlier,
    )
    .unwrap();
    assert_eq!(question.standing(folder.path()), "withdrawn");
}

#[test]
fn a_log_that_is_erased_while_the_program_runs_is_no_consent() {
    let folder = tempfile::tempdir().unwrap();
    let question = Question::new();
    record(folder.path(), Event::Granted, &question).unwrap();
    fs::remove_file(folder.path().join(FILE)).unwrap();
    assert_eq!(question.standing(folder.path()), "none");
    fs::remove_dir_all(folder.path()).unwrap();
    record(folder.path(), Event::Refused, &question).unwrap();
    assert_eq!(question.standing(folder.path()), "refused");
}

#[test]
fn a_log_of_ten_thousand_records_costs_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let question = Question::new();
    record(folder.path(), Event::Granted, &question).unwrap();
    let path = folder.path().join(FILE);
    let line = fs::read_to_string(&path).unwrap();
    fs::write(&path, line.repeat(10_000)).unwrap();
    assert_quick(folder.path(), &question);
    assert_eq!(all(folder.path()).unwrap().records.len(), 10_000);

    // Only the end is read: a gigabyte before it (a hole, which takes no room on the disk) costs nothing either.
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileExt;
        let file = fs::File::options().write(true).open(&path).unwrap();
        file.write_all_at(format!("\n{line}").as_bytes(), 1 << 30)
            .unwrap();
        assert_quick(folder.path(), &question);
    }
}

fn assert_quick(folder: &Path, question: &Question) {
    // The best of several, because other tests run at the same time.
    let quickest = (0..20).map(|_| {
        let start = Instant::now();
        assert_eq!(question.standing(folder), "granted");
        start.elapsed()
    });
    let quickest = quickest.min().unwrap();
    assert!(quickest < Duration::from_millis(5), "{quickest:?}");
}

#[test]
fn the_log_can_be_read_by_a_person() {
    let folder = tempfile::tempdir().unwrap();
    let mut question = Question::new();
    let german = Catalogue::of(Language::German);
    let english = Catalogue::of(Language::English);
    let empty = export_text(&all(folder.path()).unwrap(), german);
    assert!(empty.contains("keine Entscheidung"), "{empty}");
    question.controller = "Organisation\nZugestimmt".to_owned();
    record(folder.path(), Event::Granted, &question).unwrap();
    record(folder.path(), Event::Withdrawn, &question).unwrap();
    let log = all(folder.path()).unwrap();
    let german = export_text(&log, german);
    let english = export_text(&log, english);
    for words in [
        "\nZugestimmt\n",
        "\nZustimmung zurückgenommen\n",
        question.notice.sha256(),
    ] {
        assert!(german.contains(words), "{words}: {german}");
    }
    assert_eq!(
        german.matches("\nZugestimmt\n").count(),
        1,
        "a name cannot look like an answer"
    );
    assert!(english.contains("\nConsent withdrawn\n"), "{english}");
}

proptest! {
    /// Whatever a log ends with: a consent is only what this program writes for a consent.
    #[test]
    fn no_garbage_is_a_consent(garbage in any::<Vec<u8>>()) {
        let question = Question::new();
        prop_assert!(!judge(&garbage, &question.asked()).allows_meeting());
        let mut lines = garbage;
        lines.push(b'\n');
        prop_assert!(!judge(&lines, &question.asked()).allows_meeting());
    }
}

/// A line as version 0.1 wrote it before records kept what the notice says.
const OLD: &str = r#"{"version":1,"event":"granted","at":"2026-11-23T10:15:00Z","notice":"test","sha256":"SHA","language":"de","controller":"Organisation","servers":["https://a.example","https://b.example"],"program":"0.1.0","how":"button","reference":"00112233445566aa"}"#;

#[test]
fn an_old_record_stays_valid_when_the_deployment_says_more_of_the_same_notice() {
    let folder = tempfile::tempdir().unwrap();
    let question = Question::new();
    let line = OLD.replace("SHA", question.asked().notice.sha256());
    fs::write(folder.path().join(FILE), format!("{line}\n")).unwrap();
    let processing = Processing {
        purposes: vec!["Meetings".to_owned()],
        ..Processing::default()
    };
    let asked = Asked {
        processing: Some(&processing),
        ..question.asked()
    };
    assert!(standing(folder.path(), &asked).allows_meeting());
    let record = record_at(folder.path(), Event::Withdrawn, &asked, How::Button, now()).unwrap();
    assert_eq!(record.processing, Some(processing));
    let log = all(folder.path()).unwrap();
    assert_eq!((log.records.len(), log.unreadable), (2, 0));
    assert_eq!(log.records[0].processing, None);
}

#[test]
fn whoever_agrees_to_one_text_of_a_notice_agrees_to_the_notice() {
    let folder = tempfile::tempdir().unwrap();
    let mut question = Question::new();
    let text = |language: &str, html: &str| Text::new(language, "Test", html);
    let english = || text("en", "<p>Text in English</p>");
    question.notice = Notice::of("test", text("de", "<p>Text</p>\n"), vec![english()]);
    let asked = Asked {
        shown: question.notice.with_sha256(english().sha256()),
        ..question.asked()
    };
    let record = record_at(folder.path(), Event::Granted, &asked, How::Button, now()).unwrap();
    assert_eq!(
        record.shown.map(|shown| shown.language).as_deref(),
        Some("en")
    );
    assert_eq!(question.standing(folder.path()), "granted");
    // The other text is none that was read; this one is.
    question.notice = Notice::of("test", text("de", "<p>Anders</p>"), vec![english()]);
    assert_eq!(question.standing(folder.path()), "granted");
    question.notice = Notice::of("test", text("de", "<p>Text</p>\n"), vec![]);
    assert_eq!(question.standing(folder.path()), "outdated");
}

#[test]
fn the_text_is_kept_beside_what_was_said_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let question = Question::new();
    let kept = || shown::text(folder.path(), question.asked().notice.sha256());
    for event in [Event::Granted, Event::Withdrawn, Event::Granted] {
        record(folder.path(), event, &question).unwrap();
        assert_eq!(kept().as_deref(), Some("<p>Text</p>\n"));
    }
    assert_eq!(names(folder.path()), [FILE, &question.text_file()]);
}

#[test]
fn servers_with_notices_of_their_own_are_answered_about_apart() {
    let folder = tempfile::tempdir().unwrap();
    let of = |server: &str, text: &str| Question {
        notice: Notice::new("test", "Test", text),
        controller: "Organisation".to_owned(),
        servers: vec![server.to_owned()],
    };
    let (here, there) = (
        of("https://a.example", "<p>A</p>"),
        of("https://b.example", "<p>B</p>"),
    );
    let all = [here.servers.clone(), there.servers.clone()].concat();
    let asked = |question: &'static str| match question {
        "here" => Asked {
            all_servers: &all,
            ..here.asked()
        },
        _ => Asked {
            all_servers: &all,
            ..there.asked()
        },
    };
    let say =
        |question, event| record_at(folder.path(), event, &asked(question), How::Button, now());
    let both =
        || ["here", "there"].map(|question| standing(folder.path(), &asked(question)).as_str());
    say("there", Event::Granted).unwrap();
    assert_eq!(both(), ["none", "granted"]);
    say("here", Event::Refused).unwrap();
    assert_eq!(both(), ["refused", "granted"]);
    say("here", Event::Granted).unwrap();
    say("there", Event::Withdrawn).unwrap();
    assert_eq!(both(), ["granted", "withdrawn"]);

    // The same text and controller on another server is another question.
    let same = Question {
        servers: vec!["https://b.example".to_owned()],
        ..of("", "<p>A</p>")
    };
    let same = Asked {
        all_servers: &all,
        ..same.asked()
    };
    assert_eq!(standing(folder.path(), &same).as_str(), "outdated");

    // A notice for both became one for each: both are asked anew.
    let folder = tempfile::tempdir().unwrap();
    let one = Question {
        servers: all.clone(),
        ..of("", "<p>A</p>")
    };
    record(folder.path(), Event::Granted, &one).unwrap();
    for question in ["here", "there"] {
        assert_eq!(
            standing(folder.path(), &asked(question)).as_str(),
            "outdated"
        );
    }
}

#[test]
fn an_unreadable_record_behind_those_of_others_is_no_answer() {
    let question = Question::new();
    let all = [
        question.servers.clone(),
        vec!["https://c.example".to_owned()],
    ]
    .concat();
    let other = Question {
        servers: vec!["https://c.example".to_owned()],
        ..Question::new()
    };
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(FILE), "nonsense\n").unwrap();
    let asked = Asked {
        all_servers: &all,
        ..question.asked()
    };
    assert_eq!(standing(folder.path(), &asked), Standing::Unreadable);
    record(folder.path(), Event::Granted, &other).unwrap();
    assert_eq!(standing(folder.path(), &asked), Standing::None);
}
