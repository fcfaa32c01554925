//! What a window needs and the program must not have: libraries by parts of their names.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::{needs, succeed};

const TOOLKIT: [&str; 8] = [
    "gtk",
    "gdk",
    "webkit",
    "javascriptcore",
    "pango",
    "cairo",
    "soup",
    "gobject",
];

/// Those of these libraries that belong to a toolkit, by name.
pub fn parts(libraries: impl IntoIterator<Item = PathBuf>) -> BTreeSet<String> {
    let names = libraries.into_iter().filter_map(|path| {
        let name = path.file_name()?.to_string_lossy().to_lowercase();
        TOOLKIT
            .iter()
            .any(|part| name.contains(part))
            .then_some(name)
    });
    names.collect()
}

/// Libraries this program is linked with.
pub fn linked(program: &Path) -> Vec<PathBuf> {
    let text = succeed(Command::new(needs("ldd", "libc-bin")).arg(program));
    let names = text
        .lines()
        .filter_map(|line| line.split_whitespace().next());
    names.map(PathBuf::from).collect()
}
