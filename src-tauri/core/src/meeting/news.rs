//! What a meeting host reports about its meeting.

use serde::{Deserialize, Serialize};

use super::Ending;
use crate::error::Problem;

/// News about one meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    /// The window is there; what is waited for now is the server.
    Asking,
    /// The meeting's page is there.
    Opened,
    /// The person wants to go to this address, for the program to judge: another meeting, a page for their own browser,
    /// or the draft of a mail.
    Elsewhere(String),
    /// The meeting is over and its window gone.
    Over(Ending),
    /// This host cannot do it; another may.
    HostFailed(Problem),
    /// No host could do it: the server or the way to it is at fault.
    MeetingFailed(Problem),
    /// A page came, but it does not look like a meeting's. The person may know better.
    NoMeeting(Problem),
}
