//! What the person says: consent, settings, what to forget.

use std::fs;
use std::path::PathBuf;
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::history::History;
use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::MeetingLink;
use bbw_meet_core::privacy::consent::{self, Event, How};
use bbw_meet_core::profile::{DisplayName, Profile};
use bbw_meet_core::storage;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::{Effect, Session, Stage};
use crate::destination::Destination;
use crate::folders::Folders;
use crate::meeting::chromium;

/// How long the launcher's web view may take to give its folder free.
const PATIENCE: Duration = Duration::from_secs(5);

impl Session {
    /// The person agrees to the notice and says how they want to be called; then what was asked for goes on.
    ///
    /// # Errors
    /// A name's code, or a storage code: then nothing counts as agreed.
    pub(crate) fn agree(
        &mut self,
        name: &str,
        language: Language,
        now: Timestamp,
    ) -> Result<Vec<Effect>, Problem> {
        let name = DisplayName::parse(name)?;
        let mut patch = json!({ "name": name.as_str() });
        if language != self.language() {
            patch["language"] = json!(language);
        }
        self.change_settings(&patch, now)?;
        self.record(Event::Granted, now)?;
        match self.destination.clone() {
            Some(destination) => Ok(self.go(destination, now)),
            None => Ok(self.go_home()),
        }
    }

    /// The person does not agree. Only that is stored.
    ///
    /// # Errors
    /// A storage code. Nothing opens in any case.
    pub(crate) fn decline(&mut self, now: Timestamp) -> Result<Vec<Effect>, Problem> {
        self.stage = Stage::Declined;
        self.record(Event::Refused, now)?;
        Ok(vec![])
    }

    /// Back to the question.
    pub(crate) fn reconsider(&mut self) -> Vec<Effect> {
        self.stage = Stage::Welcome;
        vec![]
    }

    /// The person takes the consent back: from now on no meeting opens.
    ///
    /// # Errors
    /// A storage code.
    pub(crate) fn withdraw(&mut self, now: Timestamp) -> Result<Vec<Effect>, Problem> {
        self.record(Event::Withdrawn, now)?;
        if self.running.is_none() {
            self.stage = Stage::Welcome;
        }
        Ok(vec![])
    }

    fn record(&self, event: Event, now: Timestamp) -> Result<(), Problem> {
        consent::record(&self.folders.data, event, &self.asked(), How::Button, now).map(drop)
    }

    /// What the person typed or pasted into the launcher's field. Empty: the start page.
    ///
    /// # Errors
    /// Why it is no meeting.
    pub(crate) fn enter(&mut self, text: &str, now: Timestamp) -> Result<Vec<Effect>, Problem> {
        let destination = if text.trim().is_empty() {
            Destination::start_page(self.deployment.start_address.clone())
        } else {
            Destination::entered(text, self.here(now))?
        };
        Ok(self.go(destination, now))
    }

    /// One of the last meetings again.
    ///
    /// # Errors
    /// `not-found`, or why its address is no longer a meeting of this organisation.
    pub(crate) fn join_history(
        &mut self,
        id: &str,
        now: Timestamp,
    ) -> Result<Vec<Effect>, Problem> {
        let meeting = &self.history.entry(id)?.meeting;
        let link = MeetingLink::parse(&meeting.link, &self.deployment.servers)?;
        let destination = Destination {
            title: meeting.title.clone(),
            ..Destination::bare(link)
        };
        Ok(self.go(destination, now))
    }

    /// Changes name or settings; `patch` is a part of the profile as the page has it.
    ///
    /// # Errors
    /// Why a value is refused, or a storage code. Nothing is changed then.
    pub(crate) fn change_settings(
        &mut self,
        patch: &Value,
        now: Timestamp,
    ) -> Result<Vec<Effect>, Problem> {
        let changed = Profile::change(&self.folders.config, patch, &self.deployment.defaults, now)?;
        self.profile = changed.value;
        self.notes.extend(changed.note);
        if !self.profile.settings.keep_history {
            return Ok(self.forget_all());
        }
        Ok(vec![])
    }

    /// Forgets one of the last meetings.
    ///
    /// # Errors
    /// A storage code.
    pub(crate) fn forget(&mut self, id: &str, now: Timestamp) -> Result<Vec<Effect>, Problem> {
        self.history = History::forget(&self.folders.data, id, now)?.value;
        Ok(vec![])
    }

    /// Forgets all meetings.
    pub(crate) fn forget_all(&mut self) -> Vec<Effect> {
        self.notes.extend(History::forget_all(&self.folders.data));
        self.history = History::default();
        vec![]
    }

    /// Erases everything this program has stored about the person, the meeting profiles included.
    ///
    /// # Errors
    /// `meeting-runs` while a meeting runs: its browser would write again.
    pub(crate) fn erase_all(&mut self) -> Result<Vec<Effect>, Problem> {
        if self.running.is_some() {
            return Err(Code::MeetingRuns.into());
        }
        self.notes = erase(&self.folders, &self.folders.in_use());
        self.erased = true;
        self.profile = Profile::new(&self.deployment.defaults);
        self.history = History::default();
        self.destination = None;
        self.stage = Stage::Welcome;
        Ok(vec![])
    }
}

/// Erases this person's files but for the `spared` folders; answers what else is still there.
pub(crate) fn erase(folders: &Folders, spared: &[PathBuf]) -> Vec<Problem> {
    let mut places = chromium::folders(&folders.meetings());
    places.extend([folders.config.clone(), folders.data.clone()]);
    places
        .iter()
        .flat_map(|place| storage::erase_but(place, spared))
        .collect()
}

/// Erases at the program's end what was spared until then. A web view's processes may outlive its window for a moment,
/// and on Windows hold their files as long. What has been stored anew since then stays.
pub(crate) fn sweep(folders: &Folders) {
    let deadline = Instant::now() + PATIENCE;
    let spared = folders.in_use();
    while !spared
        .iter()
        .filter(|folder| folder.starts_with(&folders.data))
        .all(|folder| storage::erase(folder).is_empty())
        && Instant::now() < deadline
    {
        thread::sleep(Duration::from_millis(50));
    }
    // Fails where something has been stored anew.
    let _ = fs::remove_dir(&folders.data);
}
