//! `.url`, the Internet shortcut of Windows. Only `URL` in `[InternetShortcut]` is read.
//!
//! Icons and working folders have been used to make Windows contact strange servers, and shortcuts to shortcuts
//! to run programs (CVE-2023-36025, CVE-2024-21412, CVE-2024-43451): neither is touched or followed here.

use crate::error::{Code, Problem};
use crate::invitation::judge::Judge;
use crate::invitation::{Details, Invitation, ini};

const SECTION: &str = "InternetShortcut";

/// Is it a shortcut, or would it be one if its section were not missing?
pub(in crate::invitation) fn looks_like(text: &str) -> bool {
    text.get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("URL="))
        || ini::has_section(text, SECTION)
}

/// Reads the meeting a shortcut leads to.
pub(in crate::invitation) fn read(text: &str, judge: Judge) -> Result<Invitation, Problem> {
    let sections = ini::sections(text);
    let mut shortcuts = sections
        .iter()
        .filter(|section| section.name.eq_ignore_ascii_case(SECTION));
    let (Some(shortcut), None) = (shortcuts.next(), shortcuts.next()) else {
        return Err(Code::FileBroken.into());
    };
    let found = match shortcut.values("URL")[..] {
        [] | [""] => return Err(Code::InvitationNoMeeting.into()),
        [address] => judge.address(address)?,
        _ => return Err(Code::FileBroken.into()),
    };
    Ok(Invitation::new(found.link, Details::default())?.with_notes(found.note))
}
