//! The test ground of BBW Meet: a stand-in meeting server, Jitsi's own address code, and (for the end-to-end tests)
//! a desk of its own for the program: home folder, display, message bus.
//!
//! Code of tests: it stops with a panic that says what is missing or what was seen instead. Nothing here reaches
//! beyond loopback, but for `npm ci`, which installs what `tests/jitsi/package-lock.json` pins.

pub mod cache;
pub mod certificates;
pub mod jitsi;
pub mod standin;
