//! Trying out camera and microphone before a meeting.
//!
//! A page of this program's own, in the kind of window a meeting gets, under the meeting server's origin: what works there
//! works in the meeting, permissions included. Whoever shows it answers every request of the window from [`Site`], so none
//! reaches a network. It needs no consent, because nothing leaves the computer.

mod site;

use serde::{Deserialize, Serialize};

pub use site::{File, Looks, POLICY, Reply, Site};

use crate::error::Problem;

/// How a practice ended, where nothing failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum End {
    /// The person wants to go on into the meeting.
    GoOn,
    /// The person has seen enough, or has closed the window.
    Back,
}

/// News of a practice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum News {
    /// Its page is there.
    Opened,
    /// It is over and its window gone.
    Over(End),
    /// This window cannot do it; another kind may.
    Failed(Problem),
}
