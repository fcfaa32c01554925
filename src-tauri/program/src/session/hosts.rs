//! Which kinds of window there are for a meeting, what comes after one that fails, and what when none is left.

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::{Availability, HostKind};
use bbw_meet_core::window::view::Ways;

use super::{Effect, Session, Stage};
use crate::person::log::Entry;

impl Session {
    /// This host cannot do it: the next one.
    pub(super) fn try_next(&mut self, problem: Problem) -> Vec<Effect> {
        let Some(running) = self.running.take() else {
            return vec![];
        };
        let mut effects = vec![Effect::Log(Entry::HostFailed(problem.code))];
        let mut notes = running.notes;
        notes.push(problem);
        // What stands in front of the person stays there.
        let stage = (self.stage != Stage::Opening).then(|| self.stage.clone());
        effects.extend(self.open_with(running.destination, running.others, notes));
        if let Some(stage) = stage.filter(|_| self.running.is_some()) {
            self.stage = stage;
        }
        effects
    }

    /// No kind of window could open the meeting.
    pub(super) fn no_host(&mut self, notes: Vec<Problem>) -> Vec<Effect> {
        // That no browser could be opened is what the problem itself says.
        let others = notes.into_iter();
        self.note(others.filter(|note| note.code != Code::OpenFailed));
        let code = if self.has_browser() {
            Code::HostNone
        } else {
            Code::HostNotInstalled
        };
        self.failed(code.into(), Ways::RETRY)
    }

    /// Is there a browser of the family?
    fn has_browser(&self) -> bool {
        let is_there = |host: &Availability| host.kind == HostKind::Chromium && host.available;
        self.hosts.iter().any(is_there)
    }

    /// Did the last meeting fail because there is no browser? Then one may have been installed meanwhile.
    pub(super) fn lacks_browser(&self) -> bool {
        matches!(&self.stage, Stage::Problem { problem, .. } if problem.code == Code::HostNotInstalled)
    }

    /// What meetings can be opened with has been looked up once more; the one that waits is opened with it.
    pub(crate) fn surveyed(&mut self, hosts: Vec<Availability>) -> Vec<Effect> {
        self.hosts = hosts;
        if self.lacks_browser() && self.running.is_none() {
            self.start()
        } else {
            vec![]
        }
    }

    /// A window has looked whether its web view could carry a meeting.
    pub(crate) fn webview_found(&mut self, webrtc: bool) -> Vec<Effect> {
        self.set_webview((!webrtc).then_some(Code::HostNoWebrtc));
        vec![]
    }

    /// A window could not be shown: WebView2 does not start, for this reason of the system's. Meetings take another way
    /// from now on, as where it is missing.
    pub(crate) fn webview_broken(&mut self, error: Option<u32>) -> Vec<Effect> {
        let problem = Problem::new(Code::HostBroken);
        self.no_webview = match error {
            Some(error) => problem.with("error", format_args!("0x{error:08x}")),
            None => problem,
        };
        self.set_webview(Some(Code::HostBroken));
        vec![]
    }

    /// The web view is there, or cannot be used for this reason.
    fn set_webview(&mut self, why: Option<Code>) {
        for host in &mut self.hosts {
            if host.kind == HostKind::Webview {
                *host = Availability {
                    available: why.is_none(),
                    why,
                    ..host.clone()
                };
            }
        }
    }
}
