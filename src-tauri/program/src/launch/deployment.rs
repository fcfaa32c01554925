//! Which deployment counts on this computer.

use std::path::PathBuf;

use bbw_meet_core::deployment::{self, Deployment};
use bbw_meet_core::error::Problem;
use bbw_meet_core::words;

const BUILT_IN: &str = include_str!("../../../deployment.json");

/// The notice that comes with the program, unless a deployment names another one.
pub(crate) const BUILT_IN_NOTICE: &str = include_str!("../../../../ui/notice/notice.de.html");

/// Reads the deployment. From then on the program goes by the name that the organisation gave it.
///
/// # Errors
/// `deployment-broken`: never a silent fall-back to another one.
pub(crate) fn read() -> Result<Deployment, Problem> {
    let deployment = find()?;
    if let Some(name) = &deployment.brand.name {
        words::call_program(name);
    }
    Ok(deployment)
}

fn find() -> Result<Deployment, Problem> {
    if let Some(path) = std::env::var_os(deployment::VARIABLE) {
        return Deployment::read(path.as_ref(), BUILT_IN_NOTICE);
    }
    let system = system_file();
    match std::fs::symlink_metadata(&system) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Deployment::built_in(BUILT_IN, BUILT_IN_NOTICE)
        }
        Ok(_) | Err(_) => Deployment::read(&system, BUILT_IN_NOTICE),
    }
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
    use super::*;

    #[test]
    fn the_deployment_that_is_compiled_in_is_right() {
        let deployment = Deployment::built_in(BUILT_IN, BUILT_IN_NOTICE).unwrap();
        assert_eq!(
            deployment.servers[0].as_str(),
            "https://meet.bbw-leipzig.de"
        );
        assert_eq!(
            deployment.guest_page.as_str(),
            "https://www.bbw-leipzig.de/meet-jitsi/"
        );
    }
}
