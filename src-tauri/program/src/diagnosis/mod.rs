//! What support needs to know about this computer, found out without changing anything and without asking a server.
//!
//! Whatever may be slow has a time limit; what cannot be found out is said to be unknown.

mod deployment;
mod folders;
mod handlers;
mod meeting;
mod online;
mod output;
mod system;

use bbw_meet_core::deployment::Deployment;
use bbw_meet_core::diagnosis::{Diagnosis, Value};
use bbw_meet_core::error::Problem;
use bbw_meet_core::profile::Profile;

use crate::person::{Folders, log};

/// What is known before anything is looked at.
pub(crate) struct Known<'a> {
    /// The deployment, or what is wrong with it.
    pub(crate) deployment: Result<&'a Deployment, &'a Problem>,
    /// This person's settings, as they count.
    pub(crate) profile: &'a Profile,
    pub(crate) folders: Option<&'a Folders>,
    /// Ask the meeting servers, too.
    pub(crate) online: bool,
}

/// Finds everything out. Takes a second or two at most; with [`Known::online`], half a minute for each server.
pub(crate) fn diagnose(known: &Known<'_>) -> Diagnosis {
    let mut diagnosis = Diagnosis::default();
    diagnosis.add("program", program());
    diagnosis.add("system", system::facts());
    diagnosis.add("deployment", deployment::facts(known.deployment));
    diagnosis.add("handlers", handlers::facts());
    diagnosis.add(
        "meeting",
        meeting::facts(known.deployment.ok(), known.profile),
    );
    if let Some(folders) = known.folders {
        diagnosis.add("folders", folders::facts(folders));
        let lines = log::tail(&folders.data);
        diagnosis.add("log", vec![("lines", Value::list(lines))]);
    }
    if let (true, Ok(deployment)) = (known.online, known.deployment) {
        diagnosis.add("online", online::facts(&deployment.servers));
    }
    diagnosis.without_home(dirs::home_dir().as_deref())
}

fn program() -> Vec<(&'static str, Value)> {
    let kind = if cfg!(debug_assertions) {
        "debug"
    } else {
        "release"
    };
    let build = format!(
        "{} {} ({kind})",
        std::env::consts::OS,
        std::env::consts::ARCH
    );
    let name = bbw_meet_core::words::program();
    let version = env!("CARGO_PKG_VERSION");
    vec![
        ("version", Value::Text(format!("{name} {version}"))),
        ("build", Value::Text(build)),
    ]
}
