//! A stand-in for a Jitsi Meet server: real TLS on loopback, real addresses and a real call in the browser, but no
//! conference. It does in miniature what Jitsi does at the places this program depends on, and tells the test what
//! its pages saw. What each ending looks like comes from Jitsi's own code (`app/actions.web.ts` and others).

mod hostile;
mod listen;
mod report;
mod routes;
mod state;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tokio::runtime::Runtime;

pub use crate::certificates::Proof;
pub use report::{Media, Picture, Report, Rtc};
pub use state::{Fault, Order, Request};

use crate::certificates::Authority;
use state::State;

/// How long a test waits for what must come, unless it says otherwise.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// A name of the server that must be looked up, unlike `localhost`.
pub const NAME: &str = "meet.bbw.example";

/// A running stand-in. It stops when it is dropped.
#[derive(Debug)]
pub struct StandIn {
    state: Arc<State>,
    port: u16,
    authority: PathBuf,
    // Dropped last: it carries the server's tasks.
    _runtime: Runtime,
}

impl StandIn {
    /// Starts on a free port of loopback.
    pub fn start() -> Self {
        let authority = Authority::of_the_cache();
        let pem = authority.pem();
        let state = Arc::new(State::new(crate::jitsi::bundle().room));
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        let port = runtime.block_on(listen::start(Arc::clone(&state), authority));
        Self {
            state,
            port,
            authority: pem,
            _runtime: runtime,
        }
    }

    /// The meeting server's origin.
    pub fn origin(&self) -> String {
        format!("https://localhost:{}", self.port)
    }

    /// The same under a name that must be looked up.
    pub fn named_origin(&self) -> String {
        format!("https://{NAME}:{}", self.port)
    }

    /// Another site.
    pub fn elsewhere(&self) -> String {
        format!("https://elsewhere.localhost:{}", self.port)
    }

    /// The site where people sign in.
    pub fn sign_in(&self) -> String {
        format!("https://login.localhost:{}", self.port)
    }

    /// The address of a room; `path` is `ROOM` or `TENANT/ROOM`.
    pub fn room(&self, path: &str) -> String {
        format!("{}/{path}", self.origin())
    }

    /// A room whose page is hostile: it reports `hostile` and takes [`Order::Attack`].
    pub fn hostile_room(&self) -> String {
        self.room(hostile::ROOM)
    }

    /// Orders an attack of the hostile page and waits for what came of it.
    pub fn attack(&self, what: &str, with: &[&str]) -> Value {
        self.order(Order::Attack {
            what: what.to_owned(),
            with: with.iter().map(|&one| one.to_owned()).collect(),
        });
        self.expect("attacked").outcome
    }

    /// The certificate to be trusted, as a PEM file.
    pub fn authority(&self) -> &Path {
        &self.authority
    }

    /// Writes a deployment that names this server.
    pub fn deployment(&self, folder: &Path) -> PathBuf {
        let path = folder.join("deployment.json");
        let deployment = json!({
            "version": 1,
            "organisation": {
                "name": "BBW Teststand",
                "controller": "BBW Teststand, Musterstraße 1, 04103 Leipzig",
                "page": format!("{}/organisation", self.elsewhere()),
                "contactMail": "hilfe@bbw.example",
            },
            "servers": [self.origin()],
            "signInOrigins": [self.sign_in()],
            "notice": {"id": "teststand-1", "title": "Datenschutzhinweise"},
            "guestPage": format!("{}/guests", self.elsewhere()),
        });
        fs::write(&path, serde_json::to_vec_pretty(&deployment).unwrap()).unwrap();
        path
    }

    /// Tells every open page what to do.
    pub fn order(&self, order: Order) {
        self.state.order(&order);
    }

    /// Goes wrong from now on, for connections that are open, too.
    pub fn go_wrong(&self, fault: Fault) {
        self.state.go_wrong(fault);
    }

    /// Proves itself in this way to connections that come from now on.
    pub fn prove(&self, proof: Proof) {
        self.state.prove(proof);
    }

    /// The first report of this event that was not taken yet.
    pub fn expect(&self, event: &str) -> Report {
        self.expect_within(event, PATIENCE)
    }

    /// The same, with another limit. Panics with what came instead.
    pub fn expect_within(&self, event: &str, limit: Duration) -> Report {
        let deadline = Instant::now() + limit;
        self.state.take(event, deadline).unwrap_or_else(|others| {
            panic!("no page reported {event:?} within {limit:?}; what else came: {others:#?}")
        })
    }

    /// The same, where it may as well not come.
    pub fn try_expect(&self, event: &str, limit: Duration) -> Option<Report> {
        self.state.take(event, Instant::now() + limit).ok()
    }

    /// Makes sure that no page reports this event for so long.
    pub fn expect_none(&self, event: &str, limit: Duration) {
        if let Ok(report) = self.state.take(event, Instant::now() + limit) {
            panic!("this must not have happened: {report:#?}");
        }
    }

    /// How many connections it has taken so far, whether or not anything was asked on them.
    pub fn connections(&self) -> usize {
        self.state.connections.load(Ordering::Relaxed)
    }

    /// Every request so far, oldest first.
    pub fn requests(&self) -> Vec<Request> {
        self.state.requests()
    }
}
