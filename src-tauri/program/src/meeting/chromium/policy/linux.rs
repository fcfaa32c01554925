//! On Linux: what is mandatory stands in files.

use std::fs;
use std::io::{self, Read};
use std::path::Path;

use serde_json::Value;

use super::POLICY;
use crate::meeting::chromium::family::Member;

/// Largest policy file looked at, in bytes.
const LIMIT: u64 = 256 * 1024;

/// See the module above.
pub(in super::super) fn forbids_the_pipe(member: &Member) -> bool {
    member
        .policies
        .iter()
        .any(|folder| forbids(Path::new(folder)))
}

fn forbids(folder: &Path) -> bool {
    let mut files = fs::read_dir(folder).into_iter().flatten().flatten();
    files.any(|file| {
        // What cannot be read here cannot be read by the browser, which runs as the same person.
        let policies = read(&file.path()).ok();
        let policies = policies.and_then(|bytes| serde_json::from_slice::<Value>(&bytes).ok());
        policies.is_some_and(|policies| policies.get(POLICY) == Some(&Value::Bool(false)))
    })
}

/// A link is followed, as the browser does: configuration management likes to put one there.
fn read(path: &Path) -> io::Result<Vec<u8>> {
    // A pipe would be waited for.
    if !path.metadata()?.is_file() {
        return Err(io::ErrorKind::InvalidInput.into());
    }
    let mut bytes = Vec::new();
    fs::File::open(path)?.take(LIMIT).read_to_end(&mut bytes)?;
    Ok(bytes)
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

    #[test]
    fn a_link_to_a_policy_is_one() {
        let elsewhere = tempfile::tempdir().unwrap();
        let file = elsewhere.path().join("policy");
        fs::write(&file, r#"{"RemoteDebuggingAllowed":false}"#).unwrap();
        let folder = tempfile::tempdir().unwrap();
        std::os::unix::fs::symlink(&file, folder.path().join("organisation.json")).unwrap();
        std::os::unix::fs::symlink("/nowhere", folder.path().join("old.json")).unwrap();
        assert!(forbids(folder.path()));
    }
}
