//! The windows of BBW Meet: a process of its own, started by `bbw-meet` when there is something to show and gone when
//! there is not. It shows what the program says, hands on what the person asks, and decides nothing.
//!
//! What both say to each other is declared in core, `window/protocol.rs`. One process shows one window: the launcher,
//! a meeting in the system's web view, or the page for trying one out. They share no more than the road to the program.

mod by_hand;
mod end;
mod environment;
mod exit;
mod front;
mod launcher;
mod link;
mod meeting;
mod webrtc;
#[cfg(windows)]
mod win32;

use std::process::ExitCode;

use bbw_meet_core::window::{FromWindow, Role};

use exit::Exit;
use link::Link;

/// Runs the window: from the program's first message to the exit code.
pub fn run() -> ExitCode {
    #[cfg(windows)]
    win32::load_only_known_libraries();
    end::tell_only_where();
    let Some(mut link) = Link::take() else {
        return by_hand::start_program().into();
    };
    end::with_program();
    let exit = match link.begin() {
        Ok(Role::Launcher(launcher)) => launcher::run(link, *launcher),
        Ok(Role::Meeting(order)) => meeting::run(link, *order),
        Ok(Role::Practice(order)) => meeting::practice::run(link, *order),
        Ok(Role::Probe) => probe(link),
        Err(exit) => exit,
    };
    exit.into()
}

/// What Tauri's build has put into this program.
fn context() -> tauri::Context {
    tauri::generate_context!()
}

/// Says what this computer's web view can do. Needs no screen.
fn probe(link: Link) -> Exit {
    let (_, teller) = link.split();
    teller.tell(&FromWindow::Webrtc(webrtc::is_there()));
    teller.finish();
    Exit::Done
}
