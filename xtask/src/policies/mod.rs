//! `cargo xtask policies`: what administrators read of the deployment file, from the declarations that read it.
//!
//! What is written is committed; a test writes again and compares.

#[cfg(feature = "policies")]
mod admx;
#[cfg(feature = "policies")]
mod fields;
#[cfg(feature = "policies")]
mod table;
#[cfg(feature = "policies")]
mod words;

use anyhow::Result;

use crate::place::Place;

/// Writes the JSON schema, the table in the manual, and the templates for group policy.
///
/// # Errors
/// When a file cannot be read or written.
#[cfg(feature = "policies")]
pub(crate) fn policies(place: &Place) -> Result<()> {
    for (path, content) in all(&place.root)? {
        std::fs::create_dir_all(path.parent().unwrap_or(&place.root))?;
        std::fs::write(&path, content)?;
        println!("{}", path.display());
    }
    Ok(())
}

/// Starts this again with the part that knows the declarations, which the other chores need not build.
///
/// # Errors
/// As above.
#[cfg(not(feature = "policies"))]
pub(crate) fn policies(place: &Place) -> Result<()> {
    crate::process::again_for(place, "policies")
}

/// Every file with its content.
#[cfg(feature = "policies")]
fn all(root: &std::path::Path) -> Result<Vec<(std::path::PathBuf, String)>> {
    use anyhow::Context;

    let schema = bbw_meet_core::deployment::schema::deployment();
    let fields = fields::of(schema.as_value());
    let manual = root.join("docs/deployment.md");
    let text = std::fs::read_to_string(&manual).context("docs/deployment.md")?;
    let templates = root.join("docs/policies");
    let [german, english] = [words::Words::german(root)?, words::Words::english(root)?];
    Ok(vec![
        (
            root.join("docs/deployment.schema.json"),
            fields::published(schema.as_value())?,
        ),
        (manual, table::put_into(&text, &fields)?),
        (templates.join("bbw-meet.admx"), admx::template(&fields)),
        (
            templates.join("de-DE/bbw-meet.adml"),
            admx::words(&fields, &german)?,
        ),
        (
            templates.join("en-US/bbw-meet.adml"),
            admx::words(&fields, &english)?,
        ),
    ])
}

#[cfg(all(test, feature = "policies"))]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn what_lies_in_the_repository_is_what_the_declarations_say() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        for (path, content) in all(root).unwrap() {
            let there = std::fs::read_to_string(&path).unwrap_or_default();
            assert!(
                there == content,
                "{}: run `cargo xtask policies`",
                path.display()
            );
        }
    }

    /// What the template refers to, by the kind of reference.
    fn referred<'a>(template: &'a roxmltree::Document<'_>, kind: &str) -> BTreeSet<&'a str> {
        let start = format!("$({kind}.");
        let values = template
            .descendants()
            .flat_map(|node| node.attributes())
            .map(|attribute| attribute.value());
        values
            .filter_map(|value| value.strip_prefix(start.as_str())?.strip_suffix(')'))
            .collect()
    }

    fn ids<'a>(words: &'a roxmltree::Document<'_>, tag: &str) -> BTreeSet<&'a str> {
        let nodes = words
            .descendants()
            .filter(|node| node.has_tag_name((NAMESPACE, tag)));
        nodes.filter_map(|node| node.attribute("id")).collect()
    }

    const NAMESPACE: &str = "http://schemas.microsoft.com/GroupPolicy/2006/07/PolicyDefinitions";

    #[test]
    fn every_word_of_the_template_is_there_in_both_languages_and_none_is_left_over() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        let files = all(root).unwrap();
        let [template, german, english] = files.last_chunk().unwrap();
        let template = roxmltree::Document::parse(&template.1).unwrap();
        let policies: Vec<&str> = template
            .descendants()
            .filter(|node| node.has_tag_name((NAMESPACE, "policy")))
            .filter_map(|node| node.attribute("name"))
            .collect();
        assert!(policies.contains(&"locks_cameraOff") && policies.contains(&"servers"));
        for words in [german, english] {
            let words = roxmltree::Document::parse(&words.1).unwrap();
            assert_eq!(referred(&template, "string"), ids(&words, "string"));
            assert_eq!(
                referred(&template, "presentation"),
                ids(&words, "presentation")
            );
        }
    }

    #[test]
    fn the_schema_takes_and_refuses_what_the_program_does() {
        let schema = bbw_meet_core::deployment::schema::deployment();
        let fields = fields::of(schema.as_value());
        let known = |path: &str| fields.iter().find(|field| field.path == path);
        assert!(known("organisation.name").unwrap().absent.is_none());
        assert_eq!(
            known("locks.keepHistory").unwrap().kind,
            fields::Kind::Only(false)
        );
        assert_eq!(
            known("defaults.textSize").unwrap().absent.as_deref(),
            Some("`100`")
        );
        assert_eq!(known("servers").unwrap().kind, fields::Kind::List);
        assert!(known("locks.theme").is_none(), "cannot be locked");
    }
}
