//! What a person did at an earlier start, put in place through core instead of through the launcher.

use std::path::Path;

use bbw_meet_core::deployment::Deployment;
use bbw_meet_core::language::Language;
use bbw_meet_core::privacy::consent::{self, Event, How};
use bbw_meet_core::profile::Profile;
use jiff::Timestamp;
use serde_json::Value;

/// The notice that is compiled into the program.
const NOTICE: &str = include_str!("../../../ui/notice/notice.de.html");

/// Records a decision about what `deployment` says, in the folder `data`.
pub fn decide(event: Event, deployment: &Path, data: &Path) {
    let deployment = read(deployment);
    let servers: Vec<String> = deployment.servers.iter().map(ToString::to_string).collect();
    let asked = deployment.terms.asked(&servers, Language::German);
    consent::record(data, event, &asked, How::Button, Timestamp::now()).unwrap();
}

/// Changes name or settings in the folder `config`; `patch` is a part of the profile.
pub fn change_settings(deployment: &Path, config: &Path, patch: &Value) {
    Profile::change(config, patch, &read(deployment).defaults, Timestamp::now()).unwrap();
}

fn read(deployment: &Path) -> Deployment {
    Deployment::read(deployment, NOTICE).unwrap()
}
