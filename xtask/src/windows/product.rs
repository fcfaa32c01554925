//! What is packaged, and by which names. They are `tauri.conf.json`'s, so that a package made by Tauri on a Windows
//! computer replaces one made here and the other way round.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::place::Place;

/// The program, and the one that shows its windows.
pub(super) const PROGRAMS: [&str; 2] = [PROGRAM, WINDOW];
const PROGRAM: &str = "bbw-meet.exe";
const WINDOW: &str = "bbw-meet-window.exe";

/// Files of the program, as cargo leaves them. The last comes with crate `webview2-com-sys`.
const BUILT: [&str; 3] = [PROGRAM, WINDOW, "WebView2Loader.dll"];

/// Files of the checkout.
const KEPT: [&str; 4] = [
    "icons/icon.ico",
    "icons/document.ico",
    "LICENSE",
    "docs/third-party-licences.txt",
];

/// Names of the product.
#[derive(Clone, Debug)]
pub(super) struct Product {
    pub(super) name: String,
    pub(super) version: String,
    pub(super) publisher: String,
    /// Also its identity on the taskbar.
    pub(super) identifier: String,
    others: Vec<(&'static str, String)>,
}

impl Product {
    /// # Errors
    /// When the configuration lacks a name.
    pub(super) fn read(place: &Place) -> Result<Self> {
        let file = place.root.join("src-tauri/tauri.conf.json");
        let configuration: Value = serde_json::from_slice(&fs::read(file)?)?;
        let text = |path: &str| {
            let value = configuration.pointer(path).and_then(Value::as_str);
            value
                .map(str::to_owned)
                .with_context(|| format!("tauri.conf.json has no {path}"))
        };
        Ok(Self {
            name: text("/productName")?,
            version: text("/version")?,
            publisher: text("/bundle/publisher")?,
            identifier: text("/identifier")?,
            others: vec![
                ("HOMEPAGE", text("/bundle/homepage")?),
                ("SCHEME", text("/plugins/deep-link/desktop/schemes/0")?),
                ("EXTENSION", text("/bundle/fileAssociations/0/ext/0")?),
                ("TYPE", text("/bundle/fileAssociations/0/mimeType")?),
                ("PROGID", text("/bundle/fileAssociations/0/name")?),
                ("PROGRAM", PROGRAM.to_owned()),
                ("WINDOW", WINDOW.to_owned()),
            ],
        })
    }

    /// The same as another version, for trying upgrades.
    pub(super) fn with_version(self, version: &str) -> Self {
        Self {
            version: version.to_owned(),
            ..self
        }
    }

    /// A name as the packaging programs know it.
    ///
    /// # Errors
    /// When they know none of that name.
    pub(super) fn definition(&self, name: &str) -> Result<&str> {
        let mut definitions = self.definitions();
        let found = definitions.find(|(known, _)| *known == name);
        found
            .map(|(_, value)| value)
            .with_context(|| name.to_owned())
    }

    /// Names as the packaging programs know them.
    pub(super) fn definitions(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = [
            ("PRODUCT", self.name.as_str()),
            ("VERSION", &self.version),
            ("PUBLISHER", &self.publisher),
            ("IDENTIFIER", &self.identifier),
        ];
        let others = self.others.iter();
        own.into_iter()
            .chain(others.map(|(name, value)| (*name, value.as_str())))
    }
}

/// When every packaged file was changed, whenever that was: the first moment that packages know, 1980-01-01.
const CHANGED: Duration = Duration::from_secs(315_532_800);

/// Puts everything that is packaged into one folder.
///
/// # Errors
/// When something is missing.
pub(super) fn gather(place: &Place, built: &Path, folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let built = BUILT.iter().map(|name| built.join(name));
    for file in built.chain(KEPT.iter().map(|name| place.root.join(name))) {
        let name = file.file_name().context("a file without a name")?;
        let copy = folder.join(name);
        fs::copy(&file, &copy).with_context(|| file.display().to_string())?;
        File::options()
            .write(true)
            .open(copy)?
            .set_modified(SystemTime::UNIX_EPOCH + CHANGED)?;
    }
    Ok(folder.to_owned())
}
