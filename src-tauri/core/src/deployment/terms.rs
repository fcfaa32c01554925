//! What people agree to, and for which servers: usually one notice for all of them. A server with a notice of its own is asked
//! about by itself.

use std::collections::BTreeMap;
use std::path::Path;

use serde::{Deserialize, Deserializer, de::Error as _};

use super::controller;
use super::notice::NoticeFile;
use crate::language::Language;
use crate::origin::Origin;
use crate::privacy::consent::Asked;
use crate::privacy::notice::Notice;
use crate::privacy::processing::Processing;

/// Most notices beside the first, and most bytes of all texts of all notices: they go to the window with its first message.
const MOST: usize = 10;
const MOST_BYTES: usize = 3 * 1024 * 1024;

/// One notice, and what belongs to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// What is agreed to.
    pub notice: Notice,
    /// Who answers for the data.
    pub controller: String,
    /// The origins of the servers it speaks of. Never empty.
    pub servers: Vec<String>,
    /// What the notice says, in the fields of a consent record.
    pub processing: Option<Processing>,
}

impl Terms {
    /// What somebody is asked in a launcher that speaks `language`; `all_servers` are those of the whole deployment.
    pub fn asked<'a>(&'a self, all_servers: &'a [String], language: Language) -> Asked<'a> {
        Asked {
            notice: &self.notice,
            shown: Some(self.notice.for_reader(language)),
            language,
            controller: &self.controller,
            servers: &self.servers,
            all_servers,
            processing: self.processing.as_ref(),
        }
    }
}

#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct OtherNotice {
    /// Which of the servers it is for; one server has one notice.
    servers: Vec<Origin>,
    /// Who answers for the data there, in up to 1,000 bytes.
    #[serde(default, deserialize_with = "other_controller")]
    #[cfg_attr(
        feature = "schema",
        schemars(extend("x-absent" = "`organisation.controller`"))
    )]
    controller: Option<String>,
    /// All that `notice` above says.
    #[cfg_attr(feature = "schema", schemars(extend("x-as" = "notice")))]
    notice: NoticeFile,
}

/// The notices as the deployment file says them.
pub(super) struct TermsFile<'a> {
    pub(super) controller: &'a str,
    pub(super) servers: &'a [Origin],
    pub(super) notice: NoticeFile,
    pub(super) others: BTreeMap<String, OtherNotice>,
}

impl TermsFile<'_> {
    /// Reads what lies beside the files that name it: `beside` says which file says a field. The first of the answer is for
    /// every server that no other names.
    ///
    /// # Errors
    /// The field, and what is wrong with it.
    pub(super) fn read<'a>(
        self,
        beside: impl Fn(&str) -> &'a Path,
        built_in: &str,
    ) -> Result<(Terms, Vec<Terms>), (String, String)> {
        let mut left: Vec<String> = self.servers.iter().map(ToString::to_string).collect();
        let mut others = Vec::new();
        for (name, other) in self.others {
            let field = format!("otherNotices.{name}");
            let servers: Vec<String> = other.servers.iter().map(ToString::to_string).collect();
            for server in &servers {
                let Some(at) = left.iter().position(|one| one == server) else {
                    let why = format!("{server} is none of the servers, or has a notice already");
                    return Err((format!("{field}.servers"), why));
                };
                left.remove(at);
            }
            if servers.is_empty() {
                let why = "at least one server is needed".to_owned();
                return Err((format!("{field}.servers"), why));
            }
            let path = format!("{field}.notice");
            let (notice, processing) = other.notice.read(&path, beside(&path), built_in)?;
            others.push(Terms {
                notice,
                controller: other
                    .controller
                    .unwrap_or_else(|| self.controller.to_owned()),
                servers,
                processing,
            });
        }
        let field = "otherNotices".to_owned();
        if left.is_empty() {
            return Err((field, "no server is left for `notice`".to_owned()));
        }
        let (notice, processing) = self.notice.read("notice", beside("notice"), built_in)?;
        let first = Terms {
            notice,
            controller: self.controller.to_owned(),
            servers: left,
            processing,
        };
        let texts = others.iter().chain([&first]);
        let texts = texts.flat_map(|terms| terms.notice.texts());
        if texts.map(|text| text.html().len()).sum::<usize>() > MOST_BYTES {
            return Err((
                field,
                format!("more than {MOST_BYTES} bytes in all notices"),
            ));
        }
        Ok((first, others))
    }
}

pub(super) fn others<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<BTreeMap<String, OtherNotice>, D::Error> {
    let others = BTreeMap::<String, OtherNotice>::deserialize(deserializer)?;
    if others.len() > MOST {
        return Err(D::Error::custom(format!("more than {MOST} other notices")));
    }
    Ok(others)
}

fn other_controller<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<String>, D::Error> {
    controller(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::deployment::Deployment;

    fn with(others: Value) -> Result<Deployment, crate::error::Problem> {
        let mut deployment: Value =
            serde_json::from_str(include_str!("../../../deployment.json")).unwrap();
        deployment["servers"] = json!([
            "https://a.example",
            "https://b.example",
            "https://c.example"
        ]);
        deployment["startAddress"] = json!("https://a.example/");
        deployment["otherNotices"] = others;
        Deployment::from_json(&deployment.to_string(), "<p>Text</p>")
    }

    fn other(servers: Value) -> Value {
        json!({"servers": servers, "notice": {"id": "other", "title": "Other"}})
    }

    #[test]
    fn each_server_has_one_notice_and_the_first_is_for_those_that_no_other_names() {
        let mut school = other(json!(["https://b.example"]));
        school["controller"] = json!("School");
        let deployment =
            with(json!({"school": school, "club": other(json!(["https://c.example"]))})).unwrap();
        let terms: Vec<_> = deployment
            .all_terms()
            .map(|terms| (terms.controller.as_str(), terms.servers.join(" ")))
            .collect();
        let organisation = deployment.organisation.controller.as_str();
        assert_eq!(
            terms,
            [
                (organisation, "https://a.example".to_owned()),
                (organisation, "https://c.example".to_owned()),
                ("School", "https://b.example".to_owned()),
            ],
            "in the order of their names"
        );
        let of = |server| deployment.terms_for(&Origin::parse(server).unwrap());
        assert_eq!(
            [
                "https://a.example",
                "https://b.example",
                "https://c.example"
            ]
            .map(of),
            [0, 2, 1]
        );
        assert!(deployment.terms(3).is_none());
    }

    #[test]
    fn what_would_leave_a_server_without_a_notice_or_with_two_is_refused() {
        let all = [
            "https://a.example",
            "https://b.example",
            "https://c.example",
        ];
        for (field, others) in [
            ("otherNotices.x.servers", json!({"x": other(json!([]))})),
            (
                "otherNotices.x.servers",
                json!({"x": other(json!(["https://d.example"]))}),
            ),
            (
                "otherNotices.x.servers",
                json!({"x": other(json!([all[1], all[1]]))}),
            ),
            (
                "otherNotices.y.servers",
                json!({"x": other(json!([all[1]])), "y": other(json!([all[1]]))}),
            ),
            ("otherNotices", json!({"x": other(json!(all))})),
        ] {
            let problem = with(others.clone()).unwrap_err();
            assert_eq!(problem.params["field"], field, "{others}");
        }
        let many: serde_json::Map<String, Value> = (0..=MOST)
            .map(|number| (number.to_string(), other(json!([]))))
            .collect();
        assert!(with(Value::Object(many)).is_err());
        let mut gone = other(json!([all[1]]));
        gone["notice"]["file"] = json!("gone.html");
        let problem = with(json!({"x": gone})).unwrap_err();
        assert_eq!(problem.params["field"], "otherNotices.x.notice.file");
    }
}
