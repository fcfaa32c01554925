//! How much a person downloads.

use std::fs;

use super::figure::{Figure, Goal, Unit};

/// Name the packages, where they were made.
const PACKAGES: [(&str, &str, f64); 2] = [
    (".deb", "BBW_MEET_DEB", 2.5),
    ("Windows setup", "BBW_MEET_SETUP", 3.0),
];

pub(super) fn figures() -> Vec<Figure> {
    let made = PACKAGES
        .iter()
        .filter_map(|(name, variable, most)| Some((*name, std::env::var_os(variable)?, *most)));
    made.map(|(name, path, most)| {
        let length = fs::metadata(path).unwrap().len();
        #[allow(clippy::cast_precision_loss)] // Megabytes.
        let megabytes = length as f64 / 1e6;
        Figure {
            name: name.to_owned(),
            unit: Unit::Size,
            ours: [megabytes].into_iter().collect(),
            against: None,
            goal: Goal::Most(most),
        }
    })
    .collect()
}
