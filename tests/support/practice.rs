//! The page for trying out camera and microphone, alone in a real Chromium: core's own conversation leads the browser to it,
//! as in the program, and beside that scripts run in it.

use std::io::{BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use bbw_meet_core::chromium::frames::{self, Frame};
use bbw_meet_core::chromium::{Practice, Step};
use bbw_meet_core::language::Language;
use bbw_meet_core::origin::Origin;
use bbw_meet_core::practice::{Looks, News, Site};
use bbw_meet_core::profile::{TextSize, Theme};
use serde_json::{Value, json};
use url::Url;

use crate::desk::{Desk, Running};
use crate::needs;
use crate::page::Page;
use crate::standin::PATIENCE;

/// Keeps the pipe where Chromium looks for it: descriptors 3 and 4.
const WITH_PIPE: &str = r#"exec "$@" 3<&0 4>&1 </dev/null >/dev/null"#;

/// Answers to these numbers are none that core waits for.
const OWN: u64 = 63;
const STEP: u64 = 64;

/// What a page is opened with.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'a> {
    /// Its language.
    pub language: Language,
    /// A meeting waits behind it.
    pub goes_on: bool,
    /// For Chromium, on top of those of the desk: which devices there are.
    pub flags: &'a [&'a str],
    /// What is said of camera and microphone: `granted`, or `denied`.
    pub permission: &'a str,
}

impl Default for Opening<'_> {
    fn default() -> Self {
        Self {
            language: Language::German,
            goes_on: false,
            flags: &[],
            permission: "granted",
        }
    }
}

/// The open page.
#[derive(Debug)]
pub struct PracticePage {
    /// Killed when this is dropped.
    #[allow(dead_code)]
    browser: Running,
    pipe: Arc<Mutex<ChildStdin>>,
    session: String,
    numbers: Mutex<u64>,
    answers: Mutex<Receiver<Value>>,
    news: Mutex<Receiver<News>>,
}

impl PracticePage {
    /// Opens it on this desk, and waits until it is there.
    pub fn open(desk: &Desk, opening: Opening<'_>) -> Self {
        let local = desk.home().join("opening.html");
        std::fs::write(&local, "<title>…</title>").unwrap();
        let local = Url::from_file_path(local).unwrap();
        let origin = Origin::parse(&desk.standin.origin()).unwrap();
        let mut practice = Practice::new(site(&origin, opening), local.clone());

        let mut command = desk.prepare(&needs("sh", "dash"));
        command
            .args(["-c", WITH_PIPE, "sh"])
            .arg("chromium")
            .arg(format!("--app={local}"))
            .arg(format!(
                "--user-data-dir={}",
                desk.home().join("profile").display()
            ))
            .args(["--remote-debugging-pipe", "--no-first-run"])
            .arg("--autoplay-policy=no-user-gesture-required")
            .args(opening.flags)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped());
        let mut browser = desk.run(&mut command);
        let (input, output) = browser.streams();
        let pipe = Arc::new(Mutex::new(input));
        for message in practice.opening_moves() {
            say(&pipe, &message);
        }
        for name in ["camera", "microphone"] {
            let set = json!({ "id": OWN, "method": "Browser.setPermission", "params": {
                "origin": origin.as_str(), "permission": { "name": name }, "setting": opening.permission } });
            say(&pipe, &set.to_string());
        }
        let (told, answers) = mpsc::channel();
        let (tell, news) = mpsc::channel();
        let (found, sessions) = mpsc::channel();
        let writer = Arc::clone(&pipe);
        thread::spawn(move || {
            let mut reader = BufReader::new(output);
            while let Ok(Some(frame)) = frames::next(&mut reader) {
                if let Frame::Whole(text) = &frame
                    && let Ok(message) = serde_json::from_slice::<Value>(text)
                {
                    if message["method"] == "Target.attachedToTarget" {
                        drop(found.send(message["params"]["sessionId"].clone()));
                    }
                    if message["id"].as_u64().is_some_and(|id| id % STEP == OWN) {
                        drop(told.send(message));
                    }
                }
                for step in practice.hear(&frame) {
                    match step {
                        Step::Send(message) => say(&writer, &message),
                        Step::Opened => drop(tell.send(News::Opened)),
                        Step::Finish(last) => drop(tell.send(last)),
                        Step::OpenElsewhere(url) => panic!("leads to {url}"),
                    }
                }
            }
        });
        let session = sessions.recv_timeout(PATIENCE).expect("a page");
        let page = Self {
            browser,
            pipe,
            session: session.as_str().unwrap().to_owned(),
            numbers: Mutex::new(1),
            answers: Mutex::new(answers),
            news: Mutex::new(news),
        };
        assert_eq!(page.news(), News::Opened);
        page.wait_for("document.getElementById('heading')");
        page
    }

    /// The next news of it.
    pub fn news(&self) -> News {
        self.news
            .lock()
            .unwrap()
            .recv_timeout(PATIENCE)
            .expect("news")
    }

    /// Everything that can be read on it.
    pub fn text(&self) -> String {
        let text = self.run("return document.body.innerText");
        text.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until this can be read on it.
    pub fn says(&self, words: &str) -> &Self {
        let deadline = Instant::now() + PATIENCE;
        while !self.text().contains(words) {
            assert!(
                Instant::now() < deadline,
                "{words:?} is not in:\n{}",
                self.text()
            );
            thread::sleep(Duration::from_millis(100));
        }
        self
    }

    /// Waits until this expression is true.
    pub fn wait_for(&self, expression: &str) {
        let deadline = Instant::now() + PATIENCE;
        while self.run(&format!("return Boolean({expression})")) != true {
            assert!(
                Instant::now() < deadline,
                "not {expression}:\n{}",
                self.text()
            );
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// Says how it may use its devices from now on.
    pub fn permit(&self, desk: &Desk, setting: &str) {
        for name in ["camera", "microphone"] {
            let params = json!({ "origin": desk.standin.origin(), "permission": { "name": name }, "setting": setting });
            self.ask(None, "Browser.setPermission", &params);
        }
    }

    /// Gives it this size, in CSS pixels.
    pub fn resize(&self, width: u32, height: u32) {
        let size =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.ask(
            Some(&self.session),
            "Emulation.setDeviceMetricsOverride",
            &size,
        );
    }

    /// Gives it a theme and a text size (in percent), by its own way of doing so. Its words stay.
    pub fn dress(&self, theme: &str, language: &str, size: u32) {
        let looks = json!({ "theme": theme, "textSize": size });
        self.run_async(&format!(
            "import('/bbw-meet/practice/theme.js').then(({{ dress }}) => dress({looks}, {})).then(() => Promise.allSettled(document.getAnimations().map((one) => one.finished))).then(() => done(), done)",
            json!(language)
        ));
    }

    /// Presses a key, as a keyboard does.
    pub fn press(&self, key: &str) {
        for kind in ["rawKeyDown", "keyUp"] {
            let code = match key {
                "Tab" => 9,
                "Enter" => 13,
                "Escape" => 27,
                _ => panic!("no such key here: {key}"),
            };
            let mut event =
                json!({ "type": kind, "key": key, "code": key, "windowsVirtualKeyCode": code });
            if kind == "rawKeyDown" && key == "Enter" {
                event["type"] = json!("keyDown");
                event["text"] = json!("\r");
            }
            self.ask(Some(&self.session), "Input.dispatchKeyEvent", &event);
        }
    }

    /// Puts a picture of it into this file.
    pub fn picture(&self, file: &Path) {
        use base64::Engine;
        let answer = self.ask(
            Some(&self.session),
            "Page.captureScreenshot",
            &json!({ "captureBeyondViewport": true }),
        );
        let data = answer["data"].as_str().expect("a picture");
        let bytes = base64::prelude::BASE64_STANDARD.decode(data).unwrap();
        std::fs::write(file, bytes).unwrap();
    }

    fn evaluate(&self, expression: &str) -> Value {
        let params = json!({ "expression": expression, "awaitPromise": true, "returnByValue": true, "userGesture": true });
        let answer = self.ask(Some(&self.session), "Runtime.evaluate", &params);
        assert!(
            answer.get("exceptionDetails").is_none(),
            "{expression:.300}: {answer}"
        );
        answer["result"]["value"].clone()
    }

    fn ask(&self, session: Option<&str>, method: &str, params: &Value) -> Value {
        let id = {
            let mut number = self.numbers.lock().unwrap();
            *number += 1;
            *number * STEP + OWN
        };
        let mut message = json!({ "id": id, "method": method, "params": params });
        if let Some(session) = session {
            message["sessionId"] = json!(session);
        }
        say(&self.pipe, &message.to_string());
        let answers = self.answers.lock().unwrap();
        loop {
            let answer = answers
                .recv_timeout(PATIENCE)
                .unwrap_or_else(|_| panic!("no answer to {method}"));
            if answer["id"] == id {
                return answer["result"].clone();
            }
        }
    }
}

impl Page for PracticePage {
    fn run(&self, script: &str) -> Value {
        self.evaluate(&format!("(() => {{ {script} \n}})()"))
    }

    fn run_async(&self, script: &str) -> Value {
        self.evaluate(&format!("new Promise((done) => {{ {script} \n}})"))
    }
}

fn say(pipe: &Mutex<ChildStdin>, message: &str) {
    let mut pipe = pipe.lock().unwrap();
    // A browser that is gone is noticed by whoever waits for its answer.
    drop(
        pipe.write_all(message.as_bytes())
            .and_then(|()| pipe.write_all(&[0])),
    );
}

/// The page with the words of the launcher's own catalogue.
fn site(origin: &Origin, opening: Opening<'_>) -> Site {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../ui/locales")
        .join(format!("{}.json", opening.language.as_str()));
    let words: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let looks = Looks {
        language: opening.language,
        theme: Theme::Light,
        text_size: TextSize::Normal,
    };
    Site::new(origin.clone(), looks, None, &words, opening.goes_on)
}
