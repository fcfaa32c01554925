//! The launcher, as a person uses it: through real WebKit, driven by WebDriver.
//!
//! The program starts the process with the launcher's window when there is something to show, and that process is gone
//! while a meeting runs elsewhere. Whichever is there waits for the driver on one port, because the program hands its
//! environment on; each gets a session of its own when it is first asked something.

use std::cell::RefCell;
use std::process::{Command, ExitStatus};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::desk::mark::Mark;
use crate::desk::network::is_taken;
use crate::desk::{Desk, Process, Running, Screen, binary, window_binary};
use crate::driver::{Driver, free_port};
use crate::standin::PATIENCE;
use crate::webdriver::{Refusal, Session};

/// How long a page may take to be ready for a click.
const READY: Duration = Duration::from_secs(5);

/// How long the window may outlive the program.
const FAREWELL: Duration = Duration::from_secs(3);

/// A started program with its launcher.
#[derive(Debug)]
pub struct Launcher {
    program: RefCell<Running>,
    driver: RefCell<Driver>,
    session: RefCell<Option<Session>>,
    /// Where a window's process waits for the driver.
    port: u16,
    mark: Mark,
    shown_on: Screen,
}

impl Launcher {
    pub(crate) fn open(desk: &Desk, arguments: &[String]) -> Self {
        let port = free_port();
        let mut command = desk.prepare(&binary());
        command.args(arguments);
        to_be_driven(&mut command, port);
        let launcher = Self {
            program: RefCell::new(Running::start(&mut command)),
            driver: RefCell::new(Driver::start(desk, port)),
            session: RefCell::new(None),
            port,
            mark: desk.mark().clone(),
            shown_on: desk.screen().clone(),
        };
        let deadline = Instant::now() + PATIENCE;
        while let Err(refusal) = launcher.text() {
            assert!(
                Instant::now() < deadline,
                "no launcher: {refusal:?}\n{}",
                desk.words()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        launcher
    }

    /// Waits for the program to end by itself.
    pub fn ends_within(&self, limit: Duration) -> ExitStatus {
        self.program.borrow_mut().ends_within(limit)
    }

    /// The process with the window.
    pub fn window(&self) -> Option<Process> {
        let binary = window_binary();
        let mut processes = self.mark.processes().into_iter();
        processes.find(|process| process.runs_file(&binary))
    }

    /// Is there a launcher now? Without one there is no process for it, either.
    pub fn is_open(&self) -> bool {
        self.window().is_some()
    }

    /// Waits for this screen (`data-screen` of the page's main part).
    pub fn expect(&self, screen: &str) -> &Self {
        self.expect_within(screen, PATIENCE)
    }

    /// The same, with another limit.
    pub fn expect_within(&self, screen: &str, limit: Duration) -> &Self {
        let deadline = Instant::now() + limit;
        loop {
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
    /// settings. Nothing fades any more: a colour on its way from one state to another is none of the design's.
    pub fn dress(&self, theme: &str, language: &str, text_size: u32) -> &Self {
        let patch = json!({"theme": theme, "language": language, "textSize": text_size});
        self.run_async(&format!(
            "document.documentElement.style.setProperty('--motion', '0ms');
            import('/context.js').then(({{ x }}) => x.change({patch})).then(() => done(), done)"
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

    /// Waits until this expression is true in the page.
    pub fn wait_for(&self, expression: &str) -> &Self {
        let deadline = Instant::now() + PATIENCE;
        while self.run(&format!("return Boolean({expression})")) != true {
            assert!(
                Instant::now() < deadline,
                "not {expression}: {:?}",
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
        let text = self.ask(|session| session.run("return document.body.innerText"))?;
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
            let element = session.find(css)?;
            match session.click(&element) {
                // What was pressed took the window away before the driver had its answer.
                Err(refusal) if refusal.is_cut_off() => Ok(()),
                clicked => clicked,
            }
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
        while let Err(refusal) = self.ask(&act) {
            let passing = [
                GONE,
                "no such element",
                "stale element reference",
                "element click intercepted",
                "element not interactable",
            ];
            let passing = passing.contains(&refusal.error.as_str()) || refusal.is_of_the_dead();
            if !passing || Instant::now() > deadline {
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
        self.ask(|session| session.run(script))
            .unwrap_or_else(|refusal| panic!("{script}: {refusal:?}"))
    }

    /// Runs a script in the page that calls `done` with its result.
    pub fn run_async(&self, script: &str) -> serde_json::Value {
        self.ask(|session| session.run_async(script))
            .unwrap_or_else(|refusal| panic!("{script:.200}: {refusal:?}"))
    }

    fn screen(&self) -> Result<String, Refusal> {
        let script = "return document.getElementById('main')?.dataset.screen ?? ''";
        let screen = self.ask(|session| session.run(script))?;
        Ok(screen.as_str().unwrap_or_default().to_owned())
    }

    /// Asks the page that is there now. A page that has gone since is answered for once; then the next one is found.
    fn ask<T>(&self, act: impl Fn(&Session) -> Result<T, Refusal>) -> Result<T, Refusal> {
        let answer = act(&self.session()?);
        if let Err(refusal) = &answer
            && refusal.is_of_the_dead()
        {
            self.session.take();
        }
        answer
    }

    /// The session with the window that is there, begun now if need be.
    fn session(&self) -> Result<Session, Refusal> {
        if let Some(session) = &*self.session.borrow() {
            return Ok(session.clone());
        }
        // The driver would wait for ever for somebody who is not there.
        if !is_taken(self.port) {
            return Err(Refusal {
                error: GONE.to_owned(),
                message: "no window waits for the driver".to_owned(),
            });
        }
        let session = self.driver.borrow_mut().session()?;
        *self.session.borrow_mut() = Some(session.clone());
        Ok(session)
    }
}

/// Lets the web view of a program, or of one it starts, wait for the driver on this port. These are WebKitGTK's and
/// Tauri's own variables.
pub(crate) fn to_be_driven(command: &mut Command, port: u16) {
    command
        .env("WEBKIT_INSPECTOR_SERVER", format!("127.0.0.1:{port}"))
        .env("TAURI_WEBVIEW_AUTOMATION", "true");
}

/// WebDriver's code for a window that is not there.
const GONE: &str = "no such window";

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
                self.shown_on
                    .picture(&format!("failed-launcher-{name}"))
                    .display()
            );
        }
        self.program.get_mut().kill();
        // Whoever looks next shall not see this one's window.
        let deadline = Instant::now() + FAREWELL;
        while self.window().is_some() && Instant::now() < deadline {
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}
