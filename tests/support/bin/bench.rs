//! What the program costs. Without an argument: what can be asked of any computer at any time; ends with 1 when something
//! is wrong. `--long FILE`: every figure, as a table, and as JSON in this file. `--way`: where the time of a link's way goes.

use std::path::PathBuf;
use std::process::ExitCode;

use bbw_meet_tests::bench::{self, figure, short};
use bbw_meet_tests::weigh;

fn main() -> ExitCode {
    if weigh::run_if_asked() {
        return ExitCode::SUCCESS;
    }
    let mut arguments = std::env::args_os().skip(1);
    match arguments.next() {
        None => look(),
        Some(first) if first == "--long" => {
            let file = PathBuf::from(arguments.next().expect("a file for the figures"));
            let figures = bench::all();
            std::fs::write(&file, format!("{:#}\n", figure::json(&figures))).unwrap();
            println!("{}", figure::table(&figures));
            println!("{}\n{}", bench::way(), bench::instructions());
            println!("{}", file.display());
            ExitCode::SUCCESS
        }
        Some(first) if first == "--way" => {
            println!("{}", bench::way());
            ExitCode::SUCCESS
        }
        Some(other) => panic!("{} is no argument", other.display()),
    }
}

fn look() -> ExitCode {
    let wrong = short::complaints();
    for complaint in &wrong {
        eprintln!("bench: {complaint}");
    }
    if wrong.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}
