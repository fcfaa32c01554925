//! A person's things: where they lie, what was agreed to, name and settings, the last meetings, the log. Everything that
//! reads or writes a file of the person's is here, and nobody holds the session meanwhile.

pub(crate) mod erase;
mod folders;
pub(crate) mod log;
pub(crate) mod save;
pub(crate) mod stored;

use std::sync::Arc;

use bbw_meet_core::deployment::Deployment;
use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::history::{self, History};
use bbw_meet_core::language::Language;
use bbw_meet_core::privacy::consent::{self, Asked, Event, How, Standing};
use bbw_meet_core::profile::{Defaults, DisplayName, Profile};
use bbw_meet_core::storage::{self, Document, Loaded, Reading};
use bbw_meet_core::window::Place;
use jiff::Timestamp;
use serde_json::{Value, json};

pub(crate) use folders::{Folders, make_private, of_session};

/// What is known of a person when the program starts.
pub(crate) struct Known {
    pub(crate) profile: Profile,
    /// What was said to each of the deployment's terms, by their numbers.
    pub(crate) standings: Vec<Standing>,
    /// What was wrong with what is stored. Broken files are set aside.
    pub(crate) notes: Vec<Problem>,
}

/// Largest profile that is only looked into, in bytes.
const PROFILE_LIMIT: u64 = 64 * 1024;

/// The profile of a person, without changing anything: not even a broken file is set aside.
pub(crate) fn peek(folders: &Folders, defaults: &Defaults) -> Option<Profile> {
    let bytes = storage::read_limited(&folders.config.join(Profile::FILE), PROFILE_LIMIT);
    match storage::read(&bytes.ok()??, &Profile::new(defaults)) {
        Reading::Current { value, .. } => Some(value),
        Reading::Newer(value) => value,
        Reading::Broken => None,
    }
}

/// What somebody says who agrees.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Agreement<'a> {
    /// The number of the terms.
    pub(crate) of: usize,
    /// The hash of the text that was shown.
    pub(crate) shown: &'a str,
    /// The person's name.
    pub(crate) name: &'a str,
    /// The language to speak from now on.
    pub(crate) language: Language,
    /// A part of the profile that was chosen before there was consent to store it.
    pub(crate) choices: &'a Value,
}

/// What counts of the terms once somebody has agreed, and their name and settings, or why those could not be stored.
type Agreed = (Vec<Standing>, Result<Loaded<Profile>, Problem>);

/// This person, before this organisation.
pub(crate) struct Person {
    pub(crate) deployment: Arc<Deployment>,
    pub(crate) folders: Folders,
    /// The origins of all servers.
    servers: Vec<String>,
}

impl Person {
    pub(crate) fn new(deployment: Arc<Deployment>, folders: Folders) -> Self {
        Self {
            servers: deployment.servers.iter().map(ToString::to_string).collect(),
            deployment,
            folders,
        }
    }

    /// Reads what is stored, but for the last meetings.
    pub(crate) fn load(&self, now: Timestamp) -> Known {
        let profile = Profile::load(&self.folders.config, &self.deployment.defaults, now);
        Known {
            standings: self.standings(),
            notes: profile.note.into_iter().collect(),
            profile: self.deployment.locks.over(profile.value),
        }
    }

    /// Reads the last meetings, which no meeting needs to be opened. Those of a time before they were locked out go.
    pub(crate) fn history(&self, now: Timestamp) -> Loaded<History> {
        if self.deployment.locks.keep_history.is_some() {
            return Loaded {
                value: History::default(),
                note: self.forget_all().into_iter().next(),
            };
        }
        History::load(&self.folders.data, now)
    }

    /// What the person said to each of the terms, read anew each time: it may have been withdrawn elsewhere.
    pub(crate) fn standings(&self) -> Vec<Standing> {
        let all = self.deployment.all_terms();
        // The language is written down beside an answer, but decides nothing.
        all.map(|terms| terms.asked(&self.servers, Language::German))
            .map(|asked| consent::standing(&self.folders.data, &asked))
            .collect()
    }

    /// Has the person agreed to anything, so that something may be stored?
    pub(crate) fn has_agreed(&self) -> bool {
        let mut standings = self.standings().into_iter();
        standings.any(Standing::allows_meeting)
    }

    fn asked(&self, of: usize, language: Language) -> Result<Asked<'_>, Problem> {
        let terms = self.deployment.terms(of);
        terms
            .map(|terms| terms.asked(&self.servers, language))
            .ok_or(Code::NotFound.into())
    }

    /// Writes down what the person decides about the terms with this number; answers what counts from now on.
    ///
    /// # Errors
    /// `not-found`, or a storage code: then nothing was recorded.
    pub(crate) fn decide(
        &self,
        of: usize,
        event: Event,
        language: Language,
        now: Timestamp,
    ) -> Result<Vec<Standing>, Problem> {
        self.write_down(event, &self.asked(of, language)?, now)
    }

    fn write_down(
        &self,
        event: Event,
        asked: &Asked<'_>,
        now: Timestamp,
    ) -> Result<Vec<Standing>, Problem> {
        consent::record(&self.folders.data, event, asked, How::Button, now)?;
        Ok(self.standings())
    }

    /// The person agrees to the text of the notice that was shown, and says a name. The language is stored where it is
    /// another one than `before`. The consent is written down before anything else of the person is.
    ///
    /// # Errors
    /// `notice-changed`, a name's code, `not-found` for a choice there is not, or a storage code: then nothing counts as
    /// agreed, and nothing is stored.
    pub(crate) fn agree(
        &self,
        agreement: Agreement<'_>,
        before: Language,
        now: Timestamp,
    ) -> Result<Agreed, Problem> {
        let Agreement {
            of,
            shown,
            name,
            language,
            choices,
        } = agreement;
        let asked = self.asked(of, language)?;
        let shown = asked.notice.with_sha256(shown);
        let asked = Asked {
            shown: Some(shown.ok_or(Problem::new(Code::NoticeChanged))?),
            ..asked
        };
        let name = DisplayName::parse(name)?;
        let refused = Problem::new(Code::NotFound).with("field", "choices");
        let mut patch = choices.as_object().cloned().ok_or(refused)?;
        patch.insert("name".to_owned(), json!(name.as_str()));
        if language != before {
            patch.insert("language".to_owned(), json!(language));
        }
        let patch = Value::Object(patch);
        // Choices that do not exist are refused before anything is written down.
        let defaults = &self.deployment.defaults;
        Profile::new(defaults).changed(&patch, defaults)?;
        let standings = self.write_down(Event::Granted, &asked, now)?;
        Ok((standings, self.change(&patch, now)))
    }

    /// Changes name or settings; `patch` is a part of the profile as the page has it. Answers the profile that counts.
    ///
    /// # Errors
    /// Why a value is refused, `setting-locked`, or a storage code. Nothing is changed then.
    pub(crate) fn change(&self, patch: &Value, now: Timestamp) -> Result<Loaded<Profile>, Problem> {
        let Deployment {
            defaults, locks, ..
        } = &*self.deployment;
        let mut fields = patch.as_object().into_iter().flat_map(|patch| patch.keys());
        if let Some(field) = fields.find(|field| locks.holds(field)) {
            return Err(Problem::new(Code::SettingLocked).with("field", field));
        }
        let chosen = Profile::change(&self.folders.config, patch, defaults, now)?;
        Ok(Loaded {
            value: locks.over(chosen.value),
            note: chosen.note,
        })
    }

    /// Puts a meeting on top of the last ones.
    ///
    /// # Errors
    /// A storage code.
    pub(crate) fn remember(
        &self,
        meeting: history::Meeting,
        now: Timestamp,
    ) -> Result<History, Problem> {
        History::remember(&self.folders.data, meeting, now).map(|history| history.value)
    }

    /// Forgets one of the last meetings.
    ///
    /// # Errors
    /// A storage code.
    pub(crate) fn forget(&self, id: &str, now: Timestamp) -> Result<History, Problem> {
        History::forget(&self.folders.data, id, now).map(|history| history.value)
    }

    /// Forgets all meetings; answers what could not be forgotten.
    pub(crate) fn forget_all(&self) -> Vec<Problem> {
        History::forget_all(&self.folders.data)
    }

    /// Writes a line into the log, where there is consent to store anything.
    pub(crate) fn log(&self, entry: log::Entry<'_>) {
        if self.has_agreed() {
            log::write(&self.folders.data, entry);
        }
    }

    /// Where the launcher's window was the last time. What is not understood leaves it in the middle.
    pub(crate) fn window_place(&self, now: Timestamp) -> Place {
        storage::load(&self.folders.config, &Place::default(), now).value
    }

    /// Keeps where the launcher's window is. Not worth a word if it fails: the next time it is in the middle.
    pub(crate) fn keep_window_place(&self, place: Place, now: Timestamp) {
        // After everything has been erased, nothing is written down again.
        if self.folders.config.exists() && self.window_place(now) != place {
            let _ = storage::update(&self.folders.config, &Place::default(), now, |_| Ok(place));
        }
    }
}
