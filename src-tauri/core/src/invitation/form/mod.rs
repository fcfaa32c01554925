//! The forms an invitation comes in as a file.

pub mod bbwmeet;
pub(in crate::invitation) mod desktop_file;
pub(in crate::invitation) mod ini;
pub mod shortcut;
pub(in crate::invitation) mod url_file;
