//! Making invitations.

use bbw_meet_core::error::Problem;
use bbw_meet_core::invitation::{Checked, Draft, mail, room_name};
use bbw_meet_core::language::Language;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{Answer, Program};
use crate::destination::Destination;
use crate::meeting::browser;
use crate::saved;
use crate::session::Session;

/// A draft in which nothing is wrong, as the page shows it.
#[derive(Serialize)]
pub(super) struct Preview {
    room: String,
    host: String,
    link: String,
    start: Option<Timestamp>,
    end: Option<Timestamp>,
    zone: String,
    note: Option<Problem>,
}

/// In what form an invitation is saved.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Form {
    Bbwmeet,
    Ics,
    Shortcut,
}

fn check(session: &Session, draft: &Draft) -> Result<Checked, Problem> {
    draft.check(session.here(Timestamp::now()))
}

#[tauri::command]
pub(super) fn suggest_room(title: String) -> Result<String, Problem> {
    room_name::suggest(&title)
}

#[tauri::command]
pub(super) fn check_invitation(app: Program<'_>, draft: Draft) -> Result<Preview, Problem> {
    let checked = check(&app.session(), &draft)?;
    let (invitation, link) = (&checked.invitation, checked.invitation.link());
    Ok(Preview {
        room: link.room().to_owned(),
        host: link.host().to_owned(),
        link: link.https(),
        start: invitation.start(),
        end: invitation.end(),
        zone: checked.zone,
        note: checked.note,
    })
}

#[tauri::command]
pub(super) fn invitation_text(
    app: Program<'_>,
    draft: Draft,
    language: Language,
) -> Result<String, Problem> {
    let session = app.session();
    Ok(mail::text(
        &check(&session, &draft)?.invitation,
        language,
        &session.zone,
    ))
}

/// Answers where it was saved.
#[tauri::command]
pub(super) fn save_invitation(
    app: Program<'_>,
    draft: Draft,
    kind: Form,
) -> Result<String, Problem> {
    let session = app.session();
    let invitation = check(&session, &draft)?.invitation;
    match kind {
        Form::Bbwmeet => saved::invitation(&session, &invitation),
        Form::Ics => saved::calendar(&session, &invitation),
        Form::Shortcut => saved::shortcut(&session, &invitation),
    }
}

/// Opens the person's mail program with the invitation in it.
#[tauri::command]
pub(super) fn mail_invitation(
    app: Program<'_>,
    draft: Draft,
    language: Language,
) -> Result<(), Problem> {
    let address = {
        let session = app.session();
        mail::mailto(
            &check(&session, &draft)?.invitation,
            language,
            &session.zone,
        )
    };
    browser::open_address(&address)
}

#[tauri::command]
pub(super) fn start_invitation(app: Program<'_>, draft: Draft) -> Answer {
    app.ask(|session, now| {
        let checked = draft.check(session.here(now))?;
        Ok(session.go_now(Destination::invited(&checked.invitation), now))
    })
}
