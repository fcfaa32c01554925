//! Joining, waiting, leaving. The page never sends an address to be opened: it says which of the meetings the program
//! knows, or hands over a text for the program to judge.

use bbw_meet_core::error::Problem;

use super::{Answer, Program};
use crate::saved;
use crate::view::not_found;

#[tauri::command]
pub(super) fn enter(app: Program<'_>, text: String) -> Answer {
    app.ask(|session, now| session.enter(&text, now))
}

#[tauri::command]
pub(super) fn join_pending(app: Program<'_>) -> Answer {
    app.ask(|session, _| Ok(session.join()))
}

#[tauri::command]
pub(super) fn join_again(app: Program<'_>) -> Answer {
    app.ask(|session, _| Ok(session.join()))
}

#[tauri::command]
pub(super) fn join_history(app: Program<'_>, id: String) -> Answer {
    app.ask(|session, now| session.join_history(&id, now))
}

#[tauri::command]
pub(super) fn cancel(app: Program<'_>) -> Answer {
    app.ask(|session, _| Ok(session.cancel()))
}

#[tauri::command]
pub(super) fn leave_and_join(app: Program<'_>) -> Answer {
    app.ask(|session, _| Ok(session.leave_and_join()))
}

#[tauri::command]
pub(super) fn stay(app: Program<'_>) -> Answer {
    app.ask(|session, _| Ok(session.stay()))
}

#[tauri::command]
pub(super) fn go_home(app: Program<'_>) -> Answer {
    app.ask(|session, _| Ok(session.go_home()))
}

#[tauri::command]
pub(super) fn open_anyway(app: Program<'_>) -> Answer {
    app.ask(|session, _| Ok(session.open_anyway()))
}

#[tauri::command]
pub(super) fn open_in_browser(app: Program<'_>) -> Answer {
    app.ask(|session, _| Ok(session.open_in_browser()))
}

/// The meeting's address, for copying. Never with a token.
#[tauri::command]
pub(super) fn meeting_link(app: Program<'_>) -> Result<String, Problem> {
    let session = app.session();
    let destination = session.destination.as_ref().ok_or_else(not_found)?;
    Ok(destination.target.https())
}

/// Saves a calendar entry of the meeting that waits; answers where.
#[tauri::command]
pub(super) fn calendar_pending(app: Program<'_>) -> Result<String, Problem> {
    let session = app.session();
    let invitation = session
        .destination
        .as_ref()
        .and_then(|to| to.invitation())
        .ok_or_else(not_found)?;
    saved::calendar(&session, &invitation)
}
