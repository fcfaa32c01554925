//! Reads the record of decisions as the program does at its start, and nothing else. Arguments: the deployment file, and
//! the folder with the record.

use std::path::Path;
use std::process::ExitCode;

use bbw_meet_core::deployment::Deployment;
use bbw_meet_core::language::Language;
use bbw_meet_core::privacy::consent;

/// The notice that is compiled into the program.
const NOTICE: &str = include_str!("../../ui/notice/notice.de.html");

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [deployment, folder] = &arguments[..] else {
        return ExitCode::FAILURE;
    };
    let Ok(deployment) = Deployment::read(Path::new(deployment), NOTICE) else {
        return ExitCode::FAILURE;
    };
    let servers: Vec<String> = deployment.servers.iter().map(ToString::to_string).collect();
    let asked = deployment.terms.asked(&servers, Language::German);
    println!("{}", consent::standing(Path::new(folder), &asked).as_str());
    ExitCode::SUCCESS
}
