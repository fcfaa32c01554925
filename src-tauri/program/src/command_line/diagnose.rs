//! `--diagnose`: what support needs to know, fit for a mail. Changes nothing; asks no server unless `--online` is given.

use bbw_meet_core::language::Language;
use bbw_meet_core::profile::Profile;
use bbw_meet_core::words::Catalogue;

use super::reports::print;
use crate::desktop::exit::Exit;
use crate::desktop::message::open_console;
use crate::diagnosis::{Known, diagnose as find_out};
use crate::launch::deployment;
use crate::person::{Folders, peek};

/// Says everything, in the system's language or as JSON.
pub(super) fn diagnose(as_json: bool, online: bool, language: Language) -> Exit {
    open_console();
    let deployment = deployment::read();
    let folders = Folders::of_this_person();
    let (defaults, locks) = match &deployment {
        Ok(deployment) => (deployment.defaults.clone(), deployment.locks.clone()),
        Err(_) => Default::default(),
    };
    let profile = folders
        .as_ref()
        .and_then(|folders| peek(folders, &defaults));
    let profile = profile.unwrap_or_else(|| Profile::new(&defaults));
    let diagnosis = find_out(&Known {
        deployment: deployment.as_ref(),
        profile: &locks.over(profile),
        folders: folders.as_ref(),
        online,
    });
    if as_json {
        print(&diagnosis.to_json().to_string());
    } else {
        print(diagnosis.to_text(Catalogue::of(language)).trim_end());
    }
    Exit::Done
}
