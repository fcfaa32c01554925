//! The colours of `ui/style/tokens.css`, and the contrast of each pair that `ui/style/pairs.json` names.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bbw_meet_core::deployment;
use serde::Deserialize;

/// Red, green, blue, as a style sheet gives them.
pub(crate) type Colour = [u8; 3];

/// The pairs in use.
#[derive(Deserialize)]
pub(crate) struct Pairs {
    themes: Vec<String>,
    text: Group,
    other: Group,
}

/// Pairs with the same least contrast.
#[derive(Deserialize)]
struct Group {
    /// As WCAG counts it: 1 to 21.
    least: f64,
    /// Names of tokens: what is seen, and what is behind it.
    pairs: Vec<(String, String)>,
}

pub(crate) fn pairs() -> Pairs {
    serde_json::from_str(&style("pairs.json")).unwrap()
}

impl Pairs {
    /// Do the pairs of text hold these two colours in this theme?
    pub(crate) fn hold_text(&self, theme: &str, ink: Colour, paper: Colour) -> bool {
        let tokens = tokens(theme);
        self.text
            .pairs
            .iter()
            .any(|(front, back)| tokens[front] == ink && tokens[back] == paper)
    }
}

/// The colours of a theme by the names of their tokens.
fn tokens(theme: &str) -> BTreeMap<String, Colour> {
    let sheet = style("tokens.css");
    let start = sheet
        .find(&format!(":root[data-theme=\"{theme}\"] {{"))
        .unwrap_or_else(|| panic!("no theme {theme} in tokens.css"));
    let block = &sheet[start..start + sheet[start..].find('}').unwrap()];
    block
        .lines()
        .filter_map(|line| line.trim().strip_suffix(';')?.split_once(": #"))
        .map(|(name, hex)| (name.to_owned(), from_hex(hex)))
        .collect()
}

fn from_hex(hex: &str) -> Colour {
    [0, 2, 4].map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
}

/// Contrast ratio (WCAG 2.2), as the program computes that of an organisation's colour.
fn contrast(one: Colour, other: Colour) -> f64 {
    deployment::Colour::new(one).contrast(deployment::Colour::new(other))
}

fn style(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../ui/style")
        .join(name);
    fs::read_to_string(path).unwrap()
}

#[test]
fn every_pair_in_use_has_enough_contrast_in_every_theme() {
    let pairs = pairs();
    let mut poor = Vec::new();
    for theme in &pairs.themes {
        let tokens = tokens(theme);
        for group in [&pairs.text, &pairs.other] {
            for (front, back) in &group.pairs {
                let contrast = contrast(tokens[front], tokens[back]);
                if contrast < group.least {
                    poor.push(format!(
                        "{theme}: {front} on {back}: {contrast:.2}, not {}",
                        group.least
                    ));
                }
            }
        }
    }
    assert!(poor.is_empty(), "{poor:#?}");
}

#[test]
fn the_page_before_the_meeting_has_the_launchers_colours() {
    let known = style("tokens.css");
    let page = style("../opening.html");
    let sheet = &page[..page.find("</style>").unwrap()];
    let hex = regex::Regex::new("#[0-9a-f]{6}").unwrap();
    let strange: Vec<&str> = hex
        .find_iter(sheet)
        .map(|found| found.as_str())
        .filter(|colour| !known.contains(colour))
        .collect();
    assert!(strange.is_empty(), "{strange:?}");
}
