//! What the page asks about the person: stored first, then told to the session.

use std::path::PathBuf;

use bbw_meet_core::error::Problem;
use bbw_meet_core::history::History;
use bbw_meet_core::privacy::consent::Event;
use bbw_meet_core::window::View;
use bbw_meet_core::window::view::Stored;
use bbw_meet_core::words::Catalogue;
use jiff::Timestamp;
use serde_json::Value;

use super::App;
use crate::diagnosis::{Known, diagnose};
use crate::meeting::chromium;
use crate::person::{Agreement, erase, stored};

impl App {
    pub(super) fn agree(&self, agreement: Agreement<'_>) -> Result<View, Problem> {
        let before = self.session().language();
        let now = Timestamp::now();
        let (standings, profile) = self.person().agree(agreement, before, now)?;
        match profile {
            Ok(profile) => self.ask(|session, now| {
                session.settled(profile.value, profile.note);
                Ok(session.agreed(standings, now))
            }),
            Err(problem) => {
                // Without a name the question stays.
                self.tell(|session, now| session.agreed(standings, now));
                Err(problem)
            }
        }
    }

    pub(super) fn decline(&self, of: usize) -> Result<View, Problem> {
        let language = self.session().language();
        let decided = self
            .person()
            .decide(of, Event::Refused, language, Timestamp::now());
        // Nothing opens, whether or not that could be stored.
        let standings = self.person().standings();
        let view = self.ask(|session, _| Ok(session.declined(of, standings)));
        decided.and(view)
    }

    pub(super) fn withdraw(&self, of: usize) -> Result<View, Problem> {
        let language = self.session().language();
        let standings = self
            .person()
            .decide(of, Event::Withdrawn, language, Timestamp::now())?;
        self.ask(|session, _| Ok(session.withdrawn(of, standings)))
    }

    pub(super) fn change_settings(&self, patch: &Value) -> Result<View, Problem> {
        let changed = self.person().change(patch, Timestamp::now())?;
        let keeps_history = changed.value.settings.keep_history;
        let view = self.ask(|session, _| Ok(session.settled(changed.value, changed.note)));
        if keeps_history {
            view
        } else {
            self.forget_all()
        }
    }

    pub(super) fn forget(&self, id: &str) -> Result<View, Problem> {
        let history = self.person().forget(id, Timestamp::now())?;
        self.ask(|session, _| Ok(session.forgot(history, vec![])))
    }

    pub(super) fn forget_all(&self) -> Result<View, Problem> {
        let left = self.person().forget_all();
        self.ask(|session, _| Ok(session.forgot(History::default(), left)))
    }

    pub(super) fn erase_all(&self) -> Result<View, Problem> {
        self.ask(|session, _| session.erase())?;
        let folders = &self.person().folders;
        let left = erase::erase(folders, &self.profiles(), &folders.in_use());
        self.ask(|session, _| Ok(session.was_erased(left)))
    }

    pub(super) fn stored(&self) -> Result<Stored, Problem> {
        stored::inventory(&self.person().folders, &self.profiles())
    }

    pub(super) fn export_stored(&self) -> Result<String, Problem> {
        let language = self.session().language();
        stored::export(&self.person().folders, Catalogue::of(language))
    }

    /// What support needs to know. May take a second: the session is not held meanwhile.
    pub(super) fn diagnosis(&self) -> String {
        let (profile, language) = {
            let session = self.session();
            (session.profile.clone(), session.language())
        };
        let person = self.person();
        let known = Known {
            deployment: Ok(&person.deployment),
            profile: &profile,
            folders: Some(&person.folders),
            online: false,
        };
        let text = diagnose(&known).to_text(Catalogue::of(language));
        text.trim_end().to_owned()
    }

    /// Folders with the profiles of meetings.
    fn profiles(&self) -> Vec<PathBuf> {
        chromium::folders(&self.person().folders.meetings())
    }
}
