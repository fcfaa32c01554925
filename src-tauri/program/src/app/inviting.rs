//! Making invitations.

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::invitation::{Checked, Draft, mail};
use bbw_meet_core::language::Language;
use bbw_meet_core::window::View;
use bbw_meet_core::window::protocol::Form;
use bbw_meet_core::window::view::Preview;
use bbw_meet_core::words::Catalogue;
use jiff::tz::TimeZone;

use super::App;
use crate::desktop::open;
use crate::launch::Destination;
use crate::person::save;

impl App {
    /// A draft in which nothing is wrong, and the zone its times were taken in.
    fn checked(&self, draft: &Draft) -> Result<(Checked, TimeZone), Problem> {
        self.at_once(|here| Ok((draft.check(here)?, here.zone.clone())))
    }

    pub(super) fn check_invitation(&self, draft: &Draft) -> Result<Preview, Problem> {
        let (checked, _) = self.checked(draft)?;
        let (invitation, link) = (&checked.invitation, checked.invitation.link());
        let forms = save::forms(&self.person().folders, invitation);
        Ok(Preview {
            room: link.room().to_owned(),
            host: link.host().to_owned(),
            link: link.https(),
            start: invitation.start(),
            end: invitation.end(),
            zone: checked.zone,
            note: checked.note,
            past: checked.past,
            forms,
        })
    }

    pub(super) fn invitation_text(
        &self,
        draft: &Draft,
        language: Language,
    ) -> Result<String, Problem> {
        let (checked, zone) = self.checked(draft)?;
        Ok(mail::text(
            &checked.invitation,
            Catalogue::of(language),
            &zone,
        ))
    }

    /// Answers where it was saved.
    pub(super) fn save_invitation(
        &self,
        draft: &Draft,
        form: Form,
        language: Language,
    ) -> Result<String, Problem> {
        let (checked, zone) = self.checked(draft)?;
        let folders = &self.person().folders;
        save::invitation(
            folders,
            &checked.invitation,
            form,
            Catalogue::of(language),
            &zone,
        )
    }

    /// Saves a calendar entry of the meeting that waits; answers where.
    pub(super) fn calendar_pending(&self) -> Result<String, Problem> {
        let (invitation, language, zone) = {
            let session = self.session();
            let destination = session.destination.as_ref();
            let invitation = destination.and_then(Destination::invitation);
            let invitation = invitation.ok_or(Problem::new(Code::NotFound))?;
            (invitation, session.language(), session.zone.clone())
        };
        let folders = &self.person().folders;
        save::invitation(
            folders,
            &invitation,
            Form::Ics,
            Catalogue::of(language),
            &zone,
        )
    }

    /// Opens the person's mail program with the invitation in it.
    pub(super) fn mail_invitation(&self, draft: &Draft, language: Language) -> Result<(), Problem> {
        let (checked, zone) = self.checked(draft)?;
        open::address(&mail::mailto(
            &checked.invitation,
            Catalogue::of(language),
            &zone,
        ))
    }

    pub(super) fn start_invitation(&self, draft: &Draft) -> Result<View, Problem> {
        let (checked, _) = self.checked(draft)?;
        let destination = Destination::invited(&checked.invitation);
        self.ask(|session, now| Ok(session.go_now(destination, now)))
    }
}
