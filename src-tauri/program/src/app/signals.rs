//! The end that comes from outside: a person logs out, the computer goes down, somebody ends the program.

use std::thread;
use std::time::Duration;

use super::App;

/// A meeting has ended by then, or will not end by itself: a browser has three seconds, a web view eight. Windows waits
/// five.
const PATIENCE: Duration = Duration::from_secs(if cfg!(windows) { 4 } else { 10 });

/// Ends the meeting and the program on SIGTERM and SIGHUP. Where that cannot be arranged, they end the program at once,
/// and the next start tidies up.
#[cfg(unix)]
pub(super) fn obey(app: &App) {
    use signal_hook::consts::{SIGHUP, SIGTERM};
    use signal_hook::iterator::Signals;
    use signal_hook::low_level::emulate_default_handler;

    let Ok(mut signals) = Signals::new([SIGTERM, SIGHUP]) else {
        return;
    };
    let app = app.clone();
    thread::spawn(move || {
        if let Some(signal) = signals.forever().next() {
            end(&app);
            // Fails only for a signal that does not exist.
            let _ = emulate_default_handler(signal);
        }
    });
}

/// Ends the meeting and the program at the end of the session, and when an installer needs its files.
#[cfg(windows)]
pub(super) fn obey(app: &App) {
    let app = app.clone();
    crate::desktop::farewell::obey(move || end(&app));
}

/// Returns only if the program could not end in time.
fn end(app: &App) {
    app.tell(|session, _| session.terminate());
    thread::sleep(PATIENCE);
}
