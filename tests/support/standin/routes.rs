//! The stand-in's pages and the two lines to its pages: reports in, orders out.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{Path, Request as HttpRequest, State as Shared};
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::middleware::{self, Next};
use axum::response::sse::{Event, Sse};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use futures_util::stream::{self, Stream};
use tokio::sync::broadcast::Receiver;
use tokio::sync::broadcast::error::RecvError;

use super::state::{Fault, Request, State};
use super::{Report, hostile};

const ROOM: &str = include_str!("pages/room.html");
const PLAIN: &str = include_str!("pages/plain.html");
const PLAIN_SCRIPT: &str = include_str!("pages/plain.js");
const WORKER: &str = include_str!("pages/pwa-worker.js");
const STYLE: &str = include_str!("pages/page.css");

/// What a Jitsi server's `config.js` begins with; the program looks for `var config`.
const CONFIG: &str = "/* eslint-disable no-unused-vars */\nvar config = { prejoinConfig: { enabled: true }, p2p: { enabled: true } };\n";

const PORTAL: &str =
    "<!doctype html><title>Hotel WLAN</title><h1>Bitte melden Sie sich an</h1><form><input></form>";

const OTHER: &str =
    "<!doctype html><title>Apache2 Debian Default Page: It works</title><h1>It works!</h1>";

pub(crate) fn all(state: Arc<State>) -> Router {
    Router::new()
        .route("/config.js", get(|| script(CONFIG.into())))
        .route(
            "/css/page.css",
            get(|| async { typed("text/css", STYLE.into()) }),
        )
        .route("/libs/plain.js", get(|| script(PLAIN_SCRIPT.into())))
        .route("/libs/room.js", get(room_script))
        .route("/pwa-worker.js", get(|| script(WORKER.into())))
        .route("/sounds/{file}", get(sound))
        .route("/static/{page}", get(static_page))
        .route("/report", post(report))
        .route("/control", get(control))
        .route("/", get(home))
        .route("/{room}", get(room))
        .route("/{tenant}/{room}", get(room))
        .merge(hostile::routes())
        .layer(middleware::from_fn_with_state(Arc::clone(&state), gate))
        .with_state(state)
}

/// Every request passes here: it is noted down, and answered wrongly if that is ordered.
async fn gate(Shared(state): Shared<Arc<State>>, request: HttpRequest, next: Next) -> Response {
    let target = request.uri().path();
    let inner = target == "/report" || target == "/control";
    if !inner {
        state.add_request(seen(&request));
    }
    let fault = *state.fault.borrow();
    let meetings = matches!(site(request.headers()), Site::Meetings);
    let config = target == "/config.js";
    let mut response = match fault {
        Fault::Status(code) if !inner => StatusCode::from_u16(code)
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            .into_response(),
        Fault::CaptivePortal if !inner => Html(PORTAL).into_response(),
        Fault::PortalElsewhere if !inner && meetings => {
            Redirect::to(&elsewhere(&request)).into_response()
        }
        Fault::PortalByScript if !inner && meetings => {
            // A page that has come and is not yet on its way.
            let way = format!("location = '{}'", elsewhere(&request));
            Html(format!(
                "<script>setTimeout(() => {{ {way} }}, 300)</script>"
            ))
            .into_response()
        }
        Fault::OtherServer if !inner => Html(OTHER).into_response(),
        Fault::NoConfig(code) if config => StatusCode::from_u16(code)
            .unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            .into_response(),
        Fault::OwnPage if !inner && !config => Html(OTHER).into_response(),
        Fault::Slow(delay) => {
            tokio::time::sleep(delay).await;
            next.run(request).await
        }
        Fault::None
        | Fault::Refuse
        | Fault::BlackHole
        | Fault::Status(_)
        | Fault::CaptivePortal
        | Fault::PortalElsewhere
        | Fault::PortalByScript
        | Fault::OtherServer
        | Fault::NoConfig(_)
        | Fault::OwnPage => next.run(request).await,
    };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// A page of this server under another name.
fn elsewhere(request: &HttpRequest) -> String {
    let host = request.headers().get(header::HOST);
    let port = host
        .and_then(|host| host.to_str().ok()?.split(':').nth(1))
        .unwrap_or_default();
    format!("https://elsewhere.localhost:{port}/login")
}

fn seen(request: &HttpRequest) -> Request {
    let header = |name| {
        request
            .headers()
            .get(name)
            .and_then(|value| value.to_str().ok())
            .unwrap_or_default()
            .to_owned()
    };
    Request {
        method: request.method().to_string(),
        host: header(header::HOST),
        target: request
            .uri()
            .path_and_query()
            .map(ToString::to_string)
            .unwrap_or_default(),
        user_agent: header(header::USER_AGENT),
    }
}

fn typed(kind: &'static str, content: Bytes) -> Response {
    ([(header::CONTENT_TYPE, kind)], content).into_response()
}

pub(super) async fn script(content: Bytes) -> Response {
    typed("text/javascript; charset=utf-8", content)
}

async fn room_script(Shared(state): Shared<Arc<State>>) -> Response {
    script(std::fs::read(&state.room_script).unwrap_or_default().into()).await
}

/// A sound of Jitsi's own.
async fn sound(Path(file): Path<String>) -> Response {
    let kind = match file.rsplit_once('.') {
        Some((_, "mp3")) => "audio/mpeg",
        Some((_, "opus")) => "audio/ogg",
        Some(_) | None => return StatusCode::NOT_FOUND.into_response(),
    };
    let path = crate::jitsi::Version::Today
        .folder()
        .join("sounds")
        .join(file);
    match std::fs::read(path) {
        Ok(sound) => typed(kind, sound.into()),
        Err(_) => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The meeting server's rooms; on other hosts, somebody else's pages.
async fn room(uri: Uri, headers: HeaderMap) -> Html<String> {
    match site(&headers) {
        Site::Meetings if uri.path().ends_with(hostile::ROOM) => Html(hostile::PAGE.to_owned()),
        Site::Meetings => Html(ROOM.to_owned()),
        Site::SignIn => plain("Anmeldung", "sign-in"),
        Site::Elsewhere => plain("Eine andere Seite", "foreign"),
    }
}

async fn home(uri: Uri, headers: HeaderMap) -> Html<String> {
    match site(&headers) {
        Site::Meetings => plain("Willkommen", "welcome"),
        Site::SignIn | Site::Elsewhere => room(uri, headers).await,
    }
}

async fn static_page(Path(page): Path<String>) -> Response {
    let (title, event) = match page.as_str() {
        "close.html" | "close2.html" | "close3.html" => ("Danke", "close"),
        "offline.html" => ("Sie sind offline", "offline"),
        "authError.html" => ("Kein Zutritt", "auth-error"),
        "webrtcUnsupported.html" => (
            "WebRTC is not available in your browser",
            "webrtc-unsupported",
        ),
        "recommendedBrowsers.html" => (
            "Dieser Browser wird nicht unterstützt",
            "recommended-browsers",
        ),
        _ => return StatusCode::NOT_FOUND.into_response(),
    };
    plain(title, event).into_response()
}

fn plain(title: &str, event: &str) -> Html<String> {
    Html(
        PLAIN
            .replace("{{title}}", title)
            .replace("{{event}}", event),
    )
}

enum Site {
    Meetings,
    SignIn,
    Elsewhere,
}

fn site(headers: &HeaderMap) -> Site {
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok())
        .unwrap_or_default();
    match host.split(':').next() {
        Some("elsewhere.localhost") => Site::Elsewhere,
        Some("login.localhost") => Site::SignIn,
        Some(_) | None => Site::Meetings,
    }
}

async fn report(Shared(state): Shared<Arc<State>>, body: Bytes) -> StatusCode {
    match serde_json::from_slice::<Report>(&body) {
        Ok(report) => {
            state.add_report(report);
            StatusCode::NO_CONTENT
        }
        Err(error) => {
            let error = Some(format!("{error} in {}", String::from_utf8_lossy(&body)));
            state.add_report(Report {
                event: "unreadable".to_owned(),
                error,
                ..Report::default()
            });
            StatusCode::BAD_REQUEST
        }
    }
}

async fn control(
    Shared(state): Shared<Arc<State>>,
) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    async fn next(
        mut orders: Receiver<String>,
    ) -> Option<(Result<Event, Infallible>, Receiver<String>)> {
        loop {
            match orders.recv().await {
                Ok(order) => return Some((Ok(Event::default().data(order)), orders)),
                Err(RecvError::Lagged(_)) => {}
                Err(RecvError::Closed) => return None,
            }
        }
    }
    // The first bytes tell the browser that the line is open.
    let hello = stream::iter([Ok(Event::default().comment("open"))]);
    Sse::new(stream::StreamExt::chain(
        hello,
        stream::unfold(state.listen_for_orders(), next),
    ))
    .keep_alive(axum::response::sse::KeepAlive::new().interval(Duration::from_secs(5)))
}
