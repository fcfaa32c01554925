//! Reading: from a path or bytes to the text of one part.

pub(in crate::invitation) mod bytes;
pub mod file;
mod input;
pub(in crate::invitation) mod mime;
pub(in crate::invitation) mod parts;

pub(in crate::invitation) use input::bare;
pub use input::{read, read_entry, read_link, read_text};
