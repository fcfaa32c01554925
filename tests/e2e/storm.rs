//! Very many starts at once.

use std::fs;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use bbw_meet_tests::desk::{Desk, Running, binary};
use bbw_meet_tests::standin::Order;

/// As many starts as a desktop gone wild could make.
const STARTS: usize = 200;

/// Two cores load the libraries of 200 programs for many seconds.
const PATIENCE: Duration = Duration::from_secs(120);

/// Starts everything without waiting for anything, as a desktop does; writes down how each start ends.
const SCRIPT: &str = r#"
number=0
while [ $number -lt "$1" ]; do
    ( "$2" "$3$number"; echo $? >> "$4" ) &
    number=$((number + 1))
done
echo >> "$4.started"
wait
"#;

/// Very many starts, each with a link of its own.
struct Storm {
    answers: PathBuf,
    _shell: Running,
}

impl Storm {
    fn over(desk: &Desk) -> Self {
        let answers = desk.home().join("answers");
        let started = desk.home().join("answers.started");
        let begin = Instant::now();
        let shell = desk.run(
            desk.prepare("/bin/sh".as_ref())
                .args(["-c", SCRIPT, "sh", &STARTS.to_string()])
                .args([
                    &binary(),
                    &PathBuf::from(desk.standin.room("Raum")),
                    &answers,
                ]),
        );
        desk.wait_until("all have been started", PATIENCE, || started.exists());
        println!("{STARTS} starts within {:?}", begin.elapsed());
        Self {
            answers,
            _shell: shell,
        }
    }

    /// Exit codes so far.
    fn answers(&self) -> Vec<String> {
        let text = fs::read_to_string(&self.answers).unwrap_or_default();
        text.lines().map(str::to_owned).collect()
    }

    /// Waits until so many have ended, and makes sure that each was told that its link was taken.
    fn answers_all(&self, desk: &Desk, count: usize) {
        let begin = Instant::now();
        desk.wait_until("each has its answer", PATIENCE, || {
            self.answers().len() >= count
        });
        println!("all answered {:?} later", begin.elapsed());
        assert_eq!(self.answers(), vec!["0"; count]);
    }
}

#[test]
fn two_hundred_links_at_once_give_one_meeting_one_question_and_an_answer_to_each() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Erstes");
    desk.standin.expect("prejoin");
    launcher.expect_gone();

    Storm::over(&desk).answers_all(&desk, STARTS);
    launcher
        .expect_within("switch", PATIENCE)
        .says("Erstes")
        .says("Raum");
    desk.picture("storm");
    desk.standin.expect_none("prejoin", Duration::from_secs(1));
    assert_eq!(desk.opened_by_default(), [""; 0]);

    // The last one counts.
    assert!(
        desk.start([desk.standin.room("Letztes")])
            .ends_within(PATIENCE)
            .success()
    );
    launcher.says("Letztes").press("stay").expect_gone();
    desk.standin.order(Order::Look);
    assert_eq!(
        desk.standin.expect("looked").room.as_deref(),
        Some("Erstes")
    );
}

#[test]
fn two_hundred_first_starts_at_once_give_one_program_and_one_meeting() {
    let desk = Desk::of("Anna");
    let storm = Storm::over(&desk);
    let prejoin = desk.standin.expect_within("prejoin", PATIENCE);
    storm.answers_all(&desk, STARTS - 1);
    desk.standin.expect_none("prejoin", Duration::from_secs(2));
    let programs = desk.processes().into_iter();
    let programs = programs.filter(|process| process.executable.as_deref() == Some(&binary()));
    assert_eq!(programs.count(), 1);
    assert!(prejoin.room.is_some_and(|room| room.starts_with("Raum")));
    desk.wait_until("the question is there", PATIENCE, || desk.shows_launcher());
}

#[test]
fn two_hundred_invitations_to_somebody_new_still_ask_first() {
    let desk = Desk::new();
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("welcome");
    Storm::over(&desk).answers_all(&desk, STARTS);
    launcher.expect("welcome").says("Raum");
    assert!(desk.browsers().is_empty());
    assert!(desk.standin.requests().is_empty());
}
