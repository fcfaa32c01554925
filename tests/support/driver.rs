//! WebKit's own driver, which drives the page of whichever process waits for it on one port.

use std::net::{TcpListener, TcpStream};
use std::process::{Child, Command};
use std::sync::atomic::{AtomicU32, Ordering};
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

/// A port that was free a moment ago; neither the driver nor WebKit can choose one themselves. Each is given once, and from
/// below those that Linux gives to whoever asks for none (`ip_local_port_range` begins at 32,768), so that nobody has it
/// by the time it is used.
pub(crate) fn free_port() -> u16 {
    const FIRST: u32 = 16_000;
    const COUNT: u32 = 16_000;
    static GIVEN: AtomicU32 = AtomicU32::new(0);
    // Other test processes begin elsewhere.
    let start = std::process::id().wrapping_mul(331);
    let ports = (0..COUNT).map(|_| {
        let given = GIVEN.fetch_add(1, Ordering::Relaxed);
        FIRST + start.wrapping_add(given) % COUNT
    });
    let mut ports = ports.filter_map(|port| u16::try_from(port).ok());
    ports
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .expect("a free port")
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
