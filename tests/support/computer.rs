//! A throwaway copy of a computer: its files under a second layer that takes every change and is gone afterwards.
//!
//! Packages are installed into it with its own `apt-get`. Processes in it are ordinary processes; they see
//! the same `/tmp`, `/proc` and devices.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use crate::desk::Desk;
use crate::{is_root, needs, succeed};

/// Lays the second layer over the folder `$0`, says so, and keeps it until its standard input closes. Where `$1` names a
/// folder, `apt-get` keeps there what it has fetched. Mounts of this shell are its own: nothing else sees what is in `/mnt`.
const LAY: &str = r#"
set -e
mount -t tmpfs layer /mnt
cd /mnt
mkdir upper work root
mount -t overlay -o lowerdir=$0,upperdir=upper,workdir=work overlay root
for folder in /proc /sys /dev /tmp; do mount --rbind $folder root$folder; done
if [ -n "$1" ]; then mount --bind "$1" root/var/cache/apt/archives; fi
echo laid
read -r _ || true
"#;

/// Where the copy is and what changed in it, as the shell above sees them.
const ROOT: &str = "/mnt/root";
const CHANGES: &str = "/mnt/upper";

/// A browser, a web view and a program start from a cold disk.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// The copy.
#[derive(Debug)]
pub struct Computer {
    keeper: Child,
    is_root: bool,
}

impl Computer {
    /// A copy of this computer as it is now.
    pub fn copy() -> Self {
        Self::copy_of(Path::new("/"), None)
    }

    /// A copy of the computer whose files lie below `root`; `apt-get` keeps what it has fetched in `archives`.
    pub fn copy_of(root: &Path, archives: Option<&Path>) -> Self {
        let is_root = is_root();
        let mut command = Command::new(needs("unshare", "util-linux"));
        command.arg("--mount");
        if !is_root {
            command.args(["--user", "--map-root-user"]);
        }
        let mut keeper = command
            .args(["sh", "-c", LAY])
            .arg(root)
            .arg(archives.unwrap_or(Path::new("")))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(keeper.stdout.take().unwrap())
            .read_line(&mut said)
            .unwrap();
        assert_eq!(
            said,
            "laid\n",
            "no second layer could be laid over {}",
            root.display()
        );
        Self { keeper, is_root }
    }

    /// How a process enters the copy: a program and its first arguments, to be followed by a command.
    pub fn entrance(&self) -> (PathBuf, Vec<String>) {
        let mut arguments = vec![format!("--target={}", self.keeper.id()), "--mount".into()];
        if !self.is_root {
            arguments.extend(["--user".into(), "--preserve-credentials".into()]);
        }
        let chroot = needs("chroot", "coreutils");
        arguments.extend(["--".into(), chroot.display().to_string(), ROOT.into()]);
        (needs("nsenter", "util-linux"), arguments)
    }

    /// Runs a command in the copy, as root, and returns what it wrote.
    pub fn run(&self, program: &str, arguments: &[&str]) -> String {
        let (door, way) = self.entrance();
        succeed(
            Command::new(door)
                .args(way)
                .arg(program)
                .args(arguments)
                .env_clear()
                .env("PATH", "/usr/sbin:/usr/bin:/sbin:/bin")
                .env("HOME", "/root")
                .env("LANG", "C.UTF-8")
                .env("DEBIAN_FRONTEND", "noninteractive"),
        )
    }

    /// Installs a package with `apt-get`, and nothing that it only recommends.
    pub fn install(&self, package: &Path) {
        let package = package.to_str().unwrap();
        self.apt(&["install", "--no-install-recommends", package]);
    }

    /// Removes a package and what it configured.
    pub fn purge(&self, package: &str) {
        self.apt(&["purge", package]);
    }

    /// Runs `apt-get` without questions.
    pub fn apt(&self, arguments: &[&str]) {
        // The copy knows one user.
        let always = ["--yes", "-o", "APT::Sandbox::User=root"];
        self.run("apt-get", &[&always, arguments].concat());
    }

    /// A command in the copy with this desk's screen and home. Programs start in the copy, the desk's Chromium among them.
    pub fn command(&self, desk: &Desk, command: &[&str]) -> Command {
        let bin = desk.home().parent().unwrap().join("bin");
        let browser = fs::read_to_string(bin.join("chromium")).unwrap();
        self.put_script("/usr/local/bin/chromium", &browser);
        let (door, way) = self.entrance();
        let mut prepared = desk.prepare(&door);
        prepared
            .args(way)
            .args(command)
            .env("PATH", "/usr/local/bin:/usr/bin:/bin");
        prepared
    }

    /// Runs a desktop's opening command in the copy, and waits for the installed program.
    pub fn click(&self, desk: &Desk, command: &[&str]) {
        let status = self.command(desk, command).status().unwrap();
        assert!(status.success(), "{command:?}: {status}\n{}", desk.words());
        desk.wait_until("the installed program runs", PATIENCE, || {
            desk.runs("usr/bin/bbw-meet")
        });
    }

    /// A file of the copy, from outside.
    pub fn file(&self, path: &str) -> PathBuf {
        PathBuf::from(format!("/proc/{}/root{ROOT}{path}", self.keeper.id()))
    }

    /// Paths that differ from this computer's, but for `apt`'s own books and caches.
    pub fn changed(&self) -> Vec<String> {
        let folder = format!("/proc/{}/root{CHANGES}", self.keeper.id());
        let find = r"cd $0 && find . ! -type d \
            ! -path './var/lib/dpkg/*' ! -path './var/lib/apt/*' ! -path './var/log/*' ! -path './var/cache/*'";
        succeed(Command::new("sh").args(["-c", find, &folder]))
            .lines()
            .map(|path| path[1..].to_owned())
            .collect()
    }

    /// Puts an executable script into the copy.
    pub fn put_script(&self, path: &str, script: &str) {
        use std::os::unix::fs::PermissionsExt;
        let path = self.file(path);
        fs::write(&path, script).unwrap();
        fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
    }
}

impl Drop for Computer {
    fn drop(&mut self) {
        // Its mounts go with it.
        drop(self.keeper.stdin.take());
        drop(self.keeper.wait());
    }
}
