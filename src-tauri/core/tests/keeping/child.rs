//! This test program starting itself again, to be killed, to compete, or to live on a disk of its own.

use std::path::Path;
use std::process::{Command, Stdio};

const JOB: &str = "BBW_MEET_TEST_JOB";
const FOLDER: &str = "BBW_MEET_TEST_FOLDER";

/// A command that runs `job` in a process of its own.
pub(crate) fn command(job: &str, folder: &Path) -> Command {
    set_up(Command::new(std::env::current_exe().unwrap()), job, folder)
}

/// A command that runs `job` with a small empty disk at `folder` that nobody else sees. Linux only.
pub(crate) fn on_own_disk(job: &str, folder: &Path) -> Command {
    let mut command = Command::new("unshare");
    command.args(unshare_options()).args(["--", "sh", "-c"]);
    command.arg(r#"mount -t tmpfs -o size=64k none "$1" && shift && exec "$@""#);
    command.args(["sh".as_ref(), folder.as_os_str()]);
    command.arg(std::env::current_exe().unwrap());
    set_up(command, job, folder)
}

fn set_up(mut command: Command, job: &str, folder: &Path) -> Command {
    command.args(["--exact", "child::job", "--nocapture"]);
    command.env(JOB, job).env(FOLDER, folder);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// As whom a private mount is allowed here: as a person with user namespaces, or as root.
fn unshare_options() -> &'static [&'static str] {
    const WAYS: [&[&str]; 2] = [&["--map-root-user", "--mount"], &["--mount"]];
    let works = |way: &&&[&str]| {
        let tried = Command::new("unshare").args(**way).arg("true").output();
        tried.is_ok_and(|tried| tried.status.success())
    };
    WAYS.iter().find(works).expect(
        "full and read-only disks are tested on a private tmpfs: this needs `unshare` (util-linux) and either \
         unprivileged user namespaces or root with CAP_SYS_ADMIN",
    )
}

/// Runs a command to its end and shows what it said if it failed.
pub(crate) fn run(mut command: Command) {
    let output = command.output().unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

/// What the child does. In the parent there is no job and nothing happens.
#[test]
fn job() {
    let Ok(job) = std::env::var(JOB) else {
        return;
    };
    let folder = std::env::var_os(FOLDER).unwrap();
    let folder = Path::new(&folder);
    match job.as_str() {
        "write-for-ever" => super::kills::write_for_ever(folder),
        "count" => super::kills::count(folder),
        #[cfg(target_os = "linux")]
        "erase-around-a-mount" => super::faults::erase_around_a_mount(folder),
        #[cfg(target_os = "linux")]
        "full-disk" => super::faults::full_disk(folder),
        #[cfg(target_os = "linux")]
        "read-only-disk" => super::faults::read_only_disk(folder),
        other => panic!("no such job: {other}"),
    }
}
