//! Whose program this is: the organisation, its servers, its notice, and whom to ask.
//!
//! One JSON file is compiled in; an administrator may replace it as a whole. Its fields are explained in
//! `docs/deployment.md`. A broken file is an error that names line and field, never a silent fall-back: a fall-back
//! could send people to another server than the one their administrator chose.

mod brand;
mod colour;
mod layers;
mod linked;
mod notice;
mod processing;
#[cfg(feature = "schema")]
pub mod schema;
mod terms;

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use serde::{Deserialize, Deserializer, de::Error as _};
use url::Url;

pub use self::brand::Brand;
use self::brand::BrandFile;
pub use self::colour::{Colour, LEAST_CONTRAST, Palette, Shades};
pub use self::layers::{Layer, Layers};
use self::notice::NoticeFile;
pub use self::terms::Terms;
use self::terms::{OtherNotice, TermsFile};
use crate::error::{Code, Problem};
use crate::origin::{Origin, from_text};
use crate::privacy::notice::LARGEST as LARGEST_NOTICE;
use crate::profile::{Defaults, Locks};

/// Names a deployment file that replaces the compiled-in one.
pub const VARIABLE: &str = "BBW_MEET_DEPLOYMENT";

/// The file an administrator puts down for all people of a computer, on Linux.
pub const SYSTEM_FILE: &str = "/etc/bbw-meet/deployment.json";

/// Its name where it lies beside the program, on Windows.
pub const FILE: &str = "deployment.json";

/// The folder beside it, whose files complete it.
pub const FOLDER: &str = "deployment.d";

/// Largest deployment file, in bytes, and largest notice.
const SIZE_LIMIT: u64 = LARGEST_NOTICE;

/// Most servers, and the longest name of a controller in bytes: both stand in every record of the consent log, whose end
/// must hold a whole one.
const MOST_SERVERS: usize = 100;
const LONGEST_CONTROLLER: usize = 1000;

/// Everything that differs from one organisation to another.
#[derive(Clone, Debug)]
pub struct Deployment {
    /// Who invites.
    pub organisation: Organisation,
    /// Meeting servers; the first is the default. Never empty.
    pub servers: Vec<Origin>,
    /// Other sites a sign-in may lead through.
    pub sign_in_origins: Vec<Origin>,
    /// What is agreed to, for every server but those of `other_terms`.
    pub terms: Terms,
    /// What is agreed to for servers with a notice of their own.
    pub other_terms: Vec<Terms>,
    /// Whether two people alone in a meeting may be connected without the server between them; `None`: as the server
    /// is set. Not the person's to say: each then sees the other's network address.
    pub peer_to_peer: Option<bool>,
    /// A page for people who do not have the program.
    pub guest_page: Url,
    /// What "Meeting starten" opens when there is neither link nor name.
    pub start_address: Url,
    /// Settings of a person who has chosen none.
    pub defaults: Defaults,
    /// Settings that nobody can choose.
    pub locks: Locks,
    /// What the launcher looks like.
    pub brand: Brand,
    /// The path of each field in the form `organisation.name`, and the file that says it.
    pub sources: BTreeMap<String, PathBuf>,
}

/// The organisation, as people are told about it.
#[derive(Clone, Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Organisation {
    /// Who invites, as people read it.
    pub name: String,
    /// Who answers for the data (GDPR article 4(7)), in up to 1,000 bytes; recorded with each consent, and asked anew
    /// when it changes.
    #[serde(deserialize_with = "controller")]
    pub controller: String,
    /// The organisation's page.
    #[serde(deserialize_with = "https_page")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::https"))]
    pub page: Url,
    /// Where questions go; `null` where there is no such address: people are sent to the page instead.
    #[cfg_attr(feature = "schema", schemars(extend("x-absent" = "`null`")))]
    pub contact_mail: Option<String>,
}

/// The file as it stands on a disk. `cargo xtask policies` makes its documents from this: the comments are for
/// administrators.
#[derive(Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[cfg_attr(
    feature = "schema",
    schemars(
        title = "Deployment of BBW Meet",
        description = "Whose program this is: see deployment.md."
    )
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct File {
    /// Where an editor finds the description of this format; the program does not look at it.
    #[serde(rename = "$schema")]
    #[cfg_attr(feature = "schema", schemars(extend("x-absent" = "none")))]
    _schema: Option<String>,
    /// Version of this format.
    #[serde(rename = "version", deserialize_with = "version")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::version"))]
    _version: u32,
    organisation: Organisation,
    /// Meeting servers as exact https origins, without a closing slash; the first is the default; up to 100.
    #[serde(deserialize_with = "servers")]
    servers: Vec<Origin>,
    /// Other sites a sign-in may lead through. A sign-in under the meeting server's own name would be taken for that of
    /// a guest network, unless `/config.js` is there without it.
    #[serde(default)]
    sign_in_origins: Vec<Origin>,
    /// `false`: two people alone in a meeting are connected through the server like everybody else. `true`: they may be
    /// connected directly, which saves the server's line and some delay; each then sees the other's network address, and
    /// Jitsi's default configuration asks a STUN server of somebody else's for it. A notice that says that no data go to
    /// third parties wants `false`, unless the server's configuration names a STUN server of the organisation's own. Not
    /// a setting of the person's: it concerns the other one, too.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(extend("x-absent" = "as the server is set")))]
    peer_to_peer: Option<bool>,
    notice: NoticeFile,
    /// Other notices, by names of your own, for servers that need one: somebody else answers for the data there, or
    /// other things happen to them. People are asked before their first meeting on such a server, and can take back each
    /// answer by itself. Taken as one value, like `notice`; up to 10.
    #[serde(default, deserialize_with = "terms::others")]
    other_notices: BTreeMap<String, OtherNotice>,
    /// Page for people without the program.
    #[serde(deserialize_with = "https_page")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::https"))]
    guest_page: Url,
    /// What `Meeting starten` opens when there is neither link nor name; on one of the servers.
    #[serde(default, deserialize_with = "optional_https_page")]
    #[cfg_attr(feature = "schema", schemars(schema_with = "schema::optional_https", extend("x-absent" = "the first server's own start page")))]
    start_address: Option<Url>,
    #[serde(default, deserialize_with = "presets")]
    defaults: Defaults,
    #[serde(default)]
    locks: Locks,
    #[serde(default)]
    brand: BrandFile,
}

impl Deployment {
    /// Reads a deployment file that says everything; its notice is `built_in_notice` unless it names another one beside it.
    ///
    /// # Errors
    /// As [`Deployment::new`].
    pub fn read(path: &Path, built_in_notice: &str) -> Result<Self, Problem> {
        Self::new(&Layers::from(&Layer::read(path)?), built_in_notice)
    }

    /// The same of a text.
    ///
    /// # Errors
    /// As [`Deployment::new`].
    pub fn from_json(json: &str, built_in_notice: &str) -> Result<Self, Problem> {
        let layer = Layer::from_json(Path::new(FILE), json)?;
        Self::new(&Layers::from(&layer), built_in_notice)
    }

    /// Puts together what `layers` say; the notice is `built_in_notice` unless they name another one.
    ///
    /// # Errors
    /// [`Code::DeploymentBroken`] with `file`, and `line`, `field` and `why` as far as they are known.
    pub fn new(layers: &Layers, built_in_notice: &str) -> Result<Self, Problem> {
        let names = layers.names();
        // Who says this, or else everybody.
        let broken = |field: &str| {
            let source = layers.source(field);
            source.map_or_else(
                || Problem::new(Code::DeploymentBroken).with("file", &names),
                broken,
            )
        };
        // As text once more: one reader of this format is in the program, not two.
        let text = layers.text();
        let mut reader = serde_json::Deserializer::from_str(&text);
        let file: File = serde_path_to_error::deserialize(&mut reader).map_err(|error| {
            let field = error.path().to_string();
            named(broken(&field).with("why", why(error.inner())), &field)
        })?;
        let beside = |field: &str| layers.source(field).unwrap_or(Path::new(""));

        let terms = TermsFile {
            controller: &file.organisation.controller,
            servers: &file.servers,
            notice: file.notice,
            others: file.other_notices,
        };
        let (terms, other_terms) = terms
            .read(beside, built_in_notice)
            .map_err(|(field, why)| broken(&field).with("field", &field).with("why", why))?;
        let field = "brand.logo";
        let brand = file
            .brand
            .read(beside(field))
            .map_err(|why| broken(field).with("field", field).with("why", why))?;
        let start_address = file.start_address.map_or_else(
            || {
                Url::parse(&format!("{}/", file.servers[0]))
                    .map_err(|error| broken("servers").with("why", error))
            },
            Ok,
        )?;
        if !Origin::of(&start_address).is_some_and(|origin| file.servers.contains(&origin)) {
            let field = "startAddress";
            return Err(broken(field)
                .with("field", field)
                .with("why", "not on one of the servers"));
        }
        Ok(Self {
            organisation: file.organisation,
            servers: file.servers,
            sign_in_origins: file.sign_in_origins,
            peer_to_peer: file.peer_to_peer,
            terms,
            other_terms,
            guest_page: file.guest_page,
            start_address,
            defaults: file.defaults,
            locks: file.locks,
            brand,
            sources: layers.sources(),
        })
    }

    /// All terms, those for most servers first. Elsewhere they go by their number in this order.
    pub fn all_terms(&self) -> impl Iterator<Item = &Terms> {
        std::iter::once(&self.terms).chain(&self.other_terms)
    }

    /// The number of the terms for meetings on this server.
    pub fn terms_for(&self, server: &Origin) -> usize {
        let server = server.to_string();
        self.all_terms()
            .position(|terms| terms.servers.contains(&server))
            .unwrap_or(0)
    }

    /// The terms with this number, if there are such.
    pub fn terms(&self, number: usize) -> Option<&Terms> {
        self.all_terms().nth(number)
    }
}

/// What is said where this file, or what stands in its place, cannot be used.
pub fn broken(path: &Path) -> Problem {
    Problem::new(Code::DeploymentBroken).with("file", path.display())
}

fn located(path: &Path, error: &serde_json::Error, field: &str) -> Problem {
    let problem = broken(path).with("line", error.line());
    named(problem.with("why", why(error)), field)
}

/// What is wrong, without the place: `serde_json` appends " at line L column C".
fn why(error: &serde_json::Error) -> String {
    let text = error.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

fn named(problem: Problem, field: &str) -> Problem {
    match field {
        "" | "." => problem,
        field => problem.with("field", field),
    }
}

fn read_text(path: &Path) -> Result<String, String> {
    String::from_utf8(read_bytes(path, SIZE_LIMIT)?).map_err(|error| error.to_string())
}

/// Reads what an administrator has put down; the file may be a link.
fn read_bytes(path: &Path, limit: u64) -> Result<Vec<u8>, String> {
    crate::storage::read_limited(&linked::file(path), limit)
        .map_err(|problem| problem.to_string())?
        .ok_or_else(|| "there is no such file".to_owned())
}

fn version<'de, D: Deserializer<'de>>(deserializer: D) -> Result<u32, D::Error> {
    match u32::deserialize(deserializer)? {
        1 => Ok(1),
        other => Err(D::Error::custom(format!(
            "version {other} is not known, only 1"
        ))),
    }
}

/// Only a person switches the camera on: a preset that says so is read, since files of version 1 stay valid, and has no
/// effect.
fn presets<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Defaults, D::Error> {
    Ok(Defaults {
        camera_off: true,
        ..Defaults::deserialize(deserializer)?
    })
}

fn controller<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let controller = String::deserialize(deserializer)?;
    if controller.len() > LONGEST_CONTROLLER {
        return Err(D::Error::custom(format!(
            "longer than {LONGEST_CONTROLLER} bytes"
        )));
    }
    Ok(controller)
}

fn servers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Origin>, D::Error> {
    let servers = Vec::deserialize(deserializer)?;
    match servers.len() {
        0 => Err(D::Error::custom("at least one server is needed")),
        1..=MOST_SERVERS => Ok(servers),
        _ => Err(D::Error::custom(format!(
            "more than {MOST_SERVERS} servers"
        ))),
    }
}

fn https_page<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Url, D::Error> {
    from_text(deserializer, |text| {
        Url::parse(text)
            .ok()
            .filter(|url| {
                Origin::of(url).is_some() && url.username().is_empty() && url.password().is_none()
            })
            .ok_or_else(|| "expected an https address".to_owned())
    })
}

fn file_name<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let name = Option::<String>::deserialize(deserializer)?;
    let is_plain = |name: &String| {
        let mut parts = Path::new(name).components();
        matches!(
            (parts.next(), parts.next()),
            (Some(Component::Normal(part)), None) if part == name.as_str()
        )
    };
    match name {
        Some(name) if !is_plain(&name) => Err(D::Error::custom(
            "expected the name of a file beside this one",
        )),
        name => Ok(name),
    }
}

fn optional_https_page<'de, D: Deserializer<'de>>(
    deserializer: D,
) -> Result<Option<Url>, D::Error> {
    #[derive(Deserialize)]
    struct Page(#[serde(deserialize_with = "https_page")] Url);
    Ok(Option::<Page>::deserialize(deserializer)?.map(|page| page.0))
}

#[cfg(test)]
mod tests;
