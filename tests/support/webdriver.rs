//! As much of WebDriver (W3C) as the tests need, one call after the other.

use std::time::Duration;

use serde_json::{Value, json};
use ureq::Agent;

/// The key under which WebDriver hands out elements.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// Why a call failed: WebDriver's own code and words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// As `no such window`.
    pub error: String,
    /// More words.
    pub message: String,
}

/// A session with one window of the program.
#[derive(Clone, Debug)]
pub struct Session {
    agent: Agent,
    base: String,
}

/// An element of the page that was current when it was found.
#[derive(Clone, Debug)]
pub struct Element(String);

impl Refusal {
    /// Has the window ended before this was asked? Then the session is over, and the driver takes another.
    pub fn is_of_the_dead(&self) -> bool {
        self.error == "invalid session id"
    }

    /// Did the window end while it was being asked? The driver has no words for that.
    pub fn is_cut_off(&self) -> bool {
        self.error == "unknown error" && self.message.is_empty()
    }
}

impl Session {
    /// Starts a session with these capabilities at a driver on this port of loopback.
    ///
    /// # Errors
    /// The driver's refusal.
    pub fn start(port: u16, capabilities: &Value) -> Result<Self, Refusal> {
        let agent: Agent = Agent::config_builder()
            .http_status_as_error(false)
            // The driver answers when the page is there.
            .timeout_global(Some(Duration::from_secs(60)))
            .build()
            .into();
        let base = format!("http://127.0.0.1:{port}/session");
        let body = json!({"capabilities": {"alwaysMatch": capabilities}});
        let answer = call(agent.post(&base).send_json(&body))?;
        let id = answer["sessionId"].as_str().unwrap_or_default();
        Ok(Self {
            base: format!("{base}/{id}"),
            agent,
        })
    }

    /// The first element that matches.
    ///
    /// # Errors
    /// The driver's refusal; so for all calls below.
    pub fn find(&self, css: &str) -> Result<Element, Refusal> {
        let found = self.post("/element", &json!({"using": "css selector", "value": css}))?;
        Ok(Element(
            found[ELEMENT].as_str().unwrap_or_default().to_owned(),
        ))
    }

    /// Clicks it, as a person does: it must be visible and not covered.
    pub fn click(&self, element: &Element) -> Result<(), Refusal> {
        self.post(&format!("/element/{}/click", element.0), &json!({}))
            .map(drop)
    }

    /// Types into it.
    pub fn type_into(&self, element: &Element, text: &str) -> Result<(), Refusal> {
        self.post(
            &format!("/element/{}/value", element.0),
            &json!({"text": text}),
        )
        .map(drop)
    }

    /// Runs a script in the page and returns its result.
    pub fn run(&self, script: &str) -> Result<Value, Refusal> {
        self.post("/execute/sync", &json!({"script": script, "args": []}))
    }

    /// Runs a script that calls `done` with its result, at some time.
    pub fn run_async(&self, script: &str) -> Result<Value, Refusal> {
        let script = format!("const done = arguments[arguments.length - 1];\n{script}");
        self.post("/execute/async", &json!({"script": script, "args": []}))
    }

    fn post(&self, path: &str, body: &Value) -> Result<Value, Refusal> {
        call(
            self.agent
                .post(format!("{}{path}", self.base))
                .send_json(body),
        )
    }
}

fn call(response: Result<ureq::http::Response<ureq::Body>, ureq::Error>) -> Result<Value, Refusal> {
    let unreachable = |error: ureq::Error| Refusal {
        error: "unreachable".to_owned(),
        message: error.to_string(),
    };
    let mut answer: Value = response
        .and_then(|mut response| response.body_mut().read_json())
        .map_err(unreachable)?;
    let value = answer["value"].take();
    match value["error"].as_str() {
        Some(error) => {
            let message = value["message"].as_str().unwrap_or_default().to_owned();
            Err(Refusal {
                error: error.to_owned(),
                message,
            })
        }
        None => Ok(value),
    }
}
