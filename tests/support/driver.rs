//! WebKit's own driver, which drives the page of whichever process waits for it on one port.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command};
use std::time::{Duration, Instant};

use serde_json::json;

use crate::desk::Desk;
use crate::needs;
use crate::standin::PATIENCE;
use crate::webdriver::{Refusal, Session};

/// A running driver. It ends when it is dropped.
#[derive(Debug)]
pub(crate) struct Driver {
    command: Command,
    port: u16,
    process: Child,
}

impl Driver {
    /// Starts a driver for whoever waits on the port `target` of loopback.
    pub(crate) fn start(desk: &Desk, target: u16) -> Self {
        let port = free_port();
        let mut command = desk.prepare(&needs("WebKitWebDriver", "webkit2gtk-driver"));
        command
            .arg(format!("--port={port}"))
            .arg(format!("--target=127.0.0.1:{target}"));
        let process = run(&mut command, port);
        Self {
            command,
            port,
            process,
        }
    }

    /// Begins a session with who waits there now.
    ///
    /// # Errors
    /// The driver's refusal.
    pub(crate) fn session(&mut self) -> Result<Session, Refusal> {
        let session = Session::start(self.port, &json!({}));
        if session.is_err() {
            // It holds on to a session that did not come about, and has only one.
            self.end();
            self.process = run(&mut self.command, self.port);
        }
        session
    }

    fn end(&mut self) {
        drop(self.process.kill());
        drop(self.process.wait());
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.end();
    }
}

/// A port that was free a moment ago; neither the driver nor WebKit can choose one themselves.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind(("127.0.0.1", 0))
        .unwrap()
        .local_addr()
        .unwrap()
        .port()
}

fn run(command: &mut Command, port: u16) -> Child {
    let process = command.spawn().unwrap();
    let deadline = Instant::now() + PATIENCE;
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(Instant::now() < deadline, "the driver does not listen");
        std::thread::sleep(Duration::from_millis(10));
    }
    process
}
