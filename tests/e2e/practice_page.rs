//! What the page for trying out says of devices that work, are missing, forbidden or taken, and of the light: with Chromium's
//! fake devices, and pictures of our own before the camera.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use bbw_meet_core::practice::{End, News};
use bbw_meet_tests::desk::Desk;
use bbw_meet_tests::page::Page;
use bbw_meet_tests::practice::{Opening, PracticePage};

/// The size of the pictures before the camera, in pixels.
const SIZE: (usize, usize) = (640, 360);

fn open(desk: &Desk, flags: &[&str]) -> PracticePage {
    let opening = Opening {
        flags,
        ..Opening::default()
    };
    PracticePage::open(desk, opening)
}

/// A film of two grey frames (YUV4MPEG2): `brightness` of the pixel at these parts of width and height, from 16 to 235.
fn film(desk: &Desk, name: &str, brightness: impl Fn(f64, f64) -> u8) -> PathBuf {
    let (width, height) = SIZE;
    let mut header = String::new();
    writeln!(header, "YUV4MPEG2 W{width} H{height} F15:1 Ip A1:1 C420").unwrap();
    let mut film = header.into_bytes();
    for _ in 0..2 {
        film.extend(b"FRAME\n");
        for y in 0..height {
            for x in 0..width {
                let part = |at: usize, of: usize| f64::from(at as u32) / f64::from(of as u32);
                film.push(brightness(part(x, width), part(y, height)));
            }
        }
        film.extend(vec![128; width * height / 2]);
    }
    let path = desk.home().join(format!("{name}.y4m"));
    fs::write(&path, film).unwrap();
    path
}

#[test]
fn one_sees_oneself_and_the_bar_moves_and_the_tone_is_seen() {
    let desk = Desk::new();
    let page = open(&desk, &[]);
    page.says("Kamera: fake_device_0")
        .says("Das Mikrofon funktioniert.");
    page.wait_for("document.querySelector('video').videoWidth > 0");
    page.wait_for("document.querySelectorAll('#choose-microphone option').length > 1");
    // The fake microphone beeps once a second.
    page.wait_for("Number(document.getElementById('level').getAttribute('aria-valuenow')) > 30");
    page.wait_for("Number(document.getElementById('level').getAttribute('aria-valuenow')) < 30");

    page.run("document.getElementById('play').click()");
    page.says("Der Ton läuft.");
    let drawn = "(() => { const c = document.querySelector('.wave'); return c.getContext('2d').getImageData(0, 0, c.width, c.height).data.some((part) => part > 0); })()";
    page.wait_for(drawn);
    page.says("Der Ton ist zu Ende.").says("Ausgabe: Fake");
    page.wait_for(&format!("!{drawn}"));
    page.picture(&bbw_meet_tests::artefacts().join("practice-page.png"));
    // That the program's browser does not even connect is the business of `practice`.
    assert!(desk.standin.requests().is_empty());
}

#[test]
fn another_microphone_can_be_chosen() {
    let desk = Desk::new();
    let page = open(&desk, &[]);
    page.wait_for("document.getElementById('choose-microphone')");
    let chosen = "document.getElementById('choose-microphone')?.selectedOptions[0].textContent";
    page.run(
        "const list = document.getElementById('choose-microphone'); list.selectedIndex = 2; list.dispatchEvent(new Event('change', { bubbles: true }))",
    );
    page.wait_for(&format!("{chosen} === 'Fake Audio Input 2'"));
    page.says("Das Mikrofon funktioniert.");
}

#[test]
fn the_light_is_judged() {
    let inside = |x: f64, y: f64| (0.25..0.75).contains(&x) && y > 0.2;
    type Picture = Box<dyn Fn(f64, f64) -> u8>;
    let pictures: [(&str, Picture, &str); 5] = [
        ("good", Box::new(|_, _| 150), "Das Bild ist hell genug."),
        (
            "dark",
            Box::new(|x, _| if x < 0.1 { 80 } else { 50 }),
            "Das Bild ist zu dunkel.",
        ),
        (
            "backlight",
            Box::new(move |x, y| if inside(x, y) { 80 } else { 225 }),
            "Hinter Ihnen ist es heller als vorn.",
        ),
        ("glare", Box::new(|_, _| 234), "Das Bild ist zu hell."),
        ("covered", Box::new(|_, _| 17), "Das Bild ist schwarz."),
    ];
    for (name, picture, words) in pictures {
        let desk = Desk::new();
        let film = film(&desk, name, picture);
        let flag = format!("--use-file-for-fake-video-capture={}", film.display());
        open(&desk, &[&flag]).says(words);
    }
}

#[test]
fn a_computer_without_camera_and_microphone_is_told_so() {
    // This test's computer has none; the desk's browser is given no fake ones.
    let browser = bbw_meet_tests::needs("chromium", "chromium");
    let script = format!(
        "#!/bin/sh\nexport PATH=\"$PATH:/usr/bin:/bin\"\nexec {} --no-sandbox \"$@\"\n",
        browser.display()
    );
    let desk = Desk::new().with_chromium(&script);
    let page = open(&desk, &[]);
    page.says("Es ist keine Kamera zu finden.")
        .says("Es ist kein Mikrofon zu finden.")
        .says("Stecken Sie das Gerät ein")
        .says("im Chat schreiben");
    page.picture(&bbw_meet_tests::artefacts().join("practice-missing.png"));
}

#[test]
fn what_is_forbidden_is_said_and_can_be_tried_again() {
    let desk = Desk::new();
    let opening = Opening {
        permission: "denied",
        ..Opening::default()
    };
    let page = PracticePage::open(&desk, opening);
    page.says("Die Kamera ist für dieses Fenster gesperrt.")
        .says("Das Mikrofon ist für dieses Fenster gesperrt.")
        .says("Bitten Sie die Person um Hilfe");
    page.permit(&desk, "granted");
    page.run(
        "document.querySelectorAll('section button:not(#play)').forEach((again) => again.click())",
    );
    page.says("Kamera: fake_device_0")
        .says("Das Mikrofon funktioniert.");
}

/// Chromium's fake devices are never taken by another program; the browser's own words for that are put into its mouth.
#[test]
fn what_another_program_has_taken_is_said() {
    const TAKEN: &str = "navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException('Could not start video source', 'NotReadableError'));
        document.querySelectorAll('section button:not(#play)').forEach((again) => again.click())";
    let desk = Desk::new();
    let opening = Opening {
        permission: "denied",
        ..Opening::default()
    };
    let page = PracticePage::open(&desk, opening);
    page.says("Die Kamera ist für dieses Fenster gesperrt.")
        .says("Das Mikrofon ist für dieses Fenster gesperrt.");
    page.run(TAKEN);
    page.says("Die Kamera ist da, aber sie lässt sich nicht einschalten.")
        .says("Das Mikrofon ist da, aber es lässt sich nicht einschalten.")
        .says("Schließen Sie andere Videokonferenzen");
}

#[test]
fn its_links_end_it_and_nothing_else_can_be_loaded() {
    let desk = Desk::new();
    let opening = Opening {
        goes_on: true,
        ..Opening::default()
    };
    let page = PracticePage::open(&desk, opening);
    let refused =
        page.run_async("fetch('/config.js').then(() => done('came'), () => done('refused'))");
    assert_eq!(refused, "refused");
    page.run("document.querySelector('a.main').click()");
    assert_eq!(page.news(), News::Over(End::GoOn));
    assert!(desk.standin.requests().is_empty());
}
