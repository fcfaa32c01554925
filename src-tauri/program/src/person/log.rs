//! The program's log: what it did and when, in codes, for the person who helps.
//!
//! An [`Entry`] is made of closed lists and numbers alone, never of a text from outside. So no name, room, token or
//! address can get in. Nothing is written before there is consent: whoever has agreed to nothing has nothing stored.

use std::fmt;
use std::panic::{self, Location};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use bbw_meet_core::error::Code;
use bbw_meet_core::meeting::{Ending, HostKind};
use bbw_meet_core::storage;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::json;

/// The newest lines.
pub(crate) const FILE: &str = "log.txt";
/// Those before.
pub(crate) const OLD_FILE: &str = "log.old.txt";

/// Largest size of each of the two files, in bytes: together some hundred meetings.
const LIMIT: u64 = 16 * 1024;

/// What is shown beside a problem, in bytes from the end and in lines.
const TAIL: u64 = 2048;
const TAIL_LINES: usize = 15;

/// The log of the running program, for its last words.
static LAST_WORDS: OnceLock<PathBuf> = OnceLock::new();

/// What is worth a line.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Entry<'a> {
    /// The program has started.
    Start,
    /// A meeting is to be opened in this kind of window.
    Opening(HostKind),
    /// The person wants to see the page whatever it looks like.
    Anyway,
    /// That kind of window cannot do it.
    HostFailed(Code),
    /// The meeting's page is there.
    Opened,
    /// The meeting is over.
    Over(Ending),
    /// Something the person was told.
    Problem(Code),
    /// A bug in the program.
    Panic(&'a Location<'a>),
}

impl fmt::Display for Entry<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Start => write!(f, "start {}", env!("CARGO_PKG_VERSION")),
            Self::Opening(host) => write!(f, "opening {}", word(host)),
            Self::Anyway => f.write_str("anyway"),
            Self::HostFailed(code) => write!(f, "host-failed {code}"),
            Self::Opened => f.write_str("opened"),
            Self::Over(ending) => write!(f, "over {}", word(ending)),
            Self::Problem(code) => write!(f, "problem {code}"),
            Self::Panic(place) => write!(f, "panic {}:{}", place.file(), place.line()),
        }
    }
}

/// A variant's name as it is on the wire.
fn word(case: &impl Serialize) -> String {
    json!(case).as_str().unwrap_or_default().to_owned()
}

/// Writes a line into the log in `folder`.
pub(crate) fn write(folder: &Path, entry: Entry<'_>) {
    let line = format!("{} {entry}", Timestamp::now().strftime("%FT%TZ"));
    // A full disk is told where it matters: where something of the person's is to be stored.
    let _ = storage::append_rolling(&folder.join(FILE), &line, LIMIT);
}

/// The newest lines of the log in `folder`.
pub(crate) fn tail(folder: &Path) -> Vec<String> {
    let bytes = storage::read_tail(&folder.join(FILE), TAIL);
    let text = String::from_utf8_lossy(&bytes.ok().flatten().unwrap_or_default()).into_owned();
    let lines: Vec<&str> = text.lines().collect();
    lines
        .iter()
        .skip(lines.len().saturating_sub(TAIL_LINES))
        .map(|line| (*line).to_owned())
        .collect()
}

/// A bug in the program is reported by its location alone: what Rust would say of it may hold anything, and on a
/// desktop it would end up in the system's log.
pub(crate) fn tell_only_where() {
    panic::set_hook(Box::new(|mistake| {
        if let Some(place) = mistake.location() {
            eprintln!("bbw-meet: {}", Entry::Panic(place));
            // A log that is there may go on: there has been consent.
            if let Some(folder) = LAST_WORDS.get().filter(|folder| folder.join(FILE).exists()) {
                write(folder, Entry::Panic(place));
            }
        }
    }));
}

/// From now on, last words go into the log in `folder`, too.
pub(crate) fn keep_last_words(folder: &Path) {
    // Set once: there is one program in a process.
    let _ = LAST_WORDS.set(folder.to_owned());
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::*;

    /// What a panic with a secret in its message leaves; in a process of its own, since the hook is the process's.
    const CHILD: &str = "BBW_MEET_PANIC_IN";
    const SECRET: &str = "Anna-im-Geheimraum";

    #[test]
    fn a_mistake_tells_where_and_not_what() {
        if let Some(folder) = std::env::var_os(CHILD) {
            tell_only_where();
            keep_last_words(folder.as_ref());
            panic!("{SECRET}");
        }
        let folder = tempfile::tempdir().unwrap();
        let output = || {
            Command::new(std::env::current_exe().unwrap())
                .args([
                    "--exact",
                    "--nocapture",
                    "person::log::tests::a_mistake_tells_where_and_not_what",
                ])
                .env(CHILD, folder.path())
                .output()
                .unwrap()
        };

        let said = output();
        assert!(!said.status.success());
        let said = [said.stdout, said.stderr].concat();
        let said = String::from_utf8_lossy(&said);
        assert!(
            said.contains("bbw-meet: panic ") && said.contains("log.rs:"),
            "{said}"
        );
        assert!(!said.contains(SECRET), "{said}");
        assert!(
            !folder.path().join(FILE).exists(),
            "without a log there was no consent"
        );

        write(folder.path(), Entry::Start);
        output();
        let log = tail(folder.path()).join("\n");
        assert!(log.contains("panic ") && log.contains("log.rs:"), "{log}");
        assert!(!log.contains(SECRET), "{log}");
    }

    #[test]
    fn every_line_is_a_time_and_codes() {
        let folder = tempfile::tempdir().unwrap();
        for entry in [
            Entry::Start,
            Entry::Opening(HostKind::Chromium),
            Entry::HostFailed(Code::HostSilent),
            Entry::Opened,
            Entry::Over(Ending::WindowClosed),
            Entry::Problem(Code::NetRefused),
            Entry::Anyway,
        ] {
            write(folder.path(), entry);
        }
        let words: Vec<String> = tail(folder.path())
            .iter()
            .map(|line| {
                let (time, words) = line.split_once(' ').unwrap();
                assert!(time.parse::<Timestamp>().is_ok(), "{line}");
                words.to_owned()
            })
            .collect();
        assert_eq!(
            words,
            [
                concat!("start ", env!("CARGO_PKG_VERSION")),
                "opening chromium",
                "host-failed host-silent",
                "opened",
                "over window-closed",
                "problem net-refused",
                "anyway",
            ]
        );
    }
}
