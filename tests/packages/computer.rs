//! A throwaway copy of this computer: its files under a second layer that takes every change and is gone afterwards.
//!
//! Packages are installed into it with the computer's own `apt-get`. Processes in it are ordinary processes; they see
//! the same `/tmp`, `/proc` and devices.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use bbw_meet_tests::{needs, succeed};

/// Lays the second layer over `/`, says so, and keeps it until its standard input closes. Mounts of this shell are
/// its own: nothing else sees what is in `/mnt`.
const LAY: &str = r"
set -e
mount -t tmpfs layer /mnt
cd /mnt
mkdir upper work root
mount -t overlay -o lowerdir=/,upperdir=upper,workdir=work overlay root
for folder in /proc /sys /dev /tmp; do mount --rbind $folder root$folder; done
echo laid
read -r _ || true
";

/// Where the copy is and what changed in it, as the shell above sees them.
const ROOT: &str = "/mnt/root";
const CHANGES: &str = "/mnt/upper";

/// The copy.
#[derive(Debug)]
pub(crate) struct Computer {
    keeper: Child,
    is_root: bool,
}

impl Computer {
    /// A copy of this computer as it is now.
    pub(crate) fn copy() -> Self {
        let is_root = succeed(Command::new("id").arg("-u")).trim() == "0";
        let mut command = Command::new(needs("unshare", "util-linux"));
        command.arg("--mount");
        if !is_root {
            command.args(["--user", "--map-root-user"]);
        }
        let mut keeper = command
            .args(["sh", "-c", LAY])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut said = String::new();
        BufReader::new(keeper.stdout.take().unwrap())
            .read_line(&mut said)
            .unwrap();
        assert_eq!(said, "laid\n", "no second layer could be laid over /");
        Self { keeper, is_root }
    }

    /// How a process enters the copy: a program and its first arguments, to be followed by a command.
    pub(crate) fn entrance(&self) -> (PathBuf, Vec<String>) {
        let mut arguments = vec![format!("--target={}", self.keeper.id()), "--mount".into()];
        if !self.is_root {
            arguments.extend(["--user".into(), "--preserve-credentials".into()]);
        }
        let chroot = needs("chroot", "coreutils");
        arguments.extend(["--".into(), chroot.display().to_string(), ROOT.into()]);
        (needs("nsenter", "util-linux"), arguments)
    }

    /// Runs a command in the copy, as root, and returns what it wrote.
    pub(crate) fn run(&self, program: &str, arguments: &[&str]) -> String {
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

    /// Installs a package with `apt-get`.
    pub(crate) fn install(&self, package: &Path) {
        self.apt(&[
            "install",
            "--no-install-recommends",
            package.to_str().unwrap(),
        ]);
    }

    /// Removes a package and what it configured.
    pub(crate) fn purge(&self, package: &str) {
        self.apt(&["purge", package]);
    }

    fn apt(&self, arguments: &[&str]) {
        // The copy knows one user.
        let always = ["--yes", "-o", "APT::Sandbox::User=root"];
        self.run("apt-get", &[&always, arguments].concat());
    }

    /// A file of the copy, from outside.
    pub(crate) fn file(&self, path: &str) -> PathBuf {
        PathBuf::from(format!("/proc/{}/root{ROOT}{path}", self.keeper.id()))
    }

    /// Paths that differ from this computer's, but for `apt`'s own books and caches.
    pub(crate) fn changed(&self) -> Vec<String> {
        let folder = format!("/proc/{}/root{CHANGES}", self.keeper.id());
        let find = r"cd $0 && find . ! -type d \
            ! -path './var/lib/dpkg/*' ! -path './var/lib/apt/*' ! -path './var/log/*' ! -path './var/cache/*'";
        succeed(Command::new("sh").args(["-c", find, &folder]))
            .lines()
            .map(|path| path[1..].to_owned())
            .collect()
    }

    /// Puts an executable script into the copy.
    pub(crate) fn put_script(&self, path: &str, script: &str) {
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
