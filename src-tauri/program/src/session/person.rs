//! What the person says: consent, settings, what to forget. It is stored before the session hears of it.

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::history::History;
use bbw_meet_core::meeting::MeetingLink;
use bbw_meet_core::privacy::consent::Standing;
use bbw_meet_core::profile::Profile;
use jiff::Timestamp;

use super::{Effect, Session, Stage};
use crate::launch::Destination;
use crate::person::log::Entry;

impl Session {
    /// The person has agreed; now what was asked for goes on.
    pub(crate) fn agreed(&mut self, standings: Vec<Standing>, now: Timestamp) -> Vec<Effect> {
        self.standings = standings;
        self.erased = false;
        match self.destination.clone() {
            Some(destination) => self.go(destination, now),
            None => self.go_home(),
        }
    }

    /// The person does not agree to the terms with this number. Nothing opens, whether or not that could be stored.
    pub(crate) fn declined(&mut self, of: usize, standings: Vec<Standing>) -> Vec<Effect> {
        self.standings = standings;
        // A start in between may have brought another question.
        if of == self.terms() {
            self.stage = Stage::Declined;
        }
        vec![]
    }

    /// Back to the question.
    pub(crate) fn reconsider(&mut self) -> Vec<Effect> {
        self.stage = Stage::Welcome;
        vec![]
    }

    /// The person has taken back the consent to the terms with this number: from now on no meeting opens that needs it.
    pub(crate) fn withdrawn(&mut self, of: usize, standings: Vec<Standing>) -> Vec<Effect> {
        let is_asked = of == self.terms();
        self.standings = standings;
        if is_asked && !self.gate_is_open() && self.running.is_none() && self.practice.is_none() {
            self.stage = Stage::Welcome;
        }
        vec![]
    }

    /// Name or settings are these now.
    pub(crate) fn settled(&mut self, profile: Profile, note: Option<Problem>) -> Vec<Effect> {
        self.profile = profile;
        self.note(note);
        vec![]
    }

    /// Are the last meetings known?
    pub(crate) fn has_recalled(&self) -> bool {
        self.recalled
    }

    /// The last meetings have been read. What has changed since then counts more.
    pub(crate) fn recall(&mut self, history: History, note: Option<Problem>) -> Vec<Effect> {
        let log = note
            .iter()
            .map(|note| Effect::Log(Entry::Problem(note.code)));
        let effects = log.collect();
        self.note(note);
        if !self.recalled {
            self.recalled = true;
            self.history = history;
        }
        effects
    }

    /// The last meetings are these now.
    pub(crate) fn forgot(&mut self, history: History, notes: Vec<Problem>) -> Vec<Effect> {
        self.recalled = true;
        self.history = history;
        self.note(notes);
        vec![]
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
        let destination = self.past(id)?;
        Ok(self.go(destination, now))
    }

    /// Where one of the last meetings is.
    ///
    /// # Errors
    /// As [`Session::join_history`].
    pub(crate) fn past(&self, id: &str) -> Result<Destination, Problem> {
        let meeting = &self.history.entry(id)?.meeting;
        let link = MeetingLink::parse(&meeting.link, &self.deployment.servers)?;
        Ok(Destination {
            title: meeting.title.clone(),
            ..Destination::bare(link)
        })
    }

    /// Everything is to be erased. Until [`Session::was_erased`], nothing is opened.
    ///
    /// # Errors
    /// `meeting-runs` while a meeting runs: its browser would write again.
    pub(crate) fn erase(&mut self) -> Result<Vec<Effect>, Problem> {
        if self.running.is_some() || self.practice.is_some() {
            return Err(Code::MeetingRuns.into());
        }
        self.erasing = true;
        Ok(vec![])
    }

    /// Everything is erased, but for what these say.
    pub(crate) fn was_erased(&mut self, left: Vec<Problem>) -> Vec<Effect> {
        self.erasing = false;
        self.erased = true;
        self.recalled = true;
        self.standings.fill(Standing::None);
        let new = Profile::new(&self.deployment.defaults);
        self.profile = self.deployment.locks.over(new);
        self.history = History::default();
        self.destination = None;
        self.notes.clear();
        self.note(left);
        self.stage = Stage::Welcome;
        vec![]
    }
}
