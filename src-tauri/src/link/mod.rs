//! The connection to the program: one socket, or a pair of pipes, in place of standard input (and output).
//!
//! Taken before anything else, and out of reach of every process that a web view starts. What is read and written is
//! declared in core, `window/frames.rs`.

#[cfg(unix)]
#[path = "unix.rs"]
mod system;
#[cfg(windows)]
#[path = "windows.rs"]
mod system;
mod teller;

use std::io::{Read, Write};
use std::ops::ControlFlow;

use bbw_meet_core::window::frames::{self, FROM_WINDOW_LIMIT, TO_WINDOW_LIMIT};
use bbw_meet_core::window::protocol::VERSION;
use bbw_meet_core::window::{FromWindow, Role, ToWindow};
use serde_json::Value;

pub(crate) use self::teller::Teller;
use crate::exit::Exit;

/// Both directions.
pub(crate) struct Link<Incoming = system::Incoming, Outgoing = system::Outgoing> {
    incoming: Incoming,
    outgoing: Outgoing,
}

impl Link {
    /// The connection the program has made; `None` if this process was started by anybody else.
    pub(crate) fn take() -> Option<Self> {
        let (incoming, outgoing) = system::take()?;
        Some(Self { incoming, outgoing })
    }
}

impl<Incoming: Read, Outgoing: Write + Send + 'static> Link<Incoming, Outgoing> {
    /// Reads what this window is for, and says which version it is. Waits for the program.
    ///
    /// # Errors
    /// [`Exit::OtherVersion`], whatever else a program of another version says; [`Exit::Failed`] for what is not a
    /// first message.
    pub(crate) fn begin(&mut self) -> Result<Role, Exit> {
        let first: Value = frames::read(&mut self.incoming, TO_WINDOW_LIMIT)
            .ok()
            .flatten()
            .ok_or(Exit::Failed)?;
        let version = first.pointer("/begin/version").and_then(Value::as_str);
        let same = version.ok_or(Exit::Failed)? == VERSION;
        let hello = FromWindow::Hello {
            version: VERSION.to_owned(),
        };
        frames::write(&mut self.outgoing, &hello, FROM_WINDOW_LIMIT).map_err(|_| Exit::Failed)?;
        if !same {
            return Err(Exit::OtherVersion);
        }
        match serde_json::from_value(first) {
            Ok(ToWindow::Begin(begin)) => Ok(begin.role),
            Ok(
                ToWindow::View(_) | ToWindow::Answer { .. } | ToWindow::Show(_) | ToWindow::Close,
            )
            | Err(_) => Err(Exit::Failed),
        }
    }

    /// The two directions, each for a thread of its own.
    pub(crate) fn split(self) -> (Listener<Incoming>, Teller) {
        (Listener(self.incoming), Teller::new(self.outgoing))
    }
}

/// What comes from the program.
pub(crate) struct Listener<Incoming = system::Incoming>(Incoming);

impl<Incoming: Read> Listener<Incoming> {
    /// Hands on each message. Returns when the program is gone, when something came that is no message, or when `hear`
    /// has had enough.
    pub(crate) fn listen(mut self, mut hear: impl FnMut(ToWindow) -> ControlFlow<()>) {
        while let Ok(Some(message)) = frames::read(&mut self.0, TO_WINDOW_LIMIT) {
            if hear(message).is_break() {
                return;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn begin(first: &[Value]) -> (Result<Role, Exit>, usize) {
        let mut incoming = Vec::new();
        for message in first {
            frames::write(&mut incoming, message, TO_WINDOW_LIMIT).unwrap();
        }
        let mut link = Link {
            incoming: incoming.as_slice(),
            outgoing: Vec::new(),
        };
        (link.begin(), link.outgoing.len())
    }

    #[test]
    fn a_program_of_another_version_is_told_ours_whatever_it_wants() {
        for role in [json!("probe"), json!({"newer": {"things": 1}})] {
            let (role, said) = begin(&[json!({"begin": {"version": "0.0.0", "role": role}})]);
            assert_eq!(role, Err(Exit::OtherVersion));
            assert!(said > 0);
        }
    }

    #[test]
    fn only_a_first_message_begins() {
        let (role, said) = begin(&[json!({"begin": {"version": VERSION, "role": "probe"}})]);
        assert_eq!(role, Ok(Role::Probe));
        assert!(said > 0);
        for first in [
            vec![],
            vec![json!({"show": null})],
            vec![json!({"begin": {"role": "probe"}})],
        ] {
            let (role, said) = begin(&first);
            assert_eq!((role, said), (Err(Exit::Failed), 0), "{first:?}");
        }
        let (role, _) = begin(&[json!({"begin": {"version": VERSION, "role": "other"}})]);
        assert_eq!(role, Err(Exit::Failed));
    }

    #[test]
    fn listening_ends_at_the_first_thing_that_is_no_message() {
        let mut incoming = Vec::new();
        for message in [json!({"show": null}), json!("dance"), json!("close")] {
            frames::write(&mut incoming, &message, TO_WINDOW_LIMIT).unwrap();
        }
        let mut heard = Vec::new();
        Listener(incoming.as_slice()).listen(|message| {
            heard.push(message);
            ControlFlow::Continue(())
        });
        assert_eq!(heard, [ToWindow::Show(None)]);
    }
}
