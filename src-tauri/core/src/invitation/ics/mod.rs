//! `.ics`, the form every calendar takes (RFC 5545 and RFC 7986).
//!
//! Parsing, escaping, the dates of a rule and the names that calendars give to time zones are the business of crate
//! `calcard`, the library of the Stalwart mail server. It was chosen over `icalendar` because its parser is a loop:
//! 8,000 nested components cost it 2 ms, while `icalendar` 0.17.17 overflows its stack and takes the program with it.
//! It is fuzzed and maintained, and knows Microsoft's zone names (`W. Europe Standard Time`). Its price is 2 MB in the
//! program, most of it the time zone tables of `chrono-tz`.
//!
//! What stands here, because it decides which meeting opens, and when: `lines` puts folded lines together and sees
//! where a line was broken that nobody folded; `place` knows where in an event its meeting stands; `zone` and `rules`
//! which hour a calendar means, by the zones it defines itself; `times` an event's dates; `occurrence` which of them is
//! meant; `event` how events relate to each other; `read` which of them counts.

mod event;
mod lines;
mod occurrence;
mod place;
mod read;
mod rules;
mod times;
mod write;
mod zone;

pub(super) use read::read;
pub use write::write;

#[cfg(test)]
mod tests;
