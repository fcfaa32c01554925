//! `.ics`, the form every calendar takes (RFC 5545 and RFC 7986).
//!
//! Parsing, folding, escaping, recurrence and the names that calendars give to time zones are the business of crate
//! `calcard`, the library of the Stalwart mail server. It was chosen over `icalendar` because its parser is a loop: 8,000
//! nested components cost it 2 ms, while `icalendar` 0.17.17 overflows its stack and takes the program with it. It is
//! fuzzed and maintained, knows Microsoft's zone names (`W. Europe Standard Time`) and finds the next date of a series.
//! Its price is 2 MB in the program, most of it the time zone tables of `chrono-tz`.

mod lines;
mod occurrence;
mod place;
mod read;
mod rules;
mod write;
mod zone;

pub(super) use read::read;
pub use write::write;

#[cfg(test)]
mod tests;
