//! The ways in: bytes, a text, one link, or what was typed into the launcher's field.

use crate::error::{Code, Problem};
use crate::invitation::bytes::{self, Text};
use crate::invitation::judge::Judge;
use crate::invitation::parts::Part;
use crate::invitation::{
    Details, Here, Invitation, bbwmeet, desktop_file, file, ics, mime, url_file,
};
use crate::meeting::MeetingLink;
use crate::meeting::room::is_invisible;

/// Reads what a file holds, deciding by its content.
///
/// # Errors
/// A code of the `file-*`, `invitation-*`, `link-*`, `room-*` or `tenant-*` family.
pub fn read(bytes: &[u8], here: Here) -> Result<Invitation, Problem> {
    if bytes.len() as u64 > file::SIZE_LIMIT {
        return Err(Code::FileTooLarge.into());
    }
    if mime::looks_like(bytes) {
        return mail(bytes, here);
    }
    let Text { text, sure } = bytes::decode(bytes)?;
    one(&text, Judge { here, sure })
}

/// Reads what was pasted: any format a file may have, or a text with the address of one meeting in it.
///
/// # Errors
/// As [`read`].
pub fn read_text(text: &str, here: Here) -> Result<Invitation, Problem> {
    if text.trim().is_empty() {
        return Err(Code::FileEmpty.into());
    }
    read(text.as_bytes(), here)
}

/// Reads one link, as a desktop or a command line hands it over. Invisible characters at its ends are dropped.
///
/// # Errors
/// As [`MeetingLink::parse`], and [`Code::LinkSealed`].
pub fn read_link(text: &str, here: Here) -> Result<Invitation, Problem> {
    let text = bare(text);
    let judge = Judge { here, sure: true };
    let found = judge.address(text).or_else(|problem| {
        // In brackets or quotation marks, as it stood in a text.
        if text.starts_with(char::is_alphanumeric) {
            Err(problem)
        } else {
            judge.find(&[text]).map_err(|_| problem)
        }
    })?;
    Ok(Invitation::new(found.link, Details::default())?.with_notes(found.note))
}

/// Reads what a person typed or pasted into the launcher's field: a link, the name of a meeting on the first server, or
/// a whole text.
///
/// # Errors
/// As [`read_text`] and [`MeetingLink::parse_entry`].
pub fn read_entry(text: &str, here: Here) -> Result<Invitation, Problem> {
    let text = bare(text);
    let names_a_server = here.servers.iter().any(|server| {
        text.to_ascii_lowercase()
            .contains(&format!("{}/", server.host()))
    });
    let is_link = text.contains("://") || names_a_server;
    if text.contains('\n') || is_link && text.contains(char::is_whitespace) {
        return read_text(text, here);
    }
    if !is_link {
        let link = MeetingLink::parse_entry(text, here.servers)?;
        return Invitation::new(link, Details::default());
    }
    // With a bracket or a quotation mark around it, it is a text with an address in it.
    read_link(text, here).or_else(|problem| read_text(text, here).map_err(|_| problem))
}

/// A text without invisible characters at its ends.
pub(in crate::invitation) fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || is_invisible(c))
}

/// One text, whatever its form.
fn one(text: &str, judge: Judge) -> Result<Invitation, Problem> {
    match Part::of(text) {
        Part::BbwMeet(text) => bbwmeet::read(&text, judge),
        Part::Calendar { before, calendar } => match ics::read(&calendar, judge) {
            // The address may stand in the greeting above.
            Err(problem) if !before.trim().is_empty() && says_nothing(problem.code) => {
                meeting_in(&[&before], judge).map_err(|_| problem)
            }
            read => read,
        },
        Part::Shortcut(text) => url_file::read(&text, judge),
        Part::DesktopEntry(text) => desktop_file::read(&text, judge),
        Part::Text(text) => meeting_in(&[&text], judge),
        Part::Unknown => Err(Code::FileFormat.into()),
        Part::TooLarge => Err(Code::FileTooLarge.into()),
    }
}

/// A mail: an invitation that is attached says more than the text beside it; all texts together name one meeting.
fn mail(bytes: &[u8], here: Here) -> Result<Invitation, Problem> {
    let texts = mime::texts(bytes).ok_or(Problem::new(Code::FileBroken))?;
    let texts: Vec<Text> = texts
        .iter()
        .filter_map(|text| bytes::decode(text).ok())
        .collect();
    let mut refused = Problem::new(Code::InvitationNoMeeting);
    let mut plain = Vec::new();
    for Text { text, sure } in &texts {
        match Part::of(text) {
            Part::BbwMeet(_) | Part::Calendar { .. } => {
                match one(text, Judge { here, sure: *sure }) {
                    Ok(invitation) => return Ok(invitation),
                    Err(problem) if says_nothing(refused.code) => refused = problem,
                    Err(_) => {}
                }
            }
            Part::Text(text) => plain.push((text.into_owned(), *sure)),
            Part::Shortcut(_) | Part::DesktopEntry(_) | Part::Unknown | Part::TooLarge => {}
        }
    }
    let sure = plain.iter().all(|(_, sure)| *sure);
    let plain: Vec<&str> = plain.iter().map(|(text, _)| text.as_str()).collect();
    meeting_in(&plain, Judge { here, sure }).map_err(|problem| {
        if says_nothing(problem.code) {
            refused
        } else {
            problem
        }
    })
}

fn says_nothing(code: Code) -> bool {
    matches!(code, Code::InvitationNoMeeting | Code::FileBroken)
}

fn meeting_in(texts: &[&str], judge: Judge) -> Result<Invitation, Problem> {
    let found = judge.find(texts)?;
    Ok(Invitation::new(found.link, Details::default())?.with_notes(found.note))
}
