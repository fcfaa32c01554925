//! The session as the launcher's page sees it.

use bbw_meet_core::deployment::Brand;
use bbw_meet_core::history;
use bbw_meet_core::invitation::schedule::When;
use bbw_meet_core::meeting::Target;
use bbw_meet_core::window::view::{
    self, Consent, Meeting, Organisation, PastMeeting, Stage as Shown, View,
};

use super::{Session, Stage};
use crate::launch::{BUILT_IN_NOTICE, Destination};

impl Session {
    /// The state has changed: the next view is newer than all before.
    pub(crate) fn changed(&mut self) {
        self.revision += 1;
    }

    /// The session as it is now.
    pub(crate) fn view(&self) -> View {
        let servers = self.deployment.servers.iter();
        View {
            revision: self.revision,
            stage: self.shown_stage(),
            // Nothing lies above the questions that come before everything else.
            page: self.page.clone().filter(|_| self.gate_is_open()),
            meeting: self.destination.as_ref().and_then(meeting),
            running: self
                .running
                .as_ref()
                .and_then(|running| meeting(&running.destination)),
            profile: self.profile.clone(),
            locks: self.deployment.locks.clone(),
            language: self.language(),
            consents: self.consents(),
            asked: self.terms(),
            history: self.history.entries().iter().map(past_meeting).collect(),
            organisation: self.organisation(),
            servers: servers.map(ToString::to_string).collect(),
            start_address: self.deployment.start_address.to_string(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            hosts: self.hosts.clone(),
            notes: self.notes.clone(),
        }
    }

    /// What the person said to each of the terms.
    fn consents(&self) -> Vec<Consent> {
        let all = self.deployment.all_terms().zip(&self.standings);
        all.map(|(terms, standing)| Consent {
            standing: standing.as_str().to_owned(),
            at: standing.at(),
            changed: standing.changes(),
            controller: terms.controller.clone(),
            servers: terms.servers.clone(),
            notice_is_built_in: terms.notice.html() == BUILT_IN_NOTICE,
        })
        .collect()
    }

    /// The notices of all terms in every language they are there in, the one that the others translate first.
    pub(crate) fn notices(&self) -> Vec<view::Notice> {
        let all = self.deployment.all_terms().enumerate();
        all.flat_map(|(of, terms)| terms.notice.texts().map(move |text| (of, text)))
            .map(|(of, text)| view::Notice {
                of,
                html: text.html().to_owned(),
                sha256: text.sha256().to_owned(),
                title: text.title.clone(),
                language: text.language.clone(),
                summary: text.summary.clone(),
            })
            .collect()
    }

    /// What the launcher looks like.
    pub(crate) fn brand(&self) -> Brand {
        self.deployment.brand.clone()
    }

    fn organisation(&self) -> Organisation {
        let organisation = &self.deployment.organisation;
        Organisation {
            name: organisation.name.clone(),
            controller: organisation.controller.clone(),
            contact_mail: organisation.contact_mail.clone(),
            page: organisation.page.to_string(),
            guest_page: self.deployment.guest_page.to_string(),
        }
    }

    fn shown_stage(&self) -> Shown {
        let running = self.running.as_ref();
        match &self.stage {
            Stage::Welcome => Shown::Welcome,
            Stage::Declined => Shown::Declined,
            Stage::Home => Shown::Home,
            Stage::Appointment(when) => Shown::Appointment {
                when: match when {
                    When::CalledOff => "cancelled",
                    When::Past => "past",
                    When::Early | When::Now => "early",
                }
                .to_owned(),
            },
            Stage::Opening => Shown::Opening {
                host: running.map(|running| running.host),
                asking: running.is_some_and(|running| running.asking),
                slow: running.is_some_and(|running| running.slow),
                notes: running
                    .map(|running| running.notes.clone())
                    .unwrap_or_default(),
            },
            Stage::Practice => Shown::Practice,
            Stage::Running => Shown::Running,
            Stage::Switch { begins } => Shown::Switch { begins: *begins },
            Stage::Over(ending) => Shown::Over { ending: *ending },
            Stage::Problem { problem, ways } => Shown::Problem {
                problem: problem.clone(),
                ways: *ways,
                link: self.destination.is_some(),
            },
        }
    }
}

/// The start page is no meeting.
fn meeting(destination: &Destination) -> Option<Meeting> {
    match &destination.target {
        Target::StartPage(_) => None,
        Target::Meeting(link) => Some(Meeting {
            host: link.host().to_owned(),
            room: link.room().to_owned(),
            tenant: link.tenant().map(str::to_owned),
            title: destination.title.clone(),
            start: destination.start,
            end: destination.end,
            organizer: destination.organizer.clone(),
        }),
    }
}

fn past_meeting(entry: &history::Entry) -> PastMeeting {
    PastMeeting {
        id: entry.id.clone(),
        host: entry.meeting.host.clone(),
        room: entry.meeting.room.clone(),
        title: entry.meeting.title.clone(),
        at: entry.at,
    }
}
