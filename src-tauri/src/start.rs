//! Starting with windows: one instance, a meeting's browser before anything else, then Tauri.

use std::path::PathBuf;
use std::sync::{Arc, mpsc};

use bbw_meet_core::deployment::{self, Deployment};
use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::language::Language;
use jiff::Timestamp;
use tauri::{AppHandle, Manager, RunEvent};

#[cfg(windows)]
use crate::app::Todo;
use crate::app::{App, Screen};
use crate::exit::Exit;
use crate::folders::Folders;
use crate::instance::{self, Role};
use crate::launch::Request;
use crate::session::Session;
use crate::{commands, environment, hidden, log, meeting, message, session};

const DEPLOYMENT: &str = include_str!("../deployment.json");
/// The notice that comes with the program, unless a deployment names another one.
pub(crate) const NOTICE: &str = include_str!("../../ui/notice/notice.de.html");

/// The deployment that counts on this computer.
///
/// # Errors
/// `deployment-broken`: never a silent fall-back to another one.
pub(crate) fn deployment() -> Result<Deployment, Problem> {
    if let Some(path) = std::env::var_os(deployment::VARIABLE) {
        return Deployment::read(path.as_ref(), NOTICE);
    }
    let system = system_file();
    match std::fs::symlink_metadata(&system) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            Deployment::built_in(DEPLOYMENT, NOTICE)
        }
        Ok(_) | Err(_) => Deployment::read(&system, NOTICE),
    }
}

/// The file an administrator puts down for all people of a computer. On Windows it lies beside the program: where that
/// is installed for all, only administrators can write there, unlike `C:\\ProgramData`.
fn system_file() -> PathBuf {
    if cfg!(windows) {
        // Without its own path, a program finds no such file either.
        let program = std::env::current_exe().unwrap_or_default();
        program.with_file_name(deployment::FILE)
    } else {
        PathBuf::from(deployment::SYSTEM_FILE)
    }
}

/// Starts, or hands `request` to the running program.
pub(crate) fn start(request: Request, language: Language, on_command_line: bool) -> Exit {
    if on_command_line && request.may_hold_token() {
        return match hidden::restart(&request) {
            Ok(()) => Exit::Done,
            Err(problem) => fail(&problem, language),
        };
    }
    let deployment = match deployment() {
        Ok(deployment) => deployment,
        Err(problem) => return fail(&problem, language),
    };
    let Some(folders) = Folders::of_this_person() else {
        return fail(
            &Problem::new(Code::StorageFailed).with("error", "no home folder"),
            language,
        );
    };
    let first = match instance::take_part(&folders.meeting_places(), &request) {
        Ok(Role::First(first)) => first,
        Ok(Role::Later) => return Exit::Done,
        Err(problem) => return fail(&problem, language),
    };
    if !environment::has_display() {
        return fail(&Code::NoDisplay.into(), language);
    }
    environment::prepare_webview();

    let now = Timestamp::now();
    let session = Session::new(
        Arc::new(deployment),
        folders,
        language,
        meeting::survey(),
        now,
    );
    log::keep_last_words(&session.folders.data);
    session.log_start();
    let (app, list) = App::new(session);
    #[cfg(windows)]
    if tauri::webview_version().is_err() {
        return run_without_launcher(&app, list, first, &request);
    }
    let (tauri_is_up, coming) = mpsc::channel();
    app.work(list, Screen::Tauri { coming, here: None });
    app.launch(&request);
    run(app, first, tauri_is_up, language)
}

/// Tauri would show a text of its own, in English, and panic. Ends when there is nothing left to say.
#[cfg(windows)]
fn run_without_launcher(
    app: &App,
    list: mpsc::Receiver<Todo>,
    mut first: instance::First,
    request: &Request,
) -> Exit {
    let (end, ended) = mpsc::channel();
    app.work(list, Screen::Words(end));
    let later = app.clone();
    first.serve(move |request| later.launch(&request));
    let missing = Problem::new(Code::HostMissing);
    message::note(app.session().language(), &missing);
    app.launch(request);
    let exit = ended.recv().unwrap_or(Exit::Failed);
    first.stop_serving();
    exit
}

fn run(
    app: App,
    mut first: instance::First,
    tauri_is_up: mpsc::Sender<AppHandle>,
    language: Language,
) -> Exit {
    // Tauri would panic.
    if !environment::opens_display() {
        return fail(&Code::NoDisplay.into(), language);
    }
    let later = app.clone();
    first.serve(move |request| later.launch(&request));
    let (closing, ended) = (app.clone(), app.clone());
    let context = tauri::generate_context!();
    environment::set_identity(&context.config().identifier);
    let built = commands::register(tauri::Builder::default())
        .manage(app)
        .setup(move |tauri| {
            // Whoever waits for Tauri is told; nobody waits only when the program is ending.
            let _ = tauri_is_up.send(tauri.handle().clone());
            Ok(())
        })
        .build(context);
    let tauri = match built {
        Ok(tauri) => tauri,
        Err(_) => return fail(&Code::NoDisplay.into(), language),
    };
    let code = tauri.run_return(move |tauri, event| {
        // No window is no reason to end while a meeting runs in another process, or one is being opened.
        if let RunEvent::ExitRequested {
            code: None, api, ..
        } = &event
            && closing.session().running.is_some()
        {
            api.prevent_exit();
        }
        if let RunEvent::Exit = event {
            tauri
                .webview_windows()
                .into_values()
                .for_each(|window| drop(window.destroy()));
        }
    });
    first.stop_serving();
    let (erased, folders) = {
        let session = ended.session();
        (session.erased, session.folders.clone())
    };
    if erased {
        session::sweep(&folders);
    }
    drop(first);
    if code == 0 { Exit::Done } else { Exit::Failed }
}

fn fail(problem: &Problem, language: Language) -> Exit {
    message::fail(language, problem);
    problem.code.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_deployment_that_is_compiled_in_is_right() {
        let deployment = Deployment::built_in(DEPLOYMENT, NOTICE).unwrap();
        assert_eq!(
            deployment.servers[0].as_str(),
            "https://meet.bbw-leipzig.de"
        );
        assert_eq!(
            deployment.guest_page.as_str(),
            "https://www.bbw-leipzig.de/meet-jitsi/"
        );
    }
}
