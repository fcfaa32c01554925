//! What the launcher page gets to see: the session, without anything secret in it.

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::invitation::schedule::When;
use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::{Ending, Target};
use bbw_meet_core::profile::Profile;
use jiff::Timestamp;
use serde::Serialize;

use crate::destination::Destination;
use crate::log;
use crate::meeting::{Availability, HostKind};
use crate::session::{Session, Stage, Ways};

/// The whole state of the launcher page.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct View {
    stage: StageView,
    meeting: Option<MeetingView>,
    running: Option<MeetingView>,
    profile: Profile,
    language: Language,
    consent: ConsentView,
    history: Vec<PastMeeting>,
    organisation: OrganisationView,
    servers: Vec<String>,
    start_address: String,
    version: &'static str,
    hosts: Vec<Availability>,
    notes: Vec<Problem>,
}

#[derive(Clone, Serialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
enum StageView {
    Welcome,
    Declined,
    Home,
    Appointment {
        when: &'static str,
    },
    Opening {
        host: Option<HostKind>,
        asking: bool,
        slow: bool,
        notes: Vec<Problem>,
    },
    Running {
        host: Option<HostKind>,
    },
    Switch,
    Over {
        ending: Ending,
    },
    Problem {
        problem: Problem,
        #[serde(flatten)]
        ways: Ways,
        /// The newest lines of the log, for whoever helps.
        log: Vec<String>,
    },
}

#[derive(Clone, Serialize)]
struct MeetingView {
    host: String,
    room: String,
    tenant: Option<String>,
    title: Option<String>,
    start: Option<Timestamp>,
    end: Option<Timestamp>,
    organizer: Option<String>,
}

#[derive(Clone, Serialize)]
struct ConsentView {
    standing: &'static str,
    at: Option<Timestamp>,
}

#[derive(Clone, Serialize)]
struct PastMeeting {
    id: String,
    host: String,
    room: String,
    title: Option<String>,
    at: Timestamp,
}

#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct OrganisationView {
    name: String,
    controller: String,
    contact_mail: Option<String>,
    page: String,
    guest_page: String,
    notice_title: String,
    /// The short summary in the catalogues speaks of this notice.
    notice_is_built_in: bool,
}

impl View {
    /// The session as it is now.
    pub(crate) fn of(session: &Session) -> Self {
        let standing = session.standing();
        let organisation = &session.deployment.organisation;
        Self {
            stage: stage(session),
            meeting: session.destination.as_ref().and_then(meeting),
            running: session
                .running
                .as_ref()
                .and_then(|running| meeting(&running.destination)),
            profile: session.profile.clone(),
            language: session.language(),
            consent: ConsentView {
                standing: standing.as_str(),
                at: standing.at(),
            },
            history: session.history.entries().iter().map(past_meeting).collect(),
            organisation: OrganisationView {
                name: organisation.name.clone(),
                controller: organisation.controller.clone(),
                contact_mail: organisation.contact_mail.clone(),
                page: organisation.page.to_string(),
                guest_page: session.deployment.guest_page.to_string(),
                notice_title: session.deployment.notice.title().to_owned(),
                notice_is_built_in: session.deployment.notice.html() == crate::start::NOTICE,
            },
            servers: session
                .deployment
                .servers
                .iter()
                .map(ToString::to_string)
                .collect(),
            start_address: session.deployment.start_address.to_string(),
            version: env!("CARGO_PKG_VERSION"),
            hosts: session.hosts.clone(),
            notes: session.notes.clone(),
        }
    }
}

fn stage(session: &Session) -> StageView {
    let running = session.running.as_ref();
    match &session.stage {
        Stage::Welcome => StageView::Welcome,
        Stage::Declined => StageView::Declined,
        Stage::Home => StageView::Home,
        Stage::Appointment(When::CalledOff) => StageView::Appointment { when: "cancelled" },
        Stage::Appointment(When::Past) => StageView::Appointment { when: "past" },
        Stage::Appointment(When::Early | When::Now) => StageView::Appointment { when: "early" },
        Stage::Opening => StageView::Opening {
            host: running.map(|running| running.host),
            asking: running.is_some_and(|running| running.asking),
            slow: running.is_some_and(|running| running.slow),
            notes: running
                .map(|running| running.notes.clone())
                .unwrap_or_default(),
        },
        Stage::Running => StageView::Running {
            host: running.map(|running| running.host),
        },
        Stage::Switch => StageView::Switch,
        Stage::Over(ending) => StageView::Over { ending: *ending },
        Stage::Problem { problem, ways } => StageView::Problem {
            problem: problem.clone(),
            ways: *ways,
            log: log::tail(&session.folders.data),
        },
    }
}

/// The start page is no meeting.
fn meeting(destination: &Destination) -> Option<MeetingView> {
    match &destination.target {
        Target::StartPage(_) => None,
        Target::Meeting(link) => Some(MeetingView {
            host: link.host().to_owned(),
            room: link.room().to_owned(),
            tenant: link.tenant().map(str::to_owned),
            title: destination.title.clone(),
            start: destination.start,
            end: destination.end,
            organizer: destination.organizer.clone(),
        }),
    }
}

fn past_meeting(entry: &bbw_meet_core::history::Entry) -> PastMeeting {
    PastMeeting {
        id: entry.id.clone(),
        host: entry.meeting.host.clone(),
        room: entry.meeting.room.clone(),
        title: entry.meeting.title.clone(),
        at: entry.at,
    }
}

/// "What is stored?": every file, and what it is for.
#[derive(Serialize)]
pub(crate) struct Stored {
    pub(crate) folders: Vec<StoredFolder>,
    pub(crate) consents: Vec<bbw_meet_core::privacy::consent::Record>,
}

#[derive(Serialize)]
pub(crate) struct StoredFolder {
    pub(crate) path: String,
    pub(crate) what: &'static str,
    pub(crate) files: Vec<StoredFile>,
}

#[derive(Serialize)]
pub(crate) struct StoredFile {
    pub(crate) path: String,
    pub(crate) what: &'static str,
    pub(crate) bytes: u64,
}

/// A problem of the program's own making, where the page asked for something that is not there.
pub(crate) fn not_found() -> Problem {
    Code::NotFound.into()
}
