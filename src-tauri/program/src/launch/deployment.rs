//! Which deployment counts on this computer: the compiled-in one or the administrator's files, and above them what is
//! settled by policy.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use bbw_meet_core::deployment::{self, Deployment, Layer, Layers};
use bbw_meet_core::error::Problem;
use bbw_meet_core::words;

use super::policy;

const BUILT_IN: &str = include_str!("../../../deployment.json");

/// The notice that comes with the program, unless a deployment names another one.
pub(crate) const BUILT_IN_NOTICE: &str = include_str!("../../../../ui/notice/notice.de.html");

/// What the compiled-in one is called where sources are named.
const BUILT_IN_NAME: &str = "(bbw-meet)";

/// More files than anybody puts into one folder to be read at every start.
const MOST_FILES: usize = 100;

/// Reads the deployment. From then on the program goes by the name that the organisation gave it.
///
/// # Errors
/// `deployment-broken`: never a silent fall-back to another one.
pub(crate) fn read() -> Result<Deployment, Problem> {
    let layers = merged(
        std::env::var_os(deployment::VARIABLE)
            .map(PathBuf::from)
            .as_deref(),
        &system_file(),
        policy::read()?.as_ref(),
    )?;
    let deployment = Deployment::new(&layers, BUILT_IN_NOTICE)?;
    if let Some(name) = &deployment.brand.name {
        words::call_program(name);
    }
    Ok(deployment)
}

/// What counts where this file was `named` in the environment, the administrator's is `system`, and this `policy` holds.
/// Who names another file does not get around the locks.
fn merged(named: Option<&Path>, system: &Path, policy: Option<&Layer>) -> Result<Layers, Problem> {
    let mut administrator = Layers::default();
    let replaces = is_there(system);
    if replaces {
        administrator.beside(&Layer::read(system)?)?;
    }
    for part in parts(&system.with_file_name(deployment::FOLDER))? {
        administrator.beside(&Layer::read(&part)?)?;
    }
    let mut layers = if let Some(named) = named {
        let mut layers = Layers::from(&Layer::read(named)?);
        layers.all_above(&administrator.only("locks"));
        layers
    } else if replaces {
        administrator
    } else {
        let built_in = Layer::from_json(Path::new(BUILT_IN_NAME), BUILT_IN)?;
        let mut layers = Layers::from(&built_in);
        layers.all_above(&administrator);
        layers
    };
    if let Some(policy) = policy {
        layers.above(policy);
    }
    Ok(layers)
}

/// A file that is there and cannot be looked at is none that is not there.
fn is_there(path: &Path) -> bool {
    !fs::symlink_metadata(path).is_err_and(|error| error.kind() == ErrorKind::NotFound)
}

/// The files in this folder, in the order of their names.
fn parts(folder: &Path) -> Result<Vec<PathBuf>, Problem> {
    let broken = |why: String| deployment::broken(folder).with("why", why);
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(broken(error.to_string())),
    };
    let mut files = Vec::new();
    for entry in entries {
        let path = entry.map_err(|error| broken(error.to_string()))?.path();
        // What editors and package managers leave beside a file has another ending, or a dot before it.
        let is_hidden = path
            .file_name()
            .is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if !is_hidden && path.extension().is_some_and(|ending| ending == "json") {
            files.push(path);
        }
    }
    if files.len() > MOST_FILES {
        return Err(broken(format!("more than {MOST_FILES} files")));
    }
    files.sort();
    Ok(files)
}

/// The file an administrator puts down for all people of a computer. On Windows it lies beside the program: where that
/// is installed for all, only administrators can write there, unlike `C:\\ProgramData`.
fn system_file() -> PathBuf {
    if cfg!(windows) {
        // Without its own path, a program finds no such file either.
        let program = std::env::current_exe().unwrap_or_default();
        program.with_file_name(deployment::FILE)
    } else {
        PathBuf::from(deployment::SYSTEM_FILE)
    }
}

#[cfg(test)]
mod tests {
    use bbw_meet_core::profile::HostChoice;
    use serde_json::json;

    use super::*;

    /// What counts where `files` lie in the administrator's folder.
    fn with(
        files: &[(&str, &str)],
        named: Option<&str>,
        policy: Option<&Layer>,
    ) -> Result<Deployment, Problem> {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join(deployment::FOLDER)).unwrap();
        for (name, json) in files {
            fs::write(folder.path().join(name), json).unwrap();
        }
        let named = named.map(|json| {
            let path = folder.path().join("named.json");
            fs::write(&path, json).unwrap();
            path
        });
        let system = folder.path().join(deployment::FILE);
        Deployment::new(&merged(named.as_deref(), &system, policy)?, BUILT_IN_NOTICE)
    }

    const LOCK: (&str, &str) = (
        "deployment.d/50-lock.json",
        r#"{"locks": {"cameraOff": true}}"#,
    );

    #[test]
    fn the_deployment_that_is_compiled_in_is_right() {
        let deployment = with(&[], None, None).unwrap();
        assert_eq!(
            deployment.servers[0].as_str(),
            "https://meet.bbw-leipzig.de"
        );
        assert_eq!(
            deployment.guest_page.as_str(),
            "https://www.bbw-leipzig.de/meet-jitsi/"
        );
    }

    #[test]
    fn a_part_completes_the_file_or_what_is_compiled_in() {
        let deployment = with(&[LOCK], None, None).unwrap();
        assert!(deployment.locks.camera_off.is_some());
        assert_eq!(deployment.servers[0].host(), "meet.bbw-leipzig.de");

        let mine = BUILT_IN.replace("meet.bbw-leipzig.de", "meet.example.org");
        let others = [
            (deployment::FILE, mine.as_str()),
            LOCK,
            ("deployment.d/.60.json", "{"),
            ("deployment.d/60.json.dpkg-old", "{"),
        ];
        let deployment = with(&others, None, None).unwrap();
        assert_eq!(deployment.servers[0].host(), "meet.example.org");
        assert!(deployment.locks.camera_off.is_some());
        assert!(deployment.sources["locks.cameraOff"].ends_with(LOCK.0));
    }

    #[test]
    fn a_file_that_replaces_all_must_say_all_with_its_parts() {
        let problem = with(&[(deployment::FILE, r#"{"version": 1}"#), LOCK], None, None);
        let problem = problem.unwrap_err();
        assert!(problem.params["why"].contains("missing"), "{problem}");
        for file in [deployment::FILE, "50-lock.json"] {
            assert!(problem.params["file"].contains(file), "{problem}");
        }
    }

    #[test]
    fn two_parts_that_disagree_are_both_named() {
        let parts = [
            ("deployment.d/10.json", r#"{"defaults": {"theme": "dark"}}"#),
            (
                "deployment.d/20.json",
                r#"{"defaults": {"theme": "light"}}"#,
            ),
        ];
        let problem = with(&parts, None, None).unwrap_err();
        let files = &problem.params["file"];
        assert!(files.contains("10.json, ") && files.ends_with("20.json"));
        assert_eq!(problem.params["field"], "defaults.theme");
    }

    #[test]
    fn who_names_another_file_does_not_get_around_the_locks() {
        let named = BUILT_IN.replace("meet.bbw-leipzig.de", "meet.example.org");
        let preset = (
            "deployment.d/60.json",
            r#"{"defaults": {"soundsOff": true}}"#,
        );
        let deployment = with(&[LOCK, preset], Some(&named), None).unwrap();
        assert_eq!(deployment.servers[0].host(), "meet.example.org");
        assert!(deployment.locks.camera_off.is_some() && !deployment.defaults.sounds_off);
    }

    #[test]
    fn a_policy_counts_more_than_files() {
        let mine = ("deployment.d/50.json", r#"{"locks": {"host": "browser"}}"#);
        let fields = json!({"locks": {"host": "chromium"}});
        let policy = Layer::of(
            Path::new("policy"),
            fields.as_object().cloned().unwrap_or_default(),
        );
        let deployment = with(&[mine], None, Some(&policy)).unwrap();
        assert_eq!(deployment.locks.host, Some(HostChoice::Chromium));
        let wrong = json!({"locks": {"cameraOff": false}});
        let policy = Layer::of(
            Path::new("policy"),
            wrong.as_object().cloned().unwrap_or_default(),
        );
        let problem = with(&[], None, Some(&policy)).unwrap_err();
        assert_eq!(problem.params["file"], "policy");
        assert_eq!(problem.params["field"], "locks.cameraOff");
    }
}
