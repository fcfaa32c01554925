//! `cargo xtask demo`: a real meeting window, without anybody's server. A stand-in for Jitsi runs on this computer, and
//! the program opens a meeting on it, with a home folder of its own: consent is asked, and nothing of yours is touched.

use std::ffi::OsString;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::build;
use crate::debian;
use crate::place::{Place, on_path};
use crate::process::{cargo, command, run};

/// Room of the demonstration.
const ROOM: &str = "Probe-Meeting";

/// The program looks for browsers by these names, in this order of preference here.
const BROWSERS: [&str; 4] = [
    "chromium",
    "chromium-browser",
    "google-chrome-stable",
    "google-chrome",
];

/// Builds, starts the stand-in and opens a meeting on it; comes back when the program has ended.
///
/// # Errors
/// When something is missing or fails.
pub(crate) fn demo(place: &Place) -> Result<()> {
    debian::install(&[debian::BUILD, debian::RUN, debian::NODE, debian::DEMO])?;
    let program = build::debug(place)?;
    let standin = StandIn::start(place)?;
    let home = place.cache.join("demo");
    let path = furnish(&home, &standin)?;
    let room = format!("{}/{ROOM}", standin.origin);
    println!("\nThe stand-in answers at {}.", standin.origin);
    println!(
        "Everything the program stores lies in {}.\n",
        home.display()
    );
    run(command(place, program)
        .arg(room)
        .env("HOME", &home)
        .env("PATH", path)
        .env("BBW_MEET_DEPLOYMENT", &standin.deployment)
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME"))
}

/// The stand-in server. It ends when its standard input closes.
#[derive(Debug)]
pub(crate) struct StandIn {
    pub(crate) origin: String,
    pub(crate) authority: PathBuf,
    pub(crate) deployment: PathBuf,
    process: Child,
    input: Option<ChildStdin>,
}

impl StandIn {
    /// # Errors
    /// When it does not build or does not say where it is.
    pub(crate) fn start(place: &Place) -> Result<Self> {
        let mut process = cargo(place)
            .args(["run", "--quiet", "--locked"])
            .args(["--package", "bbw-meet-tests", "--bin", "standin"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = process.stdin.take();
        let mut line = String::new();
        if let Some(output) = process.stdout.as_mut() {
            BufReader::new(output).read_line(&mut line)?;
        }
        let told: Value = serde_json::from_str(&line).context("the stand-in did not start")?;
        let text = |name: &str| {
            let value = told.get(name).and_then(Value::as_str);
            value.with_context(|| format!("the stand-in did not say its {name}"))
        };
        Ok(Self {
            origin: text("origin")?.to_owned(),
            authority: text("ca")?.into(),
            deployment: text("deployment")?.into(),
            process,
            input,
        })
    }
}

impl Drop for StandIn {
    fn drop(&mut self) {
        drop(self.input.take());
        // There is nobody left to tell.
        let _ = self.process.wait();
    }
}

/// Makes a home folder whose browser trusts the stand-in and has a camera that is not yours. Returns the `PATH` for it.
///
/// # Errors
/// When something is missing or cannot be written.
pub(crate) fn furnish(home: &Path, standin: &StandIn) -> Result<OsString> {
    let database = home.join(".pki/nssdb");
    if database.exists() {
        fs::remove_dir_all(&database)?;
    }
    fs::create_dir_all(&database)?;
    let database = format!("sql:{}", database.display());
    run(Command::new("certutil").args(["-d", &database, "-N", "--empty-password"]))?;
    run(Command::new("certutil")
        .args([
            "-d",
            &database,
            "-A",
            "-t",
            "C,,",
            "-n",
            "BBW Meet demo",
            "-i",
        ])
        .arg(&standin.authority))?;
    let Some(browser) = BROWSERS.iter().find_map(|name| on_path(name)) else {
        bail!("there is no Chromium here");
    };
    let bin = home.join("bin");
    fs::create_dir_all(&bin)?;
    let wrapper = bin.join("chromium");
    fs::write(&wrapper, wrap(&browser, debian::is_root()))?;
    fs::set_permissions(&wrapper, fs::Permissions::from_mode(0o755))?;
    let path = std::env::var_os("PATH").unwrap_or_default();
    Ok(std::env::join_paths(
        std::iter::once(bin).chain(std::env::split_paths(&path)),
    )?)
}

/// Chromium refuses to run its sandbox as root, so only root goes without it; the program itself never does.
fn wrap(browser: &Path, is_root: bool) -> String {
    let sandbox = if is_root { " --no-sandbox" } else { "" };
    format!(
        "#!/bin/sh\nexec '{}'{sandbox} --use-fake-device-for-media-stream \"$@\"\n",
        browser.display()
    )
}
