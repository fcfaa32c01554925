//! The zone a calendar's time is meant in.
//!
//! `calcard` knows the names of IANA and of Microsoft. A calendar may also define a zone itself and call it as it likes
//! (`VTIMEZONE`, RFC 5545, section 3.6.5): German Outlook does. Such a zone counts with its own rules. Where a name is
//! known, it counts more than the rules beside it, which are often old or wrong (CalConnect, CC/R 0602).

use std::collections::BTreeMap;
use std::str::FromStr;

use calcard::common::timezone::Tz;
use calcard::icalendar::{ICalendar, ICalendarComponent, ICalendarEntry};
use jiff::{Timestamp, tz::TimeZone};

use super::rules::{Budget, Rules};
use crate::invitation::time;

/// Names that German programs give to zones, and cities in the names that German Windows shows, with their IANA zones.
/// Looked for anywhere in a name, in lower case; the first match counts.
const GERMAN: &[(&str, &str)] = &[
    ("mitteleurop", "Europe/Berlin"),
    ("osteurop", "Europe/Athens"),
    ("westeurop", "Europe/Lisbon"),
    ("w. europa", "Europe/Berlin"),
    ("romanische", "Europe/Paris"),
    ("koordinierte weltzeit", "UTC"),
    ("russische", "Europe/Moscow"),
    ("berlin", "Europe/Berlin"),
    ("brüssel", "Europe/Brussels"),
    ("paris", "Europe/Paris"),
    ("belgrad", "Europe/Belgrade"),
    ("budapest", "Europe/Budapest"),
    ("prag", "Europe/Prague"),
    ("warschau", "Europe/Warsaw"),
    ("zagreb", "Europe/Zagreb"),
    ("zürich", "Europe/Zurich"),
    ("wien", "Europe/Vienna"),
    ("athen", "Europe/Athens"),
    ("bukarest", "Europe/Bucharest"),
    ("helsinki", "Europe/Helsinki"),
    ("kiew", "Europe/Kiev"),
    ("istanbul", "Europe/Istanbul"),
    ("minsk", "Europe/Minsk"),
    ("moskau", "Europe/Moscow"),
    ("lissabon", "Europe/Lisbon"),
    ("london", "Europe/London"),
    ("reykjavik", "Atlantic/Reykjavik"),
    ("jerusalem", "Asia/Jerusalem"),
    ("kairo", "Africa/Cairo"),
    ("neu-delhi", "Asia/Kolkata"),
    ("peking", "Asia/Shanghai"),
    ("tokio", "Asia/Tokyo"),
    ("ostküste", "America/New_York"),
    ("eastern (usa", "America/New_York"),
    ("eastern time", "America/New_York"),
    ("pacific (usa", "America/Los_Angeles"),
];

/// A zone that times on a clock are meant in.
#[derive(Clone, Debug)]
pub(super) enum Zone<'a> {
    /// One that has a name.
    Known(Tz),
    /// One that the calendar defines.
    Own(Rules),
    /// This computer's.
    Local(&'a TimeZone),
}

impl Zone<'_> {
    /// UTC, whatever its name.
    pub(super) const UTC: Self = Zone::Known(Tz::UTC);

    /// When it is `wall` on a clock of this zone; both in seconds since 1970, the one on the clock, the other in UTC.
    /// Of a time that exists twice the earlier one, and of one that the clocks skip as much later (RFC 5545, section
    /// 3.3.5).
    pub(super) fn instant(&self, wall: i64) -> Option<i64> {
        match self {
            Zone::Known(tz) => {
                const HOUR: i64 = 3600;
                let at = |wall: i64| {
                    clock(wall)
                        .to_date_time_with_tz(*tz)
                        .map(|at| at.timestamp())
                };
                // During a clock change there is no single answer; an hour earlier there is.
                at(wall).or_else(|| Some(at(wall - HOUR)? + HOUR))
            }
            Zone::Own(rules) => Some(rules.instant(wall)),
            Zone::Local(zone) => {
                let utc = Timestamp::from_second(wall).ok()?;
                let at = time::floating(TimeZone::UTC.to_datetime(utc), zone)?;
                Some(at.as_second())
            }
        }
    }

    /// What a clock of this zone shows then.
    pub(super) fn wall(&self, instant: i64) -> Option<i64> {
        match self {
            Zone::Known(tz) => {
                let utc = clock(instant).to_date_time_with_tz(Tz::UTC)?;
                Some(utc.with_timezone(tz).naive_local().and_utc().timestamp())
            }
            Zone::Own(rules) => Some(rules.wall(instant)),
            Zone::Local(zone) => {
                let at = Timestamp::from_second(instant).ok()?;
                let shown = TimeZone::UTC.to_timestamp(zone.to_datetime(at)).ok()?;
                Some(shown.as_second())
            }
        }
    }
}

fn clock(wall: i64) -> calcard::common::PartialDateTime {
    calcard::common::PartialDateTime::from_naive_timestamp(wall.max(0))
}

/// The zones of a calendar, by name.
pub(super) struct Zones<'a> {
    /// Those whose name, or the name beside it, is known.
    known: BTreeMap<String, Tz>,
    /// Those that count with their own rules.
    own: BTreeMap<String, Rules>,
    local: &'a TimeZone,
}

impl<'a> Zones<'a> {
    /// Most zones that a calendar may define.
    const LIMIT: usize = 50;

    pub(super) fn of(
        calendar: &ICalendar,
        local: &'a TimeZone,
        now: Timestamp,
        budget: &Budget,
    ) -> Self {
        let mut zones = Self {
            known: BTreeMap::new(),
            own: BTreeMap::new(),
            local,
        };
        for zone in calendar.timezones().take(Self::LIMIT) {
            if let Some((name, tz)) = zone.timezone() {
                zones.known.insert(name.to_owned(), tz);
            }
            let observances: Vec<&ICalendarComponent> = zone
                .component_ids
                .iter()
                .filter_map(|id| calendar.component_by_id(*id))
                .collect();
            if let (Some(name), Some(rules)) = (name(zone), Rules::of(&observances, now, budget)) {
                zones.own.insert(name.to_owned(), rules);
            }
        }
        zones
    }

    /// This computer's zone.
    pub(super) fn local(&self) -> Zone<'a> {
        Zone::Local(self.local)
    }

    /// The zone of an entry with a time in it, and whether it is the one that is meant: a name that nobody knows stands
    /// for this computer's.
    pub(super) fn zone(&self, entry: &ICalendarEntry) -> (Zone<'a>, bool) {
        let Some(name) = entry.tz_id().map(|name| name.trim_matches(['"', ' '])) else {
            return (Zone::Local(self.local), true);
        };
        let known = self.known.get(name).copied();
        let known = known.or_else(|| Tz::from_str(name).ok());
        // Where only an offset is known (`(UTC+01:00) …`), `calcard` takes its whole hours, and no summer.
        let is_guess = |tz: &Tz| {
            tz.name()
                .is_some_and(|known| known.starts_with("Etc/GMT") && known != name)
        };
        if let Some(tz) = known.filter(|tz| !is_guess(tz)) {
            (Zone::Known(tz), true)
        } else if let Some(rules) = self.own.get(name) {
            (Zone::Own(rules.clone()), true)
        } else if let Some(tz) = by_part(name) {
            (Zone::Known(tz), true)
        } else if let Some(seconds) = offset(name) {
            (Zone::Own(Rules::fixed(seconds)), true)
        } else {
            (Zone::Local(self.local), false)
        }
    }
}

/// Seconds ahead of UTC, by a name that begins with them: `(UTC+05:30) …`, `GMT+0100`.
fn offset(name: &str) -> Option<i64> {
    let name = name.trim_start_matches('(').to_ascii_uppercase();
    let rest = name
        .strip_prefix("UTC")
        .or_else(|| name.strip_prefix("GMT"))?;
    let mut rest = rest.chars();
    let sign = match rest.next()? {
        '+' => 1,
        '-' | '−' => -1,
        _ => return None,
    };
    let digits: String = rest
        .take_while(|c| c.is_ascii_digit() || matches!(c, ':' | '.'))
        .filter(char::is_ascii_digit)
        .collect();
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.as_str(), "0"),
        3 | 4 => digits.split_at(digits.len() - 2),
        _ => return None,
    };
    let (hours, minutes): (i64, i64) = (hours.parse().ok()?, minutes.parse().ok()?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

/// A name with one that is known inside: a path that ends in it, or a German name.
fn by_part(name: &str) -> Option<Tz> {
    let parts: Vec<&str> = name.split('/').collect();
    let by_path = [3, 2].iter().find_map(|&count| {
        let from = parts.len().checked_sub(count)?;
        Tz::from_str(&parts[from..].join("/")).ok()
    });
    let small = name.to_lowercase();
    by_path.or_else(|| {
        let (_, zone) = GERMAN.iter().find(|(part, _)| small.contains(part))?;
        Tz::from_str(zone).ok()
    })
}

fn name(zone: &ICalendarComponent) -> Option<&str> {
    let entry = zone.property(&calcard::icalendar::ICalendarProperty::Tzid)?;
    entry.values.first()?.as_text()
}
