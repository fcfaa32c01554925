//! Two servers, each with a notice of its own: each is asked about before the first meeting there, and taken back by itself.

use super::*;

/// The number of the school's terms.
const SCHOOL: usize = 1;

fn computer(folder: tempfile::TempDir) -> Computer {
    let mut deployment: Value = serde_json::from_str(DEPLOYMENT).unwrap();
    deployment["servers"] = json!(["https://meet.bbw.example", "https://meet.school.example"]);
    deployment["otherNotices"] = json!({"school": {
        "servers": ["https://meet.school.example"], "controller": "School",
        "notice": {"id": "school", "title": "Datenschutz der Schule"},
    }});
    Computer::with(folder, &deployment.to_string(), "<p>Text</p>")
}

fn new() -> Computer {
    computer(tempfile::tempdir().unwrap())
}

impl Computer {
    fn launch_at_school(&self) -> Vec<Effect> {
        let link = "https://meet.school.example/s".to_owned();
        assert!(self.app.take(Request::Link(link)));
        self.effects()
    }

    fn agree_to(&self, of: usize) -> Vec<Effect> {
        let terms = self.app.person().deployment.terms(of).unwrap().clone();
        self.asked(Ask::Agree {
            of,
            name: "Anna".to_owned(),
            language: Language::German,
            notice: terms.notice.sha256().to_owned(),
            choices: json!({}),
        })
    }

    fn standings(&self) -> Vec<String> {
        let consents = self.view().consents.into_iter();
        consents.map(|consent| consent.standing).collect()
    }
}

#[test]
fn each_server_is_asked_about_once_and_opens_only_with_its_own_answer() {
    let computer = new();
    computer.launch("r");
    assert_eq!(computer.view().asked, 0);
    assert_eq!(room_of(&computer.agree_to(0)).as_deref(), Some("r"));
    computer.hear(News::Over(Ending::Left));

    assert_eq!(opened(&computer.launch_at_school()), None, "asked anew");
    assert_eq!(computer.stage(), Stage::Welcome);
    assert_eq!(computer.view().asked, SCHOOL);
    assert_eq!(computer.view().consents[SCHOOL].controller, "School");
    assert_eq!(computer.standings(), ["granted", "none"]);
    assert_eq!(
        opened(&computer.agree_to(0)),
        None,
        "the answer to the other question is none to this one"
    );
    assert_eq!(room_of(&computer.agree_to(SCHOOL)).as_deref(), Some("s"));
    computer.hear(News::Over(Ending::Left));

    let computer = self::computer(computer.folder);
    assert!(opened(&computer.launch_at_school()).is_some());
    computer.hear(News::Over(Ending::Left));
    assert!(opened(&computer.launch("r")).is_some());
}

#[test]
fn who_has_agreed_to_the_other_servers_notice_alone_is_at_home_and_asked_before_the_meeting() {
    let computer = new();
    computer.launch_at_school();
    computer.agree_to(SCHOOL);
    computer.hear(News::Over(Ending::Left));
    computer.asked(Ask::GoHome);
    assert_eq!(computer.stage(), Stage::Home);
    assert_eq!(computer.view().asked, SCHOOL);
    assert_eq!(opened(&computer.launch("r")), None);
    assert_eq!(
        (computer.stage(), computer.view().asked),
        (Stage::Welcome, 0)
    );
}

#[test]
fn refusing_one_leaves_the_other_and_taking_one_back_closes_that_one_alone() {
    let computer = new();
    computer.launch("r");
    computer.agree_to(0);
    computer.hear(News::Over(Ending::Left));
    computer.launch_at_school();
    computer.asked(Ask::Decline { of: SCHOOL });
    assert_eq!(computer.stage(), Stage::Declined);
    assert_eq!(computer.standings(), ["granted", "refused"]);
    assert!(opened(&computer.launch("r")).is_some());
    computer.hear(News::Over(Ending::Left));

    computer.launch_at_school();
    computer.agree_to(SCHOOL);
    computer.hear(News::Over(Ending::Left));
    computer.asked(Ask::GoHome);
    computer.asked(Ask::Withdraw { of: 0 });
    assert_eq!(computer.stage(), Stage::Home, "there is another server");
    assert_eq!(computer.standings(), ["withdrawn", "granted"]);
    assert_eq!(opened(&computer.launch("r")), None);
    assert!(opened(&computer.launch_at_school()).is_some());
    computer.hear(News::Over(Ending::Left));
    computer.asked(Ask::Withdraw { of: SCHOOL });
    assert_eq!(computer.stage(), Stage::Welcome);
    assert!(!computer.app.person().has_agreed());
}

#[test]
fn during_a_meeting_the_other_one_opens_only_after_its_own_question() {
    let computer = new();
    computer.launch("r");
    computer.agree_to(0);
    computer.hear(News::Opened);
    computer.launch_at_school();
    assert!(matches!(computer.stage(), Stage::Switch { .. }));
    computer.asked(Ask::LeaveAndJoin);
    let effects = computer.hear(News::Over(Ending::WindowClosed));
    assert_eq!(opened(&effects), None);
    assert_eq!(
        (computer.stage(), computer.view().asked),
        (Stage::Welcome, SCHOOL)
    );
    assert_eq!(room_of(&computer.agree_to(SCHOOL)).as_deref(), Some("s"));
}

#[test]
fn terms_that_are_none_are_refused_and_nothing_is_recorded() {
    let computer = new();
    computer.launch("r");
    for ask in [
        Ask::Decline { of: 2 },
        Ask::Withdraw { of: 2 },
        Ask::Agree {
            of: 2,
            name: "Anna".to_owned(),
            language: Language::German,
            notice: computer
                .app
                .person()
                .deployment
                .terms
                .notice
                .sha256()
                .to_owned(),
            choices: json!({}),
        },
    ] {
        assert_eq!(computer.ask(ask).unwrap_err().code, Code::NotFound);
    }
    assert!(!computer.folder.path().join("data/consent.jsonl").exists());
}
