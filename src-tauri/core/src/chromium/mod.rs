//! Talking to a browser of the Chromium family about a meeting, or about trying one out, without the browser: what it says is read, what is to be
//! done comes back. Pipes, processes and the clock are the caller's.
//!
//! The browser is trusted, what its pages make it say is not: every message is anything until it was read.

mod beside;
mod check;
mod conversation;
mod cut;
pub mod frames;
mod message;
mod own_page;
mod practice;
mod protocol;

pub use conversation::{Conversation, Plan, Step};
pub use practice::Practice;
pub use protocol::{Id, opening_moves, to_browser};
