//! What is in the packages, and where. `src-tauri/linux/files.json` says it for both kinds; what has to be made first, or
//! goes elsewhere in one of them, is added here.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use super::changelog::Changes;
use super::moment::Moment;
use crate::build;
use crate::place::Place;
use crate::process::{capture_bytes, command};

/// Files of the checkout by where they go, below the checkout itself; sources are relative to `src-tauri`.
const FILES: &str = "src-tauri/linux/files.json";

/// The program beside the main one, and where it goes: the main one looks nowhere else.
const WINDOW: (&str, &str) = ("bbw-meet-window", "/usr/bin/bbw-meet-window");

/// The manual pages in `src-tauri/linux`, and where they go, compressed.
const MANUALS: [(&str, &str); 3] = [
    ("bbw-meet.1", "man1/bbw-meet.1.gz"),
    ("bbw-meet.de.1", "de/man1/bbw-meet.1.gz"),
    ("bbw-meet-window.1", "man1/bbw-meet-window.1.gz"),
];

/// The kinds of package.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Debian's and Ubuntu's.
    Deb,
    /// Fedora's and Red Hat's.
    Rpm,
}

impl Kind {
    pub(super) const ALL: [Self; 2] = [Self::Deb, Self::Rpm];

    /// The bundler's name for it, its files' ending, and its place in the configuration.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Deb => "deb",
            Self::Rpm => "rpm",
        }
    }

    /// What only this kind needs, relative to `src-tauri`. Both rename the product to `bbw-meet`, after which the bundler
    /// names the package and an entry: desktops cannot find an entry whose file name has a space. And they take
    /// the program for the main one, after which icons are named, and not that of `src-tauri`, which shows the windows.
    pub(super) fn configuration(self) -> String {
        format!("linux/{}.json", self.name())
    }

    /// What goes elsewhere, or is only there.
    fn own(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Self::Deb => &[
                ("linux/copyright", "/usr/share/doc/bbw-meet/copyright"),
                (
                    "linux/completions/_bbw-meet",
                    "/usr/share/zsh/vendor-completions/_bbw-meet",
                ),
            ],
            Self::Rpm => &[
                ("../LICENSE", "/usr/share/licenses/bbw-meet/LICENSE"),
                (
                    "linux/completions/_bbw-meet",
                    "/usr/share/zsh/site-functions/_bbw-meet",
                ),
            ],
        }
    }
}

/// A configuration that says where everything goes, once what has to be made is made.
///
/// # Errors
/// When a source is missing.
pub(super) fn gather(place: &Place, kind: Kind, moment: Moment) -> Result<String> {
    let text = fs::read(place.root.join(FILES)).context(FILES)?;
    let mut files: Map<String, Value> = serde_json::from_slice(&text).context(FILES)?;
    let (window, to) = WINDOW;
    files.insert(to.to_owned(), json!(build::folder(place).join(window)));
    for (name, to) in MANUALS {
        let page = compressed(place, name)?;
        files.insert(format!("/usr/share/man/{to}"), json!(page));
    }
    for (from, to) in kind.own() {
        files.insert((*to).to_owned(), json!(from));
    }
    let mut own = json!({ "files": files });
    if kind == Kind::Deb {
        own["changelog"] = json!(Changes::read(place)?.for_debian(place, moment)?);
    }
    Ok(json!({"bundle": {"linux": {(kind.name()): own}}}).to_string())
}

/// Manual pages are compressed, as every distribution wants.
fn compressed(place: &Place, name: &str) -> Result<PathBuf> {
    let manual = Path::new("src-tauri/linux").join(name);
    let page = capture_bytes(command(place, "gzip").arg("-9nc").arg(manual))?;
    let file = place.target.join(format!("{name}.gz"));
    fs::write(&file, page)?;
    Ok(file)
}
