//! What a whole run takes of processor and memory, as the kernel counts it.
//!
//! The kernel's peak of a child begins with the memory of whoever starts it (execve(2) keeps the mark), so the run is
//! started by a small process of its own: this program once more, by [`run_if_asked`].

use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

use crate::cost;

/// The first argument of the small process.
const WEIGH: &str = "--weigh";

/// Nothing that is weighed takes longer.
const LIMIT: Duration = Duration::from_secs(60);

/// What a run took.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Weight {
    /// Time on a processor.
    pub work: Duration,
    /// Most memory at a time, in bytes.
    pub memory: u64,
}

impl Weight {
    /// The memory in MiB.
    #[allow(clippy::cast_precision_loss)] // For people.
    pub fn memory_mebibytes(&self) -> f64 {
        self.memory as f64 / 1024.0 / 1024.0
    }
}

/// Runs a command, which must succeed. To be called by programs whose `main` begins with [`run_if_asked`].
pub fn weigh(command: &mut Command) -> Weight {
    let mut small = Command::new(std::env::current_exe().unwrap());
    small
        .arg(WEIGH)
        .arg(command.get_program())
        .args(command.get_args())
        .env_clear()
        .stderr(Stdio::inherit());
    for (name, value) in command.get_envs() {
        if let Some(value) = value {
            small.env(name, value);
        }
    }
    let output = small.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", output.status);
    let told: Value = serde_json::from_slice(&output.stdout).unwrap();
    Weight {
        work: Duration::from_nanos(told["work"].as_u64().unwrap()),
        memory: told["memory"].as_u64().unwrap(),
    }
}

/// Is this the small process? Then it does its work, and there is nothing else to do.
pub fn run_if_asked() -> bool {
    let mut arguments = std::env::args_os().skip(1);
    if arguments.next().is_none_or(|first| first != WEIGH) {
        return false;
    }
    let program = arguments.next().expect("a program to be weighed");
    let run = cost::run(Command::new(program).args(arguments), LIMIT);
    assert!(run.status.success(), "{}", run.status);
    let work = u64::try_from(run.work.as_nanos()).unwrap_or(u64::MAX);
    println!("{}", json!({"work": work, "memory": run.memory}));
    true
}
