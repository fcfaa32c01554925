//! What the deployment says of its notice in fields.

use serde::{Deserialize, Deserializer, de::Error as _};

use crate::privacy::processing::Processing;

/// Longest account, in bytes: it stands in every record of the consent log.
const LONGEST: usize = 4 * 1024;

// The same as `Processing`, but a misspelt field is a mistake. In a record it may be one of a later version.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct File {
    /// Why data are processed.
    #[serde(default)]
    purposes: Vec<String>,
    /// Which data.
    #[serde(default)]
    data: Vec<String>,
    /// The lawful basis.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(extend("x-absent" = "not recorded")))]
    lawful_basis: Option<String>,
    /// How long they are kept.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(extend("x-absent" = "not recorded")))]
    retention: Option<String>,
    /// Who gets them.
    #[serde(default)]
    recipients: Vec<String>,
    /// Whose law applies.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(extend("x-absent" = "not recorded")))]
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
