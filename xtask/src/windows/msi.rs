//! The package for group policies, by Debian's `wixl`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use super::product::Product;
use crate::place::Place;
use crate::process::{command, run};

/// The description, below the checkout.
const DESCRIPTION: &str = "src-tauri/windows/package.wxs";

/// Beginning of the product codes of all versions.
const CODE: &str = "6a0c1f0e-6d1f-4b0c-9a3e-";

/// Makes the package of what lies in `source`, in `folder`.
///
/// # Errors
/// When `wixl` fails, or the version is none that Windows understands.
pub(super) fn make(
    place: &Place,
    product: &Product,
    source: &Path,
    folder: &Path,
) -> Result<PathBuf> {
    fs::create_dir_all(folder)?;
    let file = folder.join(format!("{}_{}_x64.msi", product.name, product.version));
    // It looks for files beside the description.
    let description = Path::new(DESCRIPTION);
    let name = description
        .file_name()
        .context("a description without a name")?;
    fs::copy(place.root.join(description), source.join(name))?;
    let mut wixl = command(place, "wixl");
    wixl.current_dir(source)
        .args(["--arch", "x64", "--output"])
        .arg(&file);
    for (name, value) in product.definitions() {
        wixl.arg("-D").arg(format!("{name}={value}"));
    }
    wixl.arg("-D")
        .arg(format!("CODE={}", code(&product.version)?));
    run(wixl.arg(name))?;
    Ok(file)
}

/// Windows takes two packages for the same product if their codes are the same: every version has one of its own.
fn code(version: &str) -> Result<String> {
    let numbers: Vec<u16> = version
        .split('.')
        .map(str::parse)
        .collect::<Result<_, _>>()
        .with_context(|| format!("{version} is no version for Windows"))?;
    let [major, minor, patch] = numbers[..] else {
        bail!("{version} is no version for Windows");
    };
    Ok(format!("{CODE}{major:04x}{minor:04x}{patch:04x}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_version_is_a_product_of_its_own() {
        assert_eq!(
            code("1.20.300").unwrap(),
            "6a0c1f0e-6d1f-4b0c-9a3e-00010014012c"
        );
        assert_ne!(code("0.1.0").unwrap(), code("0.0.1").unwrap());
        assert!(code("1.0.0-beta").is_err());
    }
}
