//! What support needs to know about a computer: facts in groups, for a mail (text) and for programs (JSON).
//!
//! No name, room or token can be among them: nobody gathers any. Where a path leads through the person's home, that is `~`.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Map, json};

use crate::error::Problem;
use crate::words::Catalogue;

/// What is known of something.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// Said as it is, in every language.
    Text(String),
    /// Several texts.
    List(Vec<String>),
    /// One of a closed list, for which the catalogues have a word: `diagnosis.word.…`.
    Word(&'static str),
    /// Yes or no.
    Is(bool),
    /// It could not be found out, or not in time.
    Unknown,
    /// There is none.
    None,
    /// What is wrong.
    Problem(Problem),
}

impl Value {
    /// A text, if there is one.
    pub fn known(text: Option<impl Into<String>>) -> Self {
        text.map_or(Self::Unknown, |text| Self::Text(text.into()))
    }

    /// A list; an empty one is said to be none.
    pub fn list(texts: Vec<String>) -> Self {
        if texts.is_empty() {
            Self::None
        } else {
            Self::List(texts)
        }
    }
}

/// One fact: its name in kebab case, in the catalogues as `diagnosis.NAME` and in JSON in camel case, and what is known.
pub type Fact = (&'static str, Value);

/// Everything that was found out, in groups of facts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Diagnosis {
    groups: Vec<(&'static str, Vec<Fact>)>,
}

impl Diagnosis {
    /// Adds a group. Its name stands in the catalogues as `diagnosis.group.NAME`.
    pub fn add(&mut self, name: &'static str, facts: Vec<Fact>) {
        self.groups.push((name, facts));
    }

    /// Every path in it with `~` in place of the person's home.
    #[must_use]
    pub fn without_home(mut self, home: Option<&Path>) -> Self {
        let home = home.map(|home| home.display().to_string());
        // A home that is the root of everything hides nobody.
        let Some(home) = home.filter(|home| home.len() > 1) else {
            return self;
        };
        let hide = |text: &mut String| *text = text.replace(&home, "~");
        for (_, value) in self.groups.iter_mut().flat_map(|(_, facts)| facts) {
            match value {
                Value::Text(text) => hide(text),
                Value::List(texts) => texts.iter_mut().for_each(hide),
                Value::Problem(problem) => problem.params.values_mut().for_each(hide),
                Value::Word(_) | Value::Is(_) | Value::Unknown | Value::None => {}
            }
        }
        self
    }

    /// For programs: an object of groups, each an object of facts. What is unknown, and what there is none of, is `null`.
    pub fn to_json(&self) -> serde_json::Value {
        let fact = |(name, value): &Fact| {
            let value = match value {
                Value::Text(text) => json!(text),
                Value::List(texts) => json!(texts),
                Value::Word(word) => json!(word),
                Value::Is(is) => json!(is),
                Value::Problem(problem) => json!(problem),
                Value::Unknown | Value::None => serde_json::Value::Null,
            };
            (camel_case(name), value)
        };
        let groups = self.groups.iter().map(|(name, facts)| {
            let facts: Map<_, _> = facts.iter().map(fact).collect();
            ((*name).to_owned(), serde_json::Value::Object(facts))
        });
        serde_json::Value::Object(groups.collect())
    }

    /// For people: a line for each fact, lists below their name.
    pub fn to_text(&self, words: &Catalogue) -> String {
        let mut text = String::new();
        for (group, facts) in &self.groups {
            let gap = if text.is_empty() { "" } else { "\n" };
            let key = format!("diagnosis.group.{group}");
            let _ = writeln!(text, "{gap}{}", words.say(&key));
            for (name, value) in facts {
                let key = format!("diagnosis.{name}");
                let _ = writeln!(text, "  {}:{}", words.say(&key), said(value, words));
            }
        }
        text
    }
}

fn camel_case(name: &str) -> String {
    let mut parts = name.split('-');
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |name, part| {
        let (head, tail) = part.split_at(usize::from(!part.is_empty()));
        name + &head.to_uppercase() + tail
    })
}

fn said(value: &Value, words: &Catalogue) -> String {
    let word = |word: &str| format!(" {}", words.say(&format!("diagnosis.word.{word}")));
    match value {
        Value::Text(text) => format!(" {}", one_line(text)),
        Value::List(texts) => texts
            .iter()
            .map(|text| format!("\n    {}", one_line(text)))
            .collect(),
        Value::Word(name) => word(name),
        Value::Is(true) => word("yes"),
        Value::Is(false) => word("no"),
        Value::Unknown => word("unknown"),
        Value::None => word("none"),
        Value::Problem(problem) => {
            let params = problem
                .params
                .iter()
                .map(|(name, value)| format!("\n    {name}: {}", one_line(value)));
            format!(" {}{}", words.what(problem), params.collect::<String>())
        }
    }
}

/// Nothing from outside begins a line of its own.
fn one_line(text: &str) -> String {
    text.replace(|c: char| c.is_control(), " ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Code;
    use crate::language::Language;

    fn diagnosis() -> Diagnosis {
        let mut diagnosis = Diagnosis::default();
        diagnosis.add(
            "program",
            vec![
                ("version", Value::Text("0.1.0".to_owned())),
                ("build", Value::Unknown),
            ],
        );
        diagnosis.add(
            "folders",
            vec![
                (
                    "settings",
                    Value::Text("/home/anna/.config/bbw-meet\nx".to_owned()),
                ),
                ("locks", Value::list(vec![])),
                (
                    "log",
                    Value::list(vec!["one".to_owned(), "/home/anna".to_owned()]),
                ),
                (
                    "deployment",
                    Value::Problem(
                        Problem::new(Code::DeploymentBroken).with("file", "/home/anna/d.json"),
                    ),
                ),
                ("pipe-forbidden", Value::Is(false)),
            ],
        );
        diagnosis.without_home(Some(Path::new("/home/anna")))
    }

    #[test]
    fn a_home_is_hidden_everywhere() {
        let diagnosis = diagnosis();
        let text = diagnosis.to_text(Catalogue::of(Language::German));
        assert!(!text.contains("anna"), "{text}");
        assert!(text.contains("~/.config/bbw-meet x\n"), "{text}");
        assert!(!diagnosis.to_json().to_string().contains("anna"));
    }

    #[test]
    fn programs_get_the_same_names_in_every_language() {
        assert_eq!(
            diagnosis().to_json(),
            json!({
                "program": {"version": "0.1.0", "build": null},
                "folders": {
                    "settings": "~/.config/bbw-meet\nx", "locks": null, "log": ["one", "~"],
                    "deployment": {"code": "deployment-broken", "params": {"file": "~/d.json"}},
                    "pipeForbidden": false,
                },
            })
        );
    }

    #[test]
    fn a_home_that_is_everything_hides_nothing() {
        let mut diagnosis = Diagnosis::default();
        diagnosis.add("program", vec![("version", Value::Text("a/b".to_owned()))]);
        assert_eq!(
            diagnosis.clone().without_home(Some(Path::new("/"))),
            diagnosis
        );
    }
}
