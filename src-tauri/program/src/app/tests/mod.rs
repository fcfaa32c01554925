//! The program without windows and browsers: real files, real decisions; what would be carried out is looked at.

mod gate;
mod hosts;
mod kept;
mod locked;
mod practice;
mod starting;
mod two_meetings;
mod two_notices;

use std::path::Path;

use bbw_meet_core::deployment::Deployment;
use bbw_meet_core::invitation::schedule::When;
use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::{Availability, Ending, HostKind, MeetingLink, News};
use bbw_meet_core::window::view::Ways;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::*;
use crate::desktop::exit::Exit;
use crate::launch::{Destination, Launch};
use crate::person::{Folders, erase};
use crate::session::Stage;

const DEPLOYMENT: &str = r#"{
  "version": 1,
  "organisation": {"name": "BBW", "controller": "BBW", "page": "https://www.bbw.example/", "contactMail": null},
  "servers": ["https://meet.bbw.example"],
  "notice": {"id": "n1", "title": "Datenschutz"},
  "guestPage": "https://www.bbw.example/meet/"
}"#;

/// A computer on which only these can be used, besides the default browser.
pub(super) fn hosts(webview: bool, chromium: bool) -> Vec<Availability> {
    [
        (HostKind::Webview, webview),
        (HostKind::Chromium, chromium),
        (HostKind::Browser, true),
    ]
    .map(|(kind, available)| Availability {
        kind,
        available,
        program: None,
        why: None,
    })
    .to_vec()
}

/// A person's computer.
pub(super) struct Computer {
    pub(super) app: App,
    list: Receiver<Todo>,
    folder: tempfile::TempDir,
}

impl Computer {
    /// Somebody new, on a computer with Chromium.
    pub(super) fn new() -> Self {
        Self::with(tempfile::tempdir().unwrap(), DEPLOYMENT, "<p>Text</p>")
    }

    fn with(folder: tempfile::TempDir, deployment: &str, notice: &str) -> Self {
        let (app, list) = Self::program(folder.path(), deployment, notice);
        Self { app, list, folder }
    }

    fn program(folder: &Path, deployment: &str, notice: &str) -> (App, Receiver<Todo>) {
        let folders = Folders::below(folder);
        let deployment = Arc::new(Deployment::from_json(deployment, notice).unwrap());
        let person = Person::new(Arc::clone(&deployment), folders.clone());
        let known = person.load(Timestamp::now());
        let hosts = hosts(false, true);
        let session = Session::new(deployment, folders, Language::German, known, hosts);
        let (app, list) = App::new(session, person);
        app.recall();
        (app, list)
    }

    /// The same computer after the program has been started anew.
    fn again(self) -> Self {
        Self::with(self.folder, DEPLOYMENT, "<p>Text</p>")
    }

    fn with_notice(self, notice: &str) -> Self {
        Self::with(self.folder, DEPLOYMENT, notice)
    }

    /// After the organisation has locked these settings.
    fn locked(self, locks: Value) -> Self {
        let mut deployment: Value = serde_json::from_str(DEPLOYMENT).unwrap();
        deployment["locks"] = locks;
        Self::with(self.folder, &deployment.to_string(), "<p>Text</p>")
    }

    /// What is to be carried out by now. Files are written and the gate is asked, as the hands do.
    pub(super) fn effects(&self) -> Vec<Effect> {
        let mut effects = vec![];
        while let Ok(todo) = self.list.try_recv() {
            match todo {
                Todo::Effect(Effect::Log(entry)) => self.app.person().log(entry),
                Todo::Effect(Effect::Remember(meeting)) => {
                    let history = self.app.person().remember(*meeting, Timestamp::now());
                    self.app.tell(|session, _| session.remembered(history));
                }
                Todo::Effect(Effect::Open { run, host, order }) => match self.app.admit(&order) {
                    Ok(()) => effects.push(Effect::Open { run, host, order }),
                    Err(standings) => self
                        .app
                        .tell(|session, now| session.gate_closed(run, standings, now)),
                },
                Todo::Effect(effect) => effects.push(effect),
                Todo::Shown(_) | Todo::Closed(_) | Todo::Gone(_) => {}
            }
        }
        effects
    }

    pub(super) fn launch(&self, room: &str) -> Vec<Effect> {
        let link = format!("https://meet.bbw.example/{room}");
        assert!(self.app.take(Request::Link(link)));
        self.effects()
    }

    /// As a launch of an invitation to a meeting that begins `later` than now.
    fn launch_invitation(&self, room: &str, later: SignedDuration) -> Vec<Effect> {
        let start = Timestamp::now() + later;
        let file = self.folder.path().join(format!("{room}.bbwmeet"));
        let invitation = json!({
            "format": "bbw-meet-invitation", "version": 1,
            "url": format!("https://meet.bbw.example/{room}"), "start": start,
        });
        std::fs::write(&file, invitation.to_string()).unwrap();
        assert!(self.app.session().arrive());
        self.app.look_at(&Request::File(file));
        self.effects()
    }

    pub(super) fn ask(&self, ask: Ask) -> Result<Vec<Effect>, Problem> {
        self.app.answer(ask)?;
        Ok(self.effects())
    }

    fn asked(&self, ask: Ask) -> Vec<Effect> {
        self.ask(ask).unwrap()
    }

    pub(super) fn agree(&self) -> Vec<Effect> {
        self.agree_as("Anna").unwrap()
    }

    fn agree_as(&self, name: &str) -> Result<Vec<Effect>, Problem> {
        let notice = self
            .app
            .person()
            .deployment
            .terms
            .notice
            .sha256()
            .to_owned();
        self.ask(Ask::Agree {
            of: 0,
            name: name.to_owned(),
            language: Language::German,
            notice,
            choices: json!({}),
        })
    }

    pub(super) fn hear(&self, news: News) -> Vec<Effect> {
        let run = self.app.session().runs();
        self.app.tell(|session, now| session.hear(run, news, now));
        self.effects()
    }

    pub(super) fn stage(&self) -> Stage {
        self.app.session().stage.clone()
    }

    fn view(&self) -> View {
        self.app.session().view()
    }

    fn close_launcher(&self) -> Vec<Effect> {
        self.app.tell(|session, _| session.launcher_closed());
        self.effects()
    }

    /// Has agreed, and is in the meeting `room`.
    fn in_meeting(room: &str) -> Self {
        let computer = Self::new();
        computer.agree();
        assert_eq!(opened(&computer.launch(room)), Some(HostKind::Chromium));
        computer.hear(News::Opened);
        assert_eq!(computer.stage(), Stage::Running);
        computer
    }
}

/// The host a meeting is opened with, if it is.
fn opened(effects: &[Effect]) -> Option<HostKind> {
    effects.iter().find_map(|effect| {
        if let Effect::Open { host, .. } = effect {
            Some(*host)
        } else {
            None
        }
    })
}

fn order(effects: &[Effect]) -> Option<&Order> {
    effects.iter().find_map(|effect| {
        if let Effect::Open { order, .. } = effect {
            Some(&**order)
        } else {
            None
        }
    })
}

fn room_of(effects: &[Effect]) -> Option<String> {
    let link = order(effects)?.target.link()?;
    Some(link.room().to_owned())
}

/// Whether the page is looked at, if a meeting is opened.
fn checked(effects: &[Effect]) -> Option<bool> {
    order(effects).map(|order| order.check)
}

fn shows(effects: &[Effect]) -> bool {
    let show = |effect: &Effect| matches!(effect, Effect::ShowLauncher);
    effects.iter().any(show)
}

fn quits(effects: &[Effect]) -> bool {
    let quit = |effect: &Effect| matches!(effect, Effect::Quit(_));
    effects.iter().any(quit)
}
