//! A token is seen by the meeting's page and by nobody else.

use std::time::{Duration, Instant};

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::Order;

const TOKEN: &str = "eyJhbGciOiJub25lIn0.c2VjcmV0LXRva2Vu.c2lnbmF0dXJl";

#[test]
fn a_token_is_on_no_command_line_and_in_no_file() {
    let desk = Desk::of("Anna");
    let mut program = desk.start([format!("{}?jwt={TOKEN}", desk.standin.room("Raum"))]);

    // A desktop can hand over a link in no other way than as an argument. The process that was started with it
    // replaces itself at once; from then on the token is nowhere.
    let watched = Instant::now();
    let mut hidden = None;
    let mut arrived = None;
    while arrived.is_none_or(|at: Instant| at.elapsed() < Duration::from_secs(2)) {
        assert!(
            watched.elapsed() < Duration::from_secs(30),
            "the meeting's page never gets the token"
        );
        for process in desk.processes() {
            let bearer = process.arguments.iter().any(|word| word.contains(TOKEN));
            if process.pid == program.pid() && hidden.is_none() {
                hidden = (!bearer).then(|| watched.elapsed());
            } else {
                assert!(!bearer, "{process:#?}");
            }
        }
        if desk
            .standin
            .requests()
            .iter()
            .any(|request| request.target.contains(TOKEN))
        {
            arrived.get_or_insert_with(Instant::now);
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    assert!(
        hidden.is_some_and(|after| after < Duration::from_secs(2)),
        "{hidden:?}"
    );

    assert_eq!(desk.standin.expect("prejoin").jwt.as_deref(), Some(TOKEN));
    desk.standin.order(Order::LeaveWelcome);
    desk.wait_until("the browser has ended", Duration::from_secs(10), || {
        desk.browsers().is_empty()
    });
    // The browser's own files, too: a meeting with a token has a profile that is erased when it is over.
    desk.wait_until("no file holds the token", Duration::from_secs(10), || {
        holders(&desk).is_empty()
    });
    program.kill();
    assert_eq!(holders(&desk), Vec::<std::path::PathBuf>::new());
}

/// Files of the desk that hold the token.
fn holders(desk: &Desk) -> Vec<std::path::PathBuf> {
    desk.files()
        .into_iter()
        .filter(|(_, content)| {
            content
                .windows(TOKEN.len())
                .any(|window| window == TOKEN.as_bytes())
        })
        .map(|(path, _)| path)
        .collect()
}
