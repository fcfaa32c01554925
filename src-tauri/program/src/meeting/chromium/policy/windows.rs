//! On Windows: what is mandatory stands in the registry, for the computer or the person.

use windows_registry::{CURRENT_USER, LOCAL_MACHINE};

use super::POLICY;
use crate::meeting::chromium::family::Member;

/// See the module above.
pub(in super::super) fn forbids_the_pipe(member: &Member) -> bool {
    let Some(windows) = &member.windows else {
        return false;
    };
    let path = windows.policies;
    [LOCAL_MACHINE, CURRENT_USER].iter().any(|root| {
        let policy = root.open(path).and_then(|key| key.get_u32(POLICY));
        policy.is_ok_and(|allowed| allowed == 0)
    })
}
