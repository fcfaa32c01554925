//! The manifests for `winget`, by the rules of its schema that they could break. Whole, `winget validate` judges them on a
//! real Windows.

use std::fs;
use std::path::PathBuf;

use regex::Regex;
use sha2::{Digest, Sha256};

use crate::package;

/// A manifest; its name ends so.
fn manifest(end: &str) -> String {
    let folder: PathBuf = std::env::var_os(crate::PACKAGES).unwrap().into();
    let file = folder
        .join("winget")
        .join(format!("BBW-Leipzig.BBWMeet{end}.yaml"));
    fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()))
}

/// The values of a field, in order.
fn values(manifest: &str, field: &str) -> Vec<String> {
    let field = Regex::new(&format!(r#"(?m)^[ -]*{field}: "?(.*?)"?$"#)).unwrap();
    let found = field.captures_iter(manifest);
    found.map(|found| found[1].to_owned()).collect()
}

#[test]
fn every_manifest_says_what_its_kind_must_say() {
    let texts = [
        "PackageLocale",
        "Publisher",
        "PackageName",
        "License",
        "ShortDescription",
    ];
    for (end, kind, fields) in [
        ("", "version", &["DefaultLocale"][..]),
        (
            ".installer",
            "installer",
            &[
                "Architecture",
                "InstallerType",
                "InstallerUrl",
                "InstallerSha256",
            ],
        ),
        (".locale.de-DE", "defaultLocale", &texts),
        (".locale.en-US", "locale", &texts),
    ] {
        let manifest = manifest(end);
        assert_eq!(
            values(&manifest, "PackageIdentifier"),
            ["BBW-Leipzig.BBWMeet"]
        );
        assert_eq!(
            values(&manifest, "PackageVersion"),
            [env!("CARGO_PKG_VERSION")]
        );
        assert_eq!(values(&manifest, "ManifestType"), [kind]);
        assert_eq!(values(&manifest, "ManifestVersion"), ["1.10.0"]);
        for field in fields {
            assert!(!values(&manifest, field).is_empty(), "{kind}: {field}");
        }
        let short = values(&manifest, "ShortDescription");
        assert!(
            short
                .iter()
                .all(|text| (3..=256).contains(&text.chars().count()))
        );
    }
}

#[test]
fn the_manifest_names_the_packages_that_were_made() {
    let manifest = manifest(".installer");
    let digests: Vec<String> = ["x64-setup.exe", "x64.msi"]
        .map(|ending| Sha256::digest(fs::read(package(ending)).unwrap()))
        .map(|digest| digest.iter().map(|byte| format!("{byte:02X}")).collect())
        .to_vec();
    assert_eq!(values(&manifest, "InstallerSha256"), digests);
    assert_eq!(
        values(&manifest, "Scope"),
        ["user", "machine"],
        "a person needs no administrator"
    );
    let code = crate::msi::property(&package("x64.msi"), "ProductCode");
    assert_eq!(
        values(&manifest, "ProductCode"),
        ["BBW Meet", &code],
        "by these Windows lists them"
    );
    let address = Regex::new("^https://[!-~]+$").unwrap();
    assert!(
        values(&manifest, "InstallerUrl")
            .iter()
            .all(|url| address.is_match(url))
    );
}
