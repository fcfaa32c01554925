//! A meeting: the link that names it, what Jitsi is told about the person, and how one sees that it is over.

pub mod arrival;
pub mod elsewhere;
pub mod ending;
mod host;
mod keys;
pub mod link;
pub mod network;
mod news;
pub mod page;
pub mod qr;
pub mod room;
mod scheme;
pub mod sounds;
mod token;
pub mod visit;

pub use ending::{Ending, Sight, Watch};
pub use host::{Availability, HostKind, candidates};
pub use link::MeetingLink;
pub use news::News;
pub use visit::{Target, Visit};
