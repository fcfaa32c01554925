//! The launcher's window. It exists only while there is something to show: while a meeting runs elsewhere, its web
//! view would cost some 200 MiB for nothing.

mod ask;
#[cfg(target_os = "linux")]
mod menu;
mod page;
mod place;

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::thread;
#[cfg(target_os = "linux")]
use std::time::Duration;
use std::time::Instant;

use bbw_meet_core::window::protocol::Launcher;
use bbw_meet_core::window::{Activation, FromWindow, ToWindow};
use tauri::webview::{NewWindowResponse, PageLoadEvent};
use tauri::{
    App, AppHandle, DragDropEvent, Emitter, Manager, RunEvent, UserAttentionType, WebviewUrl,
    WebviewWindow, WebviewWindowBuilder, WindowEvent,
};

use self::ask::Asking;
use self::place::Memory;
use crate::exit::Exit;
use crate::link::{Link, Listener, Teller};
use crate::{end, environment, front};

/// The one label the launcher's capability names.
const LABEL: &str = "launcher";

/// The event that brings the page a new view.
const VIEW: &str = "view";

/// The event that says whether something is dragged over the window: WebView2 does not tell the page itself.
const DRAG: &str = "drag";

/// The window's, unless the organisation has a name of its own for the program, and that of `ui/index.html` before its
/// script has run.
const TITLE: &str = "BBW Meet";

/// First size, in CSS pixels.
const SIZE: (f64, f64) = (720.0, 760.0);

/// Smallest size, in CSS pixels: WCAG 2.2, criterion 1.4.10, asks for 320.
const SMALLEST: (f64, f64) = (320.0, 480.0);

/// How long the first picture goes before what nobody waits for.
#[cfg(target_os = "linux")]
const FIRST_PICTURE: Duration = Duration::from_millis(500);

/// Shows the launcher until the program ends it.
pub(crate) fn run(link: Link, launcher: Launcher) -> Exit {
    environment::spare_gpu();
    if let Err(exit) = environment::opens_display() {
        return exit;
    }
    environment::rest_caret();
    let context = crate::context();
    environment::set_identity(&context.config().identifier);
    let (listener, teller) = link.split();
    let built = tauri::Builder::default()
        .manage(Asking::new(teller.clone()))
        .invoke_handler(tauri::generate_handler![ask::ask])
        .build(context);
    let app = match built {
        Ok(app) => app,
        Err(error) => return fail(&teller, &error),
    };
    listen(app.handle().clone(), listener);
    if let Err(error) = build(&app, &launcher, &teller) {
        return fail(&teller, &error);
    }
    let _ = app.run_return(|tauri, event| {
        if let RunEvent::Exit = event {
            tauri
                .webview_windows()
                .into_values()
                .for_each(|window| drop(window.destroy()));
        }
    });
    teller.finish();
    Exit::Done
}

/// Says why nothing can be shown, where the exit code alone does not.
fn fail(teller: &Teller, error: &tauri::Error) -> Exit {
    let (exit, why) = environment::failed(error);
    if exit == Exit::BrokenWebview {
        teller.tell(&FromWindow::Broken(why));
        teller.finish();
    }
    exit
}

/// Does what the program says, on a thread of its own; the process ends with the program.
fn listen(tauri: AppHandle, listener: Listener) {
    thread::spawn(move || {
        listener.listen(|message| hear(&tauri, message));
        end::soon(&tauri);
    });
}

fn hear(tauri: &AppHandle, message: ToWindow) -> ControlFlow<()> {
    match message {
        ToWindow::View(view) => {
            // Before the page listens nobody hears it, which is no error: the page asks once it does.
            let _ = tauri.emit_to(LABEL, VIEW, view);
        }
        ToWindow::Answer { id, answer } => tauri.state::<Asking>().answer(id, answer),
        ToWindow::Show(leave) => on_main_thread(tauri, |window| window.show(leave)),
        ToWindow::Close => {
            on_main_thread(tauri, Window::tell_place);
            tauri.exit(0);
        }
        // There is one first message.
        ToWindow::Begin(_) => return ControlFlow::Break(()),
    }
    ControlFlow::Continue(())
}

fn on_main_thread(tauri: &AppHandle, act: impl FnOnce(&Window) + Send + 'static) {
    let this = tauri.clone();
    // Fails only when the process is ending.
    let _ = tauri.run_on_main_thread(move || {
        if let Some(window) = this.try_state::<Window>() {
            act(&window);
        }
    });
}

/// The window, and what is known of it. Used on the main thread.
struct Window {
    window: WebviewWindow,
    teller: Teller,
    /// Where it is; `None` while it cannot be seen.
    memory: Mutex<Memory>,
}

fn build(app: &App, launcher: &Launcher, teller: &Teller) -> tauri::Result<()> {
    let window = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::App("index.html".into()))
        .title(launcher.brand.name.as_deref().unwrap_or(TITLE))
        .inner_size(SIZE.0, SIZE.1)
        .min_inner_size(SMALLEST.0, SMALLEST.1)
        .prevent_overflow()
        .center()
        // Shown when there is something to see: a white flash is no welcome.
        .visible(false)
        .background_color(environment::paper(launcher.view.profile.settings.theme))
        // The same each time: WebKitGTK finds its context again by this folder.
        .data_directory(launcher.folder.clone())
        // What people type is kept where they can see and erase it, or not at all.
        .general_autofill_enabled(false)
        .initialization_script(page::script(launcher))
        .on_navigation(is_launcher_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        // The page names itself once it has drawn itself; the rest of it, a picture, may come later.
        .on_document_title_changed(|window, title| {
            if title != TITLE
                && let Some(this) = window.try_state::<Window>()
            {
                this.page_is_there();
            }
        })
        // Whatever went wrong in it, a page that is there is shown.
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished
                && let Some(this) = window.try_state::<Window>()
            {
                this.page_is_there();
            }
        })
        .build()?;
    environment::relaunch_program(&window, &app.config().identifier);
    if let Some(scale) = environment::text_scale() {
        let _ = window.set_zoom(scale);
    }
    #[cfg(target_os = "linux")]
    menu::tidy(&window);
    environment::ready_unseen(&window);
    let memory = Memory::of(place::restore(&window, launcher.place));
    window.on_window_event({
        let window = window.clone();
        move |event| {
            if let Some(this) = window.try_state::<Window>() {
                this.hear(event);
            }
        }
    });
    app.manage(Window {
        window,
        teller: teller.clone(),
        memory: Mutex::new(memory),
    });
    Ok(())
}

impl Window {
    /// The page has drawn itself. What comes after the first time changes nothing.
    fn page_is_there(&self) {
        if !self.with_memory(Memory::begin) {
            return;
        }
        let _ = self.window.show();
        let _ = self.window.set_focus();
        // A window that is not there yet forgets it.
        if self.with_memory(|memory| memory.is_maximized()) {
            let _ = self.window.maximize();
        }
        self.teller.tell(&FromWindow::Shown);
        self.look_for_webrtc();
    }

    /// Takes some 30 ms, so it waits until the person has got something to look at.
    #[cfg(target_os = "linux")]
    fn look_for_webrtc(&self) {
        let teller = self.teller.clone();
        gtk::glib::timeout_add_local_once(FIRST_PICTURE, move || {
            teller.tell(&FromWindow::Webrtc(crate::webrtc::is_there()));
        });
    }

    /// WebView2 has it.
    #[cfg(windows)]
    fn look_for_webrtc(&self) {}

    fn show(&self, leave: Option<Activation>) {
        // Before the page is there it will come by itself.
        if !self.with_memory(|memory| memory.has_begun()) {
            return;
        }
        // Fails only where the window system knows no such thing.
        let _ = self.window.show();
        front::come(&self.window, leave);
        let _ = self
            .window
            .request_user_attention(Some(UserAttentionType::Informational));
        self.teller.tell(&FromWindow::Shown);
    }

    fn hear(&self, event: &WindowEvent) {
        if let Some(over) = is_dragged_over(event) {
            let _ = self.window.emit_to(LABEL, DRAG, over);
        }
        if let WindowEvent::Resized(_) | WindowEvent::Moved(_) = event {
            if let Some(place) = place::now(&self.window) {
                self.with_memory(|memory| memory.see(place, Instant::now()));
            }
        } else if let WindowEvent::CloseRequested { api, .. } = event {
            // The program says when this process may go; for the person it is gone at once.
            api.prevent_close();
            self.tell_place();
            let _ = self.window.hide();
            self.teller.tell(&FromWindow::Closed);
        } else if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
            let paths = sendable(paths);
            if !paths.is_empty() {
                // Whoever drops a file while the program does not read sees that nothing happens.
                let _ = self.teller.offer(&FromWindow::Dropped(paths));
            }
        }
    }

    fn tell_place(&self) {
        // Only what has been seen is worth keeping.
        if !self.window.is_visible().unwrap_or_default() {
            return;
        }
        let place = match place::now(&self.window) {
            Some(now) => self.with_memory(|memory| memory.place(now)),
            None => {
                let maximized = environment::comes_back_maximised(&self.window);
                self.with_memory(|memory| memory.place_of_minimised(maximized))
            }
        };
        if let Some(place) = place {
            self.teller.tell(&FromWindow::Placed(place));
        }
    }

    fn with_memory<T>(&self, use_it: impl FnOnce(&mut Memory) -> T) -> T {
        // A panic elsewhere does not make it unusable: each change is complete in itself.
        use_it(&mut self.memory.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Does this say that something is, or no longer is, dragged over the window?
fn is_dragged_over(event: &WindowEvent) -> Option<bool> {
    let WindowEvent::DragDrop(event) = event else {
        return None;
    };
    match event {
        DragDropEvent::Enter { .. } => Some(true),
        DragDropEvent::Drop { .. } | DragDropEvent::Leave => Some(false),
        // Each step of the mouse on its way, and kinds there may be one day.
        DragDropEvent::Over { .. } | _ => None,
    }
}

/// What the program can be told: whole paths, in Unicode.
fn sendable(paths: &[PathBuf]) -> Vec<PathBuf> {
    paths
        .iter()
        .filter(|path| path.is_absolute() && path.to_str().is_some())
        .cloned()
        .collect()
}

/// The launcher shows its own page and nothing else. Windows serves it as `http://tauri.localhost`.
fn is_launcher_page(url: &url::Url) -> bool {
    url.scheme() == "tauri" && url.host_str() == Some("localhost")
        || url.scheme() == "http" && url.host_str() == Some("tauri.localhost")
}

#[cfg(test)]
mod tests {
    use url::Url;

    use super::*;

    #[test]
    fn the_launcher_goes_nowhere_else() {
        for address in [
            "https://meet.bbw.example/r",
            "file:///etc/passwd",
            "about:blank",
            "http://localhost/",
            "tauri://evil/",
        ] {
            assert!(
                !is_launcher_page(&Url::parse(address).unwrap()),
                "{address}"
            );
        }
        assert!(is_launcher_page(
            &Url::parse("tauri://localhost/index.html").unwrap()
        ));
    }

    #[cfg(unix)]
    #[test]
    fn only_whole_paths_in_unicode_are_handed_on() {
        use std::ffi::OsStr;
        use std::os::unix::ffi::OsStrExt;

        let paths = [
            PathBuf::from("/home/anna/Grüße.bbwmeet"),
            PathBuf::from("elsewhere.bbwmeet"),
            PathBuf::from(OsStr::from_bytes(b"/home/anna/\xff.bbwmeet")),
        ];
        assert_eq!(sendable(&paths), paths[..1]);
    }
}
