//! The package for group policies, by Debian's `wixl`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::product::Product;
use crate::place::Place;
use crate::process::{command, run};

/// The description, below the checkout.
const DESCRIPTION: &str = "src-tauri/windows/package.wxs";

/// By this Windows knows all versions for the same product.
pub(super) const UPGRADE_CODE: &str = "6A0C1F0E-6D1F-4B0C-9A3E-5A4A0F3C2B71";

/// Beginning of the product codes of all versions.
const CODE: &str = "6A0C1F0E-6D1F-4B0C-9A3E-";

/// The shortcut of the description, which gets the program's identity on the taskbar.
const SHORTCUT: &str = "StartMenu";

/// When every package was made, whenever that was.
const MADE: &str = "1980/01/01 00:00:00";

/// Makes the package of what lies in `source`, in `folder`. The same files give the same package, byte for byte.
///
/// # Errors
/// When `wixl` or `msibuild` fail, or the version is none that Windows understands.
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
        .arg(format!("CODE={}", product_code(&product.version)?))
        .arg("-D")
        .arg(format!("UPGRADE={UPGRADE_CODE}"));
    run(wixl.arg(name))?;
    for table in [
        summary(product, &package_code(product, source)?),
        identity(&product.identifier),
    ] {
        let rows = folder.join("table.idt");
        fs::write(&rows, table)?;
        run(command(place, "msibuild").arg(&file).arg("-i").arg(&rows))?;
        fs::remove_file(&rows)?;
    }
    Ok(file)
}

/// What is known about the package before it is opened. `wixl` writes the moment and a random code.
fn summary(product: &Product, code: &str) -> String {
    let values = [
        (1, "1252"),
        (2, "Installation Database"),
        (3, &product.name),
        (4, &product.publisher),
        (5, "Installer"),
        // German, as the description says.
        (7, "x64;1031"),
        (9, code),
        (12, MADE),
        (13, MADE),
        // Windows Installer 5, a compressed package with long names, better not changed.
        (14, "500"),
        (15, "2"),
        (18, "msitools"),
        (19, "2"),
    ];
    let rows = values.map(|(property, value)| format!("{property}\t{value}\r\n"));
    let head = "PropertyId\tValue\r\ni2\tl255\r\n_SummaryInformation\tPropertyId\r\n";
    head.to_owned() + &rows.concat()
}

/// The table that `wixl` does not know.
fn identity(identifier: &str) -> String {
    format!(
        "MsiShortcutProperty\tShortcut_\tPropertyKey\tPropVariantValue\r\ns72\ts72\ts255\ts255\r\n\
         MsiShortcutProperty\tMsiShortcutProperty\r\n\
         Identity\t{SHORTCUT}\tSystem.AppUserModel.ID\t{identifier}\r\n"
    )
}

/// Tells packages apart that hold different things: made of what they hold (UUID version 8, RFC 9562).
fn package_code(product: &Product, source: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    let mut take = |bytes: &[u8]| {
        hash.update(bytes.len().to_le_bytes());
        hash.update(bytes);
    };
    for (name, value) in product.definitions() {
        take(name.as_bytes());
        take(value.as_bytes());
    }
    let mut files = fs::read_dir(source)?.collect::<Result<Vec<_>, _>>()?;
    files.sort_by_key(fs::DirEntry::file_name);
    for file in files {
        take(file.file_name().as_encoded_bytes());
        take(&fs::read(file.path())?);
    }
    let mut uuid = [0; 16];
    uuid.copy_from_slice(&hash.finalize()[..16]);
    uuid[6] = 0x80 | uuid[6] & 0x0f;
    uuid[8] = 0x80 | uuid[8] & 0x3f;
    let hex = uuid.map(|byte| format!("{byte:02X}")).concat();
    let parts = [
        &hex[..8],
        &hex[8..12],
        &hex[12..16],
        &hex[16..20],
        &hex[20..],
    ];
    Ok(format!("{{{}}}", parts.join("-")))
}

/// Windows takes two packages for the same product if their codes are the same: every version has one of its own.
pub(super) fn product_code(version: &str) -> Result<String> {
    let numbers: Vec<u16> = version
        .split('.')
        .map(str::parse)
        .collect::<Result<_, _>>()
        .with_context(|| format!("{version} is no version for Windows"))?;
    let [major, minor, patch] = numbers[..] else {
        bail!("{version} is no version for Windows");
    };
    Ok(format!("{CODE}{major:04X}{minor:04X}{patch:04X}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_version_is_a_product_of_its_own() {
        assert_eq!(
            product_code("1.20.300").unwrap(),
            "6A0C1F0E-6D1F-4B0C-9A3E-00010014012C"
        );
        assert_ne!(
            product_code("0.1.0").unwrap(),
            product_code("0.0.1").unwrap()
        );
        assert!(product_code("1.0.0-beta").is_err());
    }
}
