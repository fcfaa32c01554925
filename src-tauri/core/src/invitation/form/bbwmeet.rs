//! `.bbwmeet`, the program's own format: JSON that also says what it is to someone who opens it in a text editor.

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::error::{Code, Problem};
use crate::invitation::judge::Judge;
use crate::invitation::{Details, Invitation, time};
use crate::words::Catalogue;

/// What the field `format` says.
pub const FORMAT: &str = "bbw-meet-invitation";
/// The format's version that is written, and the newest that is read.
pub const VERSION: u64 = 1;
/// Media type, as registered with the desktop.
pub const MEDIA_TYPE: &str = "application/vnd.bbw-leipzig.meet+json";

/// The fields of version 1. Unknown ones are ignored, duplicates refused.
#[derive(Deserialize)]
struct Body {
    #[serde(rename = "format")]
    _format: IgnoredAny,
    #[serde(rename = "version")]
    _version: IgnoredAny,
    url: Option<String>,
    title: Option<String>,
    start: Option<String>,
    end: Option<String>,
    organizer: Option<String>,
    uid: Option<String>,
    sequence: Option<u32>,
    cancelled: Option<bool>,
}

/// Reads an invitation.
///
/// # Errors
/// [`Code::FileFormat`], [`Code::FileNewer`], [`Code::FileBroken`] with `line` where known,
/// [`Code::InvitationNoMeeting`], [`Code::InvitationTimes`], and those of [`Judge::address`].
pub(in crate::invitation) fn read(text: &str, judge: Judge) -> Result<Invitation, Problem> {
    if !text.contains(FORMAT) {
        return Err(Code::FileFormat.into());
    }
    // As values first: a newer version may have other types. This also refuses more than 128 levels.
    let json: Value = serde_json::from_str(text).map_err(|error| broken(&error))?;
    if json.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(Code::FileFormat.into());
    }
    match json.get("version").and_then(Value::as_u64) {
        Some(VERSION) => {}
        Some(newer) if newer > VERSION => return Err(Code::FileNewer.into()),
        Some(_) | None => return Err(Code::FileBroken.into()),
    }
    let body: Body = serde_json::from_str(text).map_err(|error| broken(&error))?;
    let url = body.url.ok_or(Problem::new(Code::InvitationNoMeeting))?;
    let moment = |text: Option<String>| match text {
        Some(text) => match time::iso8601(&text, judge.here.zone) {
            Ok(moment) => Ok(Some(moment.at)),
            Err(_) => Err(Problem::new(Code::FileBroken)),
        },
        None => Ok(None),
    };
    let details = Details {
        title: body.title,
        organizer: body.organizer,
        start: moment(body.start)?,
        end: moment(body.end)?,
        uid: body.uid,
        sequence: body.sequence.unwrap_or_default(),
        called_off: body.cancelled.unwrap_or_default(),
    };
    let found = judge.address(&url)?;
    Ok(Invitation::new(found.link, details)?.with_notes(found.note))
}

/// Writes an invitation: UTF-8, pretty printed, the first line in words.
pub fn write(invitation: &Invitation, words: &Catalogue) -> String {
    #[derive(Serialize)]
    struct File<'a> {
        info: String,
        format: &'a str,
        version: u64,
        url: &'a str,
        #[serde(skip_serializing_if = "Option::is_none")]
        title: Option<&'a str>,
        #[serde(skip_serializing_if = "Option::is_none")]
        start: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        end: Option<String>,
        #[serde(skip_serializing_if = "Option::is_none")]
        organizer: Option<&'a str>,
        uid: &'a str,
        sequence: u32,
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        cancelled: bool,
    }
    let url = invitation.link().https();
    let file = File {
        info: words.fill("invitation.info", &[("link", &url)]),
        format: FORMAT,
        version: VERSION,
        url: &url,
        title: invitation.title(),
        start: invitation.start().map(|at| at.to_string()),
        end: invitation.end().map(|at| at.to_string()),
        organizer: invitation.organizer(),
        uid: invitation.uid(),
        sequence: invitation.sequence(),
        cancelled: invitation.is_called_off(),
    };
    // Text and numbers in a struct: serialising them cannot fail.
    let json = serde_json::to_string_pretty(&file).unwrap_or_default();
    json.replacen("{\n  ", "{ ", 1) + "\n"
}

fn broken(error: &serde_json::Error) -> Problem {
    Problem::new(Code::FileBroken).with("line", error.line())
}
