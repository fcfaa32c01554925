//! Consent, settings, forgetting.

use bbw_meet_core::language::Language;
use serde_json::Value;

use super::{Answer, Program};

#[tauri::command]
pub(super) fn agree(app: Program<'_>, name: String, language: Language) -> Answer {
    app.ask(|session, now| session.agree(&name, language, now))
}

#[tauri::command]
pub(super) fn decline(app: Program<'_>) -> Answer {
    app.ask(|session, now| session.decline(now))
}

#[tauri::command]
pub(super) fn reconsider(app: Program<'_>) -> Answer {
    app.ask(|session, _| Ok(session.reconsider()))
}

#[tauri::command]
pub(super) fn withdraw(app: Program<'_>) -> Answer {
    app.ask(|session, now| session.withdraw(now))
}

#[tauri::command]
pub(super) fn change_settings(app: Program<'_>, patch: Value) -> Answer {
    app.ask(|session, now| session.change_settings(&patch, now))
}

#[tauri::command]
pub(super) fn forget(app: Program<'_>, id: String) -> Answer {
    app.ask(|session, now| session.forget(&id, now))
}

#[tauri::command]
pub(super) fn forget_all(app: Program<'_>) -> Answer {
    app.ask(|session, _| Ok(session.forget_all()))
}

#[tauri::command]
pub(super) fn erase_all(app: Program<'_>) -> Answer {
    app.ask(|session, _| session.erase_all())
}
