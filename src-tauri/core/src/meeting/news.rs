//! What a meeting host tells of its meeting.

use super::Ending;
use crate::error::Problem;

/// News of one meeting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    /// The meeting's page is there.
    Opened,
    /// The meeting is over and its window gone.
    Over(Ending),
    /// This host cannot do it; another may.
    HostFailed(Problem),
    /// No host could do it: the server or the way to it is at fault.
    MeetingFailed(Problem),
}
