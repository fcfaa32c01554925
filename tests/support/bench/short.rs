//! What is no matter of luck, to be asked of any computer at any time: the libraries, the processes that are left alive,
//! the memory of a small start, and doing nothing while nothing is to be done.

use std::fmt::Write as _;
use std::time::Duration;

use super::{idle, memory, settle, toolkit};
use crate::desk::{Desk, binary};
use crate::standin::{Order, PATIENCE};
use crate::weigh::weigh;

/// Most memory of the program by itself, in MiB: at a start that shows nothing, and during a meeting.
const MOST: f64 = 8.0;

/// As long as it takes to notice somebody who looks every now and then.
const WHILE: Duration = Duration::from_secs(10);

/// A browser or a page may say something now and then; who asks every second is heard more often.
const RESTS: u64 = 5;

/// Looks at everything; what is wrong, in words.
pub fn complaints() -> Vec<String> {
    let mut wrong = Vec::new();
    let mut look = |what: &str, is_well: bool, seen: &str| {
        println!("{} {what}: {seen}", if is_well { "well " } else { "WRONG" });
        if !is_well {
            wrong.push(format!("{what}: {seen}"));
        }
    };

    let toolkit = toolkit::parts(toolkit::linked(&binary()));
    look(
        "no toolkit is linked",
        toolkit.is_empty(),
        &format!("{toolkit:?}"),
    );

    let desk = Desk::of("Anna");
    let link = desk.standin.room(super::ROOM);
    for arguments in [vec!["--version"], vec!["--check", &link]] {
        let peak = weigh(desk.prepare(&binary()).args(&arguments)).memory_mebibytes();
        let what = format!("{} takes at most {MOST} MiB", arguments[0]);
        look(&what, peak <= MOST, &format!("{peak:.1} MiB"));
    }

    let mut program = desk.start::<&str>([]);
    desk.wait_until("the launcher is there", PATIENCE, || desk.shows_launcher());
    std::thread::sleep(memory::REST);
    let count = rests(program.pid());
    look(
        "nothing is done beside the open launcher",
        count <= RESTS,
        &format!("{count} rests"),
    );
    program.kill();
    settle(&desk);

    let mut program = idle::in_a_meeting(&desk);
    let own = memory::own(&desk, program.pid());
    let names: Vec<_> = own.iter().map(|process| &process.executable).collect();
    look(
        "the program alone stays for a meeting",
        own.len() == 1,
        &format!("{names:?}"),
    );
    let share: f64 = own.iter().map(|process| memory::share(process.pid)).sum();
    look(
        &format!("it takes at most {MOST} MiB then"),
        share <= MOST,
        &format!("{share:.1} MiB"),
    );
    let count = rests(program.pid());
    look(
        "it does nothing then",
        count <= RESTS,
        &format!("{count} rests"),
    );

    // The whole course, to the end.
    desk.standin.order(Order::LeaveWelcome);
    desk.wait_until("the launcher is back", PATIENCE, || desk.shows_launcher());
    desk.close_launcher();
    program.ends_within(PATIENCE);
    std::thread::sleep(Duration::from_secs(2));
    let mut left = String::new();
    for process in desk.processes() {
        let of_ours = process.is_browser()
            || process.is_web_view()
            || process.runs_file(&binary())
            || process.runs_file(&crate::desk::window_binary());
        if of_ours {
            let _ = write!(left, "{:?} ", process.executable);
        }
    }
    look("nothing is left alive", left.is_empty(), &left);
    wrong
}

/// How often threads of the program go to sleep within [`WHILE`].
fn rests(pid: u32) -> u64 {
    let before = idle::rests(pid);
    std::thread::sleep(WHILE);
    idle::rests(pid).saturating_sub(before)
}
