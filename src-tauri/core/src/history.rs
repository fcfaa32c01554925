//! The last meetings, in `history.json`, on this computer alone. Never a token.

use std::fmt;
use std::path::Path;

use jiff::Timestamp;
use serde::de::{IgnoredAny, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use crate::error::{Code, Problem};
use crate::storage::{self, Document, Loaded, Object, erase_document};

/// The most meetings that are remembered.
pub const MAX: usize = 8;

/// A meeting that was opened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Meeting {
    /// The https address without a token. Whoever reads it back must parse it again.
    pub link: String,
    /// Two meetings with the same key are the same: what `MeetingLink::same_meeting` compares.
    pub key: String,
    /// The server's host name, as shown.
    pub host: String,
    /// The room, as shown.
    pub room: String,
    /// The invitation's title.
    pub title: Option<String>,
}

/// A remembered meeting.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// 16 random hexadecimal digits; how the launcher page names this entry.
    pub id: String,
    /// When it was last opened.
    pub at: Timestamp,
    /// Which meeting.
    #[serde(flatten)]
    pub meeting: Meeting,
    /// What a newer program wrote beside it.
    #[serde(flatten)]
    extra: Object,
}

/// The remembered meetings, newest first, at most [`MAX`].
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    #[serde(deserialize_with = "newest")]
    entries: Vec<Entry>,
}

impl Document for History {
    const FILE: &'static str = "history.json";
}

impl History {
    /// Reads the history of `folder`; see [`storage::load`] for what happens to files that are not understood.
    pub fn load(folder: &Path, now: Timestamp) -> Loaded<Self> {
        storage::load(folder, &Self::default(), now)
    }

    /// The entries, newest first.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The entry the launcher page names.
    ///
    /// # Errors
    /// [`Code::NotFound`].
    pub fn entry(&self, id: &str) -> Result<&Entry, Problem> {
        let entry = self.entries.iter().find(|entry| entry.id == id);
        entry.ok_or_else(|| Code::NotFound.into())
    }

    /// Puts a meeting on top. If it is there already, it moves up and keeps its id, and its title unless there is a
    /// new one.
    ///
    /// # Errors
    /// See [`storage::update`].
    pub fn remember(
        folder: &Path,
        meeting: Meeting,
        now: Timestamp,
    ) -> Result<Loaded<Self>, Problem> {
        let id = storage::reference()?;
        storage::update(folder, &Self::default(), now, |mut history: Self| {
            let mut entry = Entry {
                id,
                at: now,
                meeting,
                extra: Object::new(),
            };
            let known = history
                .entries
                .iter()
                .position(|old| old.meeting.key == entry.meeting.key);
            if let Some(known) = known {
                let old = history.entries.remove(known);
                entry.id = old.id;
                entry.extra = old.extra;
                entry.meeting.title = entry.meeting.title.or(old.meeting.title);
            }
            history.entries.insert(0, entry);
            history.entries.truncate(MAX);
            Ok(history)
        })
    }

    /// Forgets one entry. One that is not there is forgotten already.
    ///
    /// # Errors
    /// See [`storage::update`].
    pub fn forget(folder: &Path, id: &str, now: Timestamp) -> Result<Loaded<Self>, Problem> {
        storage::update(folder, &Self::default(), now, |mut history: Self| {
            history.entries.retain(|entry| entry.id != id);
            Ok(history)
        })
    }

    /// Forgets every meeting, also those in files that were set aside or that a newer program wrote: what the person
    /// wants gone goes.
    ///
    /// Returns what is still there, like [`storage::erase`].
    pub fn forget_all(folder: &Path) -> Vec<Problem> {
        erase_document(&folder.join(Self::FILE))
    }
}

/// Takes what may be kept, however much there is: the rest is passed over unread.
fn newest<'de, D: Deserializer<'de>>(entries: D) -> Result<Vec<Entry>, D::Error> {
    struct Newest;

    impl<'de> Visitor<'de> for Newest {
        type Value = Vec<Entry>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a list of meetings")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut entries = Vec::new();
            while entries.len() < MAX
                && let Some(entry) = list.next_element()?
            {
                entries.push(entry);
            }
            while list.next_element::<IgnoredAny>()?.is_some() {}
            Ok(entries)
        }
    }

    entries.deserialize_seq(Newest)
}
