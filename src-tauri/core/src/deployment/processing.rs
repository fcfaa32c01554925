//! What the deployment says of its notice in fields.

use serde::{Deserialize, Deserializer, de::Error as _};

use crate::privacy::processing::Processing;

/// Longest account, in bytes: it stands in every record of the consent log.
const LONGEST: usize = 4 * 1024;

/// The same as [`Processing`], but a misspelt field is a mistake. In a record it may be one of a later version.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct File {
    #[serde(default)]
    purposes: Vec<String>,
    #[serde(default)]
    data: Vec<String>,
    #[serde(default)]
    lawful_basis: Option<String>,
    #[serde(default)]
    retention: Option<String>,
    #[serde(default)]
    recipients: Vec<String>,
    #[serde(default)]
    jurisdiction: Option<String>,
}

pub(super) fn processing<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Processing>, D::Error> {
    let Some(file) = Option::<File>::deserialize(deserializer)? else {
        return Ok(None);
    };
    let processing = Processing {
        purposes: file.purposes,
        data: file.data,
        lawful_basis: file.lawful_basis,
        retention: file.retention,
        recipients: file.recipients,
        jurisdiction: file.jurisdiction,
    };
    if processing.len() > LONGEST {
        return Err(D::Error::custom(format!("longer than {LONGEST} bytes")));
    }
    Ok((!processing.is_empty()).then_some(processing))
}
