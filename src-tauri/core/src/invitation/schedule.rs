//! Is it time for the meeting? People open an invitation days before, and find an old one in their mail years after.

use jiff::{SignedDuration, Timestamp};

/// How long before its start a meeting counts as early: enough to try camera and microphone in peace.
pub const EARLY: SignedDuration = SignedDuration::from_mins(30);
/// How long after its end a meeting may still go on.
pub const OVERTIME: SignedDuration = SignedDuration::from_mins(60);
/// How long a meeting without an end may last: a working day.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(8);

/// Where the present lies, seen from a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum When {
    /// It may go on now, or nobody knows when it is.
    Now,
    /// It starts in more than [`EARLY`].
    Early,
    /// It ended more than [`OVERTIME`] ago, or began more than [`LONGEST`] ago and names no end.
    Past,
    /// Whoever invited has called it off.
    CalledOff,
}

impl When {
    /// The form used in reports.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Now => "now",
            Self::Early => "early",
            Self::Past => "past",
            Self::CalledOff => "cancelled",
        }
    }
}

/// Where `now` lies, seen from a meeting from `start` to `end`: may it still be opened, or already? Which of several
/// meetings is meant is another question; see `ics/occurrence.rs`.
pub fn when(start: Option<Timestamp>, end: Option<Timestamp>, now: Timestamp) -> When {
    if start.is_some_and(|start| start.duration_since(now) > EARLY) {
        return When::Early;
    }
    let over = match (start, end) {
        (_, Some(end)) => now.duration_since(end) > OVERTIME,
        (Some(start), None) => now.duration_since(start) > LONGEST,
        (None, None) => false,
    };
    if over { When::Past } else { When::Now }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn early_now_and_past_meet_at_their_limits() {
        let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
        let start = at("2026-11-24T09:00:00Z");
        let end = at("2026-11-24T10:00:00Z");
        for (now, with_end, without_end) in [
            ("2026-11-24T08:29:59Z", When::Early, When::Early),
            ("2026-11-24T08:30:00Z", When::Now, When::Now),
            ("2026-11-24T11:00:00Z", When::Now, When::Now),
            ("2026-11-24T11:00:01Z", When::Past, When::Now),
            ("2026-11-24T17:00:00Z", When::Past, When::Now),
            ("2026-11-24T17:00:01Z", When::Past, When::Past),
        ] {
            let now = now.parse().unwrap();
            assert_eq!(when(start, end, now), with_end, "{now}");
            assert_eq!(when(start, None, now), without_end, "{now}");
            assert_eq!(when(None, None, now), When::Now, "{now}");
        }
    }
}
