//! What the templates call things: the settings as the settings page does, the rest here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::fields::Field;

/// The words of one language.
pub(super) struct Words {
    root: PathBuf,
    /// The catalogue of the launcher.
    catalogue: BTreeMap<String, String>,
    /// Fields that no page shows.
    fields: &'static [(&'static str, &'static str)],
    pub(super) category: &'static str,
    pub(super) locks: &'static str,
    pub(super) defaults: &'static str,
    pub(super) supported: &'static str,
    pub(super) always: &'static str,
    pub(super) never: &'static str,
    /// What is said of each policy, by where it belongs.
    pub(super) of_lock: &'static str,
    pub(super) of_default: &'static str,
    pub(super) of_field: &'static str,
    /// Does the language explain fields in the words of their declaration?
    pub(super) has_meanings: bool,
}

impl Words {
    /// # Errors
    /// When there is no such catalogue.
    pub(super) fn german(root: &Path) -> Result<Self> {
        Ok(Self {
            root: root.to_owned(),
            catalogue: catalogue(root, "de")?,
            fields: &[
                ("guestPage", "Seite für Menschen ohne das Programm"),
                ("organisation.contactMail", "E-Mail-Adresse für Fragen"),
                (
                    "organisation.controller",
                    "Verantwortlicher (DSGVO Artikel 4 Nummer 7)",
                ),
                ("organisation.name", "Name der Organisation"),
                ("organisation.page", "Seite der Organisation"),
                ("peerToPeer", "Zwei Personen direkt verbinden"),
                ("servers", "Meeting-Server"),
                (
                    "signInOrigins",
                    "Weitere Seiten, über die eine Anmeldung führen darf",
                ),
                ("startAddress", "Was sich ohne Link und Name öffnet"),
            ],
            category: "BBW Meet",
            locks: "Sperren",
            defaults: "Voreinstellungen",
            supported: "BBW Meet 0.1.0 oder neuer",
            always: "immer",
            never: "nie",
            of_lock: "Gilt für alle Personen dieses Computers. In den Einstellungen ist es zu lesen und nicht zu ändern.",
            of_default: "Gilt für alle, die nichts anderes gewählt haben. Alle können es für sich ändern.",
            of_field: "Hat Vorrang vor der Datei deployment.json neben dem Programm.",
            has_meanings: false,
        })
    }

    /// # Errors
    /// When there is no such catalogue.
    pub(super) fn english(root: &Path) -> Result<Self> {
        Ok(Self {
            root: root.to_owned(),
            catalogue: catalogue(root, "en")?,
            fields: &[
                ("guestPage", "Page for people without the program"),
                ("organisation.contactMail", "Mail address for questions"),
                ("organisation.controller", "Controller (GDPR article 4(7))"),
                ("organisation.name", "Name of the organisation"),
                ("organisation.page", "The organisation's page"),
                ("peerToPeer", "Connect two people directly"),
                ("servers", "Meeting servers"),
                ("signInOrigins", "Other sites a sign-in may lead through"),
                ("startAddress", "What opens without link and name"),
            ],
            category: "BBW Meet",
            locks: "Locks",
            defaults: "Presets",
            supported: "BBW Meet 0.1.0 or later",
            always: "always",
            never: "never",
            of_lock: "Holds for everybody on this computer. The settings show it, and it cannot be changed there.",
            of_default: "Holds for everybody who has chosen nothing else. People can change it for themselves.",
            of_field: "Counts more than the file deployment.json beside the program.",
            has_meanings: true,
        })
    }

    /// What a field is called.
    ///
    /// # Errors
    /// When it has no name.
    pub(super) fn name(&self, field: &Field) -> Result<&str> {
        let own = self.fields.iter().find(|(path, _)| *path == field.path);
        match (own, setting(field)) {
            (Some((_, name)), _) => Ok(name),
            (None, Some(setting)) => self.word(&label(setting)),
            (None, None) => anyhow::bail!("{} has no name for people", field.path),
        }
    }

    /// What one of the values of a setting is called.
    ///
    /// # Errors
    /// When it has no name.
    pub(super) fn value(&self, field: &Field, value: &str) -> Result<String> {
        let setting = setting(field).with_context(|| field.path.clone())?;
        if setting == "language" && value != "system" {
            // Each by its own name, as on the settings page.
            let name = catalogue(&self.root, value)?.remove("language.name");
            return name.with_context(|| value.to_owned());
        }
        let group = label(setting);
        let key = format!("{}.{value}", group.trim_end_matches(".label"));
        self.word(&key).map(str::to_owned)
    }

    /// The line under a setting on the settings page, if it has one.
    pub(super) fn hint(&self, field: &Field) -> Option<&str> {
        let key = format!("{}.hint", label(setting(field)?));
        self.catalogue.get(&key).map(String::as_str)
    }

    fn word(&self, key: &str) -> Result<&str> {
        let word = self
            .catalogue
            .get(key)
            .with_context(|| format!("no words for {key}"))?;
        Ok(word)
    }
}

/// The setting that a lock or preset is about.
fn setting(field: &Field) -> Option<&str> {
    let path = &field.path;
    path.strip_prefix("locks.")
        .or_else(|| path.strip_prefix("defaults."))
}

/// The catalogue's name for a setting.
fn label(setting: &str) -> String {
    match setting {
        "language" => "language.label".to_owned(),
        "textSize" => "text-size.label".to_owned(),
        "pictureQuality" => "settings.picture".to_owned(),
        other => format!("settings.{}", kebab(other)),
    }
}

fn kebab(camel: &str) -> String {
    camel.chars().fold(String::new(), |mut word, letter| {
        if letter.is_ascii_uppercase() {
            word.push('-');
        }
        word.push(letter.to_ascii_lowercase());
        word
    })
}

fn catalogue(root: &Path, language: &str) -> Result<BTreeMap<String, String>> {
    let path = root.join(format!("ui/locales/{language}.json"));
    let text = std::fs::read(&path).with_context(|| path.display().to_string())?;
    Ok(serde_json::from_slice(&text)?)
}
