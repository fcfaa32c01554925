//! The ways out of the program: pages the deployment names, and a mail to the organisation.

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::window::protocol::Page;
use bbw_meet_core::words;

use super::App;
use crate::desktop::open;

impl App {
    pub(super) fn open_page(&self, which: Page) -> Result<(), Problem> {
        let deployment = &self.person().deployment;
        match which {
            Page::Organisation => open::address(deployment.organisation.page.as_str()),
            Page::Guest => open::address(deployment.guest_page.as_str()),
            Page::Folder => open::folder(&self.person().folders.downloads),
        }
    }

    /// A mail to the organisation about a problem. It names the code and the version, nothing of the meeting.
    pub(super) fn write_mail(&self, code: Option<Code>) -> Result<(), Problem> {
        let organisation = &self.person().deployment.organisation;
        let to = organisation.contact_mail.as_deref();
        let to = to.ok_or(Problem::new(Code::NotFound))?;
        let mut address =
            url::Url::parse(&format!("mailto:{to}")).map_err(|_| Problem::new(Code::OpenFailed))?;
        let program = words::program();
        let subject = code.map_or(program.to_owned(), |code| format!("{program}: {code}"));
        let version = format!("BBW Meet {}", env!("CARGO_PKG_VERSION"));
        address
            .query_pairs_mut()
            .append_pair("subject", &subject)
            .append_pair("body", &format!("\r\n\r\n{version}"));
        open::address(&address.as_str().replace('+', "%20"))
    }
}
