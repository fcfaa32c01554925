//! No image of this program's memory on a disk, nor of its browser's: it may hold a token.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// From here on this process and those it starts leave no core dump, unless one of them asks for it: systemd's
/// collector respects the limit as well (`systemd-coredump(8)`).
pub(crate) fn forbid() {
    let Rlimit { maximum, .. } = getrlimit(Resource::Core);
    let none = Rlimit {
        current: Some(0),
        maximum,
    };
    // To lower one's own limit is always allowed.
    let _ = setrlimit(Resource::Core, none);
}
