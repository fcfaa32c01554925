//! How each step went, and how long it took.

use std::time::{Duration, Instant};

use anyhow::{Result, bail};

/// Tests counted in one step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: u32,
    pub(crate) failed: u32,
    pub(crate) ignored: u32,
}

impl Tally {
    /// A step that is a single check.
    pub(crate) fn one(passed: bool) -> Self {
        Self {
            passed: u32::from(passed),
            failed: u32::from(!passed),
            ignored: 0,
        }
    }

    /// Counts a line of a test program, as `test result: ok. 3 passed; 0 failed; 1 ignored; …`.
    pub(crate) fn read(&mut self, line: &str) {
        let Some(counts) = line.strip_prefix("test result: ") else {
            return;
        };
        let words: Vec<&str> = counts
            .split([' ', ';'])
            .filter(|word| !word.is_empty())
            .collect();
        for pair in words.windows(2) {
            let count = pair[0].parse().unwrap_or(0);
            match pair[1] {
                "passed" => self.passed += count,
                "failed" => self.failed += count,
                "ignored" => self.ignored += count,
                _ => {}
            }
        }
    }

    /// Counts a line of Node's summary in the Test Anything Protocol, as `# pass 8`.
    pub(crate) fn read_tap(&mut self, line: &str) {
        let Some((name, count)) = line.strip_prefix("# ").and_then(|sum| sum.split_once(' '))
        else {
            return;
        };
        let Ok(count) = count.parse::<u32>() else {
            return;
        };
        match name {
            "pass" => self.passed += count,
            "fail" | "cancelled" => self.failed += count,
            "skipped" | "todo" => self.ignored += count,
            _ => {}
        }
    }
}

#[derive(Debug)]
struct Line {
    step: String,
    time: Duration,
    tally: Tally,
    problem: Option<String>,
}

/// What is told at the end.
#[derive(Debug, Default)]
pub(crate) struct Report(Vec<Line>);

impl Report {
    /// Takes a step. One that could not be run, or that failed without naming a test, counts as one failure.
    pub(crate) fn take(&mut self, step: &str, run: impl FnOnce() -> Result<(Tally, bool)>) {
        println!("\n== {step}");
        let start = Instant::now();
        let outcome = run().and_then(|(tally, succeeded)| {
            if tally == Tally::default() {
                bail!("no test was run");
            }
            Ok((tally, succeeded))
        });
        let (tally, problem) = match outcome {
            Ok((tally, true)) => (tally, None),
            Ok((mut tally, false)) => {
                tally.failed = tally.failed.max(1);
                (tally, Some("failed".to_owned()))
            }
            Err(error) => {
                let tally = Tally {
                    failed: 1,
                    ..Tally::default()
                };
                (tally, Some(format!("{error:#}")))
            }
        };
        self.0.push(Line {
            step: step.to_owned(),
            time: start.elapsed(),
            tally,
            problem,
        });
    }

    /// All failures so far.
    pub(crate) fn failed(&self) -> u32 {
        self.0.iter().map(|line| line.tally.failed).sum()
    }

    /// A table of the steps, then one plain line for people and programs that count.
    pub(crate) fn print(&self) {
        println!("\n== report");
        for line in &self.0 {
            println!(
                "{:>7.1} s  {:24} {} passed, {} failed, {} ignored{}",
                line.time.as_secs_f64(),
                line.step,
                line.tally.passed,
                line.tally.failed,
                line.tally.ignored,
                line.problem
                    .as_ref()
                    .map_or_else(String::new, |problem| format!(": {problem}")),
            );
        }
        let passed: u32 = self.0.iter().map(|line| line.tally.passed).sum();
        println!("{passed} passed, {} failed", self.failed());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        lines.iter().for_each(|line| tally.read(line));
        tally
    }

    #[test]
    fn the_counts_of_all_test_programs_are_summed() {
        let tally = read(&[
            "running 4 tests",
            "test result: ok. 3 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out; finished in 0.01s",
            "test result: FAILED. 5 passed; 2 failed; 0 ignored; 0 measured; 9 filtered out; finished in 1.2s",
        ]);
        assert_eq!((tally.passed, tally.failed, tally.ignored), (8, 2, 1));
    }

    #[test]
    fn nodes_summary_is_counted() {
        let mut tally = Tally::default();
        for line in [
            "# Subtest: pass 7",
            "ok 1 - pass 9",
            "# tests 6",
            "# pass 3",
            "# fail 2",
            "# cancelled 1",
            "# skipped 1",
            "# duration_ms 12.5",
        ] {
            tally.read_tap(line);
        }
        assert_eq!((tally.passed, tally.failed, tally.ignored), (3, 3, 1));
    }

    #[test]
    fn nothing_that_failed_or_was_not_run_counts_as_passed() {
        let mut report = Report::default();
        report.take("check", || Ok((Tally::one(true), true)));
        assert_eq!(report.failed(), 0);
        report.take("empty", || Ok((Tally::default(), true)));
        assert_eq!(report.failed(), 1, "a step without a test proves nothing");
        report.take("broken", || Ok((Tally::one(true), false)));
        assert_eq!(report.failed(), 2, "a failure need not be in a test");
        report.take("missing", || anyhow::bail!("no such tool"));
        assert_eq!(report.failed(), 3, "a step that could not run is a failure");
    }
}
