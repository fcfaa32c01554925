//! Writing: from what staff enter to what they hand out.

pub mod draft;
pub mod files;
pub mod mail;
pub mod room_name;
