//! Jitsi's own address code, as published in npm `@jitsi/react-native-sdk`: installed and bundled once, then asked.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value, json};

use crate::{cache, needs, succeed};

const INSTALLED_BY: &[&str] = &[".npmrc", "package.json", "package-lock.json"];
const BUNDLED_FROM: &[&str] = &[
    "build.mjs",
    "read.js",
    "address.js",
    "address-2023.js",
    "overlay.js",
    "reader.js",
    "room.js",
    "app.js",
];

/// Where Jitsi stores a person's settings.
pub const SETTINGS: &str = "features/base/settings";

/// What a page has stored, by key.
pub type Storage = BTreeMap<String, String>;

/// The bundles of Jitsi's code.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// For Node: answers lines of JSON.
    pub reader: PathBuf,
    /// For the stand-in's room page.
    pub room: PathBuf,
    /// For a page of its own: as much of Jitsi's app as bundles.
    pub app: PathBuf,
}

/// Installs and bundles, unless that was done before.
pub fn bundle() -> Bundle {
    let installed = packages();
    let content: Vec<Vec<u8>> = INSTALLED_BY
        .iter()
        .chain(BUNDLED_FROM)
        .map(|name| read(name))
        .collect();
    let key: Vec<&[u8]> = content.iter().map(Vec::as_slice).collect();
    let folder = cache::made_once("jitsi-bundle", &key, |folder| {
        let mut node = Command::new(needs("node", "nodejs"));
        node.arg(sources().join("build.mjs"))
            .arg(folder)
            .env("NODE_PATH", &installed);
        succeed(&mut node);
    });
    Bundle {
        reader: folder.join("reader.js"),
        room: folder.join("room.js"),
        app: folder.join("app.js"),
    }
}

/// The `node_modules` folder with what `tests/jitsi/package-lock.json` pins.
pub fn packages() -> PathBuf {
    let content: Vec<Vec<u8>> = INSTALLED_BY.iter().map(|name| read(name)).collect();
    let key: Vec<&[u8]> = content.iter().map(Vec::as_slice).collect();
    let folder = cache::made_once("npm", &key, |folder| {
        for (name, content) in INSTALLED_BY.iter().zip(&content) {
            fs::write(folder.join(name), content).unwrap();
        }
        let mut npm = Command::new(needs("npm", "npm"));
        npm.args(["ci", "--no-progress"]).current_dir(folder);
        succeed(&mut npm);
    });
    folder.join("node_modules")
}

/// Jitsi's code in a Node process, one question after the other.
#[derive(Debug)]
pub struct Reader {
    node: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
}

/// A Jitsi whose own code can be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    /// Summer 2023: the oldest that its makers have published as a package.
    Oldest = 2023,
    /// Autumn 2026.
    Today = 2026,
}

impl Version {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Oldest, Self::Today];

    /// Its package's folder.
    pub fn folder(self) -> PathBuf {
        packages().join(match self {
            Self::Oldest => "jitsi-2023",
            Self::Today => "@jitsi/react-native-sdk",
        })
    }
}

/// What Jitsi read in an address.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Read {
    /// Last path segment, as it stands in the address.
    pub room: Option<String>,
    /// What stands before it.
    pub tenant: Option<String>,
    /// The path after Jitsi removed what it does not like.
    pub pathname: String,
    /// The room by which the server tells rooms apart.
    pub backend_room: Option<String>,
    /// The same for the tenant.
    pub backend_tenant: Option<String>,
    /// Host and port.
    pub host: String,
    /// Parameters of the fragment that Jitsi could parse.
    pub params: Map<String, Value>,
    /// What of them Jitsi lets into its configuration.
    pub config: Value,
    /// What of them Jitsi lets into its interface configuration.
    pub interface_config: Value,
    /// Language in the query.
    pub lang: Option<String>,
    /// Token in the query.
    pub jwt: Option<String>,
    /// Name in the fragment, as Jitsi would show it.
    pub display_name: Option<String>,
}

impl Read {
    /// The value at a dotted key of the configuration, as `config.prejoinConfig.enabled`.
    pub fn config_at(&self, key: &str) -> Option<&Value> {
        self.config.pointer(&format!("/{}", key.replace('.', "/")))
    }
}

impl Reader {
    /// Starts Node with Jitsi's code.
    pub fn start() -> Self {
        let mut node = Command::new(needs("node", "nodejs"))
            .arg(bundle().reader)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let questions = node.stdin.take().unwrap();
        let answers = BufReader::new(node.stdout.take().unwrap());
        Self {
            node,
            questions,
            answers,
        }
    }

    /// What today's Jitsi reads in this address. Panics with Jitsi's own words if its code fails.
    pub fn read(&mut self, address: &str) -> Read {
        self.read_by(Version::Today, address)
    }

    /// The same by another version.
    pub fn read_by(&mut self, version: Version, address: &str) -> Read {
        self.ask(&json!({"address": address, "jitsi": version as u32}))
    }

    /// What a page of `origin` finds under Jitsi's settings key after this script, if `stored` was there before.
    /// Panics when the script changes anything on its second run in the same window.
    pub fn seed(&mut self, script: &str, origin: &str, stored: Option<&str>) -> Option<String> {
        let mut storage = Storage::new();
        if let Some(stored) = stored {
            storage.insert(SETTINGS.to_owned(), stored.to_owned());
        }
        self.seed_all(script, origin, &storage).remove(SETTINGS)
    }

    /// The same for all that is stored.
    pub fn seed_all(&mut self, script: &str, origin: &str, storage: &Storage) -> Storage {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Seeded {
            storage: Storage,
            unchanged_by_second_run: bool,
        }
        let question = json!({"seed": script, "origin": origin, "storage": storage});
        let seeded: Seeded = self.ask(&question);
        assert!(
            seeded.unchanged_by_second_run,
            "the second run changed {:?}",
            seeded.storage
        );
        seeded.storage
    }

    fn ask<A: DeserializeOwned>(&mut self, question: &Value) -> A {
        #[derive(Deserialize)]
        #[serde(rename_all = "lowercase")]
        enum Answer<A> {
            Read(A),
            Error(String),
        }
        writeln!(self.questions, "{question}").unwrap();
        let mut line = String::new();
        self.answers.read_line(&mut line).unwrap();
        match serde_json::from_str(&line) {
            Ok(Answer::Read(read)) => read,
            Ok(Answer::Error(error)) => panic!("{question}: {error}"),
            Err(error) => panic!("{question}: {error} in {line:?}"),
        }
    }
}

impl Drop for Reader {
    fn drop(&mut self) {
        drop(self.node.kill());
        drop(self.node.wait());
    }
}

/// Where the tests' own files for Jitsi's code are.
pub fn sources() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("jitsi")
}

fn read(name: &str) -> Vec<u8> {
    let path = sources().join(name);
    fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
