//! The manifests by which `winget` installs the packages, for an organisation's own source or for the public one.
//! Written by version 1.10.0 of its schema: <https://learn.microsoft.com/windows/package-manager/package/manifest>.

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use super::product::Product;
use super::{Made, msi};

/// Names the folder on the internet in which the packages are; without it, the product's page.
const DOWNLOADS: &str = "BBW_MEET_DOWNLOADS";

/// The name by which people ask for it.
const IDENTIFIER: &str = "BBW-Leipzig.BBWMeet";
const SCHEMA: &str = "1.10.0";

/// From here on Windows has what the program needs: Windows 10, version 1809.
const WINDOWS: &str = "10.0.17763.0";

/// Languages of the texts, the first one for everybody else.
const TEXTS: [(&str, &str, &str); 2] = [
    (
        "de-DE",
        "Meetings der BBW-Leipzig-Gruppe öffnen",
        "Ein Doppelklick auf eine Einladung öffnet das Meeting: mit Ihrem Namen, Ihren Einstellungen und einer \
         Einwilligung, die nur einmal gefragt wird.",
    ),
    (
        "en-US",
        "Open meetings of the BBW-Leipzig-Gruppe",
        "A double-click on an invitation opens the meeting: with your name, your settings, and your consent asked once.",
    ),
];

/// Writes the manifests of these packages into the folder `winget` beside them.
///
/// # Errors
/// When a package cannot be read.
pub(super) fn write(made: &Made) -> Result<()> {
    let folder = made.folder.join("winget");
    fs::create_dir_all(&folder)?;
    let product = &made.product;
    let [(first, ..), ..] = TEXTS;
    let version = json!({"DefaultLocale": first});
    let mut files = vec![
        (String::new(), "version", version),
        (".installer".to_owned(), "installer", installers(made)?),
    ];
    for (locale, short, long) in TEXTS {
        let kind = if locale == first {
            "defaultLocale"
        } else {
            "locale"
        };
        files.push((
            format!(".locale.{locale}"),
            kind,
            texts(product, locale, short, long)?,
        ));
    }
    for (name, kind, content) in files {
        let text = manifest(product, kind, content);
        fs::write(folder.join(format!("{IDENTIFIER}{name}.yaml")), text)?;
    }
    Ok(())
}

/// One person gets the installer, which needs no administrator; everybody the package for administrators.
fn installers(made: &Made) -> Result<Value> {
    let product = &made.product;
    let name = product.name.as_str();
    Ok(json!({
        "Platform": ["Windows.Desktop"],
        "MinimumOSVersion": WINDOWS,
        "InstallModes": ["interactive", "silent", "silentWithProgress"],
        "UpgradeBehavior": "install",
        "Protocols": [product.definition("SCHEME")?],
        "FileExtensions": [product.definition("EXTENSION")?],
        "Installers": [
            {
                "Architecture": "x64",
                "InstallerType": "nullsoft",
                "Scope": "user",
                "InstallerUrl": address(product, &made.packed.setup)?,
                "InstallerSha256": digest(&made.packed.setup)?,
                "InstallerSwitches": {
                    "Silent": "/S",
                    "SilentWithProgress": "/P",
                    "InstallLocation": "/D=<INSTALLPATH>",
                },
                "ExpectedReturnCodes": [
                    {"InstallerReturnCode": 3, "ReturnResponse": "downgrade"},
                    {"InstallerReturnCode": 4, "ReturnResponse": "packageInUse"},
                    {"InstallerReturnCode": 6, "ReturnResponse": "systemNotSupported"},
                ],
                "ProductCode": name,
            },
            {
                "Architecture": "x64",
                "InstallerType": "wix",
                "Scope": "machine",
                "InstallerUrl": address(product, &made.packed.msi)?,
                "InstallerSha256": digest(&made.packed.msi)?,
                "InstallerSwitches": {"InstallLocation": "INSTALLDIR=\"<INSTALLPATH>\""},
                "ProductCode": format!("{{{}}}", msi::product_code(&product.version)?),
                "AppsAndFeaturesEntries": [
                    {"DisplayName": name, "UpgradeCode": format!("{{{}}}", msi::UPGRADE_CODE)},
                ],
            },
        ],
    }))
}

fn texts(product: &Product, locale: &str, short: &str, long: &str) -> Result<Value> {
    let page = product.definition("HOMEPAGE")?;
    Ok(json!({
        "PackageLocale": locale,
        "Publisher": product.publisher,
        "PublisherUrl": page,
        "PublisherSupportUrl": page,
        "PackageName": product.name,
        "PackageUrl": page,
        "License": "Apache-2.0",
        "ShortDescription": short,
        "Description": long,
        "Tags": ["jitsi", "meeting", "video"],
    }))
}

/// What every manifest says, around what this one says.
fn manifest(product: &Product, kind: &str, content: Value) -> String {
    let mut text = format!(
        "# yaml-language-server: $schema=https://aka.ms/winget-manifest.{kind}.{SCHEMA}.schema.json\n\n"
    );
    let head = json!({"PackageIdentifier": IDENTIFIER, "PackageVersion": product.version});
    let foot = json!({"ManifestType": kind, "ManifestVersion": SCHEMA});
    for part in [head, content, foot] {
        lines(&part, 0, &mut text);
    }
    text
}

/// As YAML: an object's fields on a line each, texts between quotation marks as JSON has them.
fn lines(value: &Value, depth: usize, text: &mut String) {
    let Value::Object(fields) = value else { return };
    for (name, value) in fields {
        let indent = "  ".repeat(depth);
        match value {
            Value::Object(_) => {
                let _ = writeln!(text, "{indent}{name}:");
                lines(value, depth + 1, text);
            }
            Value::Array(entries) if entries.iter().any(Value::is_object) => {
                let _ = writeln!(text, "{indent}{name}:");
                for entry in entries {
                    let mut inner = String::new();
                    lines(entry, depth + 1, &mut inner);
                    // The first field stands beside the dash.
                    let start = format!("{indent}- ");
                    text.push_str(&start);
                    text.push_str(inner.get(start.len()..).unwrap_or_default());
                }
            }
            Value::Array(_)
            | Value::Bool(_)
            | Value::Null
            | Value::Number(_)
            | Value::String(_) => {
                let _ = writeln!(text, "{indent}{name}: {value}");
            }
        }
    }
}

fn address(product: &Product, file: &Path) -> Result<String> {
    let folder = match env::var(DOWNLOADS) {
        Ok(folder) => folder,
        Err(_) => product.definition("HOMEPAGE")?.to_owned(),
    };
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let name = name.replace(' ', "%20");
    Ok(format!("{}/{name}", folder.trim_end_matches('/')))
}

fn digest(file: &Path) -> Result<String> {
    let digest = Sha256::digest(fs::read(file)?);
    Ok(digest.iter().map(|byte| format!("{byte:02X}")).collect())
}

#[cfg(test)]
mod tests {
    use super::super::Packed;
    use super::*;
    use crate::place::Place;

    #[test]
    fn there_is_a_manifest_of_each_kind_and_it_names_the_packages() {
        let folder = tempfile::tempdir().unwrap();
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let place = Place {
            root: root.to_owned(),
            cache: folder.path().to_owned(),
            target: folder.path().to_owned(),
        };
        let file = |name: &str| {
            let file = folder.path().join(name);
            fs::write(&file, name).unwrap();
            file
        };
        let made = Made {
            product: Product::read(&place).unwrap(),
            built: folder.path().to_owned(),
            folder: folder.path().to_owned(),
            packed: Packed {
                files: folder.path().to_owned(),
                setup: file("a setup.exe"),
                msi: file("a.msi"),
            },
        };
        write(&made).unwrap();
        let read = |end: &str| {
            let name = format!("winget/{IDENTIFIER}{end}.yaml");
            fs::read_to_string(folder.path().join(name)).unwrap()
        };
        assert!(read("").contains("DefaultLocale: \"de-DE\"\n"));
        assert!(read(".locale.de-DE").contains("ManifestType: \"defaultLocale\"\n"));
        assert!(read(".locale.en-US").contains("ManifestType: \"locale\"\n"));
        let installers = read(".installer");
        assert!(installers.contains("/a%20setup.exe\"\n"));
        assert!(installers.contains(&digest(&made.packed.msi).unwrap()));
    }

    #[test]
    fn lists_of_objects_are_written_as_yaml_reads_them() {
        let mut text = String::new();
        let value = json!({"List": [{"A": 1, "B": {"C": "x: y"}}, {"A": 2}], "Short": ["a", "b"]});
        lines(&value, 0, &mut text);
        assert_eq!(
            text,
            "List:\n- A: 1\n  B:\n    C: \"x: y\"\n- A: 2\nShort: [\"a\",\"b\"]\n"
        );
    }
}
