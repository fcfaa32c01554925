//! On Linux: desktop entries.

use crate::desktop::default_browser;

/// The entry of the packages.
const OURS: &str = "de.bbw_leipzig.meet.desktop";

pub(super) fn of_links() -> Option<String> {
    default_browser::handler("x-scheme-handler/bbw-meet").map(|found| found.id)
}

pub(super) fn of_files() -> Option<String> {
    default_browser::handler("application/vnd.bbw-leipzig.meet+json").map(|found| found.id)
}

pub(super) fn of_pages() -> Option<String> {
    default_browser::find().map(|found| found.id)
}

pub(super) fn is_ours(handler: &str) -> bool {
    handler == OURS
}
