//! What the launcher's page gets to see: the state of the program, without anything secret in it.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::error::Problem;
use crate::language::Language;
use crate::meeting::qr::Symbol;
use crate::meeting::{Availability, Ending, HostKind};
use crate::privacy::consent::{Change, Record};
use crate::profile::{Locks, Profile};
use crate::window::protocol::Form;

/// The whole state of the launcher's page.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct View {
    /// Grows with every change of the state: an older view never replaces a newer one.
    pub revision: u64,
    /// What is to be shown.
    pub stage: Stage,
    /// A page of the launcher that a start of the program asked for: it lies above the stage.
    pub page: Option<AskedPage>,
    /// The meeting that is asked for.
    pub meeting: Option<Meeting>,
    /// The meeting that runs.
    pub running: Option<Meeting>,
    /// Name and settings, as they count.
    pub profile: Profile,
    /// Which of the settings are not the person's to choose.
    pub locks: Locks,
    /// The language to speak.
    pub language: Language,
    /// What the person said to each of the deployment's terms.
    pub consents: Vec<Consent>,
    /// The number of those it is about now.
    pub asked: usize,
    /// The last meetings, newest first.
    pub history: Vec<PastMeeting>,
    /// Whose meetings these are.
    pub organisation: Organisation,
    /// The servers' origins, the default first.
    pub servers: Vec<String>,
    /// Where an empty field leads.
    pub start_address: String,
    /// The program's version.
    pub version: String,
    /// The kinds of window, and which of them can be used here.
    pub hosts: Vec<Availability>,
    /// What the person should know, but need not act on.
    pub notes: Vec<Note>,
}

/// A language the page can be read in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Spoken {
    /// Which one.
    pub id: Language,
    /// What those who speak it call it.
    pub name: String,
}

/// A page that is asked for. A window turns to it once: who leaves it has left it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedPage {
    /// Another number each time.
    pub id: u64,
    /// Which.
    pub page: Page,
}

/// Pages of the launcher that a start of the program can ask for, by the page's own names of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Page {
    /// Where invitations are made.
    Create,
}

/// What is to be shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Stage {
    /// The program cannot start, and ends when this has been read.
    Halted {
        /// Why.
        problem: Problem,
    },
    /// Consent and name are asked for.
    Welcome,
    /// The person has refused.
    Declined,
    /// Nothing is asked for and nothing runs.
    Home,
    /// The meeting starts far ahead, is long over, or was called off.
    Appointment {
        /// `early`, `past` or `cancelled`.
        when: String,
    },
    /// A meeting is being opened.
    Opening {
        /// In which kind of window.
        host: Option<HostKind>,
        /// The window is there, but the server has not answered yet.
        asking: bool,
        /// It takes longer than a person expects.
        slow: bool,
        /// Hosts that failed.
        notes: Vec<Problem>,
    },
    /// Camera and microphone are tried out, in a window of their own.
    Practice,
    /// A meeting runs in a window of its own.
    Running,
    /// Another meeting is asked for while one runs, or ran until a moment ago.
    Switch {
        /// The other one begins about now.
        begins: bool,
    },
    /// The meeting is over.
    Over {
        /// How.
        ending: Ending,
    },
    /// Something failed.
    Problem {
        /// What.
        problem: Problem,
        /// The ways on.
        #[serde(flatten)]
        ways: Ways,
        /// It happened on the way to somewhere, whose address can be copied.
        link: bool,
    },
}

/// The ways on from a problem, besides the way home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ways {
    /// Trying once more makes sense.
    pub retry: bool,
    /// The person may know better.
    pub anyway: bool,
    /// The default browser may help.
    pub browser: bool,
}

impl Ways {
    /// Only the way home.
    pub const HOME: Self = Self {
        retry: false,
        anyway: false,
        browser: false,
    };
    /// Once more.
    pub const RETRY: Self = Self {
        retry: true,
        ..Self::HOME
    };
    /// Once more, or in the default browser.
    pub const BROWSER: Self = Self {
        browser: true,
        ..Self::RETRY
    };
    /// Once more, or whatever the page looks like.
    pub const ANYWAY: Self = Self {
        anyway: true,
        ..Self::RETRY
    };
}

/// A meeting, as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The server's host name.
    pub host: String,
    /// The room.
    pub room: String,
    /// The tenant.
    pub tenant: Option<String>,
    /// The invitation's title.
    pub title: Option<String>,
    /// When it begins.
    pub start: Option<Timestamp>,
    /// When it ends.
    pub end: Option<Timestamp>,
    /// Who invites.
    pub organizer: Option<String>,
}

/// What the person said to the terms of some servers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Consent {
    /// As `Standing::as_str` of the consent log.
    pub standing: String,
    /// When it was said.
    pub at: Option<Timestamp>,
    /// What has changed since then, if that is why it no longer counts.
    pub changed: Vec<Change>,
    /// Who answers for the data there.
    pub controller: String,
    /// The servers' origins.
    pub servers: Vec<String>,
    /// The short summary in the catalogues speaks of their notice.
    pub notice_is_built_in: bool,
}

/// One of the last meetings.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PastMeeting {
    /// What the page calls it by.
    pub id: String,
    /// The server's host name.
    pub host: String,
    /// The room.
    pub room: String,
    /// The invitation's title.
    pub title: Option<String>,
    /// When it was opened last.
    pub at: Timestamp,
}

/// Whose meetings these are.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Organisation {
    /// Its name.
    pub name: String,
    /// Who answers for the data.
    pub controller: String,
    /// Whom to write to.
    pub contact_mail: Option<String>,
    /// Its page.
    pub page: String,
    /// Its page for guests without the program.
    pub guest_page: String,
}

/// A note, which stays until the person has read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// What the page calls it by.
    pub id: u64,
    /// What it says.
    pub problem: Problem,
}

/// A notice in one language, exactly as the record's hash has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// The number of the terms it belongs to.
    pub of: usize,
    /// The text.
    pub html: String,
    /// Its SHA-256, in hexadecimal digits.
    pub sha256: String,
    /// What it is called.
    pub title: String,
    /// Its language, as a tag (BCP 47).
    pub language: String,
    /// The most important in a few sentences, where the organisation says it.
    pub summary: Vec<String>,
}

/// "What is stored?": every file, and what it is for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stored {
    /// By folder.
    pub folders: Vec<StoredFolder>,
    /// Every consent.
    pub consents: Vec<Record>,
}

/// A folder of what is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFolder {
    /// Where it is.
    pub path: String,
    /// What it is for: a key of the catalogues.
    pub what: String,
    /// What is in it.
    pub files: Vec<StoredFile>,
}

/// A file of what is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StoredFile {
    /// Where it is.
    pub path: String,
    /// What it is for: a key of the catalogues.
    pub what: String,
    /// Its size.
    pub bytes: u64,
}

/// A draft in which nothing is wrong, as the page shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Preview {
    /// The room.
    pub room: String,
    /// The server's host name.
    pub host: String,
    /// The https address.
    pub link: String,
    /// When it begins.
    pub start: Option<Timestamp>,
    /// When it ends.
    pub end: Option<Timestamp>,
    /// The zone its times were taken in, for people.
    pub zone: String,
    /// What they should know.
    pub note: Option<Problem>,
    /// It begins in the past, which is to be asked about.
    pub past: bool,
    /// In what forms it can be saved here.
    pub forms: Vec<Form>,
}

/// How to join on a telephone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Telephone {
    /// The https address. Never with a token.
    pub link: String,
    /// The same for a camera, unless it is too long for that.
    pub code: Option<Symbol>,
    /// The person's own link has a token, which this one lacks: the server may ask who they are.
    pub lacks_token: bool,
}
