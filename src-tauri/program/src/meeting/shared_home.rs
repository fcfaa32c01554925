//! Homes that several computers share: a profile there belongs to the computer that made it.
//!
//! Browsers of two computers must not write into one profile, and Chromium's lock, which names a computer, cannot tell
//! whether another one's browser still lives.

use std::path::Path;

/// What a profile's name ends with in `folder`: nothing, or, where the folder lies on a network, what stands for this
/// computer. A folder that is not there yet lies where the nearest one above it does.
#[cfg(target_os = "linux")]
pub(super) fn suffix(folder: &Path) -> String {
    let there = folder.ancestors().find(|folder| folder.exists());
    if there.is_some_and(is_on_a_network) {
        of_computer(&computer())
    } else {
        String::new()
    }
}

/// Windows keeps the folder of this program's data on the computer itself (`LocalAppData`).
#[cfg(not(target_os = "linux"))]
pub(super) fn suffix(_: &Path) -> String {
    String::new()
}

/// File systems that come over a network, by their numbers in `statfs(2)`: NFS, CIFS and both forms of SMB, AFS, Coda, 9p,
/// Lustre, Ceph, GFS2, OCFS2, BeeGFS, and FUSE, which may be one (`sshfs`) and costs nothing where it is none.
#[cfg(target_os = "linux")]
const NETWORKS: [u32; 13] = [
    0x6969,
    0xff53_4d42,
    0xfe53_4d42,
    0x517b,
    0x5346_414f,
    0x7375_7245,
    0x0102_1997,
    0x0bd0_0bd0,
    0x00c3_6400,
    0x0116_1970,
    0x7461_636f,
    0x1983_0326,
    0x6573_5546,
];

#[cfg(target_os = "linux")]
fn is_on_a_network(folder: &Path) -> bool {
    // The kernel's numbers have 32 bits; the type they come in may have more, and a sign.
    rustix::fs::statfs(folder).is_ok_and(|found| NETWORKS.contains(&(found.f_type as u32)))
}

/// What names this computer and no other: `machine-id(5)`, else the name it has in its network.
#[cfg(target_os = "linux")]
fn computer() -> String {
    ["/etc/machine-id", "/proc/sys/kernel/hostname"]
        .iter()
        .filter_map(|file| std::fs::read_to_string(file).ok())
        .map(|id| id.trim().to_owned())
        .find(|id| !id.is_empty())
        .unwrap_or_default()
}

/// The machine's id is not to be shown around: of its hash, mixed with this program's name, four bytes are enough.
#[cfg(target_os = "linux")]
fn of_computer(id: &str) -> String {
    use sha2::{Digest, Sha256};
    use std::fmt::Write;

    let hash = Sha256::new().chain_update("bbw-meet").chain_update(id);
    let mut suffix = String::from("@");
    for byte in &hash.finalize()[..4] {
        // Writing to a string does not fail.
        let _ = write!(suffix, "{byte:02x}");
    }
    suffix
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    #[test]
    fn a_folder_of_this_computers_own_disk_is_not_shared() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(suffix(folder.path()), "");
        assert_eq!(suffix(&folder.path().join("not/yet")), "");
    }

    #[test]
    fn two_computers_have_two_suffixes_which_do_not_tell_who_they_are() {
        let (one, other) = (of_computer("0123456789abcdef"), of_computer("b"));
        assert_ne!(one, other);
        assert_eq!(one, of_computer("0123456789abcdef"));
        assert_eq!(one.len(), 9);
        assert!(!one.contains("0123"));
    }

    #[test]
    fn what_is_no_network_is_known_by_its_number() {
        assert!(!is_on_a_network(Path::new("/proc")));
        assert!(!is_on_a_network(Path::new("/not/there")));
    }
}
