//! What the program costs. Without an argument: what can be asked of any computer at any time; ends with 1 when something
//! is wrong. `--long FILE`: every figure, as a table, and as JSON in this file.

use std::path::PathBuf;
use std::process::ExitCode;

use bbw_meet_tests::bench::{self, figure, short};
use bbw_meet_tests::weigh;

fn main() -> ExitCode {
    if weigh::run_if_asked() {
        return ExitCode::SUCCESS;
    }
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_some_and(|first| first == "--long") {
        let file = PathBuf::from(arguments.next().expect("a file for the figures"));
        let figures = bench::all();
        std::fs::write(&file, format!("{:#}\n", figure::json(&figures))).unwrap();
        println!("{}\n{}", figure::table(&figures), bench::details());
        println!("{}", file.display());
        return ExitCode::SUCCESS;
    }
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
