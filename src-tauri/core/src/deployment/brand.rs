//! How an organisation makes the launcher look like its own.

use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Deserializer, Serialize, de::Error as _};

use super::colour::{MainColour, Palette};
use super::{file_name, read_bytes};
use crate::meeting::room::is_invisible;

/// Longest name of the program, in characters: it stands in one line beside the logo.
const LONGEST_NAME: usize = 40;

/// Largest logo, in bytes: it goes to the window with its first message.
const LOGO_LIMIT: u64 = 64 * 1024;

/// What the launcher's window is told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Brand {
    /// What the program is called.
    pub name: Option<String>,
    /// Its colours.
    pub colours: Option<Palette>,
    /// Its logo, as the address of a picture that holds the whole picture.
    pub logo: Option<String>,
}

// The same as the deployment file says it.
#[derive(Default, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct BrandFile {
    /// What the program is called to people, up to 40 characters: in its windows, words, mails and saved files. The
    /// package, its entry in the menu and the command keep their names.
    #[serde(default, deserialize_with = "name")]
    #[cfg_attr(feature = "schema", schemars(extend("x-absent" = "BBW Meet")))]
    name: Option<String>,
    /// Colour of the main button and of what belongs to it. White letters on it must have a contrast of 7:1 (WCAG 2.2,
    /// criterion 1.4.6); a lighter one is refused with its contrast. The shades for the dark theme are computed from it;
    /// the theme `contrast` keeps its own colours.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(schema_with = "super::schema::colour", extend("x-absent" = "ours")))]
    colour: Option<MainColour>,
    /// PNG or SVG file beside the deployment file, up to 64 KiB, shown 32 pixels high beside the name, in light and dark.
    /// The icon of windows and in the menu, and the page that a meeting's window begins with, keep ours: Wayland knows
    /// that window by its page.
    #[serde(default, deserialize_with = "file_name")]
    #[cfg_attr(feature = "schema", schemars(extend("x-absent" = "ours")))]
    logo: Option<String>,
}

impl BrandFile {
    /// Reads what lies beside the `deployment` file.
    ///
    /// # Errors
    /// Why the logo cannot be shown.
    pub(super) fn read(self, deployment: &Path) -> Result<Brand, String> {
        let logo = self
            .logo
            .map(|name| logo(&deployment.with_file_name(name)))
            .transpose()?;
        Ok(Brand {
            name: self.name,
            colours: self.colour.map(Palette::from),
            logo,
        })
    }
}

/// PNG is known by its first bytes (RFC 2083), SVG by its root element. As the source of an `img`, SVG runs no script
/// and loads nothing.
fn logo(path: &Path) -> Result<String, String> {
    let bytes = read_bytes(path, LOGO_LIMIT)?;
    let kind = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        "image/png"
    } else if std::str::from_utf8(&bytes).is_ok_and(|text| text.contains("<svg")) {
        "image/svg+xml"
    } else {
        return Err("neither a PNG nor an SVG picture".to_owned());
    };
    Ok(format!("data:{kind};base64,{}", STANDARD.encode(bytes)))
}

fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let name = Option::<String>::deserialize(deserializer)?;
    let is_fit = |name: &String| {
        name.trim() == name
            && !name.contains(is_invisible)
            // What is exported bears the name, on every system.
            && !name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|'])
            && (1..=LONGEST_NAME).contains(&name.chars().count())
    };
    match name {
        Some(name) if !is_fit(&name) => Err(D::Error::custom(format!(
            "expected 1 to {LONGEST_NAME} visible characters"
        ))),
        name => Ok(name),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<BrandFile, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn names_that_cannot_be_seen_or_are_too_long_are_refused() {
        assert!(read(r#"{"name": "Beispiel-Treff"}"#).is_ok());
        let long = "x".repeat(LONGEST_NAME + 1);
        for name in ["", " ", " Treff", "a\\nb", "\\u202eabc", "a/b", &long] {
            assert!(
                read(&format!(r#"{{"name": "{name}"}}"#)).is_err(),
                "{name:?}"
            );
        }
    }

    #[test]
    fn a_logo_is_a_small_picture() {
        let folder = tempfile::tempdir().unwrap();
        let logo = |name: &str, bytes: &[u8]| {
            std::fs::write(folder.path().join(name), bytes).unwrap();
            let file = read(&format!(r#"{{"logo": "{name}"}}"#)).unwrap();
            file.read(&folder.path().join("deployment.json"))
                .map(|brand| brand.logo.unwrap())
        };
        let svg = b"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"/>";
        assert!(
            logo("a.svg", svg)
                .unwrap()
                .starts_with("data:image/svg+xml;base64,")
        );
        assert!(
            logo("a.png", b"\x89PNG\r\n\x1a\n...")
                .unwrap()
                .starts_with("data:image/png;base64,")
        );
        assert!(
            logo("a.html", b"<script>alert(1)</script>")
                .unwrap_err()
                .contains("neither")
        );
        assert!(logo("big.png", &[0; 64 * 1024 + 1]).is_err());
        let gone = read(r#"{"logo": "gone.png"}"#).unwrap();
        assert!(gone.read(&folder.path().join("deployment.json")).is_err());
        assert!(read(r#"{"logo": "../a.png"}"#).is_err());
    }
}
