//! Is it time for the meeting? People open an invitation days before, and find an old one in their mail years after.

use jiff::{SignedDuration, Timestamp};

/// How long before its start a meeting counts as early: enough to try camera and microphone in peace.
pub const EARLY: SignedDuration = SignedDuration::from_mins(30);
/// How long after its end a meeting may still go on.
pub const OVERTIME: SignedDuration = SignedDuration::from_mins(60);
/// How long a meeting without an end may last: a working day.
pub const LONGEST: SignedDuration = SignedDuration::from_hours(8);

/// How long before its start people in another meeting have to leave that one.
pub const SOON: SignedDuration = SignedDuration::from_mins(5);

/// A start is given in whole minutes, so the minute that has begun is not over yet.
const MINUTE: SignedDuration = SignedDuration::from_mins(1);

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

/// Does it begin about now, or has it begun and goes on? Of a meeting whose start is not known nobody can say so.
pub fn begins_now(start: Option<Timestamp>, end: Option<Timestamp>, now: Timestamp) -> bool {
    start.is_some_and(|start| start.duration_since(now) <= SOON)
        && when(start, end, now) == When::Now
}

/// Does a meeting that is still to be announced begin in the past? Whoever writes such an invitation has probably taken
/// the wrong day.
pub fn is_past(start: Option<Timestamp>, now: Timestamp) -> bool {
    start.is_some_and(|start| now.duration_since(start) >= MINUTE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meeting_begins_now_from_shortly_before_its_start_until_it_is_over() {
        let at = |text: &str| Some(text.parse::<Timestamp>().unwrap());
        let (start, end) = (at("2026-11-24T09:00:00Z"), at("2026-11-24T10:00:00Z"));
        for (now, begins) in [
            ("2026-11-24T08:54:59Z", false),
            ("2026-11-24T08:55:00Z", true),
            ("2026-11-24T09:30:00Z", true),
            ("2026-11-24T11:00:01Z", false),
        ] {
            assert_eq!(
                begins_now(start, end, now.parse().unwrap()),
                begins,
                "{now}"
            );
        }
        assert!(!begins_now(
            None,
            end,
            "2026-11-24T09:30:00Z".parse().unwrap()
        ));
    }

    #[test]
    fn a_start_is_past_once_its_minute_is() {
        let start = Some("2026-11-24T09:00:00Z".parse().unwrap());
        for (now, past) in [
            ("2026-11-24T08:59:59Z", false),
            ("2026-11-24T09:00:59Z", false),
            ("2026-11-24T09:01:00Z", true),
        ] {
            assert_eq!(is_past(start, now.parse().unwrap()), past, "{now}");
        }
        assert!(!is_past(None, "2026-11-24T09:00:00Z".parse().unwrap()));
    }

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
