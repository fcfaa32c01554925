//! The organisation's privacy notice and what the person said to it.

pub mod consent;
pub mod notice;
pub mod processing;
