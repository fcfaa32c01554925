//! The two directions of the talk, each one closed list.

use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Activation, Place, View};
use crate::deployment::Brand;
use crate::error::{Code, Problem};
use crate::invitation::Draft;
use crate::language::Language;
use crate::meeting::News;
use crate::origin::Origin;
use crate::practice::{self, Looks, Site};

/// The version both halves must have. They are installed together; after an upgrade, a program that still runs may
/// find a window of the next version.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// Declares what the page may ask once, so that the enum, its wire form and the list of names cannot drift apart.
macro_rules! asks {
    ($($(#[$doc:meta])* $name:ident = $wire:literal $({ $($field:ident: $type:ty,)+ })?,)*) => {
        /// What the launcher's page may ask. On the wire an object whose `ask` is the name, with the fields beside it.
        #[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
        #[serde(tag = "ask", deny_unknown_fields)]
        pub enum Ask { $(
            $(#[$doc])*
            #[serde(rename = $wire)]
            $name $({ $(
                #[allow(missing_docs)] // Said of the whole.
                $field: $type,
            )+ })?,
        )* }

        impl Ask {
            /// Every name with the names of its fields, in the order of their declaration.
            pub const ALL: &[(&str, &[&str])] = &[$(($wire, &[$($(stringify!($field)),+)?])),*];
        }
    };
}

asks! {
    /// The newest view.
    Look = "look",
    /// All catalogues of words, by language.
    Words = "words",
    /// End the program, unless a meeting runs.
    Quit = "quit",

    /// The person agrees to the notice with the hash that was shown, of the terms with this number, and says a name. `choices` is what was set before,
    /// a part of the profile as in `change-settings`: it counts in the meeting that opens now.
    Agree = "agree" { of: usize, name: String, language: Language, notice: String, choices: Value, },
    /// The person does not agree to the terms with this number.
    Decline = "decline" { of: usize, },
    /// Back to the question.
    Reconsider = "reconsider",
    /// The person takes the consent to these terms back.
    Withdraw = "withdraw" { of: usize, },
    /// Change name or settings; `patch` is a part of the profile as the view has it.
    ChangeSettings = "change-settings" { patch: Value, },
    /// Forget one of the last meetings, by its id.
    Forget = "forget" { id: String, },
    /// Forget all meetings.
    ForgetAll = "forget-all",
    /// Erase everything that is stored.
    EraseAll = "erase-all",
    /// A note has been read, by its number.
    Dismiss = "dismiss" { note: u64, },
    /// What is stored?
    Stored = "stored",
    /// Save a text with all that is stored.
    ExportStored = "export-stored",
    /// What support needs to know about this computer, in the language the launcher speaks.
    Diagnosis = "diagnosis",

    /// A link, a meeting's name or a whole mail was entered, for the program to judge.
    Enter = "enter" { text: String, },
    /// Open the meeting that waits, or the last one once more.
    JoinPending = "join-pending",
    /// One of the last meetings again, by its id.
    JoinHistory = "join-history" { id: String, },
    /// Try out camera and microphone, in these looks; that meeting waits behind it.
    Practise = "practise" { of: Chosen, looks: Looks, },
    /// Bring the window for trying out to the front.
    ShowPractice = "show-practice",
    /// Close the window for trying out.
    EndPractice = "end-practice",
    /// Stop waiting for the meeting.
    Cancel = "cancel",
    /// Leave the running meeting and join the other.
    LeaveAndJoin = "leave-and-join",
    /// Stay in the running meeting.
    Stay = "stay",
    /// Back to where nothing is asked for.
    GoHome = "go-home",
    /// Open the page although it does not look like a meeting's.
    OpenAnyway = "open-anyway",
    /// Open the meeting in the default browser.
    OpenInBrowser = "open-in-browser",
    /// The meeting's address, for copying. Never with a token.
    MeetingLink = "meeting-link",
    /// How to join on a telephone: the address, and its QR code.
    Telephone = "telephone" { of: Chosen, },
    /// Save a calendar entry of the meeting that waits.
    CalendarPending = "calendar-pending",

    /// A name for a meeting that nobody can guess.
    SuggestRoom = "suggest-room" { title: String, },
    /// Is anything wrong with the draft?
    CheckInvitation = "check-invitation" { draft: Draft, },
    /// The text for a mail.
    InvitationText = "invitation-text" { draft: Draft, language: Language, },
    /// Save the invitation in this form.
    SaveInvitation = "save-invitation" { draft: Draft, kind: Form, language: Language, },
    /// Open the mail program with the invitation in it.
    MailInvitation = "mail-invitation" { draft: Draft, language: Language, },
    /// Open the meeting that was drafted.
    StartInvitation = "start-invitation" { draft: Draft, },

    /// Open a page the deployment names, or the folder things are saved in.
    OpenPage = "open-page" { which: Page, },
    /// A mail to the organisation about a problem.
    WriteMail = "write-mail" { code: Option<Code>, },
    /// Does the system make captions of what is heard?
    LiveCaptions = "live-captions",
    /// Start them.
    OpenLiveCaptions = "open-live-captions",
}

/// Which of the meetings the program knows, or can read from a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Chosen {
    /// The one that waits, or the last one.
    Pending,
    /// What was entered, for the program to judge; nothing stands for the start page.
    Entered(String),
    /// One of the last meetings, by its id.
    Past(String),
}

/// In what form an invitation is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// The program's own.
    Bbwmeet,
    /// A calendar entry.
    Ics,
    /// A shortcut on the person's desktop.
    Shortcut,
}

/// Pages the deployment names, or the folder things are saved in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Page {
    /// The organisation's own.
    Organisation,
    /// For guests without the program.
    Guest,
    /// The downloads.
    Folder,
}

/// What a window is for, said in the first message to it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Role {
    /// Show the launcher.
    Launcher(Box<Launcher>),
    /// Show a meeting in a web view. Such a process has no road into the program but the news of its meeting.
    Meeting(Box<MeetingOrder>),
    /// Let a person try out camera and microphone. Such a process has no road into the program but the news of that.
    Practice(Box<PracticeOrder>),
    /// Show nothing: say whether the web view could carry a meeting.
    Probe,
}

/// What a launcher starts with, so that its page need not ask before it can be seen.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Launcher {
    /// The first view.
    pub view: View,
    /// The words of the view's language.
    pub words: Value,
    /// All languages there are.
    pub languages: Vec<super::view::Spoken>,
    /// The notices in every language they are there in; none where whose it is could not be found out.
    pub notices: Vec<super::view::Notice>,
    /// What the window looks like.
    pub brand: Brand,
    /// Where the window was the last time.
    pub place: Place,
    /// What the web view writes by itself goes here.
    pub folder: PathBuf,
}

/// A meeting to be shown in a web view. `Debug` hides what may hold a token.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct MeetingOrder {
    /// The full address. Secret.
    pub address: String,
    /// Is it a meeting? Else it is the start page, from which the way home ends nothing.
    pub is_meeting: bool,
    /// The server's origin.
    pub server: Origin,
    /// Other sites a sign-in may lead through.
    pub sign_in: Vec<Origin>,
    /// The script that comes before every page. Secret.
    pub script: String,
    /// The meeting may show notifications of the system.
    pub notify: bool,
    /// What the invitation calls the meeting.
    pub title: Option<String>,
    /// The page shown until the meeting's is there.
    pub opening_page: String,
    /// Look whether the page that comes is a meeting's.
    pub check: bool,
    /// The profile is for this visit only.
    pub once: bool,
    /// The profile's folder.
    pub folder: PathBuf,
    /// Where what is downloaded in the meeting is saved.
    pub downloads: PathBuf,
}

impl fmt::Debug for MeetingOrder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("MeetingOrder")
            .field("server", &self.server)
            .finish_non_exhaustive()
    }
}

/// A page for trying out camera and microphone, to be shown in a web view.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PracticeOrder {
    /// The page. The window answers every request from it, and lets none through.
    pub site: Site,
    /// What the window is called at first.
    pub title: String,
    /// The profile's folder, which is erased afterwards.
    pub folder: PathBuf,
}

/// The first message to a window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Begin {
    /// [`VERSION`] of the program. A window of another version ends at once.
    pub version: String,
    /// What the window is for.
    pub role: Role,
}

/// What a window is told.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ToWindow {
    /// The first message.
    Begin(Box<Begin>),
    /// Launcher: the state of the program is this now.
    View(Box<View>),
    /// Launcher: the answer to the question with this number.
    Answer {
        /// The question's number.
        id: u64,
        /// What the page gets.
        answer: Result<Value, Problem>,
    },
    /// Come to the front, with the desktop's leave where it gave one; to be answered with [`FromWindow::Shown`].
    Show(Option<Activation>),
    /// End.
    Close,
}

/// What a window says.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FromWindow {
    /// The first message: the window's own [`VERSION`].
    Hello {
        /// Of the window.
        version: String,
    },
    /// The window can be seen, and is in front where the desktop lets it.
    Shown,
    /// Launcher: the page asks.
    Ask {
        /// The number the answer must bear.
        id: u64,
        /// The question.
        ask: Ask,
    },
    /// Launcher: the person dropped files onto the window.
    Dropped(Vec<PathBuf>),
    /// Launcher: where the window is, told before it goes.
    Placed(Place),
    /// Launcher: the person closed it.
    Closed,
    /// Whether the web view could carry a meeting.
    Webrtc(bool),
    /// Launcher: the web view does not start, for this reason of the system's (Windows: `HRESULT`), if it said one.
    /// The last word.
    Broken(Option<u32>),
    /// Meeting: its news.
    News(News),
    /// Practice: its news.
    Practice(practice::News),
    /// Meeting: its page wants this web address opened elsewhere, for the program to judge.
    Elsewhere(String),
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_page_can_ask_what_is_declared_and_nothing_else() {
        let ask = |value| serde_json::from_value::<Ask>(value);
        assert_eq!(
            ask(json!({"ask": "enter", "text": "Raum"})).unwrap(),
            Ask::Enter {
                text: "Raum".to_owned()
            }
        );
        assert_eq!(ask(json!({"ask": "cancel"})).unwrap(), Ask::Cancel);
        for refused in [
            json!({"ask": "open", "address": "https://evil.example/"}),
            json!({"ask": "enter"}),
            json!({"ask": "enter", "text": 1}),
            json!({"ask": "enter", "text": "Raum", "address": "https://evil.example/"}),
            json!({"ask": "open-page", "which": "https://evil.example/"}),
            json!({"ask": "telephone", "of": {"address": "https://evil.example/"}}),
            json!({"ask": "save-invitation", "draft": {"title": "x"}, "kind": "../x", "language": "de"}),
            json!("cancel"),
            json!(null),
        ] {
            assert!(ask(refused.clone()).is_err(), "{refused}");
        }
    }

    #[test]
    fn a_secret_address_is_in_no_debug_text() {
        let order = MeetingOrder {
            address: "https://meet.bbw.example/r?jwt=aa.bb.cc".to_owned(),
            is_meeting: true,
            server: Origin::parse("https://meet.bbw.example").unwrap(),
            sign_in: vec![],
            script: String::new(),
            notify: false,
            title: None,
            opening_page: String::new(),
            check: true,
            once: true,
            folder: PathBuf::new(),
            downloads: PathBuf::new(),
        };
        let message = ToWindow::Begin(Box::new(Begin {
            version: VERSION.to_owned(),
            role: Role::Meeting(Box::new(order)),
        }));
        assert!(!format!("{message:?}").contains("aa.bb.cc"));
    }
}
