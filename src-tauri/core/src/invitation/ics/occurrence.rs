//! One date of an event, and which of several a person means now.

use std::collections::BTreeSet;

use jiff::Timestamp;

use crate::invitation::schedule::{self, EARLY, LONGEST, When};

/// When an event takes place.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Occurrence {
    pub(super) start: Option<Timestamp>,
    pub(super) end: Option<Timestamp>,
    pub(super) whole_day: bool,
}

/// How likely a person means an occurrence now; less is likelier.
pub(super) type Rank = (u8, i64);

impl Occurrence {
    /// First whatever is running or begins soon; of those, the one that begins nearest to now: of two that are running,
    /// the one that began last. Then the next one. Then what has ended but may still be going on. Whole days come after
    /// all of these: an hour inside a project week is what gets opened. Then what is over, latest first, and what has
    /// no time at all.
    pub(super) fn rank(&self, now: Timestamp) -> Rank {
        let Some(start) = self.start else {
            return (5, 0);
        };
        let until = start.duration_since(now);
        let seconds = until.as_secs();
        let runs_on = match self.end {
            Some(end) => end >= now,
            None => -until <= LONGEST,
        };
        match schedule::when(self.start, self.end, now) {
            When::Past => (4, -start.as_second()),
            When::Early | When::Now | When::CalledOff if self.whole_day => (3, seconds.max(0)),
            When::Early => (1, seconds),
            When::Now | When::CalledOff if runs_on && until <= EARLY => (0, seconds.abs()),
            When::Now | When::CalledOff => (2, -seconds),
        }
    }
}

/// Dates of a series that other events stand for, in seconds since 1970, UTC.
#[derive(Debug, Default)]
pub(super) struct Replaced {
    dates: BTreeSet<i64>,
    /// From this one on, all of them.
    from: Option<i64>,
}

impl Replaced {
    /// Adds one, or it and all later ones.
    pub(super) fn add(&mut self, date: i64, later_as_well: bool) {
        self.dates.insert(date);
        if later_as_well {
            self.from = Some(self.from.map_or(date, |from| from.min(date)));
        }
    }

    /// Is this one of them by itself?
    pub(super) fn names(&self, at: i64) -> bool {
        self.dates.contains(&at)
    }

    /// Is this one of them?
    pub(super) fn holds(&self, at: i64) -> bool {
        self.dates.contains(&at) || self.from.is_some_and(|from| at >= from)
    }
}
