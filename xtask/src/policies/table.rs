//! The table of all fields in the manual.

use anyhow::{Context, Result};

use super::fields::{Field, Kind};

/// Between these lines the manual holds what is written here.
const BEGIN: &str = "<!-- fields: written by `cargo xtask policies` -->\n";
const END: &str = "<!-- end of fields -->\n";

/// The manual with the table as it is now.
///
/// # Errors
/// When there is no place for it.
pub(super) fn put_into(manual: &str, fields: &[Field]) -> Result<String> {
    let (before, rest) = manual.split_once(BEGIN).context("no begin of the table")?;
    let (_, after) = rest.split_once(END).context("no end of the table")?;
    let rows: String = fields.iter().map(row).collect();
    Ok(format!(
        "{before}{BEGIN}\n| field | value | meaning | if absent |\n| --- | --- | --- | --- |\n{rows}\n{END}{after}"
    ))
}

fn row(field: &Field) -> String {
    format!(
        "| `{}` | {} | {} | {} |\n",
        field.path,
        values(&field.kind),
        field.meaning,
        field.absent.as_deref().unwrap_or("error"),
    )
}

fn values(kind: &Kind) -> String {
    let list = |values: &mut dyn Iterator<Item = String>| {
        let values: Vec<String> = values.map(|value| format!("`{value}`")).collect();
        values.join(", ")
    };
    match kind {
        Kind::Switch => "`true`, `false`".to_owned(),
        Kind::Only(value) => format!("`{value}`"),
        Kind::Choice(values) => list(&mut values.iter().cloned()),
        Kind::Number(values) => list(&mut values.iter().map(ToString::to_string)),
        Kind::Text(None) => "text".to_owned(),
        Kind::Text(Some(pattern)) if pattern.starts_with("^#") => "`#rrggbb`".to_owned(),
        Kind::Text(Some(_)) => "https address".to_owned(),
        Kind::List => "list".to_owned(),
        Kind::Named => "object".to_owned(),
    }
}
