//! Words, the notice, what is stored, and the ways out of the program.

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::language::Language;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::Program;
use crate::meeting::browser;
use crate::saved;
use crate::view::{Stored, not_found};
use crate::words;

/// All catalogues, by language.
#[tauri::command]
pub(super) fn words() -> Value {
    Language::ALL
        .iter()
        .map(|language| (language.as_str().to_owned(), words::all(*language)))
        .collect()
}

/// The notice, exactly as the record's hash has it.
#[derive(Serialize)]
pub(super) struct Shown {
    html: String,
    sha256: String,
    title: String,
}

#[tauri::command]
pub(super) fn notice(app: Program<'_>) -> Shown {
    let notice = &app.session().deployment.notice;
    Shown {
        html: notice.html().to_owned(),
        sha256: notice.sha256().to_owned(),
        title: notice.title().to_owned(),
    }
}

#[tauri::command]
pub(super) fn stored(app: Program<'_>) -> Result<Stored, Problem> {
    saved::inventory(&app.session().folders)
}

/// Answers where it was saved.
#[tauri::command]
pub(super) fn export_stored(app: Program<'_>) -> Result<String, Problem> {
    saved::export(&app.session())
}

/// Pages the deployment names, or the folder things are saved in.
#[derive(Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Which {
    Organisation,
    Guest,
    Folder,
}

#[tauri::command]
pub(super) fn open_page(app: Program<'_>, which: Which) -> Result<(), Problem> {
    let session = app.session();
    match which {
        Which::Organisation => browser::open_address(session.deployment.organisation.page.as_str()),
        Which::Guest => browser::open_address(session.deployment.guest_page.as_str()),
        Which::Folder => open::that_detached(&session.folders.downloads)
            .map_err(|_| Problem::new(Code::OpenFailed)),
    }
}

/// A mail to the organisation about a problem. It names the code and the version, nothing of the meeting.
#[tauri::command]
pub(super) fn write_mail(app: Program<'_>, code: Option<Code>) -> Result<(), Problem> {
    let session = app.session();
    let to = session
        .deployment
        .organisation
        .contact_mail
        .as_deref()
        .ok_or_else(not_found)?;
    let mut address =
        url::Url::parse(&format!("mailto:{to}")).map_err(|_| Problem::new(Code::OpenFailed))?;
    let subject = code.map_or("BBW Meet".to_owned(), |code| format!("BBW Meet: {code}"));
    let version = format!("BBW Meet {}", env!("CARGO_PKG_VERSION"));
    address
        .query_pairs_mut()
        .append_pair("subject", &subject)
        .append_pair("body", &format!("\r\n\r\n{version}"));
    browser::open_address(&address.as_str().replace('+', "%20"))
}
