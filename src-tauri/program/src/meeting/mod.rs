//! Meeting hosts: the kinds of window a meeting can happen in, behind one small interface.
//!
//! A host is given an [`Order`] and answers with [`News`]. Which host comes next when one fails is decided by the
//! session.

pub(crate) mod browser;
pub(crate) mod chromium;
mod folder;
mod opening_page;
pub(crate) mod practice;
mod preferences;
mod shared_home;
mod webview;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::language::Language;
use bbw_meet_core::meeting::visit::NameBy;
use bbw_meet_core::meeting::{Availability, Ending, HostKind, News, Target, Visit};
use bbw_meet_core::origin::Origin;
use bbw_meet_core::profile::Profile;

/// What a host needs to know to open a meeting.
#[derive(Clone, Debug)]
pub(crate) struct Order {
    pub(crate) target: Target,
    /// What the invitation calls the meeting.
    pub(crate) title: Option<String>,
    pub(crate) profile: Profile,
    pub(crate) language: Language,
    /// Other sites a sign-in may lead through.
    pub(crate) sign_in: Vec<Origin>,
    /// Whether two people may be connected directly, where the organisation has decided.
    pub(crate) peer_to_peer: Option<bool>,
    /// Where meeting profiles are kept.
    pub(crate) folder: PathBuf,
    /// Look whether the page that comes is a meeting's.
    pub(crate) check: bool,
    /// Where what is downloaded in the meeting is saved.
    pub(crate) downloads: PathBuf,
}

impl Order {
    /// What Jitsi is told.
    pub(crate) fn visit(&self, name_by: NameBy) -> Result<Visit, Problem> {
        Visit::new(
            self.target.clone(),
            self.title.as_deref(),
            &self.profile,
            self.language,
            name_by,
        )
        .map(|visit| visit.with_peer_to_peer(self.peer_to_peer))
        .ok_or(Problem::new(Code::LinkScheme))
    }
}

/// Where a host tells its news.
pub(crate) type Report = Arc<dyn Fn(News) + Send + Sync>;

/// An open window of a meeting, or of a practice. Dropping it closes the window.
pub(crate) trait Window: Send {
    /// Brings the window to the front.
    fn focus(&self);
    /// Closes it; the end is told as news.
    fn close(&self, ending: Ending);
}

/// Opens a meeting. The rest is told through `report`. `None` where it is out of our hands then.
///
/// # Errors
/// Why this host cannot do it; another may.
pub(crate) fn open(
    host: HostKind,
    order: &Order,
    report: &Report,
) -> Result<Option<Box<dyn Window>>, Problem> {
    match host {
        HostKind::Chromium => chromium::open(order, Arc::clone(report)).map(Some),
        HostKind::Webview => webview::open(order, Arc::clone(report)).map(Some),
        HostKind::Browser => browser::open(order, report).map(|()| None),
    }
}

/// Throws away what earlier meetings left where they could not end properly. To be called before a meeting is opened.
/// `runs` says whether a program runs in another session, whose meeting may be going on.
pub(crate) fn tidy(base: &Path, runs: impl Fn(u32) -> bool) {
    for place in chromium::folders(base)
        .iter()
        .chain([&webview::place(base)])
    {
        folder::tidy(place, &runs);
    }
}

/// What can be used on this computer.
pub(crate) fn survey() -> Vec<Availability> {
    look_around(true)
}

/// The same without loading a web view to look at it.
pub(crate) fn survey_quickly() -> Vec<Availability> {
    look_around(false)
}

fn look_around(may_load: bool) -> Vec<Availability> {
    let chromium = chromium::availability();
    // Whether a web view can carry a meeting is worth a look only where nothing better is there.
    let webview = webview::availability(may_load && !chromium.available);
    vec![webview, chromium, browser::availability()]
}

/// WebView2's version, where it is installed.
#[cfg(windows)]
pub(crate) fn webview_version() -> Option<String> {
    webview::version()
}

/// Is there a web view to show the launcher in? On Linux the package brings one; Windows may lack WebView2.
pub(crate) fn can_show_a_page(hosts: &[Availability]) -> bool {
    let has_webview = |host: &Availability| host.kind == HostKind::Webview && host.available;
    !cfg!(windows) || hosts.iter().any(has_webview)
}
