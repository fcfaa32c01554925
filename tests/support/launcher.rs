//! The launcher, as a person uses it: through real WebKit, driven by WebDriver.
//!
//! The launcher's window is gone while a meeting runs elsewhere and comes back later; one session sees them all.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::desk::{Desk, binary};
use crate::needs;
use crate::standin::PATIENCE;
use crate::webdriver::{Refusal, Session};
use crate::xvfb::picture;
use crate::{cache, succeed};

/// The driver's version, installed on first use.
const DRIVER: &str = "2.1.0";

/// How long a page may take to be ready for a click.
const READY: Duration = Duration::from_secs(5);

/// A started program with its launcher.
#[derive(Debug)]
pub struct Launcher {
    session: Session,
    driver: Child,
    display: String,
}

impl Launcher {
    pub(crate) fn open(desk: &Desk, arguments: &[String]) -> Self {
        let (port, native) = (free_port(), free_port());
        let mut command = desk.prepare(&tauri_driver());
        command
            .args([
                "--port",
                &port.to_string(),
                "--native-port",
                &native.to_string(),
                "--native-driver",
            ])
            .arg(needs("WebKitWebDriver", "webkit2gtk-driver"));
        let driver = command.spawn().unwrap();
        for port in [port, native] {
            desk.wait_until("the driver listens", PATIENCE, || {
                std::net::TcpStream::connect(("127.0.0.1", port)).is_ok()
            });
        }
        let capabilities = json!({"tauri:options": {"application": binary(), "args": arguments}});
        let session = Session::start(port, &capabilities)
            .unwrap_or_else(|refusal| panic!("no launcher: {refusal:?}"));
        let launcher = Self {
            session,
            driver,
            display: desk.display().to_owned(),
        };
        launcher.switch();
        launcher
    }

    /// Is there a launcher window now?
    pub fn is_open(&self) -> bool {
        !self.session.windows().unwrap_or_default().is_empty()
    }

    /// Waits for this screen (`data-screen` of the page's main part).
    pub fn expect(&self, screen: &str) -> &Self {
        self.expect_within(screen, PATIENCE)
    }

    /// The same, with another limit.
    pub fn expect_within(&self, screen: &str, limit: Duration) -> &Self {
        let deadline = Instant::now() + limit;
        loop {
            self.switch();
            let now = self.screen();
            if now.as_deref() == Ok(screen) {
                return self;
            }
            if Instant::now() > deadline {
                panic!(
                    "no screen {screen:?} within {limit:?} but {now:?}: {:?}",
                    self.text()
                );
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Is this the screen now?
    pub fn is_on(&self, screen: &str) -> bool {
        self.screen().as_deref() == Ok(screen)
    }

    /// Opens everything that is folded.
    pub fn unfold(&self) -> &Self {
        self.run("document.querySelectorAll('details').forEach(part => { part.open = true; })");
        self
    }

    /// Gives the page a theme, a language and a text size (in percent), through the page's own way of changing
    /// settings.
    pub fn dress(&self, theme: &str, language: &str, text_size: u32) -> &Self {
        let patch = json!({"theme": theme, "language": language, "textSize": text_size});
        self.run_async(&format!(
            "import('/context.js').then(({{ x }}) => x.change({patch})).then(() => {{
                const fading = document.getAnimations().filter((one) => one instanceof CSSTransition);
                return Promise.allSettled(fading.map((one) => one.finished));
            }}).then(() => done(), done)"
        ));
        self
    }

    /// Waits until the launcher's window is gone.
    pub fn expect_gone(&self) -> &Self {
        let deadline = Instant::now() + PATIENCE;
        while self.is_open() {
            assert!(
                Instant::now() < deadline,
                "the launcher is still there: {:?}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        self
    }

    /// Waits until the page says this.
    pub fn says(&self, words: &str) -> &Self {
        let deadline = Instant::now() + PATIENCE;
        loop {
            // The window may have gone and come back.
            self.switch();
            let text = self.text().unwrap_or_default();
            if text.contains(words) {
                return self;
            }
            assert!(Instant::now() < deadline, "{words:?} is not in:\n{text}");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Everything that can be read on the page.
    ///
    /// # Errors
    /// When there is no page.
    pub fn text(&self) -> Result<String, Refusal> {
        let text = self.session.run("return document.body.innerText")?;
        Ok(text.as_str().unwrap_or_default().to_owned())
    }

    /// Presses the button that stands for this action (`data-action`).
    pub fn press(&self, action: &str) -> &Self {
        self.click(&format!("[data-action='{action}']"))
    }

    /// Clicks what this selector finds, as soon as it can be clicked: a page that has just changed still moves.
    pub fn click(&self, css: &str) -> &Self {
        self.insist(css, |session| {
            // Scrolled as a person would: what is half hidden at the edge cannot be clicked.
            session.run(&format!(
                "document.querySelector({})?.scrollIntoView({{block: 'center'}})",
                json!(css)
            ))?;
            session
                .find(css)
                .and_then(|element| session.click(&element))
        });
        self
    }

    /// Chooses this value of a list (by the list's id).
    pub fn choose(&self, list: &str, value: &str) -> &Self {
        self.click(&format!("#{list} option[value='{value}']"))
    }

    /// Writes into a field (by its id), over what stands there.
    pub fn fill(&self, field: &str, text: &str) -> &Self {
        self.insist(field, |session| {
            let element = session.find(&format!("#{field}"))?;
            session.run(&format!(
                "document.getElementById({}).select()",
                json!(field)
            ))?;
            session.type_into(&element, text)
        });
        assert_eq!(self.value(field), text, "what stands in {field}");
        self
    }

    /// Does it again while the page is not ready for it.
    fn insist(&self, what: &str, act: impl Fn(&Session) -> Result<(), Refusal>) {
        let deadline = Instant::now() + READY;
        while let Err(refusal) = act(&self.session) {
            let passing = [
                "no such element",
                "stale element reference",
                "element click intercepted",
                "element not interactable",
            ];
            if !passing.contains(&refusal.error.as_str()) || Instant::now() > deadline {
                panic!("{what}: {refusal:?} in\n{:?}", self.text());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// The code of the problem that is shown: the second line of what support is given.
    pub fn code(&self) -> String {
        let details = self.run("return document.getElementById('details').textContent");
        details
            .as_str()
            .unwrap_or_default()
            .lines()
            .nth(1)
            .unwrap_or_default()
            .to_owned()
    }

    /// Types a link or room into the home screen's field and starts.
    pub fn join(&self, meeting: &str) -> &Self {
        self.expect("home").fill("entry", meeting).press("start")
    }

    /// What stands in a field.
    pub fn value(&self, field: &str) -> String {
        let value = self.run(&format!(
            "return document.getElementById({}).value",
            json!(field)
        ));
        value.as_str().unwrap_or_default().to_owned()
    }

    /// Runs a script in the page.
    pub fn run(&self, script: &str) -> serde_json::Value {
        self.session
            .run(script)
            .unwrap_or_else(|refusal| panic!("{script}: {refusal:?}"))
    }

    /// Runs a script in the page that calls `done` with its result.
    pub fn run_async(&self, script: &str) -> serde_json::Value {
        self.session
            .run_async(script)
            .unwrap_or_else(|refusal| panic!("{script:.200}: {refusal:?}"))
    }

    /// Makes the newest window the current one, if there is one.
    fn switch(&self) {
        if let Some(window) = self.session.windows().unwrap_or_default().last() {
            // It may be gone again by now.
            drop(self.session.switch_to(window));
        }
    }

    fn screen(&self) -> Result<String, Refusal> {
        let screen = self
            .session
            .run("return document.getElementById('main')?.dataset.screen ?? ''")?;
        Ok(screen.as_str().unwrap_or_default().to_owned())
    }
}

impl Drop for Launcher {
    fn drop(&mut self) {
        if std::thread::panicking() {
            // Before the window goes.
            let name = std::thread::current()
                .name()
                .unwrap_or("test")
                .replace("::", "-");
            eprintln!(
                "the screen: {}",
                picture(&self.display, &format!("failed-launcher-{name}")).display()
            );
        }
        self.session.end();
        drop(self.driver.kill());
        drop(self.driver.wait());
    }
}

/// A port that was free a moment ago; the driver cannot choose one itself.
fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

/// `tauri-driver`, built on first use.
fn tauri_driver() -> PathBuf {
    let folder = cache::made_once("tauri-driver", &[DRIVER.as_bytes()], |folder: &Path| {
        let mut cargo =
            std::process::Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        cargo
            .args([
                "install",
                "tauri-driver",
                "--version",
                DRIVER,
                "--locked",
                "--quiet",
                "--root",
            ])
            .arg(folder);
        cargo.env_remove("CARGO_TARGET_DIR");
        succeed(&mut cargo);
    });
    folder.join("bin/tauri-driver")
}
