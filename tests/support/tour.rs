//! Every screen of the launcher, in every state that looks different, reached as a person reaches it.
//!
//! Walked by the accessibility tests, which examine each state, and by the program that takes pictures of all of them.

use std::fs;
use std::time::Duration;

use bbw_meet_core::history::{History, Meeting};
use jiff::{SignedDuration, Timestamp};
use serde_json::json;

use crate::desk::Desk;
use crate::launcher::Launcher;
use crate::standin::{Fault, Order};

/// What is done at each state: its name, the desk, and the launcher that shows it.
pub type Look<'a> = dyn FnMut(&str, &Desk, &Launcher) + 'a;

/// All tours. Each has desks of its own, so they can be walked side by side.
pub const TOURS: [fn(&mut Look); 5] = [newcomer, everyday, staff, meeting, two_notices];

/// Somebody who has never used the program: what is asked, and what can be read before the answer.
pub fn newcomer(look: &mut Look) {
    let desk = Desk::new();
    let launcher = desk.open_launcher([invitation(&desk, SignedDuration::from_mins(5))]);
    launcher.expect("welcome");
    look("welcome", &desk, &launcher);
    launcher.fill("name", " ").press("agree").says("Name fehlt");
    look("welcome-mistake", &desk, &launcher);
    // As Enter in the field does.
    launcher.run("document.querySelector('form').requestSubmit()");
    launcher.says("Sind Sie mit der Datenschutzerklärung einverstanden?");
    look("welcome-deciding", &desk, &launcher);
    launcher.press("privacy").expect("privacy");
    look("privacy-before", &desk, &launcher);
    launcher.press("back").expect("welcome").press("decline");
    launcher.expect("declined");
    look("declined", &desk, &launcher);
    drop(launcher);

    let desk = Desk::new();
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("welcome");
    look("welcome-plain", &desk, &launcher);
    drop(launcher);

    fs::write(
        desk.deployment(),
        "{\n  \"version\": 1,\n  \"servers\": 1\n}\n",
    )
    .unwrap();
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("halted");
    look("halted", &desk, &launcher);
    drop(launcher);

    let desk = Desk::of("Anna Beispiel");
    let deployment = fs::read_to_string(desk.deployment()).unwrap();
    let other = deployment.replace("BBW Teststand, Muster", "BBW Neustand, Muster");
    fs::write(desk.deployment(), other).unwrap();
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("welcome").says("ist jetzt: BBW Neustand");
    look("welcome-changed", &desk, &launcher);
}

/// Somebody who has agreed to one notice, and is invited to a server with another.
pub fn two_notices(look: &mut Look) {
    let desk = with_school();
    desk.agree();
    desk.rename("Anna Beispiel");
    let launcher = desk.open_launcher([format!("{SCHOOL}/Klasse")]);
    launcher.expect("welcome").says("Die Schule.");
    look("other-notice", &desk, &launcher);
    launcher.press("privacy").expect("privacy");
    launcher.says("Sie haben sich noch nicht entschieden.");
    look("two-notices", &desk, &launcher);
}

/// Somebody who knows the program: the start page and the pages beside it.
pub fn everyday(look: &mut Look) {
    let desk = Desk::of("Anna Beispiel");
    desk.deploy(|deployment| deployment["locks"] = json!({"cameraOff": true, "host": "automatic"}));
    fs::write(desk.data().join("history.json"), "{").unwrap();
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").says("beschädigt");
    look("home-note", &desk, &launcher);
    launcher
        .press("dismiss")
        .wait_for("!document.querySelector('.note')");
    look("home-first", &desk, &launcher);
    launcher.fill("entry", "https://meet.fremd.example/Raum");
    launcher.press("start").says("meet.fremd.example");
    look("home-mistake", &desk, &launcher);
    launcher.says("Dieser Link führt zu einem fremden Server");
    drop(launcher);

    past_meetings(&desk);
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home");
    look("home", &desk, &launcher);
    launcher.press("edit").says("Entfernen");
    look("home-edit", &desk, &launcher);
    launcher.press("forget-all").says("Wirklich alle");
    look("home-forget-all", &desk, &launcher);
    launcher.press("forget-no").press("edit");
    launcher.press("telephone").expect("telephone");
    launcher.says("https://");
    look("telephone", &desk, &launcher);
    launcher.press("back").expect("home");

    launcher.press("settings").expect("settings");
    look("settings", &desk, &launcher);
    launcher.press("back").expect("home").press("privacy");
    launcher.expect("privacy").says("Ihre letzten Meetings");
    look("privacy", &desk, &launcher);
    launcher.unfold();
    look("privacy-all", &desk, &launcher);
    launcher.press("erase").says("Wirklich alles löschen?");
    look("privacy-erase", &desk, &launcher);
    launcher.press("erase-no").press("back").expect("home");

    launcher.press("help").expect("help");
    look("help", &desk, &launcher);
    launcher.unfold().says("Webansicht");
    look("help-all", &desk, &launcher);
    launcher.press("about").expect("about");
    look("about", &desk, &launcher);
    drop(launcher);

    desk.withdraw();
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("welcome");
    look("welcome-withdrawn", &desk, &launcher);
}

/// Somebody who invites.
pub fn staff(look: &mut Look) {
    let desk = Desk::of("Anna Beispiel");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("create").expect("create");
    look("create-title", &desk, &launcher);
    launcher.unfold();
    launcher.fill("title", "Beratung am Dienstag");
    launcher.fill("room", "config.js").says("reserviert");
    look("create-room", &desk, &launcher);
    launcher.fill("room", "Beratung-am-Dienstag").press("next");
    launcher.says("Wann ist das Meeting?");
    look("create-time", &desk, &launcher);
    launcher.click("#when-fixed").says("Uhrzeit");
    look("create-time-fixed", &desk, &launcher);
    launcher.run(
        "const day = document.getElementById('date');
         day.value = '2026-01-05';
         day.dispatchEvent(new Event('input', { bubbles: true }));",
    );
    launcher.press("prepare").says("in der Vergangenheit");
    look("create-time-past", &desk, &launcher);
    launcher
        .press("keep-time")
        .says("Ihre Einladung ist fertig.")
        .says("/Beratung-am-Dienstag");
    look("create-done", &desk, &launcher);
}

/// From a meeting's opening to its end, well and badly.
pub fn meeting(look: &mut Look) {
    let desk = Desk::of("Anna Beispiel");
    let launcher = desk.open_launcher([invitation(&desk, SignedDuration::from_hours(72))]);
    launcher.expect("appointment");
    look("appointment-early", &desk, &launcher);
    launcher.press("calendar").says("mit Ihrem Kalender");
    look("appointment-saved", &desk, &launcher);

    desk.standin.go_wrong(Fault::BlackHole);
    launcher.press("join-pending").expect("opening");
    launcher.says("Das Programm wartet auf");
    look("opening", &desk, &launcher);
    // Whoever looks for long sees how the program stops waiting by itself.
    if launcher.is_on("opening") {
        launcher.press("cancel").expect("over");
        look("over-cancelled", &desk, &launcher);
        desk.standin.go_wrong(Fault::Refuse);
        launcher.press("join-pending");
    }
    launcher.expect("problem");
    look("problem", &desk, &launcher);
    launcher.unfold().says("Webansicht");
    look("problem-details", &desk, &launcher);

    desk.standin.go_wrong(Fault::CaptivePortal);
    launcher.press("join-pending").says("Trotzdem öffnen");
    look("problem-doubt", &desk, &launcher);

    desk.standin.go_wrong(Fault::None);
    launcher.press("join-pending");
    desk.standin.expect("prejoin");
    launcher.expect_gone();
    let mut second = desk.start([desk.standin.room("Teamrunde")]);
    second.ends_within(Duration::from_secs(10));
    launcher.expect("switch");
    look("switch", &desk, &launcher);
    launcher.press("stay").expect_gone();
    let mut again = desk.start::<&str>([]);
    again.ends_within(Duration::from_secs(10));
    launcher.expect("running");
    look("running", &desk, &launcher);
    launcher.unfold();
    look("running-help", &desk, &launcher);
    launcher.press("stay").expect_gone();
    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over").says("verlassen");
    look("over", &desk, &launcher);

    launcher.press("join-pending");
    desk.standin.expect("prejoin");
    launcher.expect_gone();
    desk.standin.order(Order::NotAllowed);
    launcher
        .expect("over")
        .says("nicht in das Meeting gelassen");
    look("over-not-allowed", &desk, &launcher);

    launcher.press("join-pending");
    desk.standin.expect("prejoin");
    launcher.expect_gone();
    desk.meeting_process().kill();
    launcher
        .expect("over")
        .says("hat sich unerwartet geschlossen");
    look("over-crashed", &desk, &launcher);
    drop(launcher);

    let desk = Desk::of("Anna Beispiel")
        .without_chromium()
        .without_default_browser();
    let launcher = desk.open_launcher([desk.standin.room("Teamrunde")]);
    launcher.expect("problem").says("Software-Verwaltung");
    look("problem-no-browser", &desk, &launcher);
    drop(launcher);

    let desk = Desk::of("Anna Beispiel");
    desk.change_settings(&json!({"host": "browser"}));
    let launcher = desk.open_launcher([invitation(&desk, -SignedDuration::from_hours(72))]);
    launcher.expect("appointment");
    look("appointment-past", &desk, &launcher);
    launcher.press("join-pending").expect("over");
    look("over-browser", &desk, &launcher);
}

/// Puts an invitation among the downloads that begins so far from now; answers its path.
pub fn invitation(desk: &Desk, from_now: SignedDuration) -> String {
    let path = desk.home().join("Downloads/Beratung.bbwmeet");
    let start = Timestamp::now() + from_now;
    let invitation = json!({
        "format": "bbw-meet-invitation",
        "version": 1,
        "url": desk.standin.room("Beratung"),
        "title": "Beratung Herr Weiß",
        "organizer": "Frau Muster",
        "start": start.to_string(),
        "end": (start + SignedDuration::from_hours(1)).to_string(),
    });
    fs::write(&path, invitation.to_string()).unwrap();
    path.display().to_string()
}

/// Fills the list of last meetings.
fn past_meetings(desk: &Desk) {
    for (room, title, days) in [
        ("Deutsch-Kurs-B1-Gruppe-2", None, 9),
        ("Teamrunde", Some("Teamrunde"), 3),
        ("Beratung", Some("Beratung Herr Weiß"), 1),
    ] {
        let meeting = Meeting {
            link: desk.standin.room(room),
            key: room.to_owned(),
            host: desk.standin.origin().replace("https://", ""),
            room: room.to_owned(),
            title: title.map(str::to_owned),
        };
        let at = Timestamp::now() - SignedDuration::from_hours(24 * days);
        History::remember(&desk.data(), meeting, at).unwrap();
    }
}

/// A server whose notice is one of its own.
pub const SCHOOL: &str = "https://meet.school.example";

/// A desk whose deployment names that server, too.
pub fn with_school() -> Desk {
    let desk = Desk::new();
    let beside = |name: &str| desk.deployment().with_file_name(name);
    fs::write(
        beside("notice.html"),
        "<h2 id=\"why\">Wozu</h2><p>Das Haus.</p>",
    )
    .unwrap();
    fs::write(
        beside("school.html"),
        "<h2 id=\"why\">Wozu</h2><p>Die Schule. <a href=\"#why\">Warum</a></p>",
    )
    .unwrap();
    desk.deploy(|deployment| {
        let servers = deployment["servers"].as_array_mut().unwrap();
        servers.push(json!(SCHOOL));
        deployment["notice"] =
            json!({"id": "haus-1", "title": "Datenschutz", "file": "notice.html"});
        deployment["otherNotices"] = json!({"schule": {
            "servers": [SCHOOL],
            "controller": "Schule, Schulstraße 2, 04103 Leipzig",
            "notice": {
                "id": "schule-1", "title": "Datenschutz der Schule", "file": "school.html",
                "summary": ["Kurz gesagt: Die Schule sieht Ihren Namen."],
            },
        }});
    });
    desk
}
