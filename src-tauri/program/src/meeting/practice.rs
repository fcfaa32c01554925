//! Trying out camera and microphone in the kind of window a meeting would have.

use std::path::PathBuf;
use std::sync::Arc;

use bbw_meet_core::deployment::Palette;
use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::HostKind;
use bbw_meet_core::origin::Origin;
use bbw_meet_core::practice::{Looks, News, Site};
use serde_json::Value;

use super::{Window, chromium, webview};
use crate::desktop::words;

/// What a host needs to know to show the page.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    /// The server whose meetings it is for.
    pub(crate) server: Origin,
    pub(crate) looks: Looks,
    /// The organisation's own colours.
    pub(crate) colours: Option<Palette>,
    /// A meeting waits behind it.
    pub(crate) goes_on: bool,
    /// Where meeting profiles are kept; that of a practice is gone when it is over.
    pub(crate) folder: PathBuf,
}

impl Order {
    /// The page.
    pub(crate) fn site(&self) -> Site {
        Site::new(
            self.server.clone(),
            self.looks,
            self.colours,
            &spoken(self.looks),
            self.goes_on,
        )
    }

    /// What its window is called until the page has said it.
    pub(super) fn title(&self) -> String {
        words::say(self.looks.language, "app.name")
    }
}

/// The words of the page, and no others.
fn spoken(looks: Looks) -> Value {
    let all = words::all(looks.language);
    let own = |key: &str| key == "app.name" || key.starts_with("practice.");
    all.as_object()
        .into_iter()
        .flatten()
        .filter(|(key, _)| own(key))
        .map(|(key, words)| (key.clone(), words.clone()))
        .collect()
}

/// Where a host tells its news.
pub(crate) type Report = Arc<dyn Fn(News) + Send + Sync>;

/// Opens the page. The rest is told through `report`.
///
/// # Errors
/// Why this kind of window cannot do it; another may.
pub(crate) fn practise(
    host: HostKind,
    order: &Order,
    report: Report,
) -> Result<Box<dyn Window>, Problem> {
    match host {
        HostKind::Chromium => chromium::practise(order, report),
        HostKind::Webview => webview::practise(order, report),
        // There, requests cannot be answered by this program.
        HostKind::Browser => Err(Code::HostUnsupported.into()),
    }
}
