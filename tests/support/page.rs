//! A page that scripts can be run in, whichever browser shows it.

use serde_json::Value;

use crate::launcher::Launcher;

/// See the module.
pub trait Page {
    /// Runs the body of a function; answers what it returns.
    fn run(&self, script: &str) -> Value;
    /// Runs a script that calls `done` with its result.
    fn run_async(&self, script: &str) -> Value;
}

impl Page for Launcher {
    fn run(&self, script: &str) -> Value {
        Launcher::run(self, script)
    }

    fn run_async(&self, script: &str) -> Value {
        Launcher::run_async(self, script)
    }
}
