//! The windows of a meeting: its own, and those of a sign-in. What holds for a page in one of them holds in all.

use bbw_meet_core::error::{Code, Problem};
use bbw_meet_core::meeting::page;
use bbw_meet_core::window::FromWindow;
use tauri::http::StatusCode;
use tauri::webview::{NewWindowFeatures, NewWindowResponse};
use tauri::{App, AppHandle, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Wry};
use url::Url;

use super::rules::{self, NewWindow};
use super::{Input, LABEL, Shared, sign_in, system};
use crate::environment;
use crate::exit::Exit;

/// Makes the meeting's own window.
///
/// # Errors
/// `host-not-started`, on Windows `host-broken`.
pub(super) fn meeting(app: &App, shared: &Shared) -> Result<WebviewWindow, Problem> {
    let start =
        system::first_page(&shared.order).map_err(|_| Problem::new(Code::HostNotStarted))?;
    let title = shared.order.title.as_deref().unwrap_or("BBW Meet");
    let builder = WebviewWindowBuilder::new(app, LABEL, WebviewUrl::External(start))
        .title(title)
        .inner_size(1200.0, 800.0)
        .prevent_overflow()
        .center()
        .initialization_script(&shared.order.script)
        .initialization_script(page::tell_over(&shared.order.server))
        .on_navigation({
            let shared = shared.clone();
            move |url| {
                let verdict = shared.course().starting(url.as_str());
                shared.send(Input::Course(verdict.news));
                verdict.allowed
            }
        });
    let builder = for_page_of_meeting(builder, app.handle(), shared);
    system::follow(builder, shared)
        .build()
        .map_err(|error| not_started(&error))
}

fn not_started(error: &tauri::Error) -> Problem {
    let (exit, why) = environment::failed(error);
    if exit != Exit::BrokenWebview {
        return Code::HostNotStarted.into();
    }
    let problem = Problem::new(Code::HostBroken);
    match why {
        Some(code) => problem.with("error", format_args!("0x{code:08x}")),
        None => problem,
    }
}

/// What a page may do and may not, and where what it opens or saves goes.
pub(super) fn for_page_of_meeting<'a, M: Manager<Wry>>(
    builder: WebviewWindowBuilder<'a, Wry, M>,
    app: &AppHandle,
    shared: &Shared,
) -> WebviewWindowBuilder<'a, Wry, M> {
    let (app, opens) = (app.clone(), shared.clone());
    let builder = builder
        .data_directory(shared.order.folder.clone())
        // Jitsi takes files that are dropped onto it.
        .disable_drag_drop_handler()
        // Text can be made larger in a meeting, too.
        .zoom_hotkeys_enabled(true)
        // What people type into a meeting is not kept.
        .general_autofill_enabled(false)
        .incognito(shared.order.once)
        .devtools(false)
        // The launcher's files are no secret, but they are none of a stranger's page's business.
        .on_web_resource_request(|_, response| {
            *response.status_mut() = StatusCode::FORBIDDEN;
            response.headers_mut().clear();
            response.body_mut().to_mut().clear();
        })
        .on_new_window(move |url, features| open(&app, &opens, url, features));
    system::guard_builder(builder, &shared.order)
}

/// A page wants another window.
fn open(
    app: &AppHandle,
    shared: &Shared,
    url: Url,
    features: NewWindowFeatures,
) -> NewWindowResponse<Wry> {
    match rules::new_window(url, &shared.order.sign_in, &shared.order.server) {
        NewWindow::Here => match sign_in::window(app, shared, features) {
            Some(window) => NewWindowResponse::Create { window },
            None => NewWindowResponse::Deny,
        },
        NewWindow::Elsewhere(url) => {
            // A page that wants more than the program can read does not get it.
            let _ = shared.teller.offer(&FromWindow::Elsewhere(url.into()));
            NewWindowResponse::Deny
        }
        NewWindow::Nowhere => NewWindowResponse::Deny,
    }
}
