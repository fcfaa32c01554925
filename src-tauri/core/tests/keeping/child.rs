//! This test program starting itself again, to be killed, to compete, or to live on a disk of its own.

use std::path::Path;
use std::process::{Child, Command, Stdio};

const JOB: &str = "BBW_MEET_TEST_JOB";
const FOLDER: &str = "BBW_MEET_TEST_FOLDER";

/// A command that runs `job` in a process of its own.
pub(crate) fn command(job: &str, folder: &Path) -> Command {
    set_up(Command::new(std::env::current_exe().unwrap()), job, folder)
}

/// Makes `command`, which starts this program, do `job`.
pub(crate) fn set_up(mut command: Command, job: &str, folder: &Path) -> Command {
    command.args(["--exact", "child::job", "--nocapture"]);
    command.env(JOB, job).env(FOLDER, folder);
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Starts it. Wine sometimes says "internal error" (`ERROR_INTERNAL_ERROR`) while another process is being killed; it is
/// asked again, for two seconds.
pub(crate) fn start(command: &mut Command) -> Child {
    const INTERNAL_ERROR: i32 = 1359;
    for _ in 0..100 {
        match command.spawn() {
            Err(error) if cfg!(windows) && error.raw_os_error() == Some(INTERNAL_ERROR) => {
                std::thread::sleep(std::time::Duration::from_millis(20));
            }
            started => return started.unwrap(),
        }
    }
    panic!("no process could be started");
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
        "write-once" => super::lasting::write_once(folder),
        #[cfg(target_os = "linux")]
        "append-once" => super::lasting::append_once(folder),
        #[cfg(target_os = "linux")]
        "erase-around-a-mount" => super::disks::erase_around_a_mount(folder),
        #[cfg(target_os = "linux")]
        "full-disk" => super::disks::full_disk(folder),
        #[cfg(target_os = "linux")]
        "read-only-disk" => super::disks::read_only_disk(folder),
        other => panic!("no such job: {other}"),
    }
}
