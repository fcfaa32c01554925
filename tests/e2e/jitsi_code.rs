//! Jitsi's own code under everything that the web view of a meeting runs before its page: Tauri's start scripts and this
//! program's. Tauri's are the same on every system but for a name; WebView2 runs them in frames, too. The page is
//! Chromium's, as WebView2 is.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use bbw_meet_core::meeting::page;
use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::{is_root, jitsi, needs, succeed};
use serde::Deserialize;
use serde_json::{Value, json};

/// Where WebKitGTK's scripts are written down: see `jitsi/preload.c`.
const SCRIPTS: &str = "BBW_MEET_SCRIPTS";

/// How Tauri's scripts are told the system.
const LINUX: &str = r#"JSON.parse('"linux"')"#;
const WINDOWS: &str = r#"JSON.parse('"windows"')"#;

/// A function of Tauri's that every page finds.
const LISTENERS: &str = "__internal_unstable_listeners_function_id__";

/// What a page came to.
#[derive(Debug, Deserialize)]
struct Outcome {
    value: Value,
    errors: Vec<String>,
}

/// A meeting's window, and what it hands to the system's web view.
struct Meeting {
    origin: String,
    scripts: Vec<String>,
}

impl Meeting {
    /// Opens a meeting in the system's web view, whose scripts are written down on their way.
    fn open() -> Self {
        let desk = Desk::of("Anna");
        desk.change_settings(&json!({"host": "webview"}));
        let folder = tempfile::tempdir().unwrap();
        let (library, record) = (
            folder.path().join("record.so"),
            folder.path().join("scripts"),
        );
        fs::create_dir(&record).unwrap();
        succeed(
            Command::new(needs("cc", "gcc"))
                .args(["-shared", "-fPIC", "-o"])
                .args([&library, &jitsi::sources().join("preload.c")]),
        );
        let mut command = desk.prepare_trusting();
        command
            .arg(desk.standin.hostile_room())
            .env("LD_PRELOAD", &library)
            .env(SCRIPTS, &record);
        let _program = desk.run(&mut command);
        desk.standin.expect("hostile");
        Self {
            origin: desk.standin.origin(),
            scripts: of_the_meeting(&record),
        }
    }

    /// The same as they are on Windows: Tauri's know the system's name, and the way to the program is WebView2's.
    fn on_windows(mut self) -> Self {
        let mut named = 0;
        for script in &mut self.scripts {
            named += script.matches(LINUX).count();
            *script = script.replace(LINUX, WINDOWS);
        }
        assert!(named >= 3, "Tauri's scripts name the system: {named}");
        let ways: Vec<_> = self
            .scripts
            .iter_mut()
            .filter(|script| script.contains("window.webkit.messageHandlers"))
            .collect();
        let [way] = <[_; 1]>::try_from(ways).expect("one way to the program");
        *way = way_of_webview2();
        self
    }

    /// What comes of these pages.
    fn run(&self, pages: &Value) -> BTreeMap<String, Outcome> {
        run(&self.origin, &self.scripts, pages)
    }
}

/// The scripts of the one process that shows the meeting, known by what asks whether it is over. On a busy computer the
/// launcher is there, too, with its own page's.
fn of_the_meeting(folder: &Path) -> Vec<String> {
    let over = page::until_over();
    let files = fs::read_dir(folder).unwrap().map(Result::unwrap);
    let records = files.map(|file| fs::read_to_string(file.path()).unwrap());
    let meetings: Vec<_> = records.filter(|record| record.contains(&over)).collect();
    let [meeting] = <[_; 1]>::try_from(meetings).expect("one process with a meeting");
    written_down(&meeting)
}

fn written_down(mut record: &str) -> Vec<String> {
    let mut scripts = vec![];
    while let Some((length, rest)) = record.split_once('\n') {
        let (script, rest) = rest.split_at(length.parse().unwrap());
        scripts.push(script.to_owned());
        record = rest;
    }
    scripts
}

/// The folder of a crate's sources, in the version that the program is built with.
fn crate_sources(name: &str) -> PathBuf {
    let metadata = succeed(Command::new(env!("CARGO")).args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--offline",
        // Crates of other systems may never have been fetched.
        "--filter-platform=x86_64-unknown-linux-gnu",
        "--manifest-path",
        concat!(env!("CARGO_MANIFEST_DIR"), "/../Cargo.toml"),
    ]));
    let metadata: Value = serde_json::from_str(&metadata).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages.iter().find(|package| package["name"] == name);
    let manifest = package.and_then(|package| package["manifest_path"].as_str());
    Path::new(manifest.unwrap()).parent().unwrap().to_owned()
}

/// Wry's script for WebView2, from its source.
fn way_of_webview2() -> String {
    let source = fs::read_to_string(crate_sources("wry").join("src/webview2/mod.rs")).unwrap();
    let script = source.split("r#\"").find_map(|part| {
        let script = part.split("\"#").next()?;
        script.contains("window.chrome.webview").then_some(script)
    });
    script.expect("wry has such a script").to_owned()
}

/// What Tauri runs with `freezePrototype`.
fn freezing() -> String {
    fs::read_to_string(crate_sources("tauri").join("scripts/freeze_prototype.js")).unwrap()
}

fn run(origin: &str, scripts: &[String], pages: &Value) -> BTreeMap<String, Outcome> {
    // Chromium refuses its sandbox to root; run the tests as an ordinary user to keep it.
    let mut chromium = vec![needs("chromium", "chromium").display().to_string()];
    if is_root() {
        chromium.push("--no-sandbox".to_owned());
    }
    let home = tempfile::tempdir().unwrap();
    chromium.push(format!("--user-data-dir={}", home.path().display()));
    let order = json!({"chromium": chromium, "origin": origin, "scripts": scripts, "pages": pages});
    let mut node = Command::new(needs("node", "nodejs"))
        .arg(jitsi::sources().join("under.mjs"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut input = node.stdin.take().unwrap();
    input.write_all(order.to_string().as_bytes()).unwrap();
    drop(input);
    let output = node.wait_with_output().unwrap();
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stdout)))
}

/// Jitsi's media library with real (fake) devices, its app's store, and the page that stands for the rest.
fn pages() -> Value {
    let npm = jitsi::packages();
    let own = |name: &str| jitsi::sources().join(name);
    let library = [
        npm.join("jquery/dist/jquery.min.js"),
        own("server.js"),
        npm.join("@lyno/lib-jitsi-meet/lib-jitsi-meet.min.js"),
    ];
    let app = [library.as_slice(), &[jitsi::bundle().app]].concat();
    json!({
        "library": {"files": library, "probe": "
            JitsiMeetJS.init({});
            new JitsiMeetJS.JitsiConnection(null, null, { hosts: { domain: 'a.example' }, serviceUrl: '/http-bind' });
            const tracks = await JitsiMeetJS.createLocalTracks({ devices: [ 'audio', 'video' ] });
            return tracks.map(track => track.getType()).sort();"},
        "app": {"files": app, "probe": "return startApp();"},
        "prototypes": {"files": [own("prototypes.js")], "probe": "
            return { refused: assignEverything(), frozen: frozen(), replaced: replaced(), global: '__TAURI__' in window };"},
    })
}

fn works(outcomes: &BTreeMap<String, Outcome>) {
    for (page, outcome) in outcomes {
        assert_eq!(outcome.errors, [""; 0], "{page}");
    }
    assert_eq!(outcomes["library"].value, json!(["audio", "video"]));
    let app = &outcomes["app"].value;
    assert!(app["reducers"].as_u64() >= Some(70), "{app}");
    assert_eq!(
        (&app["heard"], &app["kept"], &app["md5"]),
        (
            &json!(1),
            &json!("Anna"),
            &json!("97a9d330e236c8d067f01da1894a5438")
        )
    );
    let probes = ["assignEverything", "frozen", "replaced"];
    let mut prototypes = outcomes["prototypes"].value.clone();
    let functions = prototypes["replaced"].as_array_mut().unwrap();
    // What Tauri tells its listeners with stands beside the browser's own, in the place of none (`tauri/src/event`).
    functions.retain(|name| !probes.iter().any(|probe| name == probe) && name != LISTENERS);
    assert_eq!(
        prototypes,
        json!({"refused": [], "frozen": [], "replaced": [], "global": false})
    );
}

#[test]
fn jitsis_own_code_runs_under_everything_the_web_view_brings() {
    let meeting = Meeting::open();
    assert!(
        meeting
            .scripts
            .iter()
            .any(|script| script.contains("__TAURI_INTERNALS__")),
        "Tauri's scripts were written down"
    );
    assert!(
        meeting
            .scripts
            .iter()
            .any(|script| script.contains("features/base/settings")),
        "so were the program's"
    );
    works(&meeting.run(&pages()));
    works(&meeting.on_windows().run(&pages()));
}

#[test]
fn it_would_not_run_with_frozen_prototypes() {
    let outcomes = run("https://meet.bbw.example", &[freezing()], &pages());
    for page in ["library", "app"] {
        let errors = &outcomes[page].errors;
        assert!(
            errors
                .iter()
                .any(|error| error.contains("Cannot assign to read only property 'toString'")),
            "{page}: {errors:?}"
        );
    }
    let refused = &outcomes["prototypes"].value["refused"];
    assert!(
        refused.as_array().is_some_and(|list| list.len() > 20),
        "{refused}"
    );
}
