//! What is packaged, and by which names. They are `tauri.conf.json`'s, so that a package made by Tauri on a Windows
//! computer replaces one made here and the other way round.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;

use crate::place::Place;

/// Files of the program, as cargo leaves them. The second comes with crate `webview2-com-sys`.
const BUILT: [&str; 2] = ["bbw-meet.exe", "WebView2Loader.dll"];

/// Files of the checkout.
const KEPT: [&str; 4] = [
    "icons/icon.ico",
    "icons/document.ico",
    "LICENSE",
    "docs/third-party-licences.txt",
];

/// Names of the product.
#[derive(Debug)]
pub(super) struct Product {
    pub(super) name: String,
    pub(super) version: String,
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
            others: vec![
                ("PUBLISHER", text("/bundle/publisher")?),
                ("HOMEPAGE", text("/bundle/homepage")?),
                ("IDENTIFIER", text("/identifier")?),
                ("SCHEME", text("/plugins/deep-link/desktop/schemes/0")?),
                ("EXTENSION", text("/bundle/fileAssociations/0/ext/0")?),
                ("TYPE", text("/bundle/fileAssociations/0/mimeType")?),
                ("PROGID", text("/bundle/fileAssociations/0/name")?),
                ("PROGRAM", BUILT[0].to_owned()),
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

    /// Names as the packaging programs know them.
    pub(super) fn definitions(&self) -> impl Iterator<Item = (&str, &str)> {
        let own = [("PRODUCT", self.name.as_str()), ("VERSION", &self.version)];
        let others = self.others.iter();
        own.into_iter()
            .chain(others.map(|(name, value)| (*name, value.as_str())))
    }
}

/// Puts everything that is packaged into one folder.
///
/// # Errors
/// When something is missing.
pub(super) fn gather(place: &Place, built: &Path, folder: &Path) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let built = BUILT.iter().map(|name| built.join(name));
    for file in built.chain(KEPT.iter().map(|name| place.root.join(name))) {
        let name = file.file_name().context("a file without a name")?;
        fs::copy(&file, folder.join(name)).with_context(|| file.display().to_string())?;
    }
    Ok(folder.to_owned())
}
