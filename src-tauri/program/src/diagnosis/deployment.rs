//! Which deployment is in force, and which file says what.

use std::collections::BTreeMap;

use bbw_meet_core::deployment::Deployment;
use bbw_meet_core::diagnosis::{Fact, Value};
use bbw_meet_core::error::Problem;
use serde_json::json;

pub(super) fn facts(deployment: Result<&Deployment, &Problem>) -> Vec<Fact> {
    let deployment = match deployment {
        Ok(deployment) => deployment,
        Err(problem) => return vec![("deployment-problem", Value::Problem(problem.clone()))],
    };
    let servers = deployment.servers.iter();
    let notices = deployment.all_terms().map(|terms| terms.notice.id());
    let notices: Vec<&str> = notices.collect();
    let locks = json!(deployment.locks);
    let locks = locks.as_object().into_iter().flatten();
    let locks = locks.filter(|(_, value)| !value.is_null());
    vec![
        ("sources", Value::list(sources(deployment))),
        (
            "servers",
            Value::list(servers.map(ToString::to_string).collect()),
        ),
        ("notice", Value::Text(notices.join(", "))),
        (
            "locks",
            Value::list(
                locks
                    .map(|(name, value)| format!("{name}: {value}"))
                    .collect(),
            ),
        ),
    ]
}

/// Each file with the fields it says.
fn sources(deployment: &Deployment) -> Vec<String> {
    let mut by_file: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for (field, file) in &deployment.sources {
        by_file
            .entry(file.display().to_string())
            .or_default()
            .push(field);
    }
    let lines = by_file.into_iter();
    lines
        .map(|(file, fields)| format!("{file}: {}", fields.join(", ")))
        .collect()
}
