//! Every chore of BBW Meet: `cargo xtask CHORE`.

mod bench;
mod build;
mod debian;
mod demo;
mod fuzz;
mod icons;
mod licences;
mod package;
mod place;
mod policies;
mod process;
mod run;
mod screenshots;
mod soak;
mod systems;
mod test;
mod tools;
mod windows;

use std::ffi::OsString;
use std::process::ExitCode;

use anyhow::{Result, bail};

use place::Place;

const HELP: &str = "\
cargo xtask CHORE

  run [ARGUMENT...]   install what is missing, build the program and open it
  test [--quick|--only STEP]
                      everything CI runs; --quick leaves out what needs a screen or a network, --only takes one step
  demo                open a meeting on a stand-in server on this computer
  package [--test]    make the packages for Linux, .deb and .rpm; --test installs and judges them
  windows [--test [--newer]]
                      make the program and its installers for Windows; --test runs them under Wine, --newer under Debian 13's
  bench [--short]     how soon the meeting is there, and what the program costs; --short leaves out what needs quiet
  soak                the long tests: two hours and more
  screenshots         every screen in every variant on sheets to be looked at; the pictures of the README
  icons               draw every size of the icons from their drawings
  policies            write what administrators read of the deployment file: manual, schema, group policy templates
  licences            list whose work is in the program, and under which terms
";

fn main() -> ExitCode {
    match chore() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn chore() -> Result<()> {
    let arguments: Vec<OsString> = std::env::args_os().skip(1).collect();
    let words: Vec<&str> = arguments
        .iter()
        .map(|word| word.to_str().unwrap_or_default())
        .collect();
    let place = Place::find()?;
    match words[..] {
        [] | ["help" | "--help"] => {
            print!("{HELP}");
            Ok(())
        }
        ["run", ..] => run::run(&place, &arguments[1..]),
        ["test"] => test::test(&place, false),
        ["test", "--quick"] => test::test(&place, true),
        ["test", "--only", step] => test::only(&place, step),
        ["demo"] => demo::demo(&place),
        ["package"] => package::package(&place),
        ["package", "--test"] => test::packages(&place),
        ["bench"] => bench::bench(&place),
        ["bench", "--short"] => process::run(&mut bench::short(&place)?),
        ["soak"] => soak::soak(&place),
        ["windows"] => windows::windows(&place),
        ["windows", "--test"] => test::windows(&place),
        ["windows", "--test", "--newer"] => soak::windows_under_a_newer_wine(&place),
        ["screenshots"] => screenshots::screenshots(&place),
        ["licences"] => licences::licences(&place),
        ["icons"] => icons::icons(&place),
        ["policies"] => policies::policies(&place),
        _ => bail!("there is no such chore\n\n{HELP}"),
    }
}
