//! Where a text or a choice of the page leads, and what is said of that place: its address, and the same for a telephone.

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::MeetingLink;
use bbw_meet_core::meeting::qr;
use bbw_meet_core::practice::Looks;
use bbw_meet_core::window::View;
use bbw_meet_core::window::protocol::Chosen;
use bbw_meet_core::window::view::Telephone;

use super::App;
use crate::launch::Destination;

impl App {
    /// What was typed, pasted or dropped as a text.
    pub(super) fn enter(&self, text: &str) -> Result<View, Problem> {
        let destination = self.entered(text)?;
        self.ask(|session, now| Ok(session.go(destination, now)))
    }

    /// Where this text leads; nothing leads to the start page.
    fn entered(&self, text: &str) -> Result<Destination, Problem> {
        if text.trim().is_empty() {
            let address = self.person().deployment.start_address.clone();
            Ok(Destination::start_page(address))
        } else {
            self.at_once(|here| Destination::entered(text, here))
        }
    }

    /// Where the person is going, or was.
    fn pending(&self) -> Result<Destination, Problem> {
        let destination = self.session().destination.clone();
        destination.ok_or(Problem::new(Code::NotFound))
    }

    /// The meeting's address, for copying. Never with a token.
    pub(super) fn meeting_link(&self) -> Result<String, Problem> {
        self.pending().map(|to| to.target.https())
    }

    fn chosen(&self, of: &Chosen) -> Result<Destination, Problem> {
        match of {
            Chosen::Pending => self.pending(),
            Chosen::Entered(text) => self.entered(text),
            Chosen::Past(id) => self.session().past(id),
        }
    }

    /// Tries out camera and microphone. Where no meeting was chosen, none waits behind it.
    pub(super) fn practise(&self, of: &Chosen, looks: Looks) -> Result<View, Problem> {
        let next = match of {
            Chosen::Pending => self.pending().ok(),
            Chosen::Entered(text) if text.trim().is_empty() => None,
            Chosen::Entered(_) | Chosen::Past(_) => Some(self.chosen(of)?),
        };
        self.ask(|session, _| session.practise(next, looks))
    }

    /// How to go there with a telephone.
    pub(super) fn telephone(&self, of: &Chosen) -> Result<Telephone, Problem> {
        let destination = self.chosen(of)?;
        let target = &destination.target;
        Ok(Telephone {
            link: target.https(),
            code: qr::Symbol::of(target),
            lacks_token: target.link().and_then(MeetingLink::token).is_some(),
        })
    }
}
