//! Who waits for connections, from `/proc` (proc_net(5)).

use std::collections::HashSet;
use std::fs;

/// The kernel's tables, with its number for the state "listen".
const LISTENING: &[(&str, &str)] = &[("tcp", "0A"), ("tcp6", "0A")];

/// Local addresses, as the kernel writes them, on which one of these processes waits for connections.
pub(super) fn listening(pids: &[u32]) -> Vec<String> {
    let sockets: HashSet<String> = pids.iter().flat_map(|pid| sockets(*pid)).collect();
    let mut found = Vec::new();
    for (table, state) in LISTENING {
        let table = fs::read_to_string(format!("/proc/net/{table}")).unwrap_or_default();
        for line in table.lines().skip(1) {
            let fields: Vec<&str> = line.split_whitespace().collect();
            if let [_, local, _, here, _, _, _, _, _, inode, ..] = fields[..]
                && here == *state
                && sockets.contains(inode)
            {
                found.push(local.to_owned());
            }
        }
    }
    found
}

/// Does anybody wait for connections on this port of loopback? Nobody is connected to for finding out.
pub(crate) fn is_taken(port: u16) -> bool {
    let local = format!("0100007F:{port:04X}");
    let table = fs::read_to_string("/proc/net/tcp").unwrap_or_default();
    table.lines().any(|line| {
        let mut fields = line.split_whitespace().skip(1);
        fields.next() == Some(&local) && fields.nth(1) == Some("0A")
    })
}

/// Inodes of the sockets a process holds.
pub(super) fn sockets(pid: u32) -> Vec<String> {
    let links = fs::read_dir(format!("/proc/{pid}/fd"))
        .into_iter()
        .flatten()
        .flatten();
    links
        .filter_map(|entry| fs::read_link(entry.path()).ok())
        .filter_map(|link| {
            Some(
                link.to_str()?
                    .strip_prefix("socket:[")?
                    .strip_suffix(']')?
                    .to_owned(),
            )
        })
        .collect()
}
