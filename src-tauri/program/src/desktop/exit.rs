//! Exit codes: what scripts and administrators can rely on.

use std::process::ExitCode;

use bbw_meet_core::error::Code;

/// How the program ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Exit {
    /// As asked, or handed to the running program.
    Done = 0,
    /// Something failed; it was said what.
    Failed = 1,
    /// An option, link or file was refused.
    Refused = 2,
    /// No screen to show a window on.
    NoDisplay = 3,
    /// The deployment file is broken.
    Deployment = 4,
    /// A running program did not answer.
    InstanceSilent = 5,
    /// Windows lacks WebView2, or it does not start, and without it nothing could be opened.
    NoWebview = 6,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        ExitCode::from(exit as u8)
    }
}

/// How the program ends when a command fails with `code`.
impl From<Code> for Exit {
    fn from(code: Code) -> Self {
        use Code::*;
        if code == NoDisplay {
            Exit::NoDisplay
        } else if code == DeploymentBroken {
            Exit::Deployment
        } else if code == InstanceSilent {
            Exit::InstanceSilent
        } else if matches!(code, HostMissing | HostBroken) {
            Exit::NoWebview
        } else if matches!(
            code,
            StorageFull
                | StorageReadOnly
                | StorageFailed
                | StorageNotErased
                | LaunchNotHidden
                | HostNotInstalled
                | HostNotStarted
                | HostEndedEarly
                | HostRefused
                | HostSilent
                | HostNoWebrtc
                | HostUnsupported
                | HostNone
                | PracticeUnavailable
                | HostCrashed
                | NetOffline
                | NetName
                | NetRefused
                | NetTimeout
                | NetCertificate
                | NetCertificateDate
                | NetCertificateName
                | NetPortal
                | NetServer
                | NetFailed
                | OpenFailed
                | WindowFailed
                | VersionMixed
        ) {
            Exit::Failed
        } else {
            Exit::Refused
        }
    }
}
