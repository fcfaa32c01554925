//! Candidates → judged: the one meeting a text leads to, or why there is none.

use std::borrow::Cow;

use crate::error::{Code, Problem};
use crate::invitation::ending::End;
use crate::invitation::find::{self, Candidate};
use crate::invitation::gateway::{self, Inside};
use crate::invitation::{Here, markup};
use crate::meeting::{MeetingLink, link};

/// So many addresses are judged. An invitation has a few, a long thread of mails some hundreds.
const MOST: usize = 5_000;

/// A meeting, and what a person should know about how it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::invitation) struct Found {
    pub(in crate::invitation) link: MeetingLink,
    /// [`Code::LinkUpgraded`], if so.
    pub(in crate::invitation) note: Option<Problem>,
}

/// Judges what was found in one invitation.
#[derive(Clone, Copy)]
pub(in crate::invitation) struct Judge<'a> {
    pub(in crate::invitation) here: Here<'a>,
    /// Are these the letters that were written? See [`bytes`](crate::invitation::bytes).
    pub(in crate::invitation) sure: bool,
}

impl Judge<'_> {
    /// Reads one address, taken to the letter. A host of ours needs no scheme.
    ///
    /// # Errors
    /// Those of [`MeetingLink::parse`], [`Code::LinkSealed`], and [`Code::FileEncoding`] where the letters are
    /// uncertain.
    pub(in crate::invitation) fn address(self, text: &str) -> Result<Found, Problem> {
        let mut text = match self.names_a_server(text) {
            true => format!("https://{text}"),
            false => text.to_owned(),
        };
        for unwrapped in 0.. {
            match gateway::inside(&text) {
                Inside::Nothing => break,
                Inside::Address(inner) if unwrapped < gateway::DEPTH => text = inner,
                Inside::Address(_) | Inside::Sealed => return Err(Code::LinkSealed.into()),
            }
        }
        let link = MeetingLink::parse(&text, self.here.servers)?;
        if !self.sure && !text.is_ascii() {
            return Err(Code::FileEncoding.into());
        }
        Ok(Found {
            link,
            note: link::says_http(&text).then(|| Code::LinkUpgraded.into()),
        })
    }

    /// Does the address begin with a host of ours?
    fn names_a_server(self, text: &str) -> bool {
        let lower = text.to_ascii_lowercase();
        self.here.servers.iter().any(|server| {
            let path = lower.strip_prefix(server.host());
            path.is_some_and(|path| path.starts_with('/') || path.starts_with(":443/"))
        })
    }

    /// The one meeting in some texts, HTML or not. It may be named more than once; the first mention with a token
    /// counts, else the first.
    ///
    /// # Errors
    /// [`Code::InvitationSeveral`] or [`Code::InvitationSignature`]; [`Code::LinkCut`], [`Code::LinkWrapped`] or
    /// [`Code::LinkUnclear`] where an address of ours may not be all there; where there is none, the reason why the
    /// likeliest address was refused, or [`Code::InvitationNoMeeting`]; [`Code::FileTooLarge`] for more than [`MOST`]
    /// addresses.
    pub(in crate::invitation) fn find(self, texts: &[&str]) -> Result<Found, Problem> {
        let mut candidates = Vec::new();
        for text in texts {
            let text = if markup::looks_like(text) {
                let read = markup::to_text(text, MOST, |href| self.address(href).is_ok());
                Cow::Owned(read.ok_or(Code::FileTooLarge)?)
            } else {
                Cow::Borrowed(*text)
            };
            candidates.extend(find::candidates(&text, self.here.servers));
            if candidates.len() > MOST {
                return Err(Code::FileTooLarge.into());
            }
        }
        self.one_of(candidates)
    }

    fn one_of(self, candidates: Vec<Candidate>) -> Result<Found, Problem> {
        let mut found: Option<(Found, bool)> = None;
        let mut parts: Vec<(MeetingLink, Problem)> = Vec::new();
        let mut broken: Vec<(String, Problem)> = Vec::new();
        let mut refused = Vec::new();
        for candidate in candidates {
            // Where the letters are uncertain, what stands beside an address may have been one of its own.
            let end = match candidate.beside {
                Some(_) if !self.sure && candidate.end == End::Whole => End::Unclear,
                Some(_) | None => candidate.end,
            };
            match (self.address(&candidate.address), unwhole(end)) {
                (Ok(part), Some(problem)) => parts.push((part.link, problem)),
                (Err(problem), unwhole) if names_a_room(problem.code) => {
                    broken.push((candidate.address, unwhole.unwrap_or(problem)));
                }
                // What is missing is the room, and why, is known.
                (Err(problem), Some(unwhole)) if problem.code == Code::LinkPath => {
                    refused.push(unwhole);
                }
                (Err(problem), Some(_) | None) => refused.push(problem),
                (Ok(judged), None) => match &mut found {
                    None => found = Some((judged, candidate.in_signature)),
                    Some((first, in_signature)) if !first.link.same_meeting(&judged.link) => {
                        return Err(if *in_signature == candidate.in_signature {
                            Code::InvitationSeveral.into()
                        } else {
                            Code::InvitationSignature.into()
                        });
                    }
                    Some((first, _)) => {
                        if first.link.token().is_none() && judged.link.token().is_some() {
                            *first = judged;
                        }
                    }
                },
            }
        }
        let Some((found, _)) = found else {
            let ours = parts.into_iter().map(|(_, problem)| problem);
            let ours = ours.chain(broken.into_iter().map(|(_, problem)| problem));
            return Err(reason(ours.chain(refused).collect()));
        };
        // A part of an address that was found whole elsewhere says nothing new, and neither does the same address with
        // something behind it. A part of another one is another meeting, and so is one that cannot be read.
        let (key, https) = (found.link.key(), found.link.https().to_lowercase());
        let part = parts
            .into_iter()
            .find(|(part, _)| !key.starts_with(&part.key()));
        let broken = broken
            .into_iter()
            .find(|(address, _)| !address.to_lowercase().starts_with(&https));
        match part
            .map(|(_, problem)| problem)
            .or(broken.map(|(_, problem)| problem))
        {
            Some(problem) => Err(problem),
            None => Ok(found),
        }
    }
}

/// Is it the refusal of an address of ours that does name a room, but one that cannot be opened?
pub(in crate::invitation) fn names_a_room(code: Code) -> bool {
    matches!(
        code,
        Code::LinkEncoding
            | Code::RoomCharacter
            | Code::RoomInvisible
            | Code::RoomTooLong
            | Code::TenantInvalid
            | Code::LinkCut
            | Code::FileEncoding
    )
}

/// Why an address must not be opened although it is one.
fn unwhole(end: End) -> Option<Problem> {
    match end {
        End::Whole => None,
        End::Cut => Some(Code::LinkCut.into()),
        End::Wrapped => Some(Code::LinkWrapped.into()),
        End::Unclear => Some(Code::LinkUnclear.into()),
    }
}

/// Mails are full of other people's addresses, so a foreign one explains nothing. A broken address of a
/// server of ours does, and so does the only one there is.
fn reason(mut refused: Vec<Problem>) -> Problem {
    let telling = refused
        .iter()
        .position(|problem| problem.code != Code::LinkHostUnknown);
    match (telling, refused.len()) {
        (Some(index), _) => refused.swap_remove(index),
        (None, 1) => refused.swap_remove(0),
        (None, _) => Code::InvitationNoMeeting.into(),
    }
}

#[cfg(test)]
#[path = "judge_tests.rs"]
mod tests;
