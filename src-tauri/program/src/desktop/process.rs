//! A process this program has started: waited for and ended from any thread.

#[cfg(unix)]
pub(crate) use shared_child::SharedChild as Process;

#[cfg(windows)]
pub(crate) use windows::{Process, spawn};

#[cfg(windows)]
mod windows;
