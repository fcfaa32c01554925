//! What the launcher page may ask. Thin adapters: the session decides.
//!
//! Every command is listed in the build's manifest (`build.rs`), so each needs a permission, which only the
//! launcher's window has (`capabilities/launcher.json`).

mod invitation;
mod meeting;
mod outside;
mod person;

use bbw_meet_core::error::Problem;
use tauri::{AppHandle, Builder, State, Wry};

use crate::app::App;
use crate::view::View;

/// What a command that changes something answers.
type Answer = Result<View, Problem>;

/// The state of the program, as commands get it.
type Program<'a> = State<'a, App>;

/// The whole state.
#[tauri::command]
fn view(app: Program<'_>) -> View {
    View::of(&app.session())
}

/// Ends the program, unless a meeting runs.
#[tauri::command]
fn quit(app: Program<'_>, tauri: AppHandle) {
    if app.session().running.is_none() {
        tauri.exit(0);
    }
}

/// Gives the page its commands.
pub(crate) fn register(builder: Builder<Wry>) -> Builder<Wry> {
    builder.invoke_handler(tauri::generate_handler![
        view,
        quit,
        person::agree,
        person::decline,
        person::reconsider,
        person::withdraw,
        person::change_settings,
        person::forget,
        person::forget_all,
        person::erase_all,
        meeting::enter,
        meeting::join_pending,
        meeting::join_again,
        meeting::join_history,
        meeting::cancel,
        meeting::leave_and_join,
        meeting::stay,
        meeting::go_home,
        meeting::open_anyway,
        meeting::open_in_browser,
        meeting::meeting_link,
        meeting::calendar_pending,
        invitation::suggest_room,
        invitation::check_invitation,
        invitation::invitation_text,
        invitation::save_invitation,
        invitation::mail_invitation,
        invitation::start_invitation,
        outside::words,
        outside::notice,
        outside::stored,
        outside::export_stored,
        outside::open_page,
        outside::write_mail,
    ])
}
