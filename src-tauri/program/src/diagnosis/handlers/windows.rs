//! On Windows: what is registered, the person's before the computer's.

use std::path::Path;

use windows_registry::{CLASSES_ROOT, CURRENT_USER};

pub(super) fn of_links() -> Option<String> {
    command("bbw-meet")
}

pub(super) fn of_files() -> Option<String> {
    let class = CLASSES_ROOT.open(".bbwmeet").ok()?.get_string("").ok()?;
    command(&class)
}

/// What the person chose for https.
pub(super) fn of_pages() -> Option<String> {
    let choice = r"Software\Microsoft\Windows\Shell\Associations\UrlAssociations\https\UserChoice";
    CURRENT_USER.open(choice).ok()?.get_string("ProgId").ok()
}

fn command(class: &str) -> Option<String> {
    let key = CLASSES_ROOT
        .open(format!(r"{class}\shell\open\command"))
        .ok()?;
    key.get_string("").ok()
}

/// Does it start the file that runs now?
pub(super) fn is_ours(handler: &str) -> bool {
    let program = handler.trim_start_matches('"').split('"').next();
    let own = std::env::current_exe().ok();
    let is_own = |program: &str| {
        let program = Path::new(program).canonicalize().ok();
        program.is_some() && program == own.as_ref().and_then(|own| own.canonicalize().ok())
    };
    program.is_some_and(is_own)
}
