//! Templates for group policy: what can be set (`.admx`), and its words in one language (`.adml`).
//!
//! Microsoft, "Group Policy ADMX Syntax Reference Guide". The program reads the same fields from the registry that stand
//! in the file, objects as keys (`program/src/launch/policy.rs`).

use std::fmt::Write as _;

use anyhow::Result;

use super::fields::{Field, Kind};
use super::words::Words;

const KEY: &str = r"Software\Policies\BBW Meet";

/// What needs files beside the deployment file, belongs to the form of the file, or has no effect.
const ONLY_IN_THE_FILE: [&str; 6] = [
    "$schema",
    "version",
    "notice.",
    "otherNotices.",
    "brand.",
    "defaults.cameraOff",
];

/// What can be set.
pub(super) fn template(fields: &[Field]) -> String {
    let policies: String = settable(fields).map(policy).collect();
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<!-- Written by `cargo xtask policies`. -->
<policyDefinitions xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <policyNamespaces>
    <target prefix="bbwmeet" namespace="BBW.Policies.Meet" />
  </policyNamespaces>
  <resources minRequiredRevision="1.0" />
  <supportedOn>
    <definitions>
      <definition name="Supported" displayName="$(string.Supported)" />
    </definitions>
  </supportedOn>
  <categories>
    <category name="Meet" displayName="$(string.Meet)" />
    <category name="Locks" displayName="$(string.Locks)">
      <parentCategory ref="Meet" />
    </category>
    <category name="Defaults" displayName="$(string.Defaults)">
      <parentCategory ref="Meet" />
    </category>
  </categories>
  <policies>
{policies}  </policies>
</policyDefinitions>
"#
    )
}

/// Its words.
///
/// # Errors
/// When something has no name in this language.
pub(super) fn words(fields: &[Field], words: &Words) -> Result<String> {
    let mut strings = String::new();
    let mut string = |id: &str, text: &str| {
        let _ = writeln!(
            strings,
            r#"      <string id="{id}">{}</string>"#,
            escaped(text)
        );
    };
    string("Meet", words.category);
    string("Locks", words.locks);
    string("Defaults", words.defaults);
    string("Supported", words.supported);
    let mut presentations = String::new();
    for field in settable(fields) {
        let id = id(field);
        let name = words.name(field)?;
        let shown = match field.kind {
            Kind::Only(true) => format!("{name}: {}", words.always),
            Kind::Only(false) => format!("{name}: {}", words.never),
            Kind::Switch
            | Kind::Choice(_)
            | Kind::Number(_)
            | Kind::Text(_)
            | Kind::List
            | Kind::Named => name.to_owned(),
        };
        string(&id, &shown);
        string(&format!("{id}_explain"), &explanation(field, words));
        for value in values(field) {
            string(
                &format!("{id}_{}", token(&value)),
                &words.value(field, &value)?,
            );
        }
        if let Some(element) = presentation(field, name) {
            let _ = writeln!(
                presentations,
                "      <presentation id=\"{id}\">\n        {element}\n      </presentation>"
            );
        }
    }
    let name = escaped(words.category);
    Ok(format!(
        r#"<?xml version="1.0" encoding="utf-8"?>
<!-- Written by `cargo xtask policies`. -->
<policyDefinitionResources xmlns="http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions" revision="1.0" schemaVersion="1.0">
  <displayName>{name}</displayName>
  <description>{name}</description>
  <resources>
    <stringTable>
{strings}    </stringTable>
    <presentationTable>
{presentations}    </presentationTable>
  </resources>
</policyDefinitionResources>
"#
    ))
}

/// The fields that group policy can set.
fn settable(fields: &[Field]) -> impl Iterator<Item = &Field> {
    fields.iter().filter(|field| {
        !ONLY_IN_THE_FILE.iter().any(|only| {
            field.path == only.trim_end_matches('.')
                || (only.ends_with('.') && field.path.starts_with(only))
        })
    })
}

/// What a policy is to people.
enum Rank {
    /// A setting that they cannot change.
    Lock,
    /// A setting that they can.
    Default,
    /// None of their settings.
    Field,
}

fn rank(field: &Field) -> Rank {
    match field.path.split_once('.') {
        Some(("locks", _)) => Rank::Lock,
        Some(("defaults", _)) => Rank::Default,
        _ => Rank::Field,
    }
}

fn policy(field: &Field) -> String {
    let id = id(field);
    let (folder, name) = field.path.rsplit_once('.').unwrap_or(("", &field.path));
    let key = match folder {
        "" => KEY.to_owned(),
        folder => format!(r"{KEY}\{}", folder.replace('.', r"\")),
    };
    let category = match rank(field) {
        Rank::Lock => "Locks",
        Rank::Default => "Defaults",
        Rank::Field => "Meet",
    };
    let is_switch = matches!(field.kind, Kind::Switch | Kind::Only(_));
    let shown = if is_switch {
        format!(r#" valueName="{name}""#)
    } else {
        format!(r#" presentation="$(presentation.{id})""#)
    };
    let value = |tag: &str, value: bool| {
        format!(
            "      <{tag}><decimal value=\"{}\" /></{tag}>\n",
            u8::from(value)
        )
    };
    let content = match &field.kind {
        Kind::Switch => value("enabledValue", true) + &value("disabledValue", false),
        Kind::Only(only) => value("enabledValue", *only),
        Kind::Named => String::new(),
        Kind::Choice(_) | Kind::Number(_) => {
            let items: String = values(field)
                .iter()
                .map(|value| item(field, value))
                .collect();
            elements(&format!(
                "        <enum id=\"value\" valueName=\"{name}\" required=\"true\">\n{items}        </enum>\n"
            ))
        }
        Kind::Text(_) => elements(&format!(
            "        <text id=\"value\" valueName=\"{name}\" required=\"true\" />\n"
        )),
        Kind::List => elements(&format!(
            "        <list id=\"value\" key=\"{key}\\{name}\" valuePrefix=\"\" />\n"
        )),
    };
    format!(
        r#"    <policy name="{id}" class="Machine" displayName="$(string.{id})" explainText="$(string.{id}_explain)" key="{key}"{shown}>
      <parentCategory ref="{category}" />
      <supportedOn ref="Supported" />
{content}    </policy>
"#
    )
}

fn elements(content: &str) -> String {
    format!("      <elements>\n{content}      </elements>\n")
}

fn item(field: &Field, value: &str) -> String {
    let written = if matches!(field.kind, Kind::Number(_)) {
        format!("<decimal value=\"{value}\" />")
    } else {
        format!("<string>{value}</string>")
    };
    let id = id(field);
    let token = token(value);
    format!(
        "          <item displayName=\"$(string.{id}_{token})\">\n            <value>{written}</value>\n          </item>\n"
    )
}

fn values(field: &Field) -> Vec<String> {
    match &field.kind {
        Kind::Choice(values) => values.clone(),
        Kind::Number(values) => values.iter().map(ToString::to_string).collect(),
        Kind::Switch | Kind::Only(_) | Kind::Text(_) | Kind::List | Kind::Named => Vec::new(),
    }
}

fn presentation(field: &Field, name: &str) -> Option<String> {
    let name = escaped(name);
    match field.kind {
        Kind::Switch | Kind::Only(_) | Kind::Named => None,
        Kind::Choice(_) | Kind::Number(_) => Some(format!(
            r#"<dropdownList refId="value" noSort="true">{name}</dropdownList>"#
        )),
        Kind::Text(_) => Some(format!(
            r#"<textBox refId="value"><label>{name}</label></textBox>"#
        )),
        Kind::List => Some(format!(r#"<listBox refId="value">{name}</listBox>"#)),
    }
}

fn explanation(field: &Field, words: &Words) -> String {
    let what = if words.has_meanings {
        Some(field.meaning.replace('`', "\""))
    } else {
        words.hint(field).map(str::to_owned)
    };
    let rank = match rank(field) {
        Rank::Lock => words.of_lock,
        Rank::Default => words.of_default,
        Rank::Field => words.of_field,
    };
    what.into_iter()
        .chain([rank.to_owned()])
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Names in templates are letters, digits and underscores.
fn id(field: &Field) -> String {
    field.path.replace('.', "_")
}

fn token(value: &str) -> String {
    value.replace('-', "_")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}
