//! What the person said to the notice: a log that only grows, one JSON record per line in `consent.jsonl`.
//!
//! Only the last record counts (where servers have notices of their own, the last about these servers), and everything
//! that is not plainly a consent to this notice of this organisation for these servers means: no meeting. No room, token or hardware id ever gets in here.

mod json;
pub mod shown;
mod text;

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::notice::{Notice, Text};
use super::processing::Processing;
use crate::error::Problem;
use crate::language::Language;
use crate::storage::{Lock, append_line, problem, read_limited, read_tail, reference, set_aside};

pub use json::export_json;
pub use text::export_text;

/// The log's name in the folder that is handed in.
pub const FILE: &str = "consent.jsonl";

/// The version of a record this program writes and the only one it believes.
const VERSION: u32 = 1;

/// The last record stands within this many bytes at the end of the log; usually it needs some 1,000, and
/// a deployment cannot make it longer than some 40 KiB.
const TAIL: u64 = 64 * 1024;

/// The largest log that is shown, in bytes: more than ten thousand records of usual length.
const LIMIT: u64 = 16 * 1024 * 1024;

/// What the person did.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Event {
    /// Agreed to the notice.
    Granted,
    /// Did not agree when asked.
    Refused,
    /// Took an earlier consent back.
    Withdrawn,
}

/// How it was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum How {
    /// With a button beside the notice that names the decision, nothing ticked beforehand. Enter in a field of the same
    /// page presses no button.
    Button,
}

/// What is asked now: the notice, in whose name, and for which servers.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The notice.
    pub notice: &'a Notice,
    /// Which of its texts was shown; the base where nothing is said.
    pub shown: Option<&'a Text>,
    /// The language of the launcher around it.
    pub language: Language,
    /// The controller named beside it.
    pub controller: &'a str,
    /// The origins of the servers it speaks of, in any order.
    pub servers: &'a [String],
    /// Those of all servers, of other notices, too.
    pub all_servers: &'a [String],
    /// What the notice says, in fields.
    pub processing: Option<&'a Processing>,
}

/// One line of the log.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    version: u32,
    /// What the person did.
    pub event: Event,
    /// When, in UTC.
    pub at: Timestamp,
    /// The notice's id.
    pub notice: String,
    /// SHA-256 of the exact text shown, in hexadecimal digits.
    pub sha256: String,
    /// The launcher's language at that time.
    pub language: Language,
    /// The controller shown.
    pub controller: String,
    /// The origins of the servers.
    pub servers: Vec<String>,
    /// The version of this program.
    pub program: String,
    /// How it was done.
    pub how: How,
    /// 16 random hexadecimal digits, to speak of this record.
    pub reference: String,
    /// The text that was shown; absent in records of versions that knew one text only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<Shown>,
    /// What the notice said, in fields; absent where the deployment did not say it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub processing: Option<Processing>,
}

/// The text of a notice that was shown, beside its fingerprint.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shown {
    /// Its language, as a tag (BCP 47).
    pub language: String,
    /// What it was called.
    pub title: String,
}

/// What is another one than when the person answered. At least one of them is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Changed {
    /// The text of the notice.
    pub notice: bool,
    /// The controller named beside it.
    pub controller: bool,
    /// The servers it speaks of.
    pub servers: bool,
}

/// One of the things the person's answer depends on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Change {
    /// The text of the notice.
    Notice,
    /// The controller named beside it.
    Controller,
    /// The servers it speaks of.
    Servers,
}

/// What counts now. Only [`Granted`](Self::Granted) opens a meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Never asked.
    None,
    /// Agreed to exactly this.
    Granted {
        /// When.
        at: Timestamp,
    },
    /// Refused exactly this.
    Refused {
        /// When.
        at: Timestamp,
    },
    /// Agreed once and took it back.
    Withdrawn {
        /// When.
        at: Timestamp,
    },
    /// The answer was given to something else.
    Outdated(Changed),
    /// The last record cannot be read or is not understood.
    Unreadable,
}

impl Standing {
    /// Whether a meeting may be opened.
    pub fn allows_meeting(self) -> bool {
        matches!(self, Self::Granted { .. })
    }

    /// The form the launcher page knows.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Granted { .. } => "granted",
            Self::Refused { .. } => "refused",
            Self::Withdrawn { .. } => "withdrawn",
            Self::Outdated(_) => "outdated",
            Self::Unreadable => "unreadable",
        }
    }

    /// When the answer that counts was given.
    pub const fn at(self) -> Option<Timestamp> {
        match self {
            Self::Granted { at } | Self::Refused { at } | Self::Withdrawn { at } => Some(at),
            Self::None | Self::Outdated(_) | Self::Unreadable => None,
        }
    }

    /// What has changed since the answer, where that is why it no longer counts.
    pub fn changes(self) -> Vec<Change> {
        let Self::Outdated(changed) = self else {
            return vec![];
        };
        [
            (changed.notice, Change::Notice),
            (changed.controller, Change::Controller),
            (changed.servers, Change::Servers),
        ]
        .into_iter()
        .filter_map(|(is_so, change)| is_so.then_some(change))
        .collect()
    }
}

/// What counts now in `folder` for what is asked. Reads only the end of the log.
pub fn standing(folder: &Path, asked: &Asked<'_>) -> Standing {
    let path = folder.join(FILE);
    let read = || match read_tail(&path, TAIL) {
        Ok(None) => Standing::None,
        Ok(Some(tail)) => judge(&tail, asked),
        Err(_) => Standing::Unreadable,
    };
    let standing = read();
    if standing != Standing::Unreadable {
        return standing;
    }
    // Another process may be in the middle of writing; with the lock nobody is. Without a lock (the folder is
    // read-only) the answer stays what it is.
    let _lock = Lock::take(folder);
    read()
}

/// What the end of a log says: the last line alone, and only if it is whole. Records about servers of other notices alone
/// are passed over; what lies too far behind some sixty of those no longer counts.
pub fn judge(tail: &[u8], asked: &Asked<'_>) -> Standing {
    if tail.is_empty() {
        return Standing::None;
    }
    let Some(lines) = tail.strip_suffix(b"\n") else {
        return Standing::Unreadable;
    };
    let mut passed_over = false;
    for line in lines.rsplit(|byte| *byte == b'\n') {
        match parse(line) {
            Some(record) if is_of_others(&record, asked) => passed_over = true,
            Some(record) => return compare(&record, asked),
            // Whose it was, nobody knows.
            None if passed_over => return Standing::None,
            None => return Standing::Unreadable,
        }
    }
    Standing::None
}

/// Is it about servers that have a notice of their own, and none of these?
fn is_of_others(record: &Record, asked: &Asked<'_>) -> bool {
    let has = |servers: &[String]| record.servers.iter().any(|server| servers.contains(server));
    has(asked.all_servers) && !has(asked.servers)
}

fn compare(record: &Record, asked: &Asked<'_>) -> Standing {
    let changed = Changed {
        notice: asked.notice.with_sha256(&record.sha256).is_none(),
        controller: record.controller != asked.controller,
        servers: !same_set(&record.servers, asked.servers),
    };
    if changed.notice || changed.controller || changed.servers {
        return Standing::Outdated(changed);
    }
    let at = record.at;
    match record.event {
        Event::Granted => Standing::Granted { at },
        Event::Refused => Standing::Refused { at },
        Event::Withdrawn => Standing::Withdrawn { at },
    }
}

fn parse(line: &[u8]) -> Option<Record> {
    // JSON is UTF-8 (RFC 8259, section 8.1); serde does not look at the bytes of a field it passes over.
    let record: Record = serde_json::from_str(std::str::from_utf8(line).ok()?).ok()?;
    (record.version == VERSION).then_some(record)
}

fn same_set(one: &[String], other: &[String]) -> bool {
    one.iter().all(|server| other.contains(server))
        && other.iter().all(|server| one.contains(server))
}

/// Writes down what the person did, and keeps the text it was said to. It counts from the moment this returns.
///
/// # Errors
/// A storage code. Then nothing was recorded, and the caller must not open a meeting.
pub fn record(
    folder: &Path,
    event: Event,
    asked: &Asked<'_>,
    how: How,
    now: Timestamp,
) -> Result<Record, Problem> {
    let text = asked.shown.unwrap_or(asked.notice.base());
    let record = Record {
        version: VERSION,
        event,
        at: now,
        notice: asked.notice.id().to_owned(),
        sha256: text.sha256().to_owned(),
        language: asked.language,
        controller: asked.controller.to_owned(),
        servers: asked.servers.to_vec(),
        program: env!("CARGO_PKG_VERSION").to_owned(),
        how,
        reference: reference()?,
        shown: Some(Shown {
            language: text.language.clone(),
            title: text.title.clone(),
        }),
        processing: asked.processing.cloned(),
    };
    let kept = shown::keep(folder, text, now);
    // Nobody agrees to what cannot be shown later; taking back must not fail for it.
    if event == Event::Granted {
        kept?;
    }
    let path = folder.join(FILE);
    // Without this, a folder or link in the log's place would keep the person out for ever.
    if fs::symlink_metadata(&path).is_ok_and(|found| !found.is_file()) {
        set_aside(&path, now)?;
    }
    let line = serde_json::to_string(&record).map_err(|error| problem(&error.into()))?;
    append_line(&path, &line)?;
    Ok(record)
}

/// Everything that was recorded, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Log {
    /// The records that could be read.
    pub records: Vec<Record>,
    /// How many lines could not be read. They are kept.
    pub unreadable: usize,
}

/// Reads the whole log, to be shown or exported.
///
/// # Errors
/// [`FileNotRegular`](crate::error::Code::FileNotRegular),
/// [`FileTooLarge`](crate::error::Code::FileTooLarge) or a storage code.
pub fn all(folder: &Path) -> Result<Log, Problem> {
    let bytes = read_limited(&folder.join(FILE), LIMIT)?.unwrap_or_default();
    Ok(read_log(&bytes))
}

/// The records in the bytes of a log.
pub fn read_log(bytes: &[u8]) -> Log {
    let mut log = Log::default();
    for line in bytes
        .split(|byte| *byte == b'\n')
        .filter(|line| !line.is_empty())
    {
        match parse(line) {
            Some(record) => log.records.push(record),
            None => log.unreadable += 1,
        }
    }
    log
}
