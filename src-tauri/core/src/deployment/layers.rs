//! What several files and policies say together, field by field, and which of them says what.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::{File, broken, located, read_text};
use crate::error::Problem;
use crate::storage::Object;

/// Taken as one value: whoever names another notice names all of it, above all what is said of it in every record.
const WHOLE: [&str; 2] = ["notice", "otherNotices"];

/// One file, or what stands in its place.
#[derive(Clone, Debug)]
pub struct Layer {
    name: PathBuf,
    fields: Object,
}

impl Layer {
    /// Reads a file of the deployment, or a part of one.
    ///
    /// # Errors
    /// [`Code::DeploymentBroken`](crate::error::Code::DeploymentBroken) with `file`, and `line`, `field` and `why` as far
    /// as they are known. That a field is missing is none here: another file may say it.
    pub fn read(path: &Path) -> Result<Self, Problem> {
        let json = read_text(path).map_err(|why| broken(path).with("why", why))?;
        Self::from_json(path, &json)
    }

    /// The same of a text; `name` is what its mistakes are told of.
    ///
    /// # Errors
    /// As [`Layer::read`].
    pub fn from_json(name: &Path, json: &str) -> Result<Self, Problem> {
        // A byte order mark is what Windows editors leave behind.
        let json = json.strip_prefix('\u{feff}').unwrap_or(json);
        // Once as what it shall be: a mistake is told with its line, which is lost once it is merged.
        let mut reader = serde_json::Deserializer::from_str(json);
        if let Err(error) = serde_path_to_error::deserialize::<_, File>(&mut reader)
            && !error.inner().to_string().starts_with("missing field")
        {
            return Err(located(name, error.inner(), &error.path().to_string()));
        }
        let mut fields: Object =
            serde_json::from_str(json).map_err(|error| located(name, &error, ""))?;
        // For editors alone, and as different as the places of the files.
        fields.remove("$schema");
        Ok(Self::of(name, fields))
    }

    /// Fields that stand in no file; `name` is what their mistakes are told of.
    pub fn of(name: &Path, fields: Object) -> Self {
        Self {
            name: name.to_owned(),
            fields,
        }
    }
}

/// Layers, merged.
#[derive(Clone, Debug, Default)]
pub struct Layers {
    fields: Value,
    /// Who says what: the path of a field, in the form `organisation.name`, and the layer it is from.
    sources: BTreeMap<String, PathBuf>,
}

impl Layers {
    /// Adds a layer of the same rank.
    ///
    /// # Errors
    /// [`Code::DeploymentBroken`](crate::error::Code::DeploymentBroken) with both files and the `field` that they say
    /// differently.
    pub fn beside(&mut self, layer: &Layer) -> Result<(), Problem> {
        for (field, value) in leaves(&layer.fields) {
            let there = at(&mut self.fields, &field);
            if there == value {
                continue;
            }
            if !there.is_null() {
                let other = self.source(&field).map(shown).unwrap_or_default();
                return Err(broken(&layer.name)
                    .with("file", format!("{other}, {}", shown(&layer.name)))
                    .with("field", field)
                    .with("why", "the two files say it differently"));
            }
            self.set(field, value, &layer.name);
        }
        Ok(())
    }

    /// Adds a layer that counts more than those before.
    pub fn above(&mut self, layer: &Layer) {
        for (field, value) in leaves(&layer.fields) {
            self.set(field, value, &layer.name);
        }
    }

    /// Adds layers that count more than those before.
    pub fn all_above(&mut self, layers: &Self) {
        for (field, value) in layers.fields.as_object().map(leaves).unwrap_or_default() {
            let source = layers
                .source(&field)
                .map(Path::to_owned)
                .unwrap_or_default();
            self.set(field, value, &source);
        }
    }

    fn set(&mut self, field: String, value: &Value, source: &Path) {
        *at(&mut self.fields, &field) = value.clone();
        self.sources.insert(field, source.to_owned());
    }

    /// Only what is said of this field.
    pub fn only(&self, field: &str) -> Self {
        let fields = self.fields.get(field);
        Self {
            fields: fields.map_or(Value::Null, |value| json!({ field: value })),
            sources: self.sources.clone(),
        }
    }

    /// Who says this, if anybody does.
    pub(super) fn source(&self, field: &str) -> Option<&Path> {
        let parents = field.match_indices(['.', '[']).map(|(at, _)| &field[..at]);
        let mut paths: Vec<&str> = parents.chain([field]).collect();
        paths.reverse();
        paths
            .into_iter()
            .find_map(|path| self.sources.get(path))
            .map(PathBuf::as_path)
    }

    /// All who say something.
    pub(super) fn names(&self) -> String {
        let mut names: Vec<String> = self.sources.values().map(shown).collect();
        names.sort();
        names.dedup();
        names.join(", ")
    }

    /// The path of each field in the form `organisation.name`, and who says it.
    pub(super) fn sources(&self) -> BTreeMap<String, PathBuf> {
        self.sources.clone()
    }

    /// Everything, as JSON.
    pub(super) fn text(&self) -> String {
        self.fields.to_string()
    }
}

impl From<&Layer> for Layers {
    fn from(layer: &Layer) -> Self {
        let mut layers = Self::default();
        layers.above(layer);
        layers
    }
}

fn shown(path: impl AsRef<Path>) -> String {
    path.as_ref().display().to_string()
}

/// The place of this field; what was something else becomes an object on the way there.
fn at<'a>(fields: &'a mut Value, path: &str) -> &'a mut Value {
    path.split('.').fold(fields, |value, name| {
        if !value.is_object() {
            *value = Value::Object(Object::new());
        }
        &mut value[name]
    })
}

/// Each value with the path of its field, in the form `organisation.name`.
fn leaves(fields: &Object) -> Vec<(String, &Value)> {
    fn collect<'a>(fields: &'a Object, above: &str, leaves: &mut Vec<(String, &'a Value)>) {
        for (name, value) in fields {
            let path = format!("{above}{name}");
            match value.as_object().filter(|fields| !fields.is_empty()) {
                Some(fields) if !WHOLE.contains(&path.as_str()) => {
                    collect(fields, &format!("{path}."), leaves)
                }
                _ => leaves.push((path, value)),
            }
        }
    }
    let mut leaves = Vec::new();
    collect(fields, "", &mut leaves);
    leaves
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layer(name: &str, fields: Value) -> Layer {
        Layer::from_json(Path::new(name), &fields.to_string()).unwrap()
    }

    #[test]
    fn files_of_one_rank_complete_each_other() {
        let mut layers = Layers::default();
        layers
            .beside(&layer(
                "a.json",
                json!({"$schema": "x", "organisation": {"name": "A", "contactMail": null}}),
            ))
            .unwrap();
        layers
            .beside(&layer(
                "b.json",
                json!({"$schema": "y", "organisation": {"contactMail": "b@example.org"}}),
            ))
            .unwrap();
        layers
            .beside(&layer(
                "c.json",
                json!({"organisation": {"name": "A"}, "locks": {"cameraOff": true}}),
            ))
            .unwrap();
        assert_eq!(
            layers.source("organisation.contactMail"),
            Some(Path::new("b.json"))
        );
        assert_eq!(layers.source("locks.cameraOff"), Some(Path::new("c.json")));
        assert_eq!(layers.source("guestPage"), None);
        assert_eq!(layers.names(), "a.json, b.json, c.json");
        assert_eq!(
            layers.fields,
            json!({"organisation": {"name": "A", "contactMail": "b@example.org"}, "locks": {"cameraOff": true}})
        );
    }

    #[test]
    fn two_files_that_say_it_differently_are_both_named() {
        let mut layers = Layers::default();
        layers
            .beside(&layer("a.json", json!({"locks": {"host": "browser"}})))
            .unwrap();
        let problem = layers
            .beside(&layer("b.json", json!({"locks": {"host": "chromium"}})))
            .unwrap_err();
        assert_eq!(problem.params["file"], "a.json, b.json");
        assert_eq!(problem.params["field"], "locks.host");
    }

    #[test]
    fn a_layer_above_replaces_single_fields_but_a_notice_as_a_whole() {
        let mut layers = Layers::default();
        let notice = json!({"id": "a", "title": "A", "processing": {"jurisdiction": "DE"}});
        layers.above(&layer("a.json", json!({"servers": ["https://a.example", "https://b.example"], "notice": notice, "brand": {"name": "A", "colour": "#000000"}})));
        layers.above(&layer("b.json", json!({"servers": ["https://c.example"], "notice": {"id": "b", "title": "B"}, "brand": {"name": "B"}})));
        assert_eq!(layers.source("servers[0]"), Some(Path::new("b.json")));
        assert_eq!(layers.source("notice.file"), Some(Path::new("b.json")));
        assert_eq!(layers.source("brand.colour"), Some(Path::new("a.json")));
        assert_eq!(
            layers.fields,
            json!({"servers": ["https://c.example"], "notice": {"id": "b", "title": "B"}, "brand": {"name": "B", "colour": "#000000"}})
        );
    }

    #[test]
    fn one_field_is_taken_out_with_all_that_is_in_it() {
        let mut layers = Layers::default();
        layers.above(&layer(
            "a.json",
            json!({"version": 1, "locks": {"cameraOff": true}}),
        ));
        let mut below = Layers::default();
        below.above(&layer(
            "b.json",
            json!({"version": 1, "locks": {"host": "browser"}}),
        ));
        below.all_above(&layers.only("locks"));
        assert_eq!(below.source("locks.cameraOff"), Some(Path::new("a.json")));
        assert_eq!(below.source("version"), Some(Path::new("b.json")));
        assert_eq!(layers.only("defaults").fields, Value::Null);
        assert_eq!(
            below.fields,
            json!({"version": 1, "locks": {"cameraOff": true, "host": "browser"}})
        );
    }

    #[test]
    fn a_mistake_in_a_part_is_told_with_its_line_and_a_missing_field_is_none() {
        let wrong = "{\n  \"locks\": {\n    \"cameraOff\": false\n  }\n}";
        let problem = Layer::from_json(Path::new("a.json"), wrong).unwrap_err();
        assert_eq!(
            (
                problem.params["line"].as_str(),
                problem.params["field"].as_str()
            ),
            ("3", "locks.cameraOff")
        );
        for wrong in ["[]", "{", "{\"version\": 1, \"version\": 1}", "{} {}"] {
            assert!(
                Layer::from_json(Path::new("a.json"), wrong).is_err(),
                "{wrong}"
            );
        }
        assert!(Layer::from_json(Path::new("a.json"), "\u{feff}{}").is_ok());
    }
}
