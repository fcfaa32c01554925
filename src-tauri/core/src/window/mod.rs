//! What the program and its windows say to each other.
//!
//! The program decides; a window is a process of its own that shows what it is told and hands on what the person asks.
//! The window is the less trusted side: it sends intents and ids, never an address to be opened, a path of its own
//! making or a kind of host, and it never learns a token.
//!
//! [`protocol`] declares both directions, [`view`] what a launcher shows, [`frames`] how messages travel.

mod activation;
pub mod frames;
mod place;
pub mod protocol;
pub mod view;

#[cfg(test)]
mod page_tests;

pub use activation::Activation;
pub use place::Place;
pub use protocol::{Ask, Begin, FromWindow, MeetingOrder, PracticeOrder, Role, ToWindow};
pub use view::View;
