//! What support needs to know, without names, and without anything being changed or asked.

use std::net::TcpListener;
use std::process::Stdio;
use std::time::{Duration, Instant};

use bbw_meet_tests::desk::{Desk, binary};
use serde_json::{Value, json};

/// What the program says with these arguments; it ends well, and soon.
fn diagnose(desk: &Desk, arguments: &[&str]) -> String {
    let start = Instant::now();
    let output = desk
        .prepare(&binary())
        .arg("--diagnose")
        .args(arguments)
        .stdout(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(start.elapsed() < Duration::from_secs(60));
    String::from_utf8(output.stdout).unwrap()
}

fn in_json(desk: &Desk, arguments: &[&str]) -> Value {
    let arguments = [&["--json"], arguments].concat();
    serde_json::from_str(&diagnose(desk, &arguments)).unwrap()
}

#[test]
fn it_says_what_is_here_and_names_nobody() {
    let desk = Desk::of("Annabella");
    desk.change_settings(&json!({"language": "en"}));
    let mut program = desk.start([desk.standin.room("Geheimraum") + "?jwt=GEHEIM"]);
    desk.standin.expect("prejoin");
    desk.wait_until("it is in the log", Duration::from_secs(10), || {
        desk.log().contains("opened")
    });
    program.kill();
    desk.wait_until("the browser has ended", Duration::from_secs(10), || {
        desk.browsers().is_empty()
    });
    let before = desk.files();
    let requests = desk.standin.requests().len();

    let said = diagnose(&desk, &[]);
    let facts = in_json(&desk, &[]);
    let home = desk.home().display().to_string();
    for secret in ["Annabella", "Geheimraum", "GEHEIM", &home] {
        assert!(!said.contains(secret), "{secret}: {said}");
        assert!(!facts.to_string().contains(secret), "{secret}: {facts}");
    }
    assert_eq!(desk.files(), before, "nothing was written");
    assert_eq!(desk.standin.requests().len(), requests, "nobody was asked");

    assert_eq!(facts["system"]["display"], desk.screen_kind());
    assert_eq!(
        facts["system"]["zone"].as_str().unwrap().split(' ').next(),
        Some("Europe/Berlin")
    );
    let servers = facts["deployment"]["servers"].as_array().unwrap();
    assert!(
        servers[0]
            .as_str()
            .unwrap()
            .starts_with("https://localhost")
    );
    let source = facts["deployment"]["sources"][0].as_str().unwrap();
    assert!(source.contains("deployment.json: "), "{source}");
    let meeting = &facts["meeting"];
    assert_eq!(
        (&meeting["taken"], &meeting["because"]),
        (&json!("chromium"), &json!("automatic"))
    );
    assert!(
        meeting["browserVersion"]
            .as_str()
            .unwrap()
            .starts_with("Chromium ")
    );
    assert!(
        facts["folders"]["settings"]
            .as_str()
            .unwrap()
            .contains("0700 rw")
    );
    let log = facts["log"]["lines"].to_string();
    assert!(log.contains("opening chromium"), "{log}");
}

#[test]
fn servers_are_asked_only_where_that_is_wanted_and_by_the_meetings_browser() {
    let desk = Desk::of("Anna");
    let answers = in_json(&desk, &["--online"])["online"]["answers"].clone();
    let answer = answers[0].as_str().unwrap();
    assert!(answer.ends_with(": config.js"), "{answer}");
    let asked = desk.standin.requests();
    assert!(asked.iter().any(|request| request.target == "/config.js"));
    assert!(asked.iter().all(|request| !request.target.contains("Raum")));

    // Nobody listens there.
    let port = TcpListener::bind("127.0.0.1:0")
        .unwrap()
        .local_addr()
        .unwrap()
        .port();
    let server = format!("https://localhost:{port}");
    desk.deploy(|deployment| deployment["servers"] = json!([server]));
    let answers = in_json(&desk, &["--online"])["online"]["answers"].clone();
    let expected = format!("{server}: net-refused (ERR_CONNECTION_REFUSED)");
    assert_eq!(answers, json!([expected]));
}

#[test]
fn a_broken_deployment_is_told_like_everything_else() {
    let desk = Desk::of("Anna");
    desk.deploy(|deployment| deployment["locks"] = json!({"cameraOff": false}));
    let facts = in_json(&desk, &[]);
    let problem = &facts["deployment"]["deploymentProblem"];
    assert_eq!(problem["code"], "deployment-broken");
    assert_eq!(problem["params"]["field"], "locks.cameraOff");
    assert!(diagnose(&desk, &[]).contains("locks.cameraOff"));
}

#[test]
fn the_launcher_looks_around_once_somebody_wants_to_know_and_copies_it() {
    let desk = Desk::of("Anna");
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("help").expect("help");
    let text = "document.getElementById('details').textContent";
    assert_eq!(
        launcher.run(&format!("return {text}.includes('Chromium')")),
        false,
        "not before it is wanted"
    );
    launcher.click("#technical > summary");
    launcher.wait_for(&format!("{text}.includes('Chromium')"));
    launcher.run("document.getElementById('technical').scrollIntoView()");
    desk.picture("help-technical");
    assert_eq!(
        launcher.run(&format!("return {text}.includes('Anna')")),
        false
    );
    launcher
        .click("[data-action=copy][data-from=details]")
        .says("Kopiert");
}
