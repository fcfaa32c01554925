//! The page in the window that was started: found by the local page it was started on, then attached to. Another page is
//! never taken for it: a browser may show pages of its own first.

use serde_json::{Value, json};
use url::Url;

use super::message::Page;
use super::protocol::{self, Id};

/// See the module.
#[cfg_attr(test, derive(Clone))]
pub(super) struct OwnPage {
    opening: Url,
    /// The page that was asked for.
    asked: Option<String>,
    /// Its target and the session in which it is spoken to.
    attached: Option<(String, String)>,
}

impl OwnPage {
    /// The page of a window that was started on `opening`.
    pub(super) fn new(opening: Url) -> Self {
        Self {
            opening,
            asked: None,
            attached: None,
        }
    }

    /// Its target, once it can be spoken to. Of a page, target and main frame have the same id.
    pub(super) fn target(&self) -> Option<&str> {
        self.attached.as_ref().map(|(target, _)| target.as_str())
    }

    /// Is this it?
    pub(super) fn is(&self, target: &str) -> bool {
        self.target() == Some(target)
    }

    /// A page is there before any can be spoken to: what to say if it is the window's own.
    pub(super) fn found(&mut self, page: &Page<'_>) -> Option<String> {
        let ours = Url::parse(&page.address).is_ok_and(|mut url| {
            // It says in which words and colours the page is shown.
            url.set_fragment(self.opening.fragment());
            url == self.opening
        });
        if !ours || self.asked.is_some() {
            return None;
        }
        self.asked = Some(page.target.to_string());
        let attach = json!({ "targetId": page.target, "flatten": true });
        Some(protocol::to_browser(
            Id::Attached,
            "Target.attachToTarget",
            attach,
        ))
    }

    /// A page can be spoken to. `true` if it is the one that was asked for.
    pub(super) fn attached(&mut self, session: &str, page: &Page<'_>) -> bool {
        let wanted = self.attached.is_none() && self.asked.as_deref() == Some(&*page.target);
        if wanted {
            self.attached = Some((page.target.to_string(), session.to_owned()));
        }
        wanted
    }

    /// A page is gone: if it was asked for, another may be.
    pub(super) fn gone(&mut self, target: &str) {
        self.asked.take_if(|asked| *asked == target);
    }

    /// A request to it.
    pub(super) fn say(&self, id: Id, method: &str, params: Value) -> String {
        let session = self.attached.as_ref().map_or("", |(_, session)| session);
        protocol::to_page(id, session, method, params)
    }
}
