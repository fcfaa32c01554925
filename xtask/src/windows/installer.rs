//! The installer for people, by Debian's `makensis`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;

use super::product::Product;
use crate::place::Place;
use crate::process::{command, run};

/// The script, below the checkout.
const SCRIPT: &str = "src-tauri/windows/installer.nsi";

/// Makes the installer of what lies in `source`, in `folder`. The same files give the same installer, byte for byte.
///
/// # Errors
/// When `makensis` fails.
pub(super) fn make(
    place: &Place,
    product: &Product,
    source: &Path,
    folder: &Path,
    signer: Option<&str>,
) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let file = folder.join(format!(
        "{}_{}_x64-setup.exe",
        product.name, product.version
    ));
    let mut makensis = command(place, "makensis");
    makensis.args(["-V2", "-WX", "-INPUTCHARSET", "UTF8"]);
    for (name, value) in product.definitions() {
        makensis.arg(format!("-D{name}={value}"));
    }
    makensis.arg(format!("-DSOURCE={}", source.display()));
    makensis.arg(format!("-DOUT={}", file.display()));
    if let Some(signer) = signer {
        makensis.arg(format!("-DSIGN={signer}"));
    }
    run(makensis
        .arg(place.root.join(SCRIPT))
        .env("SOURCE_DATE_EPOCH", "0"))?;
    Ok(file)
}
