//! The right to come to the front, which a desktop gives along with a start.
//!
//! On Wayland no window can put itself in front of others: whoever starts a program on a person's behalf gives it a token
//! (xdg-activation-v1), in `XDG_ACTIVATION_TOKEN`. On X11 the id of the start does the same, in `DESKTOP_STARTUP_ID`
//! (freedesktop.org, Startup Notification). Each is good for one window, once.

use serde::{Deserialize, Serialize};

/// Longest token, in bytes. Those of today's desktops have less than a hundred.
const LONGEST: usize = 1024;

/// Such a token. It comes from outside, and ends in the environment of other programs and in protocols.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Activation(String);

impl Activation {
    /// The variables it comes in and goes on in, the one that counts first.
    pub const VARIABLES: [&str; 2] = ["XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"];

    /// Takes printable ASCII of a sensible length.
    pub fn new(token: String) -> Option<Self> {
        let is_fit = (1..=LONGEST).contains(&token.len())
            && token
                .bytes()
                .all(|byte| byte.is_ascii_graphic() || byte == b' ');
        is_fit.then_some(Self(token))
    }

    /// The token.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Activation {
    type Error = &'static str;

    fn try_from(token: String) -> Result<Self, Self::Error> {
        Self::new(token).ok_or("not a token of a desktop")
    }
}

impl From<Activation> for String {
    fn from(Activation(token): Activation) -> Self {
        token
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_desktop_might_give_is_taken() {
        for token in [
            "d3b07384-d9a0-4c9b-8d5e-0123456789ab",
            "gnome-shell/BBW Meet/1234-0-host_TIME42",
        ] {
            assert_eq!(Activation::new(token.into()).unwrap().as_str(), token);
        }
        for token in ["", "a\nb", "ä", "a\0", &"x".repeat(LONGEST + 1)] {
            assert!(Activation::new(token.into()).is_none(), "{token:?}");
            let json = serde_json::json!(token);
            assert!(serde_json::from_value::<Activation>(json).is_err());
        }
    }
}
