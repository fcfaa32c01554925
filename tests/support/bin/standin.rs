//! Runs the stand-in meeting server until standard input closes. Prints one line of JSON: `origin`, `ca` (PEM file),
//! `deployment` (a deployment file that names this server).

use std::io::{Read, Write};

use bbw_meet_tests::standin::StandIn;
use serde_json::json;

fn main() -> std::io::Result<()> {
    let standin = StandIn::start();
    let folder = tempfile::tempdir()?;
    let line = json!({
        "origin": standin.origin(),
        "ca": standin.authority(),
        "deployment": standin.deployment(folder.path()),
    });
    let mut out = std::io::stdout();
    writeln!(out, "{line}")?;
    out.flush()?;
    std::io::stdin().read_to_end(&mut Vec::new())?;
    Ok(())
}
