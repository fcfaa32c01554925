//! BBW Meet: from one double-click into a meeting.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    bbw_meet::run()
}
