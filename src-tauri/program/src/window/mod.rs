//! A window, which is a process of its own: started, spoken to, listened to, ended. What it is to show and what its
//! words mean is decided elsewhere.

#[cfg(target_os = "linux")]
pub(crate) mod alone;
mod launcher;
mod link;
mod process;

use std::io;
use std::sync::Arc;

use bbw_meet_core::error::Code;
use bbw_meet_core::window::protocol::VERSION;
use bbw_meet_core::window::{Begin, Role, ToWindow};

use crate::desktop::process::Process;
pub(crate) use launcher::{Gone, Launcher, Shown};
pub(crate) use link::{Heard, Writer};

/// A running window.
pub(crate) struct Window {
    process: Arc<Process>,
    writer: Writer,
}

impl Window {
    /// Starts a window in this role. What it says goes to `hear`, on a thread of its own, to the end of its life.
    ///
    /// # Errors
    /// When the window's program is not there or cannot be started.
    pub(crate) fn start(role: Role, hear: impl Fn(Heard) + Send + 'static) -> io::Result<Self> {
        let process::Started {
            process,
            to_window,
            from_window,
        } = process::start()?;
        let process = Arc::new(process);
        let writer = Writer::new(to_window, process.id());
        link::listen(from_window, Arc::clone(&process), hear);
        writer.send(&ToWindow::Begin(Box::new(Begin {
            version: VERSION.to_owned(),
            role,
        })));
        Ok(Self { process, writer })
    }

    /// For speaking to it.
    pub(crate) fn writer(&self) -> &Writer {
        &self.writer
    }

    /// Ends it, whatever it does, and waits until it is gone.
    pub(crate) fn kill(&self) {
        // Fails only if it has ended in the meantime.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }

    /// How it ended. It has said that it is gone, so this takes no time.
    fn outcome(&self) -> Option<i32> {
        self.process.wait().ok().and_then(|status| status.code())
    }
}

/// What a window's exit code says of why it could not be shown; see the window's own `exit.rs`. With 1 GTK ends a program
/// whose screen has gone; Windows always has one.
fn reason(code: Option<i32>) -> Code {
    match code {
        Some(1 | 3) if cfg!(not(windows)) => Code::NoDisplay,
        Some(6) => Code::HostMissing,
        Some(7) => Code::VersionMixed,
        Some(8) => Code::HostBroken,
        Some(_) | None => Code::WindowFailed,
    }
}
