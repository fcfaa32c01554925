//! Windows where WebView2 is missing or does not start: there is no launcher's page then. Meetings still open, in a browser's window; what the
//! launcher would have shown is said in a few words. Consent cannot be asked here, since the notice cannot be shown:
//! who has not agreed earlier is told the ways that are left, and no meeting is opened.

use bbw_meet_core::error::Problem;
use bbw_meet_core::invitation::schedule::When;
use bbw_meet_core::language::Language;

use crate::desktop::exit::Exit;
use crate::desktop::words::{say, what, what_to_do};
use crate::session::{Effect, Session, Stage};

/// What the session may be told in answer to a question.
pub(crate) type Change = fn(&mut Session) -> Vec<Effect>;

/// What is said instead of showing the launcher.
pub(crate) enum Speech {
    /// Nothing: the meeting's own window says it.
    Nothing,
    /// This, and then the program ends like this, unless a meeting runs.
    Tell(String, Exit),
    /// A question. "No" without a change ends the program.
    Ask {
        question: String,
        yes: Change,
        no: Option<Change>,
    },
}

/// What is said where the session has come to.
pub(crate) fn speech(session: &Session) -> Speech {
    let language = session.language();
    match &session.stage {
        Stage::Welcome | Stage::Declined => {
            let mut parts = vec![why(session), say(language, "without-launcher.consent")];
            if let Some(destination) = &session.destination {
                parts.push(say(language, "without-launcher.link"));
                parts.push(destination.target.https());
            }
            parts.push(remedy(session));
            Speech::Tell(parts.join("\n\n"), Exit::NoWebview)
        }
        Stage::Home => {
            let parts = [
                why(session),
                say(language, "without-launcher.home"),
                remedy(session),
            ];
            Speech::Tell(parts.join("\n\n"), Exit::NoWebview)
        }
        Stage::Appointment(when) => Speech::Ask {
            question: appointment(language, *when),
            yes: Session::join,
            no: None,
        },
        Stage::Opening | Stage::Practice | Stage::Running => Speech::Nothing,
        Stage::Switch { .. } => Speech::Ask {
            question: [
                say(language, "switch.title"),
                say(language, "switch.question"),
            ]
            .join("\n\n"),
            yes: Session::leave_and_join,
            no: Some(Session::stay),
        },
        Stage::Over(ending) => {
            let key = format!("over.{}", ending.as_str());
            let parts = [say(language, &key), why(session), remedy(session)];
            Speech::Tell(parts.join("\n\n"), Exit::Done)
        }
        Stage::Problem { problem, .. } => {
            let parts = [what(language, problem), what_to_do(language, problem)];
            Speech::Tell(parts.join("\n\n"), problem.code.into())
        }
    }
}

fn appointment(language: Language, when: When) -> String {
    let when = match when {
        When::CalledOff => "cancelled",
        When::Past => "past",
        When::Early | When::Now => "early",
    };
    let parts = ["title", "text"].map(|part| say(language, &format!("appointment.{when}.{part}")));
    let question = say(language, "appointment.join") + "?";
    [parts.join(" "), question].join("\n\n")
}

/// Why the launcher is not shown.
fn why(session: &Session) -> String {
    what(session.language(), &session.no_webview)
}

/// What helps, and the code for those who are asked for help.
fn remedy(session: &Session) -> String {
    let Problem { code, params } = &session.no_webview;
    let remedy = say(session.language(), "without-launcher.remedy");
    match params.get("error") {
        Some(error) => format!("{remedy}\n\n{code} {error}"),
        None => remedy,
    }
}

#[cfg(test)]
mod tests {
    use bbw_meet_core::error::Code;
    use bbw_meet_core::meeting::{Availability, Ending, HostKind, News};

    use super::*;
    use crate::app::tests::Computer;
    use crate::session::Stage;

    fn told(computer: &Computer) -> (String, Exit) {
        match speech(&computer.app.session()) {
            Speech::Tell(text, exit) => (text, exit),
            Speech::Ask { question, .. } => panic!("asked: {question}"),
            Speech::Nothing => panic!("nothing was said"),
        }
    }

    #[test]
    fn without_consent_no_meeting_opens_and_the_other_way_is_named() {
        let computer = Computer::new();
        let effects = computer.launch("Raum");
        assert!(
            !effects.iter().any(|e| matches!(e, Effect::Open { .. })),
            "nobody could agree here"
        );
        let (text, exit) = told(&computer);
        assert_eq!(exit, Exit::NoWebview);
        for part in ["WebView2", "https://meet.bbw.example/Raum", "Zustimmung"] {
            assert!(text.contains(part), "{part} is missing in: {text}");
        }
    }

    #[test]
    fn where_webview2_does_not_start_the_same_way_leads_on_and_the_fault_is_named() {
        let computer = Computer::new();
        computer.agree();
        computer
            .app
            .tell(|session, _| session.webview_broken(Some(0x8007_139f)));
        let webview = |host: &&Availability| host.kind == HostKind::Webview;
        let hosts = computer.app.session().hosts.clone();
        let webview = hosts.iter().find(webview).unwrap();
        assert_eq!(
            (webview.available, webview.why),
            (false, Some(Code::HostBroken)),
            "the next meeting takes another way"
        );
        let (text, exit) = told(&computer);
        assert_eq!(exit, Exit::NoWebview);
        assert!(!text.contains("fehlt"), "{text}");
        for part in ["startet", "WebView2", "host-broken 0x8007139f"] {
            assert!(text.contains(part), "{part} is missing in: {text}");
        }
    }

    #[test]
    fn a_token_is_never_shown() {
        let computer = Computer::new();
        computer.launch("Raum?jwt=aa.bb.cc");
        assert!(!told(&computer).0.contains("aa.bb.cc"));
    }

    #[test]
    fn who_has_agreed_gets_the_meeting_in_edge() {
        let computer = Computer::new();
        computer.agree();
        assert_eq!(told(&computer).1, Exit::NoWebview, "there is no start page");
        computer.launch("Raum");
        assert_eq!(computer.stage(), Stage::Opening);
        assert!(matches!(speech(&computer.app.session()), Speech::Nothing));
        computer.hear(News::Opened);
        computer.launch("Anderer");
        assert!(
            matches!(
                speech(&computer.app.session()),
                Speech::Ask { no: Some(_), .. }
            ),
            "\"no\" stays in the meeting"
        );
        computer.ask(bbw_meet_core::window::Ask::Stay).unwrap();
        computer.hear(News::Over(Ending::Left));
        let (text, exit) = told(&computer);
        assert!(text.contains("verlassen") && text.contains("WebView2"));
        assert_eq!(exit, Exit::Done);
    }
}
