//! The deployment file as a JSON schema (draft 2020-12), from the declarations that read it.

use schemars::generate::SchemaSettings;
use schemars::{Schema, SchemaGenerator, json_schema};

use super::File;
use crate::language::Language;

/// The schema of the file. A field that may be missing says in `x-absent` what counts then, unless `default` does.
pub fn deployment() -> Schema {
    let mut settings = SchemaSettings::draft2020_12();
    settings.inline_subschemas = true;
    settings.into_generator().into_root_schema_for::<File>()
}

/// `https` and nothing before it.
const HTTPS: &str = "^https://[^/?#@]+([/?#].*)?$";

pub(super) fn https(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": "string", "pattern": HTTPS})
}

pub(super) fn optional_https(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": ["string", "null"], "pattern": HTTPS})
}

pub(super) fn version(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"const": 1})
}

pub(super) fn colour(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"type": ["string", "null"], "pattern": "^#[0-9a-fA-F]{6}$"})
}

pub(crate) fn language(_: &mut SchemaGenerator) -> Schema {
    let mut names = vec!["system"];
    names.extend(Language::ALL.map(Language::as_str));
    json_schema!({"enum": names})
}

pub(crate) fn text_size(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"enum": [100, 125, 150, 200]})
}

pub(crate) fn only_true(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"enum": [true, null]})
}

pub(crate) fn only_false(_: &mut SchemaGenerator) -> Schema {
    json_schema!({"enum": [false, null]})
}
