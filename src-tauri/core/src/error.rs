//! Why something was refused or failed: a code the page has words for, and the parameters of that sentence.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

/// Declares the closed list once, so that the enum, its wire form and `ALL` cannot drift apart.
macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $wire:literal,)*) => {
        /// Every reason this program can give. The launcher page has words for each, in every language.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Code { $($(#[$doc])* #[serde(rename = $wire)] $name,)* }

        impl Code {
            /// All codes, in the order of their declaration.
            pub const ALL: &[Code] = &[$(Code::$name),*];

            /// The form used on the wire, on the command line and in the catalogues of words.
            pub const fn as_str(self) -> &'static str {
                match self { $(Code::$name => $wire),* }
            }
        }
    };
}

codes! {
    // Links (meeting/link.rs)
    /// Nothing was entered.
    LinkEmpty = "link-empty",
    /// More than 8 KiB.
    LinkTooLong = "link-too-long",
    /// Control characters, line breaks, backslashes or surrounding space.
    LinkControlCharacters = "link-control-characters",
    /// Not of the shape of an address at all.
    LinkNotALink = "link-not-a-link",
    /// None of `https:`, `http:` and `bbw-meet:`. Parameter `scheme`.
    LinkScheme = "link-scheme",
    /// `user@` or `user:password@` before the host.
    LinkUserInfo = "link-user-info",
    /// The host holds characters outside ASCII. Parameter `host`, as punycode.
    LinkHostNotAscii = "link-host-not-ascii",
    /// An IP address the deployment does not name.
    LinkHostIsAddress = "link-host-is-address",
    /// Not a server of the organisation. Parameter `host`.
    LinkHostUnknown = "link-host-unknown",
    /// Not exactly `[TENANT/]ROOM`.
    LinkPath = "link-path",
    /// Percent-encoding that is broken or encodes itself again, or a letter that was lost on the way.
    LinkEncoding = "link-encoding",
    /// Cut short: it ends in `…`.
    LinkCut = "link-cut",
    /// It may go on in the next line.
    LinkWrapped = "link-wrapped",
    /// Where it ends cannot be told from the text around it.
    LinkUnclear = "link-unclear",
    /// Rewritten by a mail gateway in a way only the gateway can undo.
    LinkSealed = "link-sealed",
    /// A note: it said `http:` and is opened as `https:`.
    LinkUpgraded = "link-upgraded",
    /// A file or folder of the server. Parameter `room`.
    RoomReserved = "room-reserved",
    /// A character Jitsi would remove. Parameter `character`.
    RoomCharacter = "room-character",
    /// Invisible or direction-changing characters.
    RoomInvisible = "room-invisible",
    /// More than 1,023 bytes as it is sent.
    RoomTooLong = "room-too-long",
    /// More than 63 characters, or `-` at an end.
    TenantInvalid = "tenant-invalid",

    // What was handed to the program (launch)
    /// More than one link or file.
    LaunchTooMany = "launch-too-many",
    /// An option the program does not know.
    LaunchOption = "launch-option",
    /// An option that needs something after it. Parameter `option`.
    LaunchValueMissing = "launch-value-missing",
    /// An option that takes nothing after it. Parameter `option`.
    LaunchValueUnwanted = "launch-value-unwanted",
    /// Options, or an option and a link or file, that do not go together.
    LaunchTogether = "launch-together",
    /// Nothing to check.
    LaunchItemMissing = "launch-item-missing",
    /// No folder for the files of an invitation.
    LaunchFolderMissing = "launch-folder-missing",
    /// An end without a start.
    LaunchStartMissing = "launch-start-missing",
    /// A link with a token could not be kept off the command line.
    LaunchNotHidden = "launch-not-hidden",
    /// Not valid Unicode.
    LaunchNotUnicode = "launch-not-unicode",
    /// Something is asked faster than it can be answered.
    Busy = "busy",
    /// The window's process could not be started, or ended again and again.
    WindowFailed = "window-failed",
    /// The window on the disk is of another version than the program that runs.
    VersionMixed = "version-mixed",

    // Files (invitation/)
    /// No such file, or it vanished.
    FileMissing = "file-missing",
    /// A file on another computer, named by its address (`smb:` and the like).
    FileElsewhere = "file-elsewhere",
    /// Not allowed to read, or a read error.
    FileUnreadable = "file-unreadable",
    /// The disk it lies on does not answer yet.
    FileSlow = "file-slow",
    /// A folder, device or pipe.
    FileNotRegular = "file-not-regular",
    /// More than 64 KiB, or 1 MiB for a calendar, mail or page.
    FileTooLarge = "file-too-large",
    /// Empty, or nothing but white space.
    FileEmpty = "file-empty",
    /// The address stands in letters nobody can be sure of.
    FileEncoding = "file-encoding",
    /// None of the formats that are understood.
    FileFormat = "file-format",
    /// The right format, but broken. Parameter `line` where known.
    FileBroken = "file-broken",
    /// Written by a newer version of this program.
    FileNewer = "file-newer",
    /// A launcher that would run a program.
    FileRunsProgram = "file-runs-program",
    /// No address of a meeting in it.
    InvitationNoMeeting = "invitation-no-meeting",
    /// More than one meeting in it.
    InvitationSeveral = "invitation-several",
    /// One meeting in the text, another one in the signature below it.
    InvitationSignature = "invitation-signature",
    /// The end lies before the start.
    InvitationTimes = "invitation-times",
    /// A local time that does not exist (clock change). Parameters `time`, `zone`.
    TimeDoesNotExist = "time-does-not-exist",
    /// A local time that exists twice; the earlier one was taken. Parameters `time`, `zone`.
    TimeExistsTwice = "time-exists-twice",
    /// A note: the calendar names no time zone that is known, so its times were taken as this computer's.
    TimeZoneUnknown = "time-zone-unknown",
    /// Not a date or time. Parameter `text`.
    TimeInvalid = "time-invalid",
    /// The day is missing.
    DateEmpty = "date-empty",
    /// The time of day is missing.
    TimeEmpty = "time-empty",
    /// A question: the start lies in the past.
    TimePast = "time-past",
    /// The title is missing.
    TitleEmpty = "title-empty",
    /// The title is longer than 120 characters.
    TitleTooLong = "title-too-long",

    // Profile
    /// A name is needed.
    NameEmpty = "name-empty",
    /// More than 50 characters (Jitsi cuts there).
    NameTooLong = "name-too-long",
    /// Control or invisible characters in a name.
    NameCharacters = "name-characters",

    // Storage (storage.rs)
    /// The disk is full.
    StorageFull = "storage-full",
    /// The folder or file may not be written.
    StorageReadOnly = "storage-read-only",
    /// Another error of the file system. Parameter `error`.
    StorageFailed = "storage-failed",
    /// A file was broken and has been set aside. Parameter `file`: its new name.
    StorageSetAside = "storage-set-aside",
    /// A file was written by a newer version and is left as it is. Parameter `file`.
    StorageNewer = "storage-newer",
    /// Something could not be erased. Parameter `file`.
    StorageNotErased = "storage-not-erased",

    // Deployment
    /// The deployment file is broken. Parameters `file`, `line`, `field`, `why`.
    DeploymentBroken = "deployment-broken",

    // Consent
    /// A meeting was asked for without consent.
    ConsentMissing = "consent-missing",
    /// What was agreed to is not the notice that counts now.
    NoticeChanged = "notice-changed",

    // Meeting hosts
    /// No browser of the Chromium family is installed.
    HostNotInstalled = "host-not-installed",
    /// The browser could not be started.
    HostNotStarted = "host-not-started",
    /// The browser ended before the meeting was there.
    HostEndedEarly = "host-ended-early",
    /// The browser refused to be controlled (policy, confinement).
    HostRefused = "host-refused",
    /// The browser did not answer in time.
    HostSilent = "host-silent",
    /// The web view has no WebRTC.
    HostNoWebrtc = "host-no-webrtc",
    /// The page said that this browser is not supported.
    HostUnsupported = "host-unsupported",
    /// This system's web view is missing (Windows without WebView2).
    HostMissing = "host-missing",
    /// Windows: WebView2 is there and does not start. Parameter `error`: Windows' own code, if it said one.
    HostBroken = "host-broken",
    /// Every host failed.
    HostNone = "host-none",
    /// No window that is there can show the page for trying out camera and microphone.
    PracticeUnavailable = "practice-unavailable",
    /// The browser crashed during the meeting.
    HostCrashed = "host-crashed",

    /// Not possible while a meeting runs.
    MeetingRuns = "meeting-runs",
    /// The organisation has settled it. Parameter `field`: the setting.
    SettingLocked = "setting-locked",

    // The way to the server
    /// This computer has no network.
    NetOffline = "net-offline",
    /// The server's name is unknown.
    NetName = "net-name",
    /// The server refused the connection or reset it.
    NetRefused = "net-refused",
    /// No answer in time.
    NetTimeout = "net-timeout",
    /// The certificate is not trusted.
    NetCertificate = "net-certificate",
    /// The certificate has expired or is not valid yet.
    NetCertificateDate = "net-certificate-date",
    /// The certificate is for another name.
    NetCertificateName = "net-certificate-name",
    /// A proxy or portal asks for a sign-in.
    NetPortal = "net-portal",
    /// The server answered with an error. Parameter `status`.
    NetServer = "net-server",
    /// A server answered, but it is no Jitsi.
    NetWrongHost = "net-wrong-host",
    /// Another network error. Parameter `error`, the browser's own name of it.
    NetFailed = "net-failed",

    // The program itself
    /// No screen to show a window on.
    NoDisplay = "no-display",
    /// Not possible while the program runs.
    InstanceRuns = "instance-runs",
    /// The running program did not answer.
    InstanceSilent = "instance-silent",
    /// Something could not be opened in another program.
    OpenFailed = "open-failed",
    /// What was asked for is no longer there.
    NotFound = "not-found",
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A refusal or failure: the code and what its sentence needs.
///
/// Parameters are shown, copied and logged. Never put a room, a title, a token or a person's name into one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Problem {
    /// What happened.
    pub code: Code,
    /// What the sentence names, by the placeholder's name.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub params: BTreeMap<String, String>,
}

impl Problem {
    /// A problem without parameters.
    pub fn new(code: Code) -> Self {
        Self {
            code,
            params: BTreeMap::new(),
        }
    }

    /// Adds a parameter.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl fmt::Display) -> Self {
        self.params.insert(name.to_owned(), value.to_string());
        self
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code.as_str())?;
        for (name, value) in &self.params {
            write!(f, " {name}={value:?}")?;
        }
        Ok(())
    }
}

impl std::error::Error for Problem {}
