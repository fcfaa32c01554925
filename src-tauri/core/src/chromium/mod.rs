//! Talking to a browser of the Chromium family about a meeting, without the browser: what it says is read, what is to be
//! done comes back. Pipes and processes are the caller's.
//!
//! The browser is trusted, what its pages make it say is not: every message is anything until it was read.

mod check;
mod conversation;
pub mod frames;
mod network;
mod protocol;

pub use conversation::{Conversation, Step};
pub use protocol::{Id, opening_moves, to_browser};
