//! Does whoever manages this computer forbid to lead its browsers over a pipe?
//!
//! A browser that obeys such a policy says nothing at all, so asking first spares people the wait. Policies that come
//! from elsewhere (an account, a cloud) cannot be seen here; there the silence has to be waited for.

#[cfg_attr(unix, path = "policy/linux.rs")]
#[cfg_attr(windows, path = "policy/windows.rs")]
mod system;

pub(super) use system::forbids_the_pipe;

/// Chromium's name for it (`RemoteDebuggingAllowed`, since Chrome 93).
const POLICY: &str = "RemoteDebuggingAllowed";
