//! The end of a session on Windows: a person logs out, the computer goes down, an installer needs the program's files
//! (Restart Manager). Windows asks a program's top-level windows then; this program has none but the one here, which
//! nobody ever sees.

#![allow(unsafe_code)] // Calls into the system: each says why it is sound.

use std::sync::OnceLock;
use std::thread;

use windows::Win32::Foundation::{HWND, LPARAM, LRESULT, WPARAM};
use windows::Win32::UI::WindowsAndMessaging::{
    CreateWindowExW, DefWindowProcW, DispatchMessageW, GetMessageW, MSG, RegisterClassW,
    WINDOW_EX_STYLE, WM_CLOSE, WM_ENDSESSION, WM_QUERYENDSESSION, WNDCLASSW, WS_OVERLAPPED,
};
use windows::core::w;

static END: OnceLock<Box<dyn Fn() + Send + Sync>> = OnceLock::new();

/// Calls `end` when the session ends; when it returns, Windows may end the process. Where that cannot be arranged, the
/// process is ended without a word, and the next start tidies up.
pub(crate) fn obey(end: impl Fn() + Send + Sync + 'static) {
    // Once per process.
    if END.set(Box::new(end)).is_err() {
        return;
    }
    thread::spawn(|| {
        let class = WNDCLASSW {
            lpfnWndProc: Some(hear),
            lpszClassName: w!("bbw-meet-farewell"),
            ..Default::default()
        };
        // SAFETY: the class's name and procedure live as long as the process; the window belongs to this thread, which
        // alone fetches its messages.
        unsafe {
            RegisterClassW(&class);
            let made = CreateWindowExW(
                WINDOW_EX_STYLE::default(),
                class.lpszClassName,
                w!("BBW Meet"),
                WS_OVERLAPPED,
                0,
                0,
                0,
                0,
                None,
                None,
                None,
                None,
            );
            let mut message = MSG::default();
            while made.is_ok() && GetMessageW(&mut message, None, 0, 0).as_bool() {
                DispatchMessageW(&message);
            }
        }
    });
}

unsafe extern "system" fn hear(window: HWND, message: u32, word: WPARAM, long: LPARAM) -> LRESULT {
    match message {
        // Nothing is worth keeping a computer from shutting down.
        WM_QUERYENDSESSION => LRESULT(1),
        WM_CLOSE => end(),
        WM_ENDSESSION if word.0 != 0 => end(),
        // SAFETY: what Windows has said, handed back as it came.
        _ => unsafe { DefWindowProcW(window, message, word, long) },
    }
}

fn end() -> LRESULT {
    if let Some(end) = END.get() {
        end();
    }
    LRESULT(0)
}
