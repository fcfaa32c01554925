//! What a notice says, in the fields of a consent record.

use serde::{Deserialize, Serialize};

/// The controller's own account of what the notice says, by the fields of ISO/IEC TS 27560:2023, 6.2.3. It is recorded with
/// an answer, so that the controller can show what it was an answer to (GDPR, article 7(1)). The text itself is what
/// counts: whoever changes what is processed changes the text, and that asks anew.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Processing {
    /// Why data are processed.
    pub purposes: Vec<String>,
    /// Which.
    pub data: Vec<String>,
    /// The lawful basis.
    pub lawful_basis: Option<String>,
    /// How long they are kept.
    pub retention: Option<String>,
    /// Who gets them.
    pub recipients: Vec<String>,
    /// Whose law applies: an ISO 3166 code, or words.
    pub jurisdiction: Option<String>,
}

impl Processing {
    /// Length of all its texts, in bytes.
    pub fn len(&self) -> usize {
        let lists = [&self.purposes, &self.data, &self.recipients];
        let texts = [&self.lawful_basis, &self.retention, &self.jurisdiction];
        let lists = lists.into_iter().flatten().map(String::len);
        lists.sum::<usize>() + texts.into_iter().flatten().map(String::len).sum::<usize>()
    }

    /// Does it say nothing?
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}
