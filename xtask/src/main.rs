//! Every chore of BBW Meet: `cargo xtask CHORE`.

mod build;
mod debian;
mod demo;
mod icons;
mod package;
mod place;
mod process;
mod run;
mod test;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::prelude::*;

use place::Place;

const HELP: &str = "\
cargo xtask CHORE

  run [ARGUMENT...]   install what is missing, build the program and open it
  test [--quick]      everything CI runs; --quick leaves out what needs a screen or a network
  demo                open a meeting on a stand-in server on this computer
  package             make the Debian package
  icons               draw every size of the icons from their drawings
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
    let mut arguments = lexopt::Parser::from_env();
    let Some(Value(chore)) = arguments.next()? else {
        print!("{HELP}");
        return Ok(());
    };
    let place = Place::find()?;
    match chore.to_str() {
        Some("run") => run::run(&place, arguments.raw_args()?),
        Some("test") => test::test(&place, switch(&mut arguments, "quick")?),
        Some("demo") => {
            none(&mut arguments)?;
            demo::demo(&place)
        }
        Some("icons") => {
            none(&mut arguments)?;
            icons::icons(&place)
        }
        Some("package") => {
            none(&mut arguments)?;
            package::package(&place)
        }
        _ => bail!("there is no chore {chore:?}\n\n{HELP}"),
    }
}

/// # Errors
/// When there is an argument.
fn none(arguments: &mut lexopt::Parser) -> Result<()> {
    match arguments.next()? {
        Some(argument) => Err(argument.unexpected().into()),
        None => Ok(()),
    }
}

/// Is this switch, the only option a chore has, given?
fn switch(arguments: &mut lexopt::Parser, name: &str) -> Result<bool> {
    let mut given = false;
    while let Some(argument) = arguments.next()? {
        match argument {
            Long(option) if option == name => given = true,
            Long(_) | Short(_) | Value(_) => return Err(argument.unexpected().into()),
        }
    }
    Ok(given)
}
