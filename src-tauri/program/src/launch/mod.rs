//! A launch's way: from what a start hands over to where the person wants to go.

pub(crate) mod deployment;
mod destination;
mod item;
mod policy;
mod request;

pub(crate) use deployment::BUILT_IN_NOTICE;
pub(crate) use destination::Destination;
pub(crate) use request::{Launch, Request};
