//! Somebody who has agreed before starts the program.

use std::fs;
use std::time::{Duration, Instant};

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::once_in_three;
use bbw_meet_tests::standin::Order;
use serde_json::{Value, json};

#[test]
fn a_link_leads_straight_into_the_meeting() {
    let desk = Desk::of("Anna");
    let _program = desk.start([desk.standin.room("bbw/Teamrunde")]);
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(
        (prejoin.tenant.as_deref(), prejoin.room.as_deref()),
        (Some("bbw"), Some("Teamrunde"))
    );
    assert_eq!(prejoin.display_name, "Anna");
    desk.wait_until("no launcher is left", Duration::from_secs(5), || {
        !desk.shows_launcher()
    });
}

#[test]
fn the_programs_own_link_means_the_same() {
    let desk = Desk::of("Anna");
    let link = desk
        .standin
        .room("bbw/Teamrunde")
        .replace("https://", "bbw-meet://");
    let _program = desk.start([link]);
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(
        (prejoin.tenant.as_deref(), prejoin.room.as_deref()),
        (Some("bbw"), Some("Teamrunde"))
    );
}

#[test]
fn a_room_name_is_enough_and_is_remembered() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.join("Teamrunde");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Teamrunde")
    );
    desk.standin.order(Order::LeaveWelcome);

    launcher
        .expect("over")
        .press("go-home")
        .expect("home")
        .says("Teamrunde")
        .press("join-history");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Teamrunde")
    );
    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over").press("join-pending");
    assert_eq!(
        desk.standin.expect("prejoin").room.as_deref(),
        Some("Teamrunde")
    );
}

#[test]
fn an_empty_field_opens_the_start_page_and_its_end_is_the_way_back_there() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("start");
    desk.standin.expect("welcome");
    launcher.expect_gone();

    desk.standin.order(Order::Goto {
        to: desk.standin.room("Spontan"),
    });
    assert_eq!(desk.standin.expect("prejoin").display_name, "Anna");
    desk.standin.order(Order::LeaveWelcome);
    launcher
        .expect("over")
        .says("Sie haben das Meeting verlassen.");
}

#[test]
fn a_link_of_somebody_else_is_refused_in_words() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher(["https://meet.evil.example/Raum"]);
    launcher.expect("problem").says("meet.evil.example");
    desk.picture("problem-host");
    assert!(desk.browsers().is_empty());
    assert!(desk.standin.requests().is_empty());
}

/// How long it takes from the start to the room being asked for: the best of several, since the computer has other
/// things to do.
fn soonest(desks: [&Desk; 2], before_each: impl Fn()) -> [Duration; 2] {
    let mut soonest = [Duration::MAX; 2];
    for round in 0..4 {
        for (desk, soonest) in desks.iter().zip(&mut soonest) {
            before_each();
            let room = format!("Raum{round}");
            let start = Instant::now();
            let mut program = desk.start([desk.standin.room(&room)]);
            let asked = || {
                let requests = desk.standin.requests();
                requests
                    .iter()
                    .any(|request| request.target.contains(&room))
            };
            desk.wait_until("the room is asked for", Duration::from_secs(30), asked);
            *soonest = (*soonest).min(start.elapsed());
            program.kill();
            desk.wait_until("the browser has ended", Duration::from_secs(10), || {
                desk.browsers().is_empty()
            });
        }
    }
    soonest
}

#[test]
fn ten_thousand_meetings_and_decisions_cost_nothing_noticeable_at_start() {
    let new = Desk::of("Anna");
    let old = Desk::of("Anna");
    let log = old.data().join("consent.jsonl");
    let line = fs::read_to_string(&log).unwrap();
    fs::write(&log, line.repeat(10_000)).unwrap();
    let entry = |number: usize| {
        json!({
            "id": format!("{number:016x}"), "at": "2026-11-23T10:15:00Z",
            "link": format!("https://localhost/Raum{number}"), "key": format!("https://localhost//raum{number}"),
            "host": "localhost", "room": format!("Raum{number}"), "title": "Beratung",
        })
    };
    let entries: Vec<Value> = (0..10_000).map(entry).collect();
    let history = json!({"version": 1, "entries": entries}).to_string();
    // The program keeps eight of them.
    let fill = || fs::write(old.data().join("history.json"), &history).unwrap();

    // The tests' build reads some ten times slower than the one that is shipped.
    let unnoticed = || {
        let [little, much] = soonest([&new, &old], fill);
        let ratio = much.as_secs_f64() / little.as_secs_f64();
        println!("{little:?} with nothing, {much:?} with ten thousand of each: {ratio:.2}");
        ratio < 1.5
    };
    assert!(once_in_three(unnoticed));
}
