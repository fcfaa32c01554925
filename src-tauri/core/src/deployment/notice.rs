//! The notice as the deployment file says it.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Deserializer, de::Error as _};

use super::{file_name, processing, read_text};
use crate::privacy::notice::{LANGUAGE, Notice, Text};
use crate::privacy::processing::Processing;

/// Most sentences of a summary, and the longest of them in characters: it is read before a decision.
const MOST_SENTENCES: usize = 8;
const LONGEST_SENTENCE: usize = 300;

/// The longest name and title, in characters: both are recorded with each consent, and the title heads a page.
const LONGEST_NAME: usize = 200;

/// Most translations: all texts go to the window with its first message.
const MOST_TRANSLATIONS: usize = 10;

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub(super) struct NoticeFile {
    /// Name of the notice, recorded with each consent; up to 200 characters.
    #[serde(deserialize_with = "name")]
    id: String,
    /// Its title; up to 200 characters.
    #[serde(deserialize_with = "name")]
    title: String,
    /// HTML file beside the deployment file: `h1`–`h3`, `p`, `ul`, `li`, and `a` to places inside it.
    #[serde(default, deserialize_with = "file_name")]
    #[cfg_attr(
        feature = "schema",
        schemars(extend("x-absent" = "the notice that is compiled in"))
    )]
    file: Option<String>,
    /// The language of the text, as a tag such as `de` or `uk`.
    #[serde(default, deserialize_with = "tag")]
    #[cfg_attr(feature = "schema", schemars(extend("x-absent" = "`de`")))]
    language: Option<String>,
    /// The most important in up to 8 sentences of up to 300 characters, shown above the text. The summary that comes with
    /// the program is shown with the notice that comes with it alone.
    #[serde(default, deserialize_with = "summary")]
    summary: Vec<String>,
    /// The same notice in up to 10 other languages, by their tags, such as `uk` or `ar`. People read the one of the
    /// language they chose, else the one above, and can choose any. Consent is to the notice, in whichever language
    /// it was read; a change of one text asks those anew who read that one.
    #[serde(default, deserialize_with = "translations")]
    translations: BTreeMap<String, Translation>,
    /// What the notice says, in the fields of a consent record (ISO/IEC TS 27560); 4 KiB at most. It is recorded with
    /// each answer and exported with it. The text is what people agree to: a change here alone asks nobody anew, so
    /// change the notice along with it.
    #[serde(default, deserialize_with = "processing::processing")]
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Option<processing::File>", extend("x-absent" = "not recorded"))
    )]
    processing: Option<Processing>,
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
struct Translation {
    /// The title in this language; up to 200 characters.
    #[serde(deserialize_with = "name")]
    title: String,
    /// HTML file beside the deployment file, as above.
    #[serde(deserialize_with = "file_name_there")]
    file: String,
    /// The summary in this language.
    #[serde(default, deserialize_with = "summary")]
    summary: Vec<String>,
}

impl NoticeFile {
    /// Reads what lies beside the `deployment` file, in which this is the field `path`.
    ///
    /// # Errors
    /// The field whose file cannot be read, or whose language another text has, and why.
    pub(super) fn read(
        self,
        path: &str,
        deployment: &Path,
        built_in: &str,
    ) -> Result<(Notice, Option<Processing>), (String, String)> {
        let read = |name: &str, field: &str| {
            read_text(&deployment.with_file_name(name))
                .map_err(|why| (format!("{field}.file"), why))
        };
        let html = match &self.file {
            None => built_in.to_owned(),
            Some(name) => read(name, path)?,
        };
        let language = self.language.unwrap_or_else(|| LANGUAGE.to_owned());
        let mut base = Text::new(language, self.title, html);
        base.summary = self.summary;
        let mut translations = Vec::new();
        for (tag, translation) in self.translations {
            let field = format!("{path}.translations.{tag}");
            if tag == base.language {
                return Err((field, format!("the text itself is in `{tag}`")));
            }
            let html = read(&translation.file, &field)?;
            let mut text = Text::new(tag, translation.title, html);
            text.summary = translation.summary;
            translations.push(text);
        }
        Ok((Notice::of(self.id, base, translations), self.processing))
    }
}

/// A language tag: letters, and parts of letters and digits behind hyphens (BCP 47, as far as the page needs it).
fn is_tag(text: &str) -> bool {
    let mut parts = text.split('-');
    let is_language = |part: &str| {
        (2..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_lowercase())
    };
    let is_part = |part: &str| {
        (1..=8).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_alphanumeric())
    };
    parts.next().is_some_and(is_language) && parts.all(is_part)
}

const NO_TAG: &str = "expected a language tag such as `de` or `uk`";

fn tag<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let tag = Option::<String>::deserialize(deserializer)?;
    match tag {
        Some(tag) if !is_tag(&tag) => Err(D::Error::custom(NO_TAG)),
        tag => Ok(tag),
    }
}

fn name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let name = String::deserialize(deserializer)?;
    if name.chars().count() > LONGEST_NAME {
        return Err(D::Error::custom(format!(
            "expected up to {LONGEST_NAME} characters"
        )));
    }
    Ok(name)
}

fn summary<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<String>, D::Error> {
    let summary = Vec::<String>::deserialize(deserializer)?;
    let is_long = |sentence: &String| sentence.chars().count() > LONGEST_SENTENCE;
    if summary.len() > MOST_SENTENCES || summary.iter().any(is_long) {
        return Err(D::Error::custom(format!(
            "expected up to {MOST_SENTENCES} sentences of up to {LONGEST_SENTENCE} characters"
        )));
    }
    Ok(summary)
}

fn translations<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, Translation>, D::Error> {
    let translations = BTreeMap::<String, Translation>::deserialize(deserializer)?;
    if translations.len() > MOST_TRANSLATIONS {
        return Err(D::Error::custom(format!(
            "more than {MOST_TRANSLATIONS} translations"
        )));
    }
    if translations.keys().any(|tag| !is_tag(tag)) {
        return Err(D::Error::custom(NO_TAG));
    }
    Ok(translations)
}

fn file_name_there<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    file_name(deserializer)?.ok_or_else(|| D::Error::custom("expected the name of a file"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(json: &str) -> Result<NoticeFile, serde_json::Error> {
        serde_json::from_str(json)
    }

    #[test]
    fn each_language_brings_its_own_text_and_summary() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("en.html"), "<p>Text</p>").unwrap();
        let json = r#"{"id": "n", "title": "Datenschutz", "summary": ["Kurz."], "translations": {
            "en": {"title": "Privacy", "file": "en.html", "summary": ["Short."]}}}"#;
        let deployment = folder.path().join("deployment.json");
        let (notice, _) = read(json)
            .unwrap()
            .read("notice", &deployment, "<p>Hier</p>")
            .unwrap();
        let texts: Vec<_> = notice
            .texts()
            .map(|text| {
                (
                    text.language.as_str(),
                    text.title.as_str(),
                    text.html(),
                    text.summary.concat(),
                )
            })
            .collect();
        assert_eq!(
            texts,
            [
                ("de", "Datenschutz", "<p>Hier</p>", "Kurz.".to_owned()),
                ("en", "Privacy", "<p>Text</p>", "Short.".to_owned()),
            ]
        );
        let gone = json.replace("en.html", "gone.html");
        let (field, _) = read(&gone)
            .unwrap()
            .read("notice", &deployment, "")
            .unwrap_err();
        assert_eq!(field, "notice.translations.en.file");
        let twice = json.replace("\"en\": {", "\"de\": {");
        let (field, _) = read(&twice)
            .unwrap()
            .read("notice", &deployment, "")
            .unwrap_err();
        assert_eq!(field, "notice.translations.de");
    }

    #[test]
    fn what_is_no_language_or_too_long_to_be_read_is_refused() {
        let with = |fields: &str| read(&format!(r#"{{"id": "n", "title": "N", {fields}}}"#));
        for tag in ["de", "de-AT", "uk", "zh-Hant", "haw"] {
            assert!(with(&format!(r#""language": "{tag}""#)).is_ok(), "{tag}");
        }
        for tag in ["", "d", "DE", "de_DE", "de-", "deutsch", "de\\\"", "../x"] {
            assert!(with(&format!(r#""language": "{tag}""#)).is_err(), "{tag}");
            let translation =
                format!(r#""translations": {{"{tag}": {{"title": "x", "file": "x.html"}}}}"#);
            assert!(with(&translation).is_err(), "{tag}");
        }
        assert!(with(r#""translations": {"en": {"title": "x", "file": "../x.html"}}"#).is_err());
        assert!(with(r#""translations": {"en": {"title": "x"}}"#).is_err());
        assert!(with(&format!(r#""summary": ["{}"]"#, "x".repeat(301))).is_err());
        for length in [200, 201] {
            let name = "ü".repeat(length);
            let named =
                |id: &str, title: &str| read(&format!(r#"{{"id": "{id}", "title": "{title}"}}"#));
            assert_eq!(named(&name, "N").is_ok(), length == 200);
            assert_eq!(named("n", &name).is_ok(), length == 200);
            let translation =
                format!(r#""translations": {{"en": {{"title": "{name}", "file": "x.html"}}}}"#);
            assert_eq!(with(&translation).is_ok(), length == 200);
        }
        assert!(with(&format!(r#""summary": [{}]"#, ["\"x\""; 9].join(","))).is_err());
    }
}
