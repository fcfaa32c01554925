//! Starts, ends, and words from windows.

use super::*;

#[test]
fn who_closes_the_launcher_ends_the_program() {
    let computer = Computer::new();
    assert!(matches!(
        computer.close_launcher()[..],
        [Effect::Quit(Exit::Done)]
    ));
}

#[test]
fn a_start_after_the_decision_to_end_is_left_to_the_next_program() {
    let computer = Computer::new();
    computer.close_launcher();
    assert!(!computer.app.take(Request::Home));
}

#[test]
fn a_start_before_the_decision_to_end_is_not_lost() {
    let computer = Computer::new();
    computer.agree();
    assert!(computer.app.session().arrive(), "it is still being read");
    assert!(!quits(&computer.close_launcher()));
    computer.app.tell(|session, now| {
        let standings = session.standings.clone();
        session.launched(Launch::Home, standings, now)
    });
    assert!(shows(&computer.effects()));
    assert!(quits(&computer.close_launcher()));
}

#[test]
fn a_file_that_cannot_be_read_yet_stops_nobody() {
    let computer = Computer::new();
    computer.agree();
    assert!(computer.app.session().arrive());
    computer
        .app
        .tell(|session, _| session.reading_is_slow(Code::FileSlow.into()));
    assert!(shows(&computer.effects()));
    assert_eq!(computer.view().notes[0].problem.code, Code::FileSlow);
    assert_eq!(room_of(&computer.launch("r")).as_deref(), Some("r"));
}

#[test]
fn views_are_counted() {
    let computer = Computer::new();
    let before = computer.view().revision;
    computer.launch("r");
    assert!(computer.view().revision > before);
}

#[test]
fn effects_come_in_the_order_of_the_decisions() {
    let computer = Computer::in_meeting("one");
    let run = computer.app.session().runs();
    let threads: Vec<_> = (0..8)
        .map(|_| {
            let app = computer.app.clone();
            thread::spawn(move || {
                for _ in 0..50 {
                    app.tell(|session, now| {
                        session.hear(run, News::Over(Ending::Left), now);
                        session.stage = Stage::Home;
                        let at = session.view().revision;
                        vec![Effect::Log(crate::person::log::Entry::Start); (at % 2) as usize]
                            .into_iter()
                            .chain([Effect::Quit(if at % 2 == 0 {
                                Exit::Done
                            } else {
                                Exit::Failed
                            })])
                            .collect()
                    });
                }
            })
        })
        .collect();
    threads
        .into_iter()
        .for_each(|thread| thread.join().unwrap());
    let quits: Vec<Exit> = computer
        .effects()
        .into_iter()
        .filter_map(|effect| {
            if let Effect::Quit(exit) = effect {
                Some(exit)
            } else {
                None
            }
        })
        .collect();
    assert_eq!(quits.len(), 400);
    assert!(
        quits.windows(2).all(|pair| pair[0] != pair[1]),
        "each change follows the one before"
    );
}

#[test]
fn the_page_for_invitations_opens_where_it_is_asked_for_and_is_gone_afterwards() {
    let computer = Computer::new();
    let ask = || {
        assert!(computer.app.take(Request::CreateInvitation));
        assert!(shows(&computer.effects()));
        computer.view().page
    };
    assert_eq!(ask(), None, "nothing lies above the question for consent");
    computer.agree();
    let first = ask().map(|page| page.id);
    assert!(first.is_some());
    assert_ne!(
        ask().map(|page| page.id),
        first,
        "asked again, it opens again"
    );
    computer.launch("r");
    assert_eq!(computer.view().page, None, "a meeting goes before");
}
