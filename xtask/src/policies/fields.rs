//! The fields of the deployment file, flat, out of its JSON schema.

use anyhow::Result;
use serde_json::Value;

/// What a field may hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// `true` or `false`.
    Switch,
    /// A switch that can be set to this alone.
    Only(bool),
    /// One of these.
    Choice(Vec<String>),
    /// One of these numbers.
    Number(Vec<u64>),
    /// A text; the pattern it must match, if any.
    Text(Option<String>),
    /// Several texts.
    List,
    /// Objects by names of the administrator's own, or as another field.
    Named,
}

/// A field that holds a value, no object.
#[derive(Clone, Debug)]
pub(super) struct Field {
    /// In the form `organisation.name`.
    pub(super) path: String,
    pub(super) kind: Kind,
    /// What it means, as its declaration says.
    pub(super) meaning: String,
    /// What counts where nothing is said, as Markdown; `None` where something must be.
    pub(super) absent: Option<String>,
}

/// All fields, in the order of their names.
pub(super) fn of(schema: &Value) -> Vec<Field> {
    let mut fields = Vec::new();
    collect(schema, "", &mut fields);
    // Another order comes out where another crate of the workspace asks `serde_json` for it.
    fields.sort_by(|one, other| one.path.cmp(&other.path));
    fields
}

fn collect(object: &Value, above: &str, fields: &mut Vec<Field>) {
    let Some(properties) = object["properties"].as_object() else {
        return;
    };
    let required: Vec<&str> = strings(&object["required"]);
    for (name, schema) in properties {
        let path = format!("{above}{name}");
        // The same as another field, which says it all.
        if schema["x-as"].is_string() {
            fields.push(Field {
                kind: Kind::Named,
                meaning: text(&schema["description"]).replace('\n', " "),
                absent: (!required.contains(&name.as_str())).then(|| absent(schema)),
                path,
            });
            continue;
        }
        // Objects by names of the administrator's own.
        if let Some(inner) = inner_object(&schema["additionalProperties"]) {
            collect(inner, &format!("{path}.…."), fields);
        }
        if let Some(inner) = inner_object(schema) {
            collect(inner, &format!("{path}."), fields);
            continue;
        }
        fields.push(Field {
            kind: kind(schema),
            meaning: text(&schema["description"]).replace('\n', " "),
            absent: (!required.contains(&name.as_str())).then(|| absent(schema)),
            path,
        });
    }
}

/// The object that a field holds, also where it may be `null` instead.
fn inner_object(schema: &Value) -> Option<&Value> {
    let ways = schema["anyOf"].as_array().into_iter().flatten();
    let mut all = std::iter::once(schema).chain(ways);
    all.find(|way| way["properties"].is_object())
}

fn kind(schema: &Value) -> Kind {
    let several = schema["oneOf"]
        .as_array()
        .or(schema["anyOf"].as_array())
        .into_iter()
        .flatten()
        .flat_map(|way| {
            let ways = way["oneOf"].as_array().cloned();
            ways.unwrap_or_else(|| vec![way.clone()])
        })
        .filter_map(|way| way["const"].as_str().map(str::to_owned));
    let several: Vec<String> = several.collect();
    if !several.is_empty() {
        return Kind::Choice(several);
    }
    if let Some(values) = schema["enum"].as_array() {
        let numbers: Vec<u64> = values.iter().filter_map(Value::as_u64).collect();
        let switches: Vec<bool> = values.iter().filter_map(Value::as_bool).collect();
        return match switches[..] {
            [only] => Kind::Only(only),
            _ if numbers.is_empty() => Kind::Choice(
                strings(&schema["enum"])
                    .into_iter()
                    .map(str::to_owned)
                    .collect(),
            ),
            _ => Kind::Number(numbers),
        };
    }
    if let Some(number) = schema["const"].as_u64() {
        return Kind::Number(vec![number]);
    }
    let mut types = strings(&schema["type"]);
    types.extend(schema["type"].as_str());
    if types.contains(&"object") {
        Kind::Named
    } else if types.contains(&"boolean") {
        Kind::Switch
    } else if types.contains(&"array") {
        Kind::List
    } else {
        Kind::Text(schema["pattern"].as_str().map(str::to_owned))
    }
}

fn absent(schema: &Value) -> String {
    if let Some(said) = schema["x-absent"].as_str() {
        return said.to_owned();
    }
    match &schema["default"] {
        Value::Bool(_) | Value::Number(_) => format!("`{}`", schema["default"]),
        Value::String(text) => format!("`{text}`"),
        Value::Null | Value::Array(_) | Value::Object(_) => "none".to_owned(),
    }
}

fn strings(list: &Value) -> Vec<&str> {
    list.as_array()
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// The schema as it is published: without what only the table needs.
///
/// # Errors
/// When it cannot be written as text.
pub(super) fn published(schema: &Value) -> Result<String> {
    fn strip(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                fields.remove("x-absent");
                fields.remove("x-as");
                // Says nothing, and is there or not by what other crates of the workspace ask for.
                if fields.get("default").is_some_and(Value::is_null) {
                    fields.remove("default");
                }
                fields.values_mut().for_each(strip);
                fields.sort_keys();
            }
            Value::Array(items) => items.iter_mut().for_each(strip),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut schema = schema.clone();
    strip(&mut schema);
    Ok(serde_json::to_string_pretty(&schema)? + "\n")
}
