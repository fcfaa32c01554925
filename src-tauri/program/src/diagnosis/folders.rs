//! Where this person's things lie, and whether anything can be written there.

use std::path::Path;

use bbw_meet_core::diagnosis::{Fact, Value};

use crate::person::Folders;

#[cfg_attr(unix, path = "folders/linux.rs")]
#[cfg_attr(windows, path = "folders/windows.rs")]
mod here;

pub(super) fn facts(folders: &Folders) -> Vec<Fact> {
    vec![
        ("settings", folder(&folders.config)),
        ("data", folder(&folders.data)),
        ("runtime", folder(&folders.runtime)),
        ("downloads", folder(&folders.downloads)),
    ]
}

/// The folder, what may be done there, and the free space; of the one above it where it is not there yet.
fn folder(path: &Path) -> Value {
    let there = path.ancestors().find(|folder| folder.is_dir());
    let mut words = vec![path.display().to_string()];
    if let Some(there) = there {
        if there != path {
            words.push(format!("({})", there.display()));
        }
        words.extend(here::rights(there));
        let free = here::free(there).map(|bytes| format!("{} MB", bytes / 1_000_000));
        words.extend(free);
    }
    Value::Text(words.join(" "))
}
