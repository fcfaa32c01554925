//! On Windows: what is mandatory stands in the registry, for the computer or the person.

use windows_registry::{CURRENT_USER, LOCAL_MACHINE};

use super::POLICY;

/// See the module above.
pub(in super::super) fn forbids_the_pipe(name: &str) -> bool {
    let path = match name {
        "Microsoft Edge" => r"Software\Policies\Microsoft\Edge",
        "Google Chrome" => r"Software\Policies\Google\Chrome",
        "Brave" => r"Software\Policies\BraveSoftware\Brave",
        "Vivaldi" => r"Software\Policies\Vivaldi",
        _ => return false,
    };
    [LOCAL_MACHINE, CURRENT_USER].iter().any(|root| {
        let policy = root.open(path).and_then(|key| key.get_u32(POLICY));
        policy.is_ok_and(|allowed| allowed == 0)
    })
}
