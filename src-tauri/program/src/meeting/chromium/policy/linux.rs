//! On Linux: what is mandatory stands in files.

use std::fs;
use std::path::Path;

use bbw_meet_core::storage::read_limited;
use serde_json::Value;

use super::POLICY;

/// Largest policy file looked at, in bytes.
const LIMIT: u64 = 256 * 1024;

/// See the module above.
pub(in super::super) fn forbids_the_pipe(name: &str) -> bool {
    folders(name)
        .iter()
        .any(|folder| forbids(Path::new(folder)))
}

/// Where the family's members read it.
fn folders(name: &str) -> &'static [&'static str] {
    match name {
        "Chromium" => &[
            "/etc/chromium/policies/managed",
            "/etc/chromium-browser/policies/managed",
        ],
        "Google Chrome" => &["/etc/opt/chrome/policies/managed"],
        "Microsoft Edge" => &["/etc/opt/edge/policies/managed"],
        "Brave" => &["/etc/brave/policies/managed"],
        "Vivaldi" => &[
            "/etc/opt/vivaldi/policies/managed",
            "/etc/chromium/policies/managed",
        ],
        _ => &[],
    }
}

fn forbids(folder: &Path) -> bool {
    let mut files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.any(|file| {
        // What cannot be read here cannot be read by the browser, which runs as the same person.
        let policies = read_limited(&file.path(), LIMIT).ok().flatten();
        let policies = policies.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
        policies.is_some_and(|policies| policies.get(POLICY) == Some(&Value::Bool(false)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_no_forbids_it() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!forbids(&folder.path().join("missing")));
        let file = folder.path().join("organisation.json");
        for (text, forbidden) in [
            ("", false),
            ("[", false),
            ("{}", false),
            (r#"{"RemoteDebuggingAllowed":true}"#, false),
            (r#"{"RemoteDebuggingAllowed":"false"}"#, false),
            (
                r#"{"HomepageLocation":"x","RemoteDebuggingAllowed":false}"#,
                true,
            ),
        ] {
            fs::write(&file, text).unwrap();
            assert_eq!(forbids(folder.path()), forbidden, "{text}");
        }
    }
}
