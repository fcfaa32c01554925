//! What the stand-in's routes, its listener and the test share.

use std::path::PathBuf;
use std::sync::atomic::AtomicUsize;
use std::sync::{Condvar, Mutex, MutexGuard};
use std::time::{Duration, Instant};

use serde::Serialize;
use serde_json::Value;
use tokio::sync::{broadcast, watch};

use super::Report;
use crate::certificates::Proof;

/// What a page is told to do; `to` is an address, or a name for [`Order::Rename`].
#[derive(Clone, Debug, Serialize)]
#[serde(tag = "do", rename_all = "kebab-case")]
pub enum Order {
    /// Press "join".
    Join,
    /// Leave; the server has its welcome page on (Jitsi's default).
    LeaveWelcome,
    /// Leave; the server has its close page on. The three pages differ by server settings.
    LeaveClose,
    /// See [`Order::LeaveClose`].
    LeaveClose2,
    /// See [`Order::LeaveClose`].
    LeaveClose3,
    /// Leave; the server has neither: a note stays and the address does not change.
    LeaveThanks,
    /// The host ended the meeting for all: a dialog, the address does not change before its button is pressed.
    EndedForAll,
    /// Somebody took the person out of the meeting: the same with another reason. 2025 and later.
    Removed,
    /// The same as servers of 2022 do it: a note of five seconds, and nothing after it.
    RemovedSilently,
    /// Go to another room of the same meeting, as for work in groups; report `in-another-room` after four seconds.
    AnotherRoom,
    /// Load the page again, as F5 does.
    Reload,
    /// A fatal connection error: Jitsi loads the same room again.
    FatalError,
    /// An old server does not let the person in.
    NotAllowed,
    /// The page says that this browser cannot do it.
    Unsupported,
    /// Go to another room of the same server.
    OtherRoom {
        /// Address.
        to: String,
    },
    /// Go anywhere.
    Goto {
        /// Address.
        to: String,
    },
    /// Put up a link with `target=_blank` that fills the window.
    OfferLink {
        /// Address.
        to: String,
    },
    /// Change the name inside the meeting.
    Rename {
        /// The new name.
        to: String,
    },
    /// Keep a page for being offline, as Jitsi's service worker does; report `offline-page-kept`.
    KeepOfflinePage,
    /// On the hostile page: try this, against these.
    Attack {
        /// Which attack of `pages/hostile.js`.
        what: String,
        /// Addresses, commands or names.
        with: Vec<String>,
    },
    /// Report `looked` with what is seen now.
    Look,
    /// The sign-in page closes its window.
    CloseWindow,
    /// The person changes these of Jitsi's own settings; report `settled`.
    Store {
        /// What changes.
        settings: Value,
    },
    /// Play what is none of Jitsi's sounds, and pretend that one is played; report `forged`.
    Forge,
    /// Play this file of Jitsi's sounds; report `played`.
    Play {
        /// Its name.
        to: String,
    },
    /// The sign-in page sends the person back with a token.
    SignedIn {
        /// The token.
        token: String,
    },
}

/// How the stand-in goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Not at all.
    None,
    /// Nobody listens.
    Refuse,
    /// Connections are taken and never answered.
    BlackHole,
    /// Every page answers with this status.
    Status(u16),
    /// Every answer takes so long.
    Slow(Duration),
    /// Every page is a hotel's log-in page.
    CaptivePortal,
    /// Every page leads to a hotel's log-in page on another host.
    PortalElsewhere,
    /// The same, by a script in the page.
    PortalByScript,
    /// Some other web server, which shows the same page for every address.
    OtherServer,
    /// Everything is there but `config.js`, which answers with this status.
    NoConfig(u16),
    /// The room's page is one of the organisation's own, without Jitsi; `config.js` is there.
    OwnPage,
}

/// One request.
#[derive(Clone, Debug)]
pub struct Request {
    /// `GET` or `POST`.
    pub method: String,
    /// Host and port that was asked.
    pub host: String,
    /// Path and query.
    pub target: String,
    /// The browser's or program's name for itself.
    pub user_agent: String,
}

#[derive(Debug)]
pub(crate) struct State {
    /// Jitsi's code for the room page.
    pub(crate) room_script: PathBuf,
    pub(crate) fault: watch::Sender<Fault>,
    pub(crate) proof: watch::Sender<Proof>,
    orders: broadcast::Sender<String>,
    reports: Mutex<Vec<Report>>,
    arrived: Condvar,
    requests: Mutex<Vec<Request>>,
    /// Connections that were taken, whatever came of them.
    pub(crate) connections: AtomicUsize,
}

impl State {
    pub(crate) fn new(room_script: PathBuf) -> Self {
        Self {
            room_script,
            fault: watch::Sender::new(Fault::None),
            proof: watch::Sender::new(Proof::Good),
            orders: broadcast::Sender::new(16),
            reports: Mutex::default(),
            arrived: Condvar::new(),
            requests: Mutex::default(),
            connections: AtomicUsize::new(0),
        }
    }

    pub(crate) fn order(&self, order: &Order) {
        // No page may be open: then nobody has to do anything.
        drop(self.orders.send(serde_json::to_string(order).unwrap()));
    }

    pub(crate) fn listen_for_orders(&self) -> broadcast::Receiver<String> {
        self.orders.subscribe()
    }

    pub(crate) fn go_wrong(&self, fault: Fault) {
        self.fault.send_replace(fault);
    }

    pub(crate) fn prove(&self, proof: Proof) {
        self.proof.send_replace(proof);
    }

    pub(crate) fn add_report(&self, report: Report) {
        self.reports().push(report);
        self.arrived.notify_all();
    }

    /// Takes the first report of this event, or after the deadline tells what else is there.
    pub(crate) fn take(&self, event: &str, deadline: Instant) -> Result<Report, Vec<Report>> {
        let mut reports = self.reports();
        loop {
            if let Some(index) = reports.iter().position(|report| report.event == event) {
                return Ok(reports.remove(index));
            }
            let left = deadline.saturating_duration_since(Instant::now());
            if left.is_zero() {
                return Err(reports.clone());
            }
            reports = self.arrived.wait_timeout(reports, left).unwrap().0;
        }
    }

    pub(crate) fn add_request(&self, request: Request) {
        self.requests.lock().unwrap().push(request);
    }

    pub(crate) fn requests(&self) -> Vec<Request> {
        self.requests.lock().unwrap().clone()
    }

    fn reports(&self) -> MutexGuard<'_, Vec<Report>> {
        self.reports.lock().unwrap()
    }
}
