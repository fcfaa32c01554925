//! An internet of its own for the meeting's browser: names it finds, or does not, and a network, or none. Real name
//! resolution and a real network that is not there, in namespaces that nobody else sees (user_namespaces(7)).

use std::fs;
use std::path::{Path, PathBuf};

use crate::needs;
use crate::standin::NAME;

/// What the meeting's browser has of the internet from its next start on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Internet {
    /// The meeting server's name is known.
    Good,
    /// Nobody knows the meeting server's name.
    NoName,
    /// There is no network.
    Offline,
}

/// Sourced by the browser's wrapper, which then runs inside: `$0` stays the wrapper's.
const SCRIPT: &str = r#"if [ -z "$INSIDE" ]; then
    export INSIDE=1
    exec UNSHARE --user --map-root-user --mount NETWORK "$0" "$@"
fi
mount --bind DESK/hosts /etc/hosts
mount --bind DESK/resolv.conf /etc/resolv.conf
"#;

/// Where the script lies. There is none as long as the desk shares the computer's internet.
pub(super) fn script(desk: &Path) -> PathBuf {
    desk.join("internet")
}

/// Changes the internet.
pub(super) fn set(desk: &Path, internet: Internet) {
    let hosts = match internet {
        Internet::Good => format!("127.0.0.1 localhost {NAME}\n"),
        Internet::NoName | Internet::Offline => "127.0.0.1 localhost\n".to_owned(),
    };
    fs::write(desk.join("hosts"), hosts).unwrap();
    // Nobody answers there.
    fs::write(desk.join("resolv.conf"), "nameserver 127.0.0.1\n").unwrap();
    let network = if internet == Internet::Offline {
        "--net"
    } else {
        ""
    };
    let unshare = needs("unshare", "util-linux");
    let text = SCRIPT
        .replace("UNSHARE", &unshare.display().to_string())
        .replace("NETWORK", network)
        .replace("DESK", &desk.display().to_string());
    fs::write(script(desk), text).unwrap();
}
