//! Writers that are killed at any moment, and writers that compete.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::Stdio;
use std::time::Duration;

use bbw_meet_core::storage::{append_line, update};

use super::documents::{Counter, get, set};
use super::{child, names, now, soak};

/// The child: one number after the other into both kinds of files. What was written is acknowledged.
pub(crate) fn write_for_ever(folder: &Path) {
    let mut out = std::io::stdout();
    for number in get(folder).value.count + 1.. {
        append_line(&folder.join("log"), &format!("{{\"number\":{number}}}")).unwrap();
        writeln!(out, "\nappended {number}").unwrap();
        set(folder, number).unwrap();
        writeln!(out, "\nwritten {number}").unwrap();
    }
}

/// `kill -9` at a random moment, again and again: what was acknowledged is there, and every file can be read.
#[test]
fn no_acknowledged_write_is_lost_when_the_program_is_killed() {
    // Under Wine a process takes a hundred times longer to start.
    let cycles = match soak() {
        true => 10_000,
        false if cfg!(windows) => 200,
        false => 1_000,
    };
    let folder = tempfile::tempdir().unwrap();
    let (mut written, mut appended, mut torn) = (0, Vec::new(), 0);
    for cycle in 0..cycles {
        let mut command = child::command("write-for-ever", folder.path());
        let mut writer = child::start(command.stderr(Stdio::inherit()));
        let mut lines = BufReader::new(writer.stdout.take().unwrap())
            .lines()
            .map(Result::unwrap);
        // The first acknowledgement is awaited: otherwise many would die before they have begun.
        acknowledge(
            lines.by_ref().find(|line| line.starts_with("appended")),
            &mut written,
            &mut appended,
        );
        std::thread::sleep(Duration::from_micros(random(15_000)));
        writer.kill().unwrap();
        writer.wait().unwrap();
        lines.for_each(|line| acknowledge(Some(line), &mut written, &mut appended));

        let loaded = get(folder.path());
        assert_eq!(loaded.note, None, "cycle {cycle}: the document can be read");
        assert!(
            loaded.value.count >= written,
            "cycle {cycle}: {} < {written}",
            loaded.value.count
        );
        torn += usize::from(
            !names(folder.path())
                .iter()
                .all(|name| !name.ends_with(".tmp")),
        );
    }
    let log = fs::read_to_string(folder.path().join("log")).unwrap();
    for number in &appended {
        let line = format!("{{\"number\":{number}}}");
        assert!(
            log.lines().any(|found| found == line),
            "{number} was acknowledged and is gone"
        );
    }
    assert!(appended.len() >= cycles, "the writers wrote");
    println!(
        "{cycles} kills, {} acknowledged lines, {torn} kills left a temporary file",
        appended.len()
    );
}

fn acknowledge(line: Option<String>, written: &mut u64, appended: &mut Vec<u64>) {
    let line = line.expect("the writer wrote something");
    if let Some(number) = line.strip_prefix("appended ") {
        // The line itself may be cut off by the kill; then it ends early, and a shorter number is an older one.
        appended.extend(number.parse::<u64>());
    } else if let Some(number) = line.strip_prefix("written ") {
        *written = (*written).max(number.parse().unwrap_or(0));
    }
}

fn random(below: u64) -> u64 {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).unwrap();
    u64::from_be_bytes(bytes) % below
}

/// How often each of the competing writers counts.
const ROUNDS: u64 = 25;

/// The child: counts up what stands in the document, and writes a line.
pub(crate) fn count(folder: &Path) {
    for _ in 0..ROUNDS {
        update(folder, &Counter::default(), now(), |mut counter| {
            counter.count += 1;
            Ok(counter)
        })
        .unwrap();
        append_line(
            &folder.join("log"),
            &format!("{{\"writer\":{}}}", std::process::id()),
        )
        .unwrap();
    }
}

#[test]
fn several_processes_lose_nothing_of_each_other() {
    let folder = tempfile::tempdir().unwrap();
    let writers: Vec<_> = (0..4)
        .map(|_| child::start(&mut child::command("count", folder.path())))
        .collect();
    for writer in writers {
        let output = writer.wait_with_output().unwrap();
        assert!(
            output.status.success(),
            "{}",
            String::from_utf8_lossy(&output.stderr)
        );
    }
    assert_eq!(get(folder.path()).value.count, 4 * ROUNDS);
    let log = fs::read_to_string(folder.path().join("log")).unwrap();
    assert_eq!(log.lines().count() as u64, 4 * ROUNDS);
    assert!(
        log.lines()
            .all(|line| line.starts_with("{\"writer\":") && line.ends_with('}'))
    );
    assert_eq!(names(folder.path()), ["counter.json", "log"]);
}
