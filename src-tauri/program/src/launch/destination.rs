//! Where the person wants to go, with what the invitation said about it.

use bbw_meet_core::error::Problem;
use bbw_meet_core::history;
use bbw_meet_core::invitation::schedule::{self, When};
use bbw_meet_core::invitation::{self, Details, Here, Invitation};
use bbw_meet_core::meeting::{MeetingLink, Target};
use jiff::Timestamp;
use url::Url;

/// A meeting or the start page, and how the invitation described it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Destination {
    pub(crate) target: Target,
    pub(crate) title: Option<String>,
    pub(crate) start: Option<Timestamp>,
    pub(crate) end: Option<Timestamp>,
    pub(crate) organizer: Option<String>,
    /// Has whoever invited called it off?
    pub(crate) called_off: bool,
    /// What the person should know about how the invitation was read.
    pub(crate) notes: Vec<Problem>,
}

impl Destination {
    /// A meeting one knows nothing else of.
    pub(crate) fn bare(link: MeetingLink) -> Self {
        Self {
            target: Target::Meeting(link),
            title: None,
            start: None,
            end: None,
            organizer: None,
            called_off: false,
            notes: Vec::new(),
        }
    }

    /// The deployment's start address.
    pub(crate) fn start_page(address: Url) -> Self {
        Self {
            target: Target::StartPage(address),
            title: None,
            start: None,
            end: None,
            organizer: None,
            called_off: false,
            notes: Vec::new(),
        }
    }

    /// What an invitation invites to.
    pub(crate) fn invited(invitation: &Invitation) -> Self {
        Self {
            title: invitation.title().map(str::to_owned),
            start: invitation.start(),
            end: invitation.end(),
            organizer: invitation.organizer().map(str::to_owned),
            called_off: invitation.is_called_off(),
            notes: invitation.notes().to_vec(),
            ..Self::bare(invitation.link().clone())
        }
    }

    /// What was typed or pasted into the launcher's field: a link, a meeting's name, or a whole mail.
    ///
    /// # Errors
    /// Why it is none of them.
    pub(crate) fn entered(text: &str, here: Here) -> Result<Self, Problem> {
        invitation::read_entry(text, here).map(|read| Self::invited(&read))
    }

    /// Is it time to go there?
    pub(crate) fn when(&self, now: Timestamp) -> When {
        if self.called_off {
            When::CalledOff
        } else {
            schedule::when(self.start, self.end, now)
        }
    }

    /// Does it begin about now?
    pub(crate) fn begins(&self, now: Timestamp) -> bool {
        !self.called_off && schedule::begins_now(self.start, self.end, now)
    }

    /// Do both lead to the same place?
    pub(crate) fn same(&self, other: &Self) -> bool {
        match (&self.target, &other.target) {
            (Target::Meeting(one), Target::Meeting(two)) => one.same_meeting(two),
            (Target::StartPage(one), Target::StartPage(two)) => one == two,
            (Target::Meeting(_), Target::StartPage(_))
            | (Target::StartPage(_), Target::Meeting(_)) => false,
        }
    }

    /// As an invitation, to be written into a calendar; the start page is none.
    pub(crate) fn invitation(&self) -> Option<Invitation> {
        let details = Details {
            title: self.title.clone(),
            organizer: self.organizer.clone(),
            start: self.start,
            end: self.end,
            called_off: self.called_off,
            ..Details::default()
        };
        Invitation::new(self.target.link()?.clone(), details).ok()
    }

    /// As the history keeps it; the start page is no meeting.
    pub(crate) fn for_history(&self) -> Option<history::Meeting> {
        self.target.link().map(|link| history::Meeting {
            link: link.https(),
            key: link.key(),
            host: link.host().to_owned(),
            room: link.room().to_owned(),
            title: self.title.clone(),
        })
    }
}
