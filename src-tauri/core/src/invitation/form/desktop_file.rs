//! `.desktop` files of `Type=Link` (Desktop Entry Specification 1.5). One that would run a program is refused, whatever
//! else it says.

use crate::error::{Code, Problem};
use crate::invitation::judge::Judge;
use crate::invitation::{Details, Invitation, ini};

const SECTION: &str = "Desktop Entry";

/// The key as KDE writes it: its value may refer to environment variables. None is looked up, and no room's name may
/// have the `$` that would name one.
const EXPANDED: &str = "URL[$e]";

/// Keys by which an entry starts something.
const RUNNING: [&str; 4] = ["Exec", "TryExec", "DBusActivatable", "Actions"];

pub(in crate::invitation) fn looks_like(text: &str) -> bool {
    ini::has_section(text, SECTION)
}

/// Reads the meeting an entry leads to; its `Name` is the title.
pub(in crate::invitation) fn read(text: &str, judge: Judge) -> Result<Invitation, Problem> {
    let sections = ini::sections(text);
    let runs = sections.iter().any(|section| {
        section.name.starts_with("Desktop Action")
            || section
                .values("Type")
                .iter()
                .any(|kind| kind.eq_ignore_ascii_case("Application"))
            || RUNNING.iter().any(|key| !section.values(key).is_empty())
    });
    if runs {
        return Err(Code::FileRunsProgram.into());
    }
    let mut entries = sections
        .iter()
        .filter(|section| section.name.eq_ignore_ascii_case(SECTION));
    let (Some(entry), None) = (entries.next(), entries.next()) else {
        return Err(Code::FileBroken.into());
    };
    if entry.values("Type") != ["Link"] {
        return Err(Code::FileBroken.into());
    }
    let addresses = [entry.values("URL"), entry.values(EXPANDED)].concat();
    let found = match addresses[..] {
        [] | [""] => return Err(Code::InvitationNoMeeting.into()),
        [address] => judge.address(address)?,
        _ => return Err(Code::FileBroken.into()),
    };
    let title = entry.values("Name").first().map(|name| unescape(name));
    let details = Details {
        title,
        ..Details::default()
    };
    Ok(Invitation::new(found.link, details)?.with_notes(found.note))
}

/// Undoes the escapes of a value of type `localestring`.
fn unescape(value: &str) -> String {
    let mut text = String::new();
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match (c, chars.clone().next()) {
            ('\\', Some('s' | 'n' | 't' | 'r')) => {
                chars.next();
                text.push(' ');
            }
            ('\\', Some('\\')) => {
                chars.next();
                text.push('\\');
            }
            _ => text.push(c),
        }
    }
    text
}
