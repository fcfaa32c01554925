//! What BBW Meet knows without a window: which text is a meeting, what Jitsi must be told, what was agreed to,
//! and how all of it is kept on disk.
//!
//! Nothing here knows Tauri, GTK or a web view. Neither the clock nor a folder is chosen here: both are handed in,
//! so every rule can be tested without a computer being set up for it.

pub mod chromium;
pub mod deployment;
pub mod diagnosis;
pub mod error;
pub mod history;
pub mod invitation;
pub mod language;
pub mod meeting;
pub mod origin;
pub mod practice;
pub mod privacy;
pub mod profile;
pub mod storage;
pub mod window;
pub mod words;
