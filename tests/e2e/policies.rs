//! Three layers: what the organisation locks, what the person chooses, what the organisation presets.

use std::process::{Command, Stdio};
use std::time::Duration;

use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::standin::Order;
use serde_json::{Value, json};

/// Somebody who wants to be heard and seen at once.
fn desk_of_somebody_bold() -> Desk {
    let desk = Desk::of("Anna");
    desk.change_settings(&json!({"microphoneOff": false, "cameraOff": false}));
    desk
}

#[test]
fn what_is_locked_can_be_read_and_not_changed_and_counts_in_the_meeting() {
    let desk = desk_of_somebody_bold();
    desk.deploy(|deployment| {
        deployment["organisation"]["contactMail"] = json!("hilfe@beispiel.example");
        deployment["locks"] =
            json!({"microphoneOff": true, "host": "chromium", "keepHistory": false});
        deployment["defaults"] = json!({"cameraOff": true, "soundsOff": true});
    });
    let launcher = desk.open_launcher::<&str>([]);
    launcher.expect("home").press("settings").expect("settings");
    let state = |setting: &str| {
        launcher.run(&format!(
            "const {{ checked, disabled }} = document.getElementById('{setting}'); return [checked, disabled]"
        ))
    };
    for (setting, checked_and_disabled) in [
        ("microphoneOff", json!([true, true])),
        ("cameraOff", json!([false, false])),
        ("soundsOff", json!([true, false])),
        ("host-chromium", json!([true, true])),
        ("host-browser", json!([false, true])),
        ("keepHistory", json!([false, true])),
    ] {
        assert_eq!(state(setting), checked_and_disabled, "{setting}");
    }
    let hint = launcher.run(
        "return document.getElementById(
            document.getElementById('microphoneOff').getAttribute('aria-describedby')).textContent",
    );
    assert_eq!(hint, "Von Ihrer Organisation festgelegt.");
    launcher.says("hilfe@beispiel.example");
    desk.picture("settings-locked");
    launcher.run("document.querySelector('[data-key=host]').scrollIntoView()");
    desk.picture("settings-locked-host");

    launcher.press("back").join("Raum");
    let prejoin = desk.standin.expect("prejoin");
    assert_eq!(prejoin.config["startWithAudioMuted"], json!(true));
    assert_eq!(prejoin.config["startWithVideoMuted"], json!(false));
    desk.standin.order(Order::LeaveWelcome);
    launcher.expect("over");
    assert!(!desk.data().join("history.json").exists());
}

/// Runs the program to its end where these files lie in `/etc/bbw-meet`; what it ends with, and what it said.
fn check(desk: &Desk, files: &[(&str, Value)], named: bool) -> (Option<i32>, String) {
    let mut command = desk.prepare_administered(files);
    if !named {
        command.env_remove("BBW_MEET_DEPLOYMENT");
    }
    let output = command
        .args(["--check", "https://meet.beispiel.example/Raum"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.code(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

#[test]
fn the_parts_of_a_deployment_complete_each_other_and_two_that_disagree_are_named() {
    let desk = Desk::new();
    let server = |name: &str| json!({"servers": [format!("https://{name}.beispiel.example")]});
    let (code, said) = check(
        &desk,
        &[("deployment.d/10-server.json", server("meet"))],
        false,
    );
    assert_eq!(code, Some(0), "over what is compiled in: {said}");

    let two = [
        ("deployment.d/10-server.json", server("meet")),
        ("deployment.d/20-server.json", server("video")),
    ];
    let (code, said) = check(&desk, &two, false);
    assert_eq!(code, Some(4), "{said}");
    for words in ["10-server.json", "20-server.json", "servers"] {
        assert!(said.contains(words), "{said}");
    }

    let camera = json!({"locks": {"cameraOff": false}});
    let (code, said) = check(&desk, &[("deployment.d/10.json", camera)], true);
    assert_eq!(code, Some(4), "{said}");
    assert!(said.contains("locks.cameraOff"), "{said}");
}

#[test]
fn who_names_another_deployment_does_not_get_around_the_locks() {
    let desk = desk_of_somebody_bold();
    let locks = json!({"locks": {"microphoneOff": true}});
    let mut command: Command = desk.prepare_administered(&[("deployment.d/50-locks.json", locks)]);
    let mut program = desk.run(command.arg(desk.standin.room("Raum")));
    let prejoin = desk
        .standin
        .expect_within("prejoin", Duration::from_secs(60));
    assert_eq!(prejoin.config["startWithAudioMuted"], json!(true));
    assert_eq!(prejoin.config["startWithVideoMuted"], json!(false));
    program.kill();
}
