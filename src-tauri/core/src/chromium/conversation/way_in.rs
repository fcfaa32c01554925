//! From the opening page to the first document of the server.

use serde_json::json;
use url::Url;

use super::{Conversation, Phase, Step, finish};
use crate::chromium::message::Page;
use crate::chromium::protocol::Id;
use crate::error::Code;
use crate::meeting::{News, arrival, network};
use crate::origin::Origin;
use crate::profile::Theme;

/// Names the meeting in the opening page, which may not have been read to its end yet.
const NAME_IT: &str = r#"(subject) => {
  const put = () => {
    const line = document.getElementById("meeting");
    if (line) line.textContent = subject;
  };
  put();
  addEventListener("DOMContentLoaded", put);
}"#;

impl Conversation {
    /// A page is there before any can be spoken to.
    pub(super) fn found(&mut self, page: &Page<'_>) -> Vec<Step> {
        self.main.found(page).into_iter().map(Step::Send).collect()
    }

    pub(super) fn attached(&mut self, session: &str, page: &Page<'_>) -> Vec<Step> {
        if !self.main.attached(session, page) {
            return vec![];
        }
        self.phase = Phase::Seeding;
        let mut steps = vec![
            self.say(Id::Ignored, "Page.enable", json!({})),
            // For the HTTP status of the first answer; switched off once the meeting is there.
            self.say(Id::Ignored, "Network.enable", json!({})),
        ];
        let subject = self.plan.visit.subject().unwrap_or_default();
        let expression = format!("({NAME_IT})({})", json!(subject));
        steps.push(self.evaluate_as_person(&expression));
        match self.plan.words.theme {
            Theme::System => {
                let question = "matchMedia('(prefers-color-scheme: dark)').matches";
                steps.push(self.ask(Id::Dark, question));
            }
            Theme::Light | Theme::Dark | Theme::Contrast => steps.push(self.colour(false)),
        }
        let script = arrival::script(&self.plan.visit, &self.plan.words);
        steps.push(self.say(
            Id::Seeded,
            "Page.addScriptToEvaluateOnNewDocument",
            json!({ "source": script }),
        ));
        steps
    }

    /// Puts the person's colour behind pages that have painted nothing yet: they would be white.
    pub(super) fn colour(&mut self, system_is_dark: bool) -> Step {
        self.coloured = true;
        let [r, g, b] = arrival::paper(self.plan.words.theme, system_is_dark);
        self.say(
            Id::Ignored,
            "Emulation.setDefaultBackgroundColorOverride",
            json!({ "color": { "r": r, "g": g, "b": b, "a": 1 } }),
        )
    }

    /// The first document on the way in.
    pub(super) fn arrived(&self, status: u64, address: &str) -> Vec<Step> {
        let Ok(url) = Url::parse(address) else {
            return vec![];
        };
        // The opening page is a document, too.
        if !matches!(url.scheme(), "https" | "http") {
            return vec![];
        }
        // Only a portal or proxy sends people to a site that is none of the deployment's.
        if !Origin::of(&url).is_some_and(|origin| self.is_ours(&origin)) {
            return finish(News::MeetingFailed(Code::NetPortal.into()));
        }
        match network::status(status) {
            Some(problem) => finish(News::MeetingFailed(problem)),
            None => vec![],
        }
    }

    pub(super) fn is_ours(&self, origin: &Origin) -> bool {
        origin == self.plan.visit.origin() || self.plan.sign_in.contains(origin)
    }

    /// Calls the server. The opening page is used once more before: the first time it may not have been there yet.
    pub(super) fn set_out(&mut self, address: &str) -> Vec<Step> {
        self.phase = Phase::Navigating;
        vec![
            self.evaluate_as_person("0"),
            self.say(Id::Navigated, "Page.navigate", json!({ "url": address })),
        ]
    }

    /// Chromium keeps what a page shows until the next one of another site has painted something, four seconds at most,
    /// but only of a page that was used (its feature `LimitCrossOriginNonActivatedPaintHolding`). Otherwise the window is
    /// white in between.
    fn evaluate_as_person(&self, expression: &str) -> Step {
        let params = json!({ "expression": expression, "userGesture": true });
        self.say(Id::Ignored, "Runtime.evaluate", params)
    }
}
