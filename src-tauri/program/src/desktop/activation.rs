//! Hands the right to come to the front on to the window that a start is about: see
//! [`bbw_meet_core::window::Activation`].
//!
//! There is one newest start, and its token is good once: the first window that comes to the front for it takes it. A later
//! start without a token takes that of an earlier one away, which nobody has used.

use std::process::Command;
use std::sync::{Mutex, MutexGuard, PoisonError};

use bbw_meet_core::window::Activation;

static NEWEST: Mutex<Option<Activation>> = Mutex::new(None);

fn held() -> MutexGuard<'static, Option<Activation>> {
    NEWEST.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The token of this start, taken out of the environment: what is started later is not started by it.
pub(crate) fn of_this_start() -> Option<Activation> {
    let mut tokens = Activation::VARIABLES.iter().map(std::env::var);
    let token = tokens.find_map(|token| Activation::new(token.ok()?));
    for name in Activation::VARIABLES {
        #[allow(unsafe_code)]
        // SAFETY: called first of all, when no other thread runs that could read the environment meanwhile.
        unsafe {
            std::env::remove_var(name);
        }
    }
    token
}

/// A start has come with this.
pub(crate) fn arrived(token: Option<Activation>) {
    *held() = token;
}

/// The newest token, which stays: another program may hand it on.
pub(crate) fn newest() -> Option<Activation> {
    held().clone()
}

/// The newest token, for one window.
pub(crate) fn take() -> Option<Activation> {
    held().take()
}

/// Gives the newest token to a program that is started to show a window.
pub(crate) fn hand_on(command: &mut Command) {
    if let Some(token) = take() {
        command.envs(Activation::VARIABLES.map(|name| (name, token.as_str())));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_good_once_and_only_the_newest() {
        let token = |text: &str| Activation::new(text.into());
        arrived(token("one"));
        arrived(token("two"));
        assert_eq!(take(), token("two"));
        assert_eq!(take(), None);
        arrived(token("three"));
        arrived(None);
        assert_eq!(take(), None);
    }
}
